// Einstein sums of programs, `einsum('ij,j->i', A, x)`, as products of arrays: A*x.
import type { Cursor, Grammar } from './cursor.js';
import { contracted, type Entries, entriesOf, sorted } from './entries.js';
import type { Expr } from './expr.js';
import { call } from './expr.js';
import { MISSING } from './missing.js';
import type { Token } from './tokens.js';
import { Unanswerable } from './unanswerable.js';

const RULE = /^([a-z]{1,2}(?:,[a-z]{1,2})*)(?:->([a-z]{0,2}))?$/i;

/** Reads the brackets behind `einsum`. Throws Unanswerable of a rule that is no product of matrices and vectors. */
export function einsum(c: Cursor, g: Grammar, name: Token): Expr {
  const { rule, operands } = c.bracketed(c.next(), () => {
    const found = quoted(c);
    const all: Expr[] = [];
    while (c.accept(',')) all.push(g.comparison());
    return { rule: found, operands: all };
  });
  const [, inputs = '', given] = RULE.exec(rule) ?? [];
  const letters = inputs.split(',');
  const once = [...sorted(inputs.replaceAll(',', ''))].filter((letter) => inputs.split(letter).length === 2);
  const output = given ?? once.join('');
  const order = [...new Set(output + inputs.replaceAll(',', ''))];
  // The letters in the order in which they count: rows first.
  const renamed = (text: string): string =>
    [...text].map((letter) => String.fromCharCode('a'.charCodeAt(0) + order.indexOf(letter))).join('');
  const factors = letters.map((each, i): Entries | undefined => {
    const operand = operands[i];
    return operand && each ? entriesOf(operand, renamed(each)) : undefined;
  });
  const known = factors.filter((factor) => factor !== undefined);
  const summed = order.filter((letter) => !output.includes(letter)).join('');
  const isRead = known.length === operands.length && known.length === letters.length && inputs !== '';
  const found = isRead ? contracted(known, renamed(summed)) : undefined;
  const { what, instead } = MISSING['einsum'] as { what: string; instead: string };
  if (!found || found.over !== sorted(renamed(output)))
    throw new Unanswerable('missing-function', { name: name.text, what, instead }, name.span);
  const { expr } = found;
  return c.counted(expr.kind === 'call' ? call(expr.op, expr.args, [name.span[0], c.end()]) : expr);
}

/** What stands between signs of quotation, without spaces. */
function quoted(c: Cursor): string {
  const open = c.next();
  if (open.text !== "'") throw c.unexpected(open.span);
  while (!c.sees("'") && c.peek().kind !== 'end') c.next();
  const close = c.next();
  if (close.kind === 'end') throw c.unexpected(open.span);
  return c.typed([open.span[1], close.span[0]]).replace(/\s+/g, '');
}
