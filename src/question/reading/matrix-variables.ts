// Sentences that differentiate by the transpose or the inverse of a matrix, or ask for the solution of a linear system,
// as ones that name a variable: with Y = Xᵀ, tr(A·X) is tr(A·Yᵀ); the x of A·x = b is A⁻¹·b.
import type { Item } from '../formulas/items.js';
import { roleBefore } from '../formulas/roles.js';
import { lettersIn } from '../formulas/several.js';
import { reads, sides } from '../formulas/terms.js';

export interface Renamed {
  readonly list: readonly Item[];
  /** What the new letter stands for: `Y = Xᵀ`. */
  readonly meanings: readonly string[];
}

const TRANSPOSE = String.raw`(?:\^\s*(?:\{\s*(?:T|⊤|\\top|\\intercal)\s*\}|T|⊤|\\top|\\intercal)|⊤|')`;
const INVERSE = String.raw`(?:\^\s*(?:\{\s*-\s*1\s*\}|\(\s*-\s*1\s*\)|-1)|⁻¹)`;
const TURNED = new RegExp(
  String.raw`^(?:\(?([A-Z])\)?\s*(?:(${TRANSPOSE})|(${INVERSE}))|inv\(([A-Z])\)|transpose\(([A-Z])\))$`,
  'u',
);
const DIFFERENTIAL = new RegExp(
  String.raw`(?<![\p{L}\d])([d∂]|\\partial)\s*\(?\s*([A-Z])\s*(?:(${TRANSPOSE})|(${INVERSE}))\s*\)?(?=\s*$|\s*[}).,]|\s+\S)`,
  'u',
);

interface Turned {
  readonly name: string;
  readonly isInverse: boolean;
}

/** The matrix that the variable of the sentence is the transpose or the inverse of. */
function turnedIn(list: readonly Item[]): Turned | undefined {
  for (const [at, { kind, text }] of list.entries()) {
    if (kind !== 'formula') continue;
    const alone = roleBefore(list, at) === 'wrt' ? TURNED.exec(text.trim()) : null;
    if (alone) {
      const [, own, , inverse, inverted, transposed] = alone;
      return {
        name: (own ?? inverted ?? transposed) as string,
        isInverse: inverse !== undefined || inverted !== undefined,
      };
    }
    const below = DIFFERENTIAL.exec(text.slice(text.search(/\/|\\[dt]?frac/) + 1 || text.length));
    if (below) return { name: below[2] as string, isInverse: below[4] !== undefined };
  }
  return undefined;
}

const ROW = new RegExp(String.raw`^([a-z]|\\?(?:alpha|beta|theta|mu|gamma|delta)|[α-ω])\s*(?:${TRANSPOSE}|ᵀ)$`, 'u');

/** By a row xᵀ one differentiates as by x: only the layout is another. */
const byColumns = (list: readonly Item[]): readonly Item[] =>
  list.map((item, at) => {
    const [, name] = (item.kind === 'formula' && ROW.exec(item.text.trim())) || [];
    return name !== undefined && roleBefore(list, at) === 'wrt' ? { ...item, text: name } : item;
  });

/** The sentence with solutions and dependences written out, by a letter of its own for a transpose or an inverse. */
export function byTurned(typed: readonly Item[]): Renamed {
  const list = byColumns(withDependences(withSolutions(typed)));
  const turned = turnedIn(list);
  const taken = new Set([...lettersIn(list), ...list.flatMap(({ text }) => [...(text.match(/[A-Z]/g) ?? [])])]);
  const letter = [...'YZUVWPQ'].find((each) => !taken.has(each));
  if (!turned || letter === undefined) return { list, meanings: [] };
  const { name, isInverse } = turned;
  const inside = isInverse ? `inv(${letter})` : `(${letter}')`;
  const here = new RegExp(String.raw`(?<![a-z\\_\d])${name}(?![a-z_\d(])`, 'g');
  const renamed = list.map((item, at) => {
    if (item.kind !== 'formula') return item;
    if (roleBefore(list, at) === 'wrt' && TURNED.test(item.text.trim())) return { ...item, text: letter };
    const sign = item.text.search(/\/|\\[dt]?frac/);
    const cut = sign < 0 ? 0 : sign;
    const differential = DIFFERENTIAL.exec(item.text.slice(cut));
    if (!differential) return { ...item, text: item.text.replace(here, ` ${inside} `).trim() };
    const from = cut + differential.index;
    const [before, behind] = [item.text.slice(0, from), item.text.slice(from + differential[0].length)];
    return {
      ...item,
      text: `${before.replace(here, ` ${inside} `)}${differential[1]} ${letter}${behind.replace(here, ` ${inside} `)}`,
    };
  });
  return { list: renamed, meanings: [`${letter} = ${name}${isInverse ? '⁻¹' : 'ᵀ'}`] };
}

