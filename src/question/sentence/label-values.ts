// The values that labels take: of "labels in {0, 1}" the logistic loss is another formula than of labels ±1.

/** "y ∈ {−1, 1}", "with labels in {0, 1}". */
const SET =
  /\s?(?:(?:,|\bwith)\s)?(?:\b(?:where|labels?|targets?)\s)?(?:\$?\\?\p{L}(?:_\p{L})?\s?)?(?:∈|\\in\b|\bin\b)\s?\$?\\?\{\s?([-+−±]?\d(?:\s?,\s?[-+−]?\d){0,8})\s?\\?\}\$?(?!\s?\^)/giu;
/** "With 0/1 labels", "labels 0 or 1". */
const SAID =
  /\s?(?:\bwith\s)?(?:\b0\s?\/\s?1\s(?:labels?|targets?)\b|\b(?:labels?|targets?)\s(?:0\s?\/\s?1\b|0 (?:and|or) 1\b))/gi;
const LOGISTIC = /\b(?<!zero-one )logistic (?=regression|loss|log-?\s?likelihood)/gi;

/** The sentence without them, the logistic loss of zeros and ones by a name of its own. */
export function withLabelValues(text: string): string {
  const values: string[] = [];
  const rest = text.replace(SAID, () => {
    values.push('0,1');
    return ' ';
  });
  const whole = rest.replace(SET, (_, listed: string) => {
    values.push(listed.replaceAll(' ', ''));
    return ' ';
  });
  return values.some((each) => /^[01],[01]$/.test(each)) ? whole.replace(LOGISTIC, 'zero-one logistic ') : whole;
}
