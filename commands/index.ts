// The list of all commands.
import type { Command } from '../src/chat/command.js';
import activation from './activation.js';
import check from './check.js';
import explain from './explain.js';
import { helpFor } from './help.js';
import hessian from './hessian.js';
import jacobian from './jacobian.js';

const answering: readonly Command[] = [jacobian, hessian, check, activation, explain];

export const commands: readonly Command[] = [...answering, helpFor(answering)];
