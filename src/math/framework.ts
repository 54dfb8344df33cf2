// The frameworks that code is written for, and how an operation is written in them.

export type Framework = 'numpy' | 'pytorch' | 'jax';
export const FRAMEWORKS: readonly Framework[] = ['numpy', 'pytorch', 'jax'];
/** As their makers write them. */
export const FRAMEWORK_NAMES: Readonly<Record<Framework, string>> = { numpy: 'NumPy', pytorch: 'PyTorch', jax: 'JAX' };

/**
 * An operation's code: `$0`, `$1` stand for its operands, `$(0)` for one in brackets where a sign is near, `$*` for all
 * of them and `$#` for all as a shape; `{m}` is the module, np, torch or jnp.
 */
export type Code = string | Readonly<Record<Framework, string>>;
