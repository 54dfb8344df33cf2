// The words of mathematics said aloud that are no function: numbers, operators, powers, and what stands between them.

/** Words that are operators between formulas; `hadamard` as of programs. */
export const BETWEEN: Readonly<Record<string, string>> = {
  times: '*',
  plus: '+',
  minus: '-',
  dot: '·',
  hadamard: '.*',
  odot: '.*',
  over: '/',
};

/** The same of two words. */
export const BETWEEN_TWO: Readonly<Record<string, string>> = {
  'multiplied by': '*',
  'divided by': '/',
};

/** Words that follow a formula. */
export const AFTER: Readonly<Record<string, string>> = {
  transpose: "'",
  transposed: "'",
  squared: '^2',
  cubed: '^3',
  inverse: '^-1',
  inverted: '^-1',
};

/** Words before a formula that multiply it. */
export const BEFORE: Readonly<Record<string, string>> = {
  minus: '-',
  negative: '-',
  half: '1/2*',
  quarter: '1/4*',
  twice: '2*',
  double: '2*',
  thrice: '3*',
  triple: '3*',
};

export const NUMBERS: Readonly<Record<string, string>> = {
  zero: '0',
  one: '1',
  two: '2',
  three: '3',
  four: '4',
  five: '5',
  six: '6',
  seven: '7',
  eight: '8',
  nine: '9',
  ten: '10',
};

export const ORDINALS: Readonly<Record<string, string>> = {
  second: '2',
  third: '3',
  fourth: '4',
  fifth: '5',
  sixth: '6',
};

/** Parts of one: "one half". */
export const PARTS: Readonly<Record<string, string>> = { half: '1/2', third: '1/3', quarter: '1/4', fourth: '1/4' };

/** Functions of two formulas: `1` and `2` are these, which words such as "and" stand between. */
export const OF_TWO: readonly (readonly [words: string, formula: string])[] = [
  ['inner product', 'inner(@1, @2)'],
  ['scalar product', 'inner(@1, @2)'],
  ['dot product', 'dot(@1, @2)'],
  ['outer product', 'outer(@1, @2)'],
  ['hadamard product', '(@1) .* (@2)'],
  ['elementwise product', '(@1) .* (@2)'],
  ['entrywise product', '(@1) .* (@2)'],
  ['pointwise product', '(@1) .* (@2)'],
  ['kronecker product', 'kron(@1, @2)'],
  ['matrix product', '(@1)*(@2)'],
  ['product', '(@1)*(@2)'],
  ['sum', '(@1) + (@2)'],
  ['difference', '(@1) - (@2)'],
  ['ratio', '(@1)/(@2)'],
  ['quotient', '(@1)/(@2)'],
  ['euclidean distance', 'norm(@1 - (@2))'],
  ['l2 distance', 'norm(@1 - (@2))'],
  ['l1 distance', 'norm1(@1 - (@2))'],
  ['squared distance', 'norm(@1 - (@2))^2'],
  ['squared euclidean distance', 'norm(@1 - (@2))^2'],
  ['distance', 'norm(@1 - (@2))'],
  ['cosine similarity', 'cosine_similarity(@1, @2)'],
  ['cosine of the angle', 'cosine_similarity(@1, @2)'],
  ['kl divergence', 'kl_div(@1, @2)'],
  ['kullback-leibler divergence', 'kl_div(@1, @2)'],
  ['binary cross entropy', 'bce(@1, @2)'],
  ['cross entropy', 'cross_entropy(@1, @2)'],
  ['cross-entropy', 'cross_entropy(@1, @2)'],
  ['mean squared error', 'mse(@1, @2)'],
  ['mse', 'mse(@1, @2)'],
  ['squared error', 'norm(@1 - (@2))^2'],
  ['squared errors', '(@1 - (@2)).^2'],
  ['squared difference', '(@1 - (@2)).^2'],
  ['squared differences', '(@1 - (@2)).^2'],
  ['absolute difference', 'abs(@1 - (@2))'],
  ['absolute differences', 'abs(@1 - (@2))'],
  ['hinge loss', 'hinge(@1, @2)'],
  ['huber loss', 'huber(@1, @2)'],
  ['maximum', 'max(@1, @2)'],
  ['max', 'max(@1, @2)'],
  ['minimum', 'min(@1, @2)'],
  ['min', 'min(@1, @2)'],
  ['bilinear form', "(@1)'*A*(@2)"],
];

/** Words between "of" and a formula that say only what it is. */
export const FILLER =
  /^(?:the|a|an|its|all|each|every|vector|vectors|matrix|matrices|scalar|scalars|expression|function|quantity|whole|term|variable|positive|real|product|constant|number|bias|weights?|parameter|input|temperature)$/;

/** "The entries of X" is X. */
export const ENTRIES = /^(?:entries|elements|components|coordinates|values)$/;
