// The view Steps: the formula layer by layer, each with its differential, then the chain put together.

import { type Call, call, type Expr, isCall, nodes, type Sym, substitute, symbolsOf } from '../formula/expr.js';
import { table } from '../formula/table.js';
import type { Algebra } from '../math/algebra.js';
import { differentiate } from '../math/differentiate.js';
import { presented } from '../math/elaborate.js';
import { Zero } from '../math/maps/zero.js';
import { operationOf } from '../math/registry.js';
import { isColumn, isScalar, type SettledShape } from '../math/shape.js';
import { type ContentBlock, text } from './blocks.js';
import type { Derivation } from './derivation.js';
import { isReadable } from './derivative-formula.js';
import { freshName } from './fresh-name.js';
import { abbreviate } from './notation/abbreviate.js';
import { plain, plainSymbol } from './notation/plain.js';
import { texPieces, texSymbol } from './notation/tex.js';
import { POWER_RULE, QUOTIENT_RULE, reason } from './reason.js';
import { isStacked, type Shown, whereRow, whereText } from './shown.js';
import { gradientRule } from './why.js';

/** A part of the formula with a name of its own: a layer. */
interface Layer {
  readonly name: Sym;
  /** The layer in terms of the variable and of earlier layers. */
  readonly formula: Expr;
  readonly differential: Expr;
  readonly because: string;
}

const LINEAR = new Set(['+', '-', 'neg', '*', '.*', "'", '/']);
const MAX_LAYERS = 12;

export function stepsView(shown: Shown): ContentBlock[] {
  const { derivation, map, result } = shown;
  const { k } = map;
  const layers = layersOf(shown, k);
  if (layers.length === 0)
    return [
      text(
        'text',
        `${plain(derivation.expr, k)} does not depend on ${plainSymbol(derivation.wrt)}: every step gives 0.`,
      ),
    ];
  const rows = layers.map(({ name, formula, differential }) => [
    `${texSymbol(name.name)} =`,
    ...texPieces(formula, k),
    `\\quad\\Rightarrow\\quad \\mathrm d ${texSymbol(name.name)} =`,
    ...texPieces(differential, k),
  ]);
  const lines = layers.map(
    ({ name, formula, differential }) =>
      `${plainSymbol(name.name)} = ${plain(formula, k)}  ⇒  d${plainSymbol(name.name)} = ${plain(differential, k)}`,
  );
  if (layers.length > 1) {
    const taken = new Set([...shown.taken, ...layers.map(({ name }) => name.name)]);
    const whole = abbreviate([presented(map.apply(k.symbol(`d:${derivation.wrt}`, map.domain)), k)], taken, k);
    const [formula] = whole.formulas as [Expr];
    if (isReadable(formula)) {
      rows.push([`\\mathrm d ${texSymbol(result)} =`, ...texPieces(formula, k)]);
      if (whole.where.length > 0) rows.push(whereRow(whole, k));
      lines.push(`together: d${plainSymbol(result)} = ${plain(formula, k)}${whereText(whole, k)}`);
    }
  }
  const hasEntrywise = layers.some(({ differential }) => nodes(differential).some((node) => isCall(node, '.*')));
  const reasons = layers.map(({ name, because }, i) => text('text', `${i + 1}. ${plainSymbol(name.name)}: ${because}`));
  return [
    { type: 'picture', drawing: { rows }, alt: `The steps: ${lines.join('; ')}`, text: lines.join('\n') },
    ...reasons,
    text('text', `${layers.length > 1 ? 'Put each differential into the next. ' : ''}${readOff(shown, hasEntrywise)}`),
  ];
}

/** How the derivative is read off the differential of the result. */
function readOff(shown: Shown, hasEntrywise: boolean): string {
  const { map, derivation, result, jacobian, layout } = shown;
  const [df, dx, J] = [`d${plainSymbol(result)}`, `d${plainSymbol(derivation.wrt)}`, plainSymbol(jacobian)];
  if (map instanceof Zero) return `${df} is 0, and so is the derivative.`;
  if (isScalar(map.domain)) return `What multiplies ${dx} is the derivative.`;
  if (isScalar(map.codomain)) return gradientRule(shown);
  const turned = layout === 'denominator' ? `; denominator layout writes ${J}ᵀ` : '';
  if (isStacked(shown))
    return `${df} is the derivative as a linear map of ${dx}. Written as vec(${df}) = ${J}·vec(${dx}), with vec(A·X·B) = (Bᵀ ⊗ A)·vec(X)${hasEntrywise ? ' and a ⊙ b = Diag(a)·b' : ''}, it shows the matrix ${J}${turned}.`;
  return `Written as ${df} = ${J}·${dx}${hasEntrywise ? ', with a ⊙ b = Diag(a)·b' : ''}, it shows the Jacobian ${J}${turned}.`;
}

