// Functions that words say of a matrix as a whole: the square root of a symmetric matrix is none of its entries.

const FUNCTION = '(?:square root|cube root|root|logarithm|log|exponential|sine|cosine)';
const KIND =
  '(?:a|an|the|any|some|my|this|square|symmetric|positive|definite|semi-?definite|psd|spd|real|invertible|diagonal|covariance|general|constant|given|n[x×]n)';
/** What is made of the matrix first: the logarithm of the matrix determinant is that of a number. */
const OF_IT = '(?:determinant|norm|trace|product|inverse|exponential|entr|element|multipl|vector)';
const WHOLE = new RegExp(
  String.raw`(?<!\bmatrix )\b(${FUNCTION})((?: function)? of (?:${KIND} ){1,6}matri(?:x|ces)\b)(?! ${OF_IT})`,
  'gi',
);
const ENTRYWISE =
  /\b(?:element|entry|component|point)-?\s?wise\b|\b(?:each|every|all|its) (?:entr|element|component)|\b(entry|element) by \1\b/i;

/** The text with "the matrix square root of a matrix" for "the square root of a matrix". */
export const withMatrixFunctions = (text: string): string =>
  ENTRYWISE.test(text) ? text : text.replace(WHOLE, 'matrix $1$2');
