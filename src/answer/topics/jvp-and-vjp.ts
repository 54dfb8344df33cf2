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
  particular: [
    {
      asked: ['what does jax.vjp return', 'what does jax vjp give'],
      first:
        'The pair of f(x) and a function u ↦ Jᵀ·u; apply that to a gradient by the output for the one by the input.',
    },
    {
      asked: [
        'does backward compute J v or J^T v',
        'does backward() multiply with the jacobian or with its transpose',
        'is backprop J times v or J transposed times v',
      ],
      first: 'Jᵀ·v, or the row vᵀ·J: a gradient by the output becomes one by the input. J·v is forward mode.',
    },
    {
      asked: ['is reverse mode the same as backprop', 'is backpropagation reverse mode'],
      first: 'Yes: backpropagation is reverse mode, VJPs from the loss back, for a scalar loss with u = 1.',
    },
    {
      asked: ['what is a pullback', 'what is the pullback in automatic differentiation'],
      first:
        'The pullback of f at x takes a gradient by the output to one by the input, u ↦ Jᵀ·u: a VJP, the step of reverse mode.',
    },
    {
      asked: ['what is a pushforward', 'what is the pushforward in automatic differentiation'],
      first:
        'The pushforward of f at x takes a change of the input to that of the output, v ↦ J·v: a JVP, the step of forward mode.',
    },
    {
      asked: ['what is the difference between vjp and grad', 'vjp versus gradient'],
      first:
        'A gradient is the VJP of a scalar function with u = 1: grad(f)(x) = Jᵀ·1. A VJP takes any u, for any number of outputs.',
    },
    {
      asked: ['what is the adjoint of a jacobian', 'what is the adjoint method', 'adjoint mode'],
      first:
        'The adjoint of J is Jᵀ: ⟨J·v, u⟩ = ⟨v, Jᵀ·u⟩. Adjoint mode is reverse mode: it propagates u ↦ Jᵀ·u from the output back, without J.',
    },
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
