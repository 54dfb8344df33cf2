// The asker's results as checks: of the gradient, or of the Hessian as the derivative of the gradient.
import type { CheckQuestion } from '../answer/check/check.js';
import { type Relation, relationWords } from '../answer/check/relation.js';
import { call, rewrite, size, symbolsOf } from '../formula/expr.js';
import { print } from '../formula/print.js';
import { saidOf, shown, under } from './follow/said.js';
import { byRows } from './formulas/entrywise.js';
import { insideOf, isOutput, withOutput } from './formulas/named-results.js';
import { apart, expression, mentions, nameOf, namesIn } from './formulas/terms.js';
import { derivativeOf, gradientOf } from './formulas/tried.js';
import type { Claim } from './reading/claims.js';
import type { Reading } from './reading/reading.js';
import { inExponentials, layoutNamed, noteOn, otherVariables, valuesOf, withExponential } from './requests.js';
import type { Asked, Computed, Judged, Question } from './understood.js';

/** Results of one sentence that are judged. */
const MOST = 4;
/** Nodes of the functions and results that are compared: of long ones fewer are, and in fewer of the ways in which they may be meant. */
const MOST_NODES = 240;

/** The checks of all results; undefined where nothing is claimed of anything. */
export function checksOf(said: Reading, question: Question): Omit<Computed, 'topic' | 'leads'> | undefined {
  const reading = { ...said, targets: said.targets.map((target) => fitted(target, said, question)) };
  const [target] = reading.targets;
  if (target === undefined) return undefined;
  const [claim] = reading.claims;
  if (claim?.relation && reading.claims.length === 1) return relatedTo(claim.text, claim.relation, reading, question);
  const judged = affordable(reading.claims.slice(0, MOST).flatMap((claim) => judgedOf(claim, reading, question) ?? []));
  const [first] = judged;
  if (!first) return undefined;
  const isSecond = judged.every(({ of }) => of === 'Hessian');
  const computed: Asked = {
    command: isSecond ? 'hessian' : 'jacobian',
    values: valuesOf(reading, target, question),
  };
  return {
    kind: 'computed',
    claims: judged,
    ...(reading.denied ? { denied: true as const } : {}),
    readings: [computed],
    said: first.said,
    saidOfEach: [saidOf({ ...reading, second: isSecond }, target, computed.values)],
    choices: [
      { label: isSecond ? 'The Hessian' : 'The derivative', asked: computed },
      ...(isSecond ? [] : otherVariables(reading, target, question)),
    ],
  };
}

/** The function with a bias added to each row of a batch, where it does not fit without. */
function fitted(target: string, reading: Reading, question: Question): string {
  const expr = expression(target);
  const rows = expr && byRows(expr);
  if (!rows || rows === expr || derivativeOf(valuesOf(reading, target, question))) return target;
  return print(rows);
}

/** Those that can be judged, each in as many ways as can be tried; the first in one at least. */
function affordable(all: readonly Judged[]): Judged[] {
  const nodesOf = (text: unknown): number => {
    const expr = expression(String(text));
    return expr ? size(expr) : String(text).length;
  };
  let left = MOST_NODES;
  return all.flatMap((judged, i) => {
    const checks = judged.checks.filter(({ asked: { values } }, way) => {
      left -= nodesOf(values['expression']) + nodesOf(values['answer']);
      return left > 0 || (i === 0 && way === 0);
    });
    return checks.length > 0 ? [{ ...judged, checks }] : [];
  });
}

/** What a matrix is said to have of the derivative, which is computed. */
function relatedTo(
  text: string,
  relation: Relation,
  reading: Reading,
  question: Question,
): Omit<Computed, 'topic' | 'leads'> {
  const [target = ''] = reading.targets;
  const { layout: _, at: __, ...values } = valuesOf(reading, target, question);
  const asked = { ...values, answer: text } as unknown as CheckQuestion;
  return {
    kind: 'computed',
    related: { relation, claim: shownClaim(text), question: asked },
    readings: [{ command: 'jacobian', values }],
    said: `${saidOf(reading, target, values)}, to see whether ${relationWords(relation, shownClaim(text))}`,
    choices: otherVariables(reading, target, question),
  };
}

