// The view Steps: the formula layer by layer, each with its differential, then the chain put together.
import { type Call, call, type Expr, nodes, type Sym, symbolsOf } from '../formula/expr.js';
import type { Algebra } from '../math/algebra.js';
import { differentiate } from '../math/differentiate.js';
import { presented } from '../math/elaborate.js';
import { operationOf } from '../math/registry.js';
import { isColumn, isScalar, type SettledShape } from '../math/shape.js';
import { type ContentBlock, text } from './blocks.js';
import { isReadable } from './derivative-formula.js';
import { abbreviate } from './notation/abbreviate.js';
import { plain, plainSymbol } from './notation/plain.js';
import { texPieces, texSymbol } from './notation/tex.js';
import { type Shown, whereRow, whereText } from './shown.js';

/** A part of the formula with a name of its own: a layer. */
interface Layer {
  readonly name: Sym;
  /** The layer in terms of the variable and of earlier layers. */
  readonly formula: Expr;
  readonly differential: Expr;
  readonly because: string;
}

const LINEAR = new Set(['+', '-', 'neg', '*', '.*', "'", '/']);
const LINEAR_RULE = 'Sum and product rules: each term moves by itself, each factor in turn.';
const MAX_LAYERS = 12;

export function stepsView(shown: Shown): ContentBlock[] {
  const { derivation, map, result } = shown;
  const { k } = map;
  const layers = layersOf(derivation.simple, derivation.wrt, shown, k);
  if (layers.length === 0)
    return [
      text('text', `${plain(derivation.expr)} does not depend on ${plainSymbol(derivation.wrt)}: every step gives 0.`),
    ];
  const rows = layers.map(({ name, formula, differential }) => [
    `${texSymbol(name.name)} =`,
    ...texPieces(formula),
    `\\quad\\Rightarrow\\quad \\mathrm d ${texSymbol(name.name)} =`,
    ...texPieces(differential),
  ]);
  const lines = layers.map(
    ({ name, formula, differential }) =>
      `${plainSymbol(name.name)} = ${plain(formula)}  ⇒  d${plainSymbol(name.name)} = ${plain(differential)}`,
  );
  if (layers.length > 1) {
    const taken = new Set([...shown.taken, ...layers.map(({ name }) => name.name)]);
    const whole = abbreviate([presented(map.apply(k.symbol(`d:${derivation.wrt}`, map.domain)), k)], taken, k);
    const [formula] = whole.formulas as [Expr];
    if (isReadable(formula)) {
      rows.push([`\\mathrm d ${texSymbol(result)} =`, ...texPieces(formula)]);
      if (whole.where.length > 0) rows.push(whereRow(whole));
      lines.push(`together: d${plainSymbol(result)} = ${plain(formula)}${whereText(whole)}`);
    }
  }
  const reasons = layers.map(({ name, because }, i) => text('text', `${i + 1}. ${plainSymbol(name.name)}: ${because}`));
  return [
    { type: 'formula', rows, alt: `The steps: ${lines.join('; ')}`, text: lines.join('\n') },
    ...reasons,
    text(
      'text',
      layers.length > 1
        ? `Put each differential into the next; what stands before d${plainSymbol(derivation.wrt)} in the end is the derivative.`
        : `What stands before d${plainSymbol(derivation.wrt)} is the derivative.`,
    ),
  ];
}

/** Layers, innermost first: what a function is applied to, and the result. Linear operations stay within their layer. */
function layersOf(e: Expr, wrt: string, { taken, result }: Shown, k: Algebra): Layer[] {
  const depends = (node: Expr): boolean => symbolsOf(node).includes(wrt);
  if (!depends(e)) return [];
  const isLinear = (node: Expr): boolean => node.kind === 'call' && LINEAR.has(node.op);
  const named = new Set<Expr>();
  for (const node of nodes(e)) {
    if (node.kind !== 'call' || !depends(node) || isLinear(node)) continue;
    for (const arg of operationOf(node).operands?.(node) ?? node.args)
      if (arg.kind === 'call' && depends(arg)) named.add(arg);
    if (node !== e && !isInsideOnlyPower(node)) named.add(node);
  }
  named.add(e);
  const order = nodes(e)
    .filter((node) => named.has(node))
    .slice(-MAX_LAYERS) as Call[];
  const used = new Set(taken);
  const symbols = new Map<Expr, Sym>();
  const variable = k.symbol(wrt, k.scope.shapes.get(wrt) as SettledShape);
  const layers: Layer[] = [];
  for (const node of order) {
    const name = node === e ? k.symbol(result, k.shape(node)) : freshSymbol(node, used, k);
    const formula = withNames(node, symbols, variable);
    const inputs = [variable, ...symbols.values()].filter((symbol) => symbolsOf(formula).includes(symbol.name));
    const terms = inputs.map((input) =>
      differentiate(formula, input, k).map.apply(k.symbol(`d:${input.name}`, k.shape(input))),
    );
    layers.push({
      name,
      formula,
      differential: presented(k.add(...terms), k),
      because: isLinear(node) ? LINEAR_RULE : (operationOf(node).because ?? ''),
    });
    symbols.set(node, name);
  }
  return layers;
}

/** A square or root of a layer needs no name of its own. */
const isInsideOnlyPower = (node: Expr): boolean =>
  node.kind === 'call' && ['.^', '^', 'sqrt', 'index', 'matrix', 'row'].includes(node.op);

/** The node with earlier layers replaced by their names; the very objects, so that shapes stay known. */
function withNames(node: Call, symbols: ReadonlyMap<Expr, Sym>, variable: Sym): Expr {
  const go = (e: Expr): Expr => {
    const symbol = e === node ? undefined : symbols.get(e);
    if (symbol) return symbol;
    if (e.kind === 'symbol') return e.name === variable.name ? variable : e;
    return e.kind === 'call' ? call(e.op, e.args.map(go), e.span) : e;
  };
  return go(node);
}

const LETTERS: Readonly<Record<string, readonly string[]>> = {
  scalar: ['s', 't', 'c', 'a', 'b', 'g', 'q', 'r', 'h', 'e', 'p', 'w'],
  vector: ['z', 'h', 'a', 'r', 'g', 'q', 'p', 'e', 'c', 's', 'b', 'w'],
  matrix: ['Z', 'H', 'M', 'P', 'Q', 'R', 'G', 'C', 'D', 'E', 'S', 'T'],
};

function freshSymbol(node: Expr, used: Set<string>, k: Algebra): Sym {
  const shape = k.shape(node);
  const kind = isScalar(shape) ? 'scalar' : isColumn(shape) ? 'vector' : 'matrix';
  const letters = LETTERS[kind] as readonly string[];
  const name = letters.find((letter) => !used.has(letter)) ?? `${letters[0]}${used.size}`;
  used.add(name);
  return k.symbol(name, shape);
}
