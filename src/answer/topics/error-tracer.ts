// Errors of JAX about values that are not known while a function is traced.
import type { Topic } from './topic.js';

export const errorTracer: Topic = {
  name: 'error-tracer',
  question: 'What does a tracer error of JAX mean?',
  short:
    'grad and jit run the function once with placeholders, tracers, that have a shape and no value: `if x > 0`, `float(x)` and `np.sin(x)` need a value, so they fail.',
  asked: [
    'ConcretizationTypeError abstract tracer value encountered where concrete value is expected',
    'TracerArrayConversionError',
    'TracerBoolConversionError if statement inside jax grad',
    'leaked tracer error in jax',
    'how do I use an if inside jax.grad with jit',
  ],
  about: [],
  claims: [{ left: 'max(0, x)', right: 'step(x) .* x', where: 'x: n' }],
  text: [
    'Write a choice between values as `jnp.where(x > 0, x, 0)`, functions with jnp instead of np, and take numbers out only after the derivative is computed. A setting that is no array goes into static_argnums.',
    'Of jnp.where both branches are differentiated: a NaN in the one that is not taken spoils the gradient, so make its operand safe first.',
  ],
  examples: [{ label: 'max(0, x)', expression: 'max(0, x)', wrt: 'x' }],
};
