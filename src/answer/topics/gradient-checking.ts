// Comparing a derivative with difference quotients: which formula, which step, and where it misleads.
import type { Topic } from './topic.js';

export const gradientChecking: Topic = {
  name: 'gradient-checking',
  question: 'How does one check a gradient numerically, and with which step?',
  short:
    'Compare the gradient with central differences, (f(x + h·eᵢ) − f(x − h·eᵢ))/(2h), in double precision with h about 10⁻⁵; a relative error below 10⁻⁶ or so is right. At a kink they give the mean of both slopes.',
  asked: [
    'how to check a gradient numerically',
    'gradient check with finite differences',
    'numerical gradient versus analytic gradient',
    'which step size epsilon for finite differences',
    'good epsilon for gradient checking',
    'central differences or forward differences',
    'central differences instead of forward differences',
    'numeric and analytic derivative disagree',
    'why central differences in gradient checking',
    'gradient check gives 0.5 at a kink',
    'numeric and analytic gradient differ at a kink',
    'gradcheck fails',
    'gradcheck tolerance relative error',
    'how small should h be in numerical differentiation',
    'how do i test my backward pass',
  ],
  particular: [
    {
      asked: ['are autograd gradients exact', 'is automatic differentiation exact'],
      first: 'Yes, up to rounding: it applies exact rules to the values, and takes no differences.',
    },
    {
      asked: [
        'does autograd use finite differences',
        'is automatic differentiation the same as numerical differentiation',
        'does pytorch use numerical differentiation',
      ],
      first:
        'No: autograd applies the exact rules to the values of the program; a difference quotient has an error, and serves to check.',
    },
    {
      asked: [
        'why does my gradient check fail with float32',
        'gradient check in single precision fails',
        'gradcheck float32 precision',
      ],
      first:
        'Rounding: in single precision f(x + h) − f(x − h) keeps few digits, with errors of about 10⁻⁷/h. Check in double precision, h about 10⁻⁵.',
    },
  ],
  claims: [
    { left: '((x + h)^3 - (x - h)^3)/(2*h)', right: '3*x^2 + h^2', where: 'x: scalar, h: scalar' },
    { left: '((x + h)^2 - x^2)/h', right: '2*x + h', where: 'x: scalar, h: scalar' },
  ],
  text: [
    'A forward difference errs by about h, a central one by h². Too small a step loses digits in f(x + h) − f(x − h): best is near ε^(1/3), 6·10⁻⁶ in double precision, and ε^(1/2) for forward differences. In single precision use doubles.',
    'Where relu has its kink, both slopes are averaged: (0 + 1)/2 = 0.5. That is no error of yours: take points farther from the kink than h.',
    'Measure ‖g − ĝ‖/(‖g‖ + ‖ĝ‖). Large networks: check gᵀ·v against (f(x + h·v) − f(x − h·v))/(2h) for a random v. Autograd uses no differences: it applies the exact rules.',
  ],
  examples: [
    { label: 'norm(A*x - b)^2 by x', expression: 'norm(A*x - b)^2', wrt: 'x', derivative: "2*A'*(A*x - b)" },
    { label: 'relu(x)', expression: 'relu(x)', wrt: 'x' },
  ],
};
