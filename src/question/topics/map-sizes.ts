// How many inputs and outputs a function has that nobody wrote: "f: ℝ⁵ → ℝ³", "a 3-vector function of a 5-vector".

interface MapSizes {
  readonly outputs: string;
  readonly inputs: string;
}

const SIZE = String.raw`(\d{1,6}|[a-zA-Z](?![\p{L}\d]))`;
const SPACE = String.raw`(?:\\mathbb\s?\{?\s?R\s?\}?|ℝ|\bR)\s?\^?\s?\{?\s?`;
const from = (text: string): RegExp => new RegExp(text, 'iu');

/** Each with its groups in the order of `order`. */
const SAID: readonly (readonly [pattern: RegExp, order: 'inputs first' | 'outputs first'])[] = [
  [from(String.raw`${SPACE}${SIZE}\s?\}?\s*(?:->|→|\\to|↦|=>|to|into|and returns)\s*${SPACE}${SIZE}?`), 'inputs first'],
  [
    from(
      `${SIZE}[- ]?(?:d|dim|dimensional)?[- ]?vector(?:[- ]valued)? function of an? ${SIZE}[- ]?(?:d|dim|dimensional)?[- ]?vector`,
    ),
    'outputs first',
  ],
  [from(`${SIZE} (?:inputs?|variables) (?:and|to|with) ${SIZE} (?:outputs?|components)`), 'inputs first'],
  [from(`${SIZE} outputs? (?:and|from|with|of) ${SIZE} (?:inputs?|variables)`), 'outputs first'],
];

const ASKS_SIZE =
  /\b(?:shapes?|sizes?|dimensions?|dims?|how (?:big|large|many)|rows|columns|entries|number of)\b(?=[^?]*\b(?:jacobian|derivatives?|it|jacrev|jacfwd)\b)|\b(?:jacobian|derivatives?)\b[^?]*\b(?:shape|size|big|large|rows|entries|dimensions?)\b/i;

/** The line that answers for the shape of such a function's Jacobian; undefined where no shape is asked for. */
export function mapSizesLine(text: string): string | undefined {
  const sizes = ASKS_SIZE.test(text) ? mapSizes(text) : undefined;
  if (!sizes) return undefined;
  const [m, n] = [sizes.outputs, sizes.inputs];
  if (m === '1')
    return `1×${n}, a row with a partial derivative for each input; the gradient is its transpose, a column ${n}×1, as denominator layout has it.`;
  const count = /^\d+$/.test(m) && /^\d+$/.test(n) ? String(Number(m) * Number(n)) : `${m}·${n}`;
  return `${m}×${n}: a row for each of ${m} outputs and a column for each of ${n} inputs, ${count} partial derivatives. In denominator layout ${n}×${m}.`;
}

function mapSizes(text: string): MapSizes | undefined {
  for (const [pattern, order] of SAID) {
    // ℝ alone is ℝ¹.
    const [, first, second = '1'] = pattern.exec(text) ?? [];
    if (first)
      return order === 'inputs first' ? { inputs: first, outputs: second } : { outputs: first, inputs: second };
  }
  return undefined;
}