/** "Where A depends on t": A of the formulas is A(t). */
function withDependences(list: readonly Item[]): readonly Item[] {
  const words = (at: number, count: number): string =>
    list
      .slice(at, at + count)
      .map(({ kind, text }) => (kind === 'word' ? text : ''))
      .join(' ');
  for (const [at, { kind, text: name }] of list.entries()) {
    const length = [
      'depends on',
      'varies with',
      'is a function of',
      'is function of',
      'may depend on',
      'which depends on',
      'depending on',
    ].find((said) => words(at + 1, said.split(' ').length) === said);
    const [, same, own = ''] = (kind === 'formula' && SAME.exec(name)) || [];
    if (same !== undefined) return dependentOn(list, same, own, at, at);
    if (kind !== 'formula' || !/^[A-Za-z]$/.test(name) || length === undefined) continue;
    const end = at + 1 + length.split(' ').length;
    const by = list[end]?.text ?? '';
    if (list[end]?.kind !== 'formula' || !/^(?:[a-z]|theta)$/.test(by)) continue;
    return dependentOn(list, name, by, at, end);
  }
  return list;
}

/** W = W(x). */
const SAME = /^([A-Za-z])\s*=\s*\1\s*\(\s*([a-z]|theta)\s*\)$/;

/** The sentence with `name(by)` in its formulas, without the places that say so. */
function dependentOn(list: readonly Item[], name: string, by: string, at: number, end: number): readonly Item[] {
  // The A of Ax, but not that of a name such as Adj.
  const here = new RegExp(String.raw`(?<![a-z\\_\d]|[d∂]\s?)${name}(?!_|\d|\(|[a-z]{2})`, 'g');
  const from = /^(?:where|when|if|and|but|with|since)$/.test(list[at - 1]?.text ?? '') ? at - 1 : at;
  return list.flatMap((item, place) => {
    if (place >= from && place <= end) return place === end ? [{ ...item, kind: 'stop' as const, text: '.' }] : [];
    return item.kind === 'formula' && item.text !== name && roleBefore(list, place) !== 'wrt'
      ? [{ ...item, text: item.text.replace(here, `${name}(${by})`) }]
      : [item];
  });
}

const SYSTEM = /^(.*[A-Z)}])\s*[*@·]?\s*([a-z])$/su;
const SOLUTION = /^(?:solution|solutions|solving|solve|solves)$/;

/** The sentence with the solution x of A·x = b in place of the system, where it is the solution that is differentiated. */
function withSolutions(list: readonly Item[]): readonly Item[] {
  const at = list.findIndex(({ kind, text }) => kind === 'formula' && systemIn(text) !== undefined);
  const system = systemIn(list[at]?.text ?? '');
  if (!system) return list;
  const { name, formula } = system;
  const said = list.findIndex(({ kind, text }, place) => kind === 'word' && place < at && SOLUTION.test(text));
  const isLinked = list
    .slice(said + 1, at)
    .every(({ kind, text }) => (kind === 'word' ? LINK.test(text) : text === name));
  const rest = list.filter((_, place) => place !== at);
  const isAsked = rest.some(
    ({ kind, text }, place) =>
      kind === 'formula' &&
      ((text === name && /^(?:of|differentiate)$/.test(rest[place - 1]?.text ?? '')) ||
        new RegExp(String.raw`^(?:[d∂]\s*${name}\s*/|\\[dt]?frac\s*\{\s*(?:d|∂|\\partial)\s*${name}\s*\})`).test(text)),
  );
  if (said >= 0 && isLinked)
    return list.flatMap((item, place) =>
      place === at ? [{ ...item, text: formula }] : place >= said && place < at ? [] : [item],
    );
  return isAsked ? list.map((item, place) => (place === at ? { ...item, text: `${name} = ${formula}` } : item)) : list;
}
const LINK = /^(?:x|of|to|the|a|linear|system|systems|equation|equations|for|in)$/;

/** A·x = b with a matrix A: the letter that it is solved for, and the solution. */
function systemIn(text: string): { name: string; formula: string } | undefined {
  const [left, right] = sides(text);
  const [, matrix = '', name = ''] = (right !== undefined && SYSTEM.exec(left.trim())) || [];
  const formula = `inv(${matrix.trim()})*(${right ?? ''})`;
  const isPlain = matrix !== '' && !/[+-]/.test(matrix.replace(/\([^()]*\)/g, '')) && reads(formula);
  return isPlain && !new RegExp(String.raw`(?<![\p{L}\\])${name}(?![\p{L}])`, 'u').test(`${matrix} ${right}`)
    ? { name, formula: formula.replace(/\((\w+)\)$/, '$1') }
    : undefined;
}
