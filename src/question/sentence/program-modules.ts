// Modules that hold others, and functions without a name, as the calls that they stand for: `nn.Sequential(…)`, `jax.hessian(lambda x: …)`.

import { closing, operandsOf } from './brackets.js';

const SEQUENCE = /(?:^|\n)([ \t]*)((?:self\.)?)([A-Za-z]\w{0,15})\s*=\s*(?:torch\.)?nn\.Sequential\(/;
const MODULE = /^(?:torch\.)?nn\.([A-Z]\w{1,18})\((.*)\)$/s;
/** Modules in a row, and places where they are called. */
const MOST = 12;

/** The text with `model(x)` of `model = nn.Sequential(a, b)` as `b(a(x))`, where each module has a line of its own. */
export function withoutSequences(typed: string): string {
  let text = typed;
  for (let round = 0; round < 3; round++) {
    const found = SEQUENCE.exec(text);
    if (!found) return text;
    const [whole, indent = '', self = '', name = ''] = found;
    const open = found.index + whole.length - 1;
    const close = closing(text, open);
    const modules = operandsOf(text.slice(open + 1, close).replace(/#[^\n]*/g, ''));
    if (close < 0 || modules.length > MOST || !modules.every((module) => MODULE.test(module))) return text;
    const names = modules.map((_, at) => `layer${'abc'[round]}${at + 1}`);
    const lines = names.map((own, at) => `${indent}${self}${own} = ${modules[at]?.replace(/\s+/g, ' ')}`);
    const rest = called(
      text.slice(close + 1),
      self + name,
      names.map((own) => self + own),
    );
    text = `${text.slice(0, found.index)}\n${lines.join('\n')}${rest}`;
  }
  return text;
}

/** Each call of a name as those of the functions that it stands for, the first one innermost. */
function called(typed: string, name: string, names: readonly string[]): string {
  const call = new RegExp(String.raw`(?<![\w.])${name.replace('.', '\\.')}\(`);
  let text = typed;
  for (let round = 0; round < MOST; round++) {
    const found = call.exec(text);
    if (!found) return text;
    const open = found.index + found[0].length - 1;
    const close = closing(text, open);
    if (close < 0) return text;
    const inside = names.reduce((inner, each) => `${each}(${inner})`, text.slice(open + 1, close));
    text = text.slice(0, found.index) + inside + text.slice(close + 1);
  }
  return text;
}

const OF_LAMBDA =
  /(?:^|\n)([^\n]{0,60}?(?:jax|func|autograd)\.(?:grad|value_and_grad|jacfwd|jacrev|jacobian|hessian)\()(?=lambda [\w, ]{1,40}:)/;

/** The text with a function without a name in a line of its own. */
export function withoutLambdas(text: string): string {
  const found = OF_LAMBDA.exec(text);
  if (!found) return text;
  const from = found.index + found[0].length;
  const close = closing(text, from - 1);
  const [body = '', ...others] = close < 0 ? [] : splitBody(text.slice(from, close));
  if (body === '') return text;
  const call = [`${found[1]}objective`, ...others].join(', ');
  return `${text.slice(0, found.index)}\nobjective = ${body}\n${call}${text.slice(close)}`;
}

/** `lambda x, y: …` and what stands behind it, as `argnums=1`. */
function splitBody(inside: string): string[] {
  const colon = inside.indexOf(':');
  const [body = '', ...others] = operandsOf(inside.slice(colon + 1));
  return [`${inside.slice(0, colon + 1)} ${body}`, ...others];
}

/** The text with a name of one letter as that of a matrix, where that is free. */
export const inCapitals = (text: string, name: string): string =>
  /^[a-z]$/.test(name) && !new RegExp(String.raw`\b${name.toUpperCase()}\b`).test(text)
    ? text.replace(new RegExp(String.raw`(?<![\w.'])${name}(?![\w'(])`, 'g'), name.toUpperCase())
    : text;
