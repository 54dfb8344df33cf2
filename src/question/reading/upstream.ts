// The gradient that reaches an output from the loss, as backpropagation has it: "Y = X W, given dY", "upstream gradient G".
import { freshName } from '../../answer/fresh-name.js';
import { functionsIn, type Item, wordOf } from '../formulas/items.js';
import { inOurs } from '../formulas/notations.js';
import { signOf } from '../formulas/signs.js';
import { isName, mentions, nameOf, namesIn, sides, substituted } from '../formulas/terms.js';

/** ∂L/∂Y by its name: G, dY, dout. */
export interface Upstream {
  readonly name: string;
  /** Y, where the sentence defines it. */
  readonly output: string;
  /** Its shape, where its name is not one that tells it. */
  readonly kind: 'vector' | 'matrix';
}

const ARRIVES = /^(?:upstream|incoming|backpropagated|cotangent|adjoint|downstream)$/;
const GRADIENT = /^(?:gradient|grad|derivative|signal|error|delta|is|called|of|the|vector|matrix|a|an)$/;
const OF_OUTPUT = /^(?:dout|dL_?d\w|grad_?out(?:put)?|d_out|gout)$/;

/** Whether the words before this place say that the gradient arrives there. */
function arrives(list: readonly Item[], at: number): boolean {
  let i = at - 1;
  while (i >= 0 && GRADIENT.test(wordOf(list[i]))) i--;
  return ARRIVES.test(wordOf(list[i]));
}

