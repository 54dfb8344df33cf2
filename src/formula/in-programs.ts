// Functions of programs that are several of ours: a layer F.linear, a class by its number, labels.
import type { Cursor } from './cursor.js';
import { call, type Expr, type Num, num } from './expr.js';
import type { Token } from './tokens.js';

/** W*x + b; of a matrix X, which a capital letter stands for, its rows are the inputs. */
export function affine(c: Cursor, input: Expr, weight: Expr, bias: Expr | undefined, first?: Token): Expr {
  const isBatch = input.kind === 'symbol' && /^[A-Z]/.test(input.name);
  const product = isBatch ? [input, c.make("'", [weight])] : [weight, input];
  const linear = c.make('*', product, first);
  if (!bias) return linear;
  return c.make('+', [linear, isBatch ? c.make('*', [call('ones', []), c.make("'", [bias])]) : bias], first);
}

/** cross_entropy(z, 2) of a class by its number, which PyTorch counts from 0. */
export function ofClass(c: Cursor, logits: Expr, { value, span }: Num, first?: Token): Expr {
  const place = num(value + 1, span);
  c.notes.push({ typed: `class ${value}`, read: `entry ${value + 1}, since PyTorch counts classes from 0` });
  return c.make('neg', [c.make('index', [c.make('log_softmax', [logits], first), place], first)], first);
}

/** one_hot(y, K): labels stand for their zeros and a one here. */
export function oneHot(c: Cursor, labels: Expr, name: Token): Expr {
  c.notes.push({ typed: c.typed([name.span[0], c.end()]), read: 'the labels as zeros and a one' });
  return labels;
}
