// The lists of commands: those for everybody, and all for platforms that know who asks.
import type { Command } from '../src/chat/command.js';
import activation from './activation.js';
import { askFor } from './ask.js';
import check from './check.js';
import explain from './explain.js';
import { helpFor } from './help.js';
import hessian from './hessian.js';
import jacobian from './jacobian.js';
import settings from './settings.js';

const answering: readonly Command[] = [jacobian, hessian, check, activation, explain];

const all: readonly Command[] = [...answering, askFor(answering)];

export const commands: readonly Command[] = [...all, helpFor(all)];

export const allCommands: readonly Command[] = [...commands, settings];