/** The product of two matrices, or a name in capital letters, is a matrix. */
const kindOf = (output: string, formula: string): Upstream['kind'] =>
  /^[A-Z]/.test(output) ||
  /(?<![\p{L}\d])[A-Z]\d?\s*(?:[@*]|\.dot\()?\s*[A-Z]\d?(?![\p{L}\d]|\s*[@*]?\s*[a-z(])/u.test(formula)
    ? 'matrix'
    : 'vector';

const LOSS = String.raw`(?:\\mathcal\s?\{\s?L\s?\}|\\ell|[LJCEℓ]|loss)`;
const D = String.raw`(?:\\partial\s?|[d∂]\s?)`;

/** Every ∂L/∂Y in a text. */
const arrivingAt = (output: string): RegExp => {
  const name = output.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
  return new RegExp(
    String.raw`\\[dt]?frac\s?\{\s?${D}${LOSS}\s?\}\s?\{\s?${D}${name}\s?\}|(?<![\p{L}\d])${D}${LOSS}\s?/\s?${D}${name}(?![\p{L}\d_])`,
    'gu',
  );
};

/** The sentence with a name for a ∂L/∂Y that is a factor, as in dL/dW = Xᵀ·dL/dY; that name, if it has one. */
function withName(
  list: readonly Item[],
  output: string,
  kind: Upstream['kind'],
): { list: readonly Item[]; name: string | undefined } {
  const fraction = arrivingAt(output);
  const taken = list.flatMap((item) => (item.kind === 'formula' ? namesIn(inOurs(item.text)) : []));
  const name = freshName(kind === 'matrix' ? ['G', 'D', 'U'] : ['g', 'd', 'u'], taken);
  let isNamed = false;
  const named = list.map((item): Item => {
    const [left, right] = item.kind === 'formula' ? sides(item.text) : [''];
    const isFactor = [left, right].some(
      (side) => side !== undefined && fraction.test(side) && side.replace(fraction, '').replace(/[()\s=]/g, '') !== '',
    );
    if (!isFactor) return item;
    isNamed = true;
    return { ...item, text: item.text.replace(fraction, ` ${name} `).trim() };
  });
  return { list: named, name: isNamed ? name : undefined };
}

const GIVEN = /^(?:given|have|has|know|knowing|only|from|using|got)$/;

/** Whether the words beside a ∂L/∂y say that it is known: "given dL/dy", "dL/dy is known". */
function isGiven(list: readonly Item[], at: number): boolean {
  let i = at - 1;
  while (/^(?:the|gradient|upstream|is)$/.test(wordOf(list[i]))) i--;
  const behind = wordOf(list[at + 1]) === 'is' ? wordOf(list[at + 2]) : '';
  return GIVEN.test(wordOf(list[i])) || /^(?:known|given)$/.test(behind);
}

const LOSSES = /^(?:\\mathcal\{L\}|\\ell|[LJCEℓ]|loss)$/;

/** "Backprop through softmax given dL/dp": p is what the function gives, and its operand is asked for. */
function withOutput(list: readonly Item[]): readonly Item[] {
  const functions = list.flatMap(({ kind, text }, at) => (kind === 'function' ? [{ at, text }] : []));
  const [named, ...others] = functions;
  const [, operand] = /^\w+\((\w)\)$/.exec(named?.text ?? '') ?? [];
  const signs = list.flatMap(({ kind, text }, at) => (kind === 'formula' ? [{ at, sign: signOf(text) }] : []));
  const given = signs.find(({ at, sign }) => LOSSES.test(sign?.body ?? '') && isGiven(list, at));
  const more = signs.filter(({ sign }) => sign !== given?.sign);
  const output = given?.sign?.wrt;
  if (!named || operand === undefined || output === undefined || output === operand || others.length > 0) return list;
  if (more.some(({ sign }) => sign?.wrt !== operand)) return list;
  const { from, to } = list[named.at] as Item;
  const defined: Item = { kind: 'formula', text: `${output} = ${named.text}`, from, to };
  const asked: Item = { kind: 'formula', text: `dL/d${operand}`, from: to, to };
  const rest = [...list.slice(0, named.at), defined, ...list.slice(named.at + 1)];
  return more.length > 0 ? rest : [...rest, { kind: 'stop', text: '.', from: to, to }, asked];
}

/** The sentence with dW written as ∂L/∂W, and without the gradient that arrives; that gradient. */
export function upstreamIn(sentence: readonly Item[]): { list: readonly Item[]; upstream?: Upstream } {
  const typed = withOutput(sentence);
  const formulas = typed.flatMap(({ kind, text }, at) => (kind === 'formula' ? [{ at, text: inOurs(text) }] : []));
  const equations = formulas.flatMap(({ text, at }) => {
    // "out = …": a word is the name.
    const [left, right] = sides(`${text.startsWith('=') ? wordOf(typed[at - 1]) : ''}${text}`);
    return right !== undefined && right !== '' && isName(left) && signOf(right) === undefined
      ? [{ name: nameOf(left), right }]
      : [];
  });
  const given = new Set(equations.flatMap(({ name, right }) => [name, ...namesIn(right)]));
  const used = new Set(equations.flatMap(({ right }) => namesIn(right)));
  // dV = Pᵀ·dO is a gradient of the same loss.
  const outputs = equations.filter(
    ({ name }) => !used.has(name) && !(name.startsWith('d') && given.has(name.slice(1))),
  );
  const [output] = outputs;
  if (!output || outputs.length > 1) return { list: typed };
  const { name: Y, right } = output;
  const kind = kindOf(Y, right);
  const { list, name: arriving } = withName(typed, Y, kind);
  if (arriving !== undefined) return { list, upstream: { name: arriving, output: Y, kind } };
  const isOfOutput = (text: string): boolean => {
    const sign = signOf(text);
    return sign !== undefined && LOSSES.test(sign.body) && nameOf(sign.wrt ?? '') === Y;
  };
  const usual = kind === 'matrix' ? 'G' : 'g';
  const named = list.flatMap(({ kind, text }, at) => (kind === 'word' && OF_OUTPUT.test(text) ? [{ at, text }] : []));
  const found = [...formulas, ...named].flatMap(({ at, text }) => {
    const [left, value] = sides(text);
    if (value !== undefined && isName(value) && isOfOutput(left)) return [{ at, name: nameOf(value) }];
    if (value !== undefined && isName(left) && isOfOutput(value)) return [{ at, name: nameOf(left) }];
    if (value === undefined && isOfOutput(left) && isGiven(list, at)) return [{ at, name: usual }];
    // "grad_output g".
    const said = /^(\w+)\s+([A-Za-z])$/.exec(text);
    if (said && OF_OUTPUT.test(said[1] as string)) return [{ at, name: said[2] as string }];
    const isNamed = isName(text) && nameOf(text) !== Y;
    return isNamed && (text === `d${Y}` || OF_OUTPUT.test(text) || arrives(list, at)) ? [{ at, name: text }] : [];
  });
  const said = list.findIndex((item, at) => ARRIVES.test(wordOf(item)) && /^grad/.test(wordOf(list[at + 1])));
  const [arrived] = found;
  // The names through which the output depends on what is given.
  const reached = reachedFrom(right, equations);
  if (!arrived && said < 0) return { list: /^(?:L|J|loss|cost)$/.test(Y) ? inSigns(list, Y, reached) : list };
  const upstream = { name: arrived?.name ?? usual, output: Y, kind };
  const dropped = new Set(found.map(({ at }) => at));
  // The words that lead to it ask for no other gradient.
  for (const at of [arrived?.at ?? said + 2]) {
    for (let i = at - 1; i >= 0 && (GRADIENT.test(wordOf(list[i])) || ARRIVES.test(wordOf(list[i]))); i--)
      if (said >= 0 && i >= said) dropped.add(i);
  }
  const rest = list.filter((_, at) => !dropped.has(at));
  return { list: inSigns(rest, 'L', reached), upstream };
}

interface Equation {
  readonly name: string;
  readonly right: string;
}

function reachedFrom(right: string, equations: readonly Equation[]): ReadonlySet<string> {
  const reached = new Set(namesIn(right));
  for (const name of reached)
    for (const each of equations) if (each.name === name) for (const inner of namesIn(each.right)) reached.add(inner);
  return reached;
}

/** dW and grad_W as ∂L/∂W, for the names that the loss depends on. */
const inSigns = (list: readonly Item[], loss: string, reached: ReadonlySet<string>): Item[] =>
  list.map((item): Item => {
    const isOne = item.kind === 'formula' || item.kind === 'word';
    const by = isOne ? /^(?:d|grad_)([A-Za-z]\w{0,7})(?:\s*=\s*)?$/.exec(item.text)?.[1] : undefined;
    return by !== undefined && reached.has(by) ? { ...item, kind: 'formula', text: `d${loss}/d${by}` } : item;
  });

interface Loss {
  readonly definitions: ReadonlyMap<string, string>;
  readonly wrt: string | undefined;
  /** L of ∂L/∂W, which nothing defines. */
  readonly named: string | undefined;
  readonly upstream: Upstream | undefined;
}

/** The gradient of a loss through what is defined: its product with G = ∂L/∂Y. */
export function lossThrough(
  list: readonly Item[],
  through: readonly [string, string] | undefined,
  { definitions, wrt, named, upstream }: Loss,
): { readonly text: string; readonly output?: string; readonly declares: readonly string[] } | undefined {
  const isLoss = named !== undefined && /^(?:L|J|E|C|l|loss|cost|Loss|\\mathcal\{L\}|\\ell|ℓ)$/.test(named);
  // "dL/dW of a linear layer" names the layer in words.
  const layer = functionsIn(list).find((formula) => /^(?:\w+\()?W\*/.test(formula));
  const [output, inside] = through ?? ['y', layer];
  if (!(isLoss || upstream) || inside === undefined || wrt === undefined) return undefined;
  if (!mentions(substituted(inside, definitions, wrt) ?? '', wrt)) return undefined;
  // `loss = …` is the loss itself.
  if (!upstream && /^(?:[LJ]|loss|cost|objective|nll)$/.test(output)) return { text: inside, declares: [] };
  const isMatrix = /^[A-Z]/.test(output);
  const isDelta = list.some(({ kind, text }) => kind === 'formula' && /δ|delta/.test(text));
  const name = upstream?.name ?? (isDelta ? 'delta' : isMatrix ? 'G' : 'g');
  const kind = upstream?.kind ?? (isDelta ? (isMatrix ? 'matrix' : 'vector') : undefined);
  return { text: `sum(${name} .* (${inside}))`, output, declares: kind === undefined ? [] : [`${name}: ${kind}`] };
}
