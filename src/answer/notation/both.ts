// A formula in both notations for people, TeX and Unicode.
import type { Expr } from '../../formula/expr.js';
import type { Shapes } from './matrix-in.js';
import { plain } from './plain.js';
import { tex } from './tex.js';

export interface Both {
  readonly tex: string;
  readonly plain: string;
}

export const both = (e: Expr, shapes: Shapes): Both => ({ tex: tex(e, shapes), plain: plain(e, shapes) });
export const bracketed = ({ tex: t, plain: p }: Both): Both => ({ tex: `\\left(${t}\\right)`, plain: `(${p})` });
