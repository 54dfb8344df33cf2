// The objective of a minimization: "min over W of f" and "minimize over W: f" speak of f, which is differentiated by W.

const OVER =
  /(?<![\p{L}\\])(?:arg\s?)?(?:minimi[sz](?:e|ing)|maximi[sz](?:e|ing)|min|argmin|argmax) (?:over|wrt|with respect to) (?:all )?(\$?\\?(?![ijk]\b)(?:[A-Za-z]|[α-ω]|[a-z]{3,7}(?= of\b))(?:_\w{1,3})?\$?)(?: of|\s?[:,])? (?=\S)/iu;
const ASKED = /\b(?:wrt|respect)\b|w\.r\.t|[∂∇]|\\(?:partial|nabla)|(?<![\p{L}\d])d\s?\p{L}?\s?\/\s?d/iu;

/** The sentence with the objective alone, and by what, where it says no other variable. */
export function withObjective(text: string): string {
  const [whole, name = ''] = OVER.exec(text) ?? [];
  if (whole === undefined) return text;
  const rest = text.replace(whole, '');
  return ASKED.test(rest) ? rest : `${rest.trimEnd().replace(/[?.!]{0,3}$/, '')} with respect to ${name}`;
}
