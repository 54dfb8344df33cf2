// /activation: one activation function, its derivative, its kinks and what the frameworks report there.
import { activationAnswer, activationNames } from '../src/answer/activation.js';
import { defineCommand } from '../src/chat/command.js';
import { presentActivation } from '../src/chat/present-activation.js';

export default defineCommand({
  name: 'activation',
  description: 'One activation: formula, derivative, graphs, kinks, what each framework reports there, code',
  main: 'name',
  args: {
    name: { kind: 'name', required: true, names: () => activationNames, description: 'Its name, as in gelu' },
    at: { kind: 'values', description: 'Numbers, as in [1, -2, 3]' },
    view: { kind: 'choice', choices: ['answer', 'code'], fallback: 'answer', description: 'What to show of it' },
  },
  examples: [{ name: 'relu', at: '[1, -2, 0]' }, { name: 'gelu' }, { name: 'leaky_relu' }],
  run: ({ name, at, view }) => presentActivation(activationAnswer(name, at), view, at),
});
