// Formulas that the tables write in our own language, read once.
import type { Expr } from '../formula/expr.js';
import { parse } from '../formula/parse.js';
import { uncounted } from '../formula/work.js';
import { vocabulary } from './registry.js';

const templates = new Map<string, Expr>();

export function template(text: string): Expr {
  const known = templates.get(text);
  if (known) return known;
  const { expr } = uncounted(() => parse(text, vocabulary));
  templates.set(text, expr);
  return expr;
}
