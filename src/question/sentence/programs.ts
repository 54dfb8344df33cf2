// Derivatives as programs ask for them: `jax.grad(lambda x: …)(x0)`, `jacobian(f(x), x)`, `ForwardDiff.gradient(x -> …, v)`.
import { closing, partsBetweenCommas } from './brackets.js';
import type { Piece } from './pieces.js';

/** A derivative in signs or in a program. */
export interface Sign {
  /** What is differentiated: a formula, or a name that something else defines. Empty where it stands elsewhere. */
  readonly body: string;
  readonly wrt?: string;
  readonly second?: boolean;
  /** How often, where it is more than once; `n` where a letter says it. */
  readonly times?: number | 'n';
  /** The variables of a derivative that is taken more than once, the last one first: x, y of ∂²/∂x∂y. */
  readonly by?: readonly string[];
  /** The entry of what is differentiated, of ∂yᵢ/∂xⱼ. */
  readonly output?: readonly string[];
  /** The place, of `jax.grad(f)(0.0)`. */
  readonly at?: string;
}

/** Functions of libraries that differentiate. */
const DIFFERENTIATES = /^(?:grad|value_and_grad|gradient|jacrev|jacfwd|jacobian|hessian|diff)$/;

/** `jacobian(tanh(W*x), x)`: a program differentiates a formula. */
export function isProgram(all: readonly Piece[], i: number): boolean {
  const [name, open, first, second] = [all[i], all[i + 1], all[i + 2], all[i + 3]];
  return (
    name !== undefined &&
    DIFFERENTIATES.test(name.text) &&
    open?.text === '(' &&
    !open.before &&
    (/^(?:name|function|number|tex)$/.test(first?.kind ?? '') || /^[-(]$/.test(first?.text ?? '')) &&
    second !== undefined &&
    (second.kind !== 'sign' || second.text !== ')')
  );
}

/** The parts of a call whose bracket opens at `open`, and where that closes. */
function argumentsAt(text: string, open: number): { parts: string[]; close: number } | undefined {
  const close = closing(text, open);
  return close < 0 ? undefined : { parts: partsBetweenCommas(text.slice(open + 1, close)), close };
}

/** What such a program differentiates, by what, and at which numbers. */
export function programSign(text: string): Sign | undefined {
  const [whole = '', name = ''] = /^(?:[A-Za-z]\w*\.){0,4}([a-z_]+)\(/.exec(text) ?? [];
  if (!DIFFERENTIATES.test(name)) return undefined;
  const call = argumentsAt(text, whole.length - 1);
  const [body = '', ...others] = call?.parts ?? [];
  // SymPy's diff names its variables; that of arrays takes differences.
  if (name === 'diff' && (/^(?:np|numpy|jnp|torch)\./.test(whole) || !/^\p{L}\w{0,8}$/u.test(others[0] ?? '')))
    return undefined;
  const rest = text.slice((call?.close ?? 0) + 1).trim();
  if (!call || body === '' || (rest !== '' && !/^\([^()]*(?:\([^()]*\))?[^()]*\)$/s.test(rest))) return undefined;
  const second = name === 'hessian' || (name === 'diff' && others[1] === '2') ? { second: true } : {};
  const place = /^\(([-\d.[\], ]+)\)$/.exec(rest)?.[1];
  const at = place === undefined ? {} : { at: place };
  // A function without a name: `lambda W, x: …` is read as f(W, x) = ….
  const [, parameters, written] = /^f\(([^()]{1,40})\) = (.+)$/s.exec(body) ?? [];
  if (parameters !== undefined && written !== undefined) {
    const number = Number(/argnums\s*=\s*(\d)/.exec(text)?.[1] ?? 0);
    const wrt = parameters.split(',')[number]?.trim();
    return wrt === undefined ? undefined : { body: written.trim(), wrt, ...at, ...second };
  }
  const by = others.find((each) => /^\p{L}\w{0,3}$/u.test(each));
  // `jax.grad(loss)(W)`: by what the function is applied to.
  const operand = /^\((\p{L}\w{0,3})\)$/u.exec(rest)?.[1];
  if (/^\p{L}\w{1,20}$/u.test(body) && operand !== undefined) return { body, wrt: operand, ...second };
  if (/^[\w.]{1,40}$/.test(body)) return rest === '' ? undefined : { body: `${body}(x)`, wrt: 'x', ...at, ...second };
  return { body, ...(by === undefined ? {} : { wrt: by }), ...at, ...second };
}
