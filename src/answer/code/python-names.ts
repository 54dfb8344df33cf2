// Names of variables in Python, where Python or the code itself keeps some.

/** Names that Python keeps for itself, or that the code uses for modules. */
const RESERVED = new Set([
  'lambda',
  'in',
  'is',
  'as',
  'or',
  'and',
  'not',
  'if',
  'else',
  'for',
  'def',
  'del',
  'np',
  'jnp',
  'torch',
  'jax',
  'F',
  'f',
  'erf',
  'math',
  'with',
  'from',
  'pass',
  'try',
]);

export const pythonName = (name: string): string => (RESERVED.has(name) ? `${name}_` : name);
