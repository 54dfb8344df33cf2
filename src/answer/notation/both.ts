// A formula in both notations for people, TeX and Unicode, and how such pairs are put together.
import type { Expr } from '../../formula/expr.js';
import { plain } from './plain.js';
import { tex } from './tex.js';

export interface Both {
  readonly tex: string;
  readonly plain: string;
}

export const both = (e: Expr): Both => ({ tex: tex(e), plain: plain(e) });
export const join = (parts: readonly Both[], sign: Both): Both => ({
  tex: parts.map((part) => part.tex).join(sign.tex),
  plain: parts.map((part) => part.plain).join(sign.plain),
});
export const bracketed = ({ tex: t, plain: p }: Both): Both => ({ tex: `\\left(${t}\\right)`, plain: `(${p})` });