/** Layers, innermost first: what a function is applied to, and the result. Linear operations stay within their layer. */
function layersOf({ derivation, taken, result }: Shown, k: Algebra): Layer[] {
  const { simple: e, wrt } = derivation;
  const depends = (node: Expr): boolean => symbolsOf(node).includes(wrt);
  if (!depends(e)) return [];
  const isLinear = (node: Expr): boolean => node.kind === 'call' && LINEAR.has(node.op);
  const named = new Set<Expr>();
  for (const node of nodes(e)) {
    if (node.kind !== 'call' || !depends(node) || isLinear(node)) continue;
    for (const arg of operandsOf(node)) if (arg.kind === 'call' && depends(arg) && !isEntry(arg)) named.add(arg);
    if (node !== e && !isInsideOnlyPower(node)) named.add(node);
  }
  named.add(e);
  const order = nodes(e)
    .filter((node) => named.has(node))
    .slice(-MAX_LAYERS);
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
    const differential = presented(k.add(...terms), k);
    layers.push({
      name,
      formula,
      // The layer itself, where its differential has it: dy = y ⊙ dz for y = exp(z).
      differential: formula.kind === 'call' ? substitute(differential, formula, name) : differential,
      because: isLinear(node)
        ? ruleOf(formula, new Set(inputs.map((input) => input.name)), k)
        : reasonFor(node, derivation, k),
    });
    symbols.set(node, name);
  }
  return layers;
}

/** The operands that may be layers; the condition of a case does not move. */
const operandsOf = (node: Call): readonly Expr[] =>
  node.op === 'where' ? node.args.slice(1) : (operationOf(node).operands?.(node) ?? node.args);

/** Which rules a layer of sums, products, quotients and powers of its `inputs` follows. */
function ruleOf(formula: Expr, inputs: ReadonlySet<string>, k: Algebra): string {
  const depends = (e: Expr): boolean => symbolsOf(e).some((name) => inputs.has(name));
  const parts = nodes(formula).filter((node): node is Call => node.kind === 'call' && depends(node));
  const isMatrixPower = ({ op, args: [base] }: Call): boolean => op === '^' && !isScalar(k.shape(base as Expr));
  const isBoth = ({ args }: Call): boolean => args.length === 2 && args.every(depends);
  const rules = [
    parts.some((part) => (part.op === '*' || part.op === '.*') && isBoth(part)) &&
      'Product rule: each factor moves in turn, the others stay.',
    parts.some((part) => (part.op === '/' || part.op === './') && depends(part.args[1] as Expr)) && QUOTIENT_RULE,
    parts.some((part) => ['^', '.^', 'sqrt'].includes(part.op) && !isMatrixPower(part)) && `Power rule: ${POWER_RULE}`,
    parts.filter(isMatrixPower).map((part) => reason(part, k))[0] ?? false,
  ].filter((rule) => rule !== false);
  return rules.join(' ') || 'It is linear: constant factors and transposes stay, constant terms vanish.';
}

/** Why the layer moves as it does. */
function reasonFor(node: Expr, { expr, wrt }: Derivation, k: Algebra): string {
  if (node.kind === 'call') return reason(node, k);
  return expr.kind === 'call' ? `${plain(expr, k)} is ${plainSymbol(wrt)} itself.` : 'It is the variable itself.';
}

/** An entry of a variable: x₂ is short enough as it is. */
const isEntry = (node: Call): boolean => node.op === 'index' && node.args[0]?.kind === 'symbol';

/** A square or root of a layer, and a test of it, need no name of their own. */
const isInsideOnlyPower = (node: Expr): boolean =>
  node.kind === 'call' && ['.^', '^', 'sqrt', 'index', 'matrix', 'row', 'step'].includes(node.op);

/** The node with earlier layers replaced by their names; the very objects, so that shapes stay known. */
function withNames(node: Expr, symbols: ReadonlyMap<Expr, Sym>, variable: Sym): Expr {
  const go = (e: Expr): Expr => {
    const symbol = e === node ? undefined : symbols.get(e);
    if (symbol) return symbol;
    if (e.kind === 'symbol') return e.name === variable.name ? variable : e;
    return e.kind === 'call' ? call(e.op, e.args.map(go), e.span) : e;
  };
  return go(node);
}

const LETTERS: Readonly<Record<string, readonly string[]>> = table({
  scalar: ['s', 't', 'c', 'a', 'b', 'g', 'q', 'r', 'h', 'e', 'p', 'w'],
  vector: ['z', 'h', 'a', 'r', 'g', 'q', 'p', 'e', 'c', 's', 'b', 'w'],
  matrix: ['Z', 'H', 'M', 'P', 'Q', 'R', 'G', 'C', 'D', 'E', 'S', 'T'],
});

function freshSymbol(node: Expr, used: Set<string>, k: Algebra): Sym {
  const shape = k.shape(node);
  const kind = isScalar(shape) ? 'scalar' : isColumn(shape) ? 'vector' : 'matrix';
  const name = freshName(LETTERS[kind] as readonly string[], used);
  used.add(name);
  return k.symbol(name, shape);
}