/** One result and the ways in which it may be meant. */
export function judgedOf(claim: Claim, reading: Reading, question: Question): Judged | undefined {
  const isSecond = (claim.order ?? (reading.second ? 2 : 1)) === 2;
  const own = { ...reading, further: [], ...(claim.wrt === undefined ? {} : { wrt: claim.wrt }) };
  const targets = claim.of === undefined ? reading.targets.slice(0, 2) : [claim.of];
  // exp of a matrix is that of its entries or the matrix exponential.
  const meant = targets.flatMap((target) => [...new Set([target, withExponential(target)])]);
  const checks = meant.flatMap((target) => {
    const { layout: _, ...values } = valuesOf(own, target, question);
    const gradient = isSecond ? gradientOf(target, values) : undefined;
    if (isSecond && !gradient) return [];
    const asked = gradient ? { ...values, expression: gradient.formula, wrt: gradient.wrt } : values;
    const of = gradient?.formula ?? target;
    const isWhole = !targets.includes(target);
    const said = isWhole ? inExponentials(claim.text) : claim.text;
    return spellings(said, of, reading).map((answer) => ({
      asked: { command: 'check', values: { ...asked, answer } },
      ...(isWhole ? { otherwise: true as const } : {}),
      said: isSecond
        ? `is ${shownClaim(answer)} the Hessian of ${shown(target)}${under({ ...values, wrt: gradient?.wrt }, own)}, the derivative of its gradient ${shown(of)}${definedIn(answer)}`
        : `is ${shownClaim(answer)} the derivative of ${shown(target)}${under(values, own)}${definedIn(answer)}${noteOn(target)}`,
    }));
  });
  const [first] = checks;
  if (!first) return undefined;
  const named = layoutNamed(reading);
  return {
    shown: shownClaim(claim.text),
    of: isSecond ? 'Hessian' : 'gradient',
    said: first.said,
    ...(claim.upto ? { upto: claim.upto } : {}),
    ...(named === undefined ? {} : { layout: named }),
    checks,
  };
}

const shownClaim = (claim: string): string => shown(claim.replace(/ where .*$/s, ''));

/** Whether a bias is added to each row: 𝟏·bᵀ. */
const byBias = (target: string): boolean => /ones\(\)\*\w+'/.test(target);

/** What it defines by one name, as the output s of s(1 − s). */
function definedIn(claim: string): string {
  const [, name, meaning] = / where (\w+) = ([^,]+)$/.exec(claim) ?? [];
  return name && meaning ? `, with ${name} = ${shown(meaning)}` : '';
}

/** As typed, with what the sentence defines; with its one strange name as the output, s of s(1 − s); and with ⊙ in place of products. */
function spellings(typed: string, target: string, { definitions }: Reading): string[] {
  const names = new Set(namesIn(target));
  const claim = withOutput(ofVariable(apart(typed, names), names));
  const expr = expression(claim);
  if (!expr) return [claim];
  const known = new Set([...names, 'n', 'm', 'pi', 'e']);
  const isDefined = (name: string): boolean =>
    !names.has(name) && [...definitions.keys()].some((key) => nameOf(key) === name);
  const strangers = symbolsOf(expr).filter((name) => !known.has(name) || isDefined(name));
  const entrywise = print(
    rewrite(expr, (node) => (node.kind === 'call' && node.op === '*' ? call('.*', node.args) : node)),
  );
  // "∂L/∂b = sum δ" of a batch is the sum of its rows.
  const rows = /^sum\([A-Zδ]\)$|^sum\(delta\)$/u.test(claim) && byBias(target) ? [`col${claim}`] : [];
  const ways = entrywise === print(expr) ? [claim, ...rows] : [claim, entrywise];
  const defined = definedFor(strangers, definitions);
  const [output] = strangers;
  if (defined !== '') return ways.map((way) => `${way} where ${defined}`);
  if (strangers.length !== 1 || output === undefined || !isOutput(output, expr, target)) return ways;
  const by = (value: string): string[] => ways.map((way) => `${way} where ${output} = ${value}`);
  return [...insideOf(target).flatMap(by), claim, ...by(target)];
}

/** What the sentence defines of these names, and of those in their meanings. */
function definedFor(strangers: readonly string[], definitions: ReadonlyMap<string, string>): string {
  const needed: string[] = [];
  const wanted = [...strangers];
  for (const name of wanted) {
    const found = [...definitions].find(([key]) => nameOf(key) === name);
    if (!found || needed.some((each) => each.startsWith(`${name} =`)) || mentions(found[1], name)) continue;
    needed.unshift(`${name} = ${found[1]}`);
    wanted.push(...namesIn(found[1]));
  }
  return needed.join(', ');
}

/** "The softmax minus y": a function that is named in words is one of the function's own variable. */
function ofVariable(claim: string, names: ReadonlySet<string>): string {
  const variable = [...names].find((name) => /^[a-wz]$/.test(name));
  const isOwn = names.has('x') || variable === undefined || /(?<![\p{L}\d_(])x(?![\p{L}\d_)])/u.test(claim);
  return isOwn ? claim : claim.replace(/(?<=[a-z]{3,}\()x(?=\))/g, variable);
}
