// What forward and reverse mode cost, in time and in memory.
import type { Topic } from './topic.js';

export const costOfModes: Topic = {
  name: 'cost-of-modes',
  question: 'What do forward and reverse mode cost, and which is cheaper?',
  short:
    'For f from ℝⁿ to ℝᵐ the Jacobian takes n forward passes (JVPs) or m reverse passes (VJPs), each a few times the cost of f: forward is cheaper for n < m, reverse for m < n, as for a scalar loss.',
  asked: [
    'forward vs reverse mode, when is which cheaper',
    'when is forward mode cheaper than reverse mode',
    'when is reverse mode cheaper than forward mode',
    'cost of forward mode and reverse mode',
    'complexity of automatic differentiation',
    'time complexity of backpropagation',
    'how expensive is a gradient compared to the function',
    'cheap gradient principle',
    'how many passes does a full jacobian take',
    'how expensive is it to compute the full jacobian',
    'forward mode for few inputs, reverse mode for few outputs',
    'forward mode or reverse mode for many inputs and one output',
  ],
  particular: [
    {
      asked: ['what is the cost of a jvp', 'cost of a vjp', 'how expensive is a jvp'],
      first:
        'A few times that of f, whatever the numbers of inputs and outputs; a JVP needs no stored values, a VJP those of the way there.',
    },
    {
      asked: [
        'difference between automatic and symbolic differentiation',
        'automatic versus symbolic versus numerical differentiation',
      ],
      first:
        'Automatic differentiation applies the rules to the values of a program, step by step: exact numbers at one point. Symbolic gives a formula, numerical a difference quotient with an error.',
    },
    {
      asked: [
        'why is reverse mode memory hungry',
        'why does backpropagation need so much memory',
        'why does reverse mode store the intermediate values',
        'memory cost of backprop',
        'memory cost of reverse mode',
        'why do we keep the activations for the backward pass',
        'what is gradient checkpointing',
        'checkpointing in reverse mode',
      ],
      first:
        'The way back needs the values of the way there, as in f′(z) ⊙ g: reverse mode keeps them all, memory in proportion to depth. Checkpointing keeps some and computes the rest again; forward mode keeps none.',
    },
    {
      asked: ['is the gradient more expensive than the function', 'does a gradient cost more than the function'],
      first:
        'Yes, but by a small factor only: in reverse mode the whole gradient of a scalar costs at most about 4 to 5 evaluations of f, whatever n is.',
    },
    {
      asked: [
        'is reverse mode always better than forward mode',
        'is reverse mode always cheaper',
        'is forward mode always worse',
        'does reverse mode always win',
      ],
      first:
        'No: with fewer inputs than outputs forward mode takes fewer passes, and it needs no memory for the way back.',
    },
    {
      asked: [
        'is automatic differentiation symbolic differentiation',
        'is autodiff the same as symbolic differentiation',
      ],
      first:
        'No: automatic differentiation applies the rules to the values of a program, step by step, and gives exact numbers at one point; symbolic gives a formula, numerical a difference quotient with an error.',
    },
  ],
  about: [],
  claims: [{ left: "u'*(A*(B*v))", right: "((u'*A)*B)*v", where: 'u: m, A: mxn, B: nxp, v: p' }],
  text: [
    'A product J_L·…·J_1 may be bracketed from either end: from the right for J·v, vectors all the way, from the left for uᵀ·J. Only products of whole matrices are dear.',
    'Memory: a full Jacobian takes m·n numbers, a VJP only vectors. A Hessian-vector product costs a few gradients; the Hessian n of them.',
  ],
  examples: [
    { label: 'tanh(A*tanh(B*x)) by x', expression: 'tanh(A*tanh(B*x))', wrt: 'x' },
    { label: "u'*tanh(B*x) by x", expression: "u'*tanh(B*x)", wrt: 'x' },
  ],
};
