// Structure that a sentence declares of a matrix it does not name: "for symmetric matrices", "if the matrix is symmetric".

import { namesIn } from '../formulas/terms.js';
import { states } from '../sentence/asking.js';
import { structureIn } from './declared-words.js';

export interface Unnamed {
  readonly structure: string;
  /** Whether it is said of all matrices: "where both are symmetric". */
  readonly isOfAll: boolean;
  /** Whether it may be said of several: "for symmetric matrices". */
  readonly isOfSeveral: boolean;
}

const TAG =
  '(?:symmetric positive (?:semi-?)?definite|positive semi-?definite|positive definite|symmetric|diagonal|orthogonal|lower triangular|upper triangular|spd|psd)';
const KIND = '(?:(?:real|square|invertible|nonsingular|n×n|nxn|covariance|general|constant) )';
const ARTICLE = '(?:(?:a|an|the|all|any|some|two|both|these|only) )';
const NAMELESS = String.raw`(?!\s+\$?\\?\p{Lu}(?![\p{L}\d])|\s+\p{Ll}{1,20}\s+(?:of|is)\b)`;
const PATTERNS: readonly RegExp[] = [
  new RegExp(
    String.raw`\b(?:for|over|among|on|with|assuming|given|in case of|restricted to|i have|suppose we have) ${ARTICLE}{0,2}${KIND}{0,2}(?<tag>${TAG}) ${KIND}{0,2}(?<of>matri(?:x|ces))${NAMELESS}`,
    'iu',
  ),
  new RegExp(
    String.raw`\b(?:(?:if|when|where|with|assume|assuming|given)(?: that)? )?(?:the|my|our|both|all|these|this)(?: two)? (?<of>matri(?:x|ces))(?: (?:is|are|be|being))?(?: both| all)?(?: assumed)?(?: to be)? (?:an? )?(?<tag>${TAG})(?![\p{L}-])`,
    'iu',
  ),
  new RegExp(
    String.raw`\b(?:if|when|where|with|assume|assuming|given)(?: that)? (?<of>both|all)(?: of them)?(?: are| being)? (?<tag>${TAG})(?![\p{L}-])`,
    'iu',
  ),
];

/** The structure, and the text without the words that declare it. */
export function unnamedIn(text: string): { readonly unnamed: Unnamed | undefined; readonly rest: string } {
  for (const pattern of PATTERNS) {
    const found = pattern.exec(text);
    const structure = structureIn(found?.groups?.['tag'] ?? '');
    if (!found || structure === undefined) continue;
    const [whole] = found;
    // "And if both are diagonal?" changes the last question.
    if (!states(text.replace(whole, '')) && !text.includes('=')) continue;
    const isOfAll = /\b(?:both|all|these|two)\b/i.test(whole);
    const isOfSeveral = isOfAll || /matrices/i.test(found.groups?.['of'] ?? '');
    const rest = `${text.slice(0, found.index)}${' '.repeat(whole.length - 1)},${text.slice(found.index + whole.length)}`;
    return { unnamed: { structure, isOfAll, isOfSeveral }, rest };
  }
  return { unnamed: undefined, rest: text };
}

/** What it declares of the matrices of a formula: of the variable where that is one, of the only one, or of all. */
export function declaredOfUnnamed(
  unnamed: Unnamed | undefined,
  target: string | undefined,
  wrt: string | undefined,
  where: readonly string[],
): string[] {
  if (!unnamed || target === undefined) return [];
  const declared = new Set(where.map((each) => each.split(': ')[0]));
  const matrices = namesIn(target).filter(
    (name) => /^(?:\p{Lu}\w?|Sigma|Lambda|Omega|Theta|Phi)$/u.test(name) && !declared.has(name),
  );
  const isBy = wrt !== undefined && matrices.includes(wrt);
  const of = isBy && !unnamed.isOfAll ? [wrt] : unnamed.isOfSeveral || matrices.length === 1 ? matrices : [];
  return of.map((name) => `${name}: ${unnamed.structure}`);
}
