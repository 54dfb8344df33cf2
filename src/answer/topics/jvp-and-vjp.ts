// Products with the Jacobian, forwards and backwards.
import { productsWithVectors } from '../drawings/shapes.js';
import type { Topic } from './topic.js';

export const jvpAndVjp: Topic = {
  name: 'jvp-and-vjp',
  question: 'What are JVP and VJP?',
  short:
    'JVP is J·v, forward mode: how the output moves along v, one pass per input. VJP is Jᵀ·u, reverse mode: what a gradient u becomes, one pass per output: for a scalar loss one in all. Neither builds the Jacobian.',
  asked: [
    'why does backprop go backwards instead of forwards',
    'why do we never build the jacobian in backprop',
    'when should I use forward mode',
    'is reverse mode the same as backprop',
    'explain jvp',
    'explain vjp',
    'what is a vector jacobian product',
    'what is a jacobian vector product',
    'why is reverse mode cheaper for a scalar loss',
    'what is a jvp',
    'what is a vjp',
    'difference between jvp and vjp',
    'forward mode versus reverse mode',
    'jacfwd or jacrev',
    'pullback and pushforward',
  ],
  claims: [{ left: "u'*(J*v)", right: "(J'*u)'*v", where: 'u: m, J: mxn, v: n' }],
  drawing: productsWithVectors(),
  text: [
    'One JVP gives a column of J, one VJP a row. With few inputs take forward mode (jacfwd), with few outputs, such as a loss, reverse mode (jacrev).',
    'Backpropagation is one VJP with u = 1.',
  ],
  examples: [
    { label: 'W*x', expression: 'W*x', wrt: 'x', derivative: 'W' },
    { label: 'softmax(x)', expression: 'softmax(x)', wrt: 'x' },
  ],
};
