// What the lines of a program differentiate, in words, and at which numbers: `y.backward()` with `x.grad`, `jax.grad(f)(x0)`.
import { table } from '../../formula/table.js';
import { operandsOf } from './brackets.js';

const KINDS: Readonly<Record<string, string>> = table({
  grad: 'gradient',
  gradient: 'gradient',
  withgradient: 'gradient',
  value_and_grad: 'gradient',
  derivative: 'derivative',
  jacfwd: 'Jacobian',
  jacrev: 'Jacobian',
  jacobian: 'Jacobian',
  hessian: 'Hessian',
});
const kindOf = (name: string | undefined): string => KINDS[name ?? ''] ?? 'gradient';

/** "the gradient of loss wrt W", in place of the call of a program. */
const inWords = (kind: string, of: string, by: string): string =>
  `the ${kind} of ${of} wrt ${by
    .replace(/[[\]()]/g, '')
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')
    .join(' and ')}.`;

const ASSIGNED = String.raw`^\s*(?:[\w, ()]{1,30}=\s*)?`;
const BY_TAPE = new RegExp(
  String.raw`${ASSIGNED}(?:\w{1,12}\.(gradient|jacobian)|torch\.autograd\.(grad))\(\s*(\w{1,12})\s*,\s*(\w{1,12}|[[(][\w, ]{1,40}[\])])[^()]{0,40}\)(?:\[0\])?(?:\.numpy\(\))?\s*$`,
);
const TRANSFORM = String.raw`(?:jax\.|torch\.func\.|func\.|autograd\.)?(grad|value_and_grad|jacfwd|jacrev|jacobian|hessian)`;
const PLACES = String.raw`(?:\s*,\s*argnums\s*=\s*(\d|\([\d, ]{1,12}\))\s*)?`;
/** What a function is applied to, with brackets two deep: `(x, y)`, `(jnp.array([1., 2.]))`. */
const GIVEN = String.raw`\(((?:[^()]|\((?:[^()]|\([^()]{0,60}\)){0,80}\)){1,160})\)`;
const BY_CALL = new RegExp(String.raw`${ASSIGNED}${TRANSFORM}\(\s*(\w{1,12})${PLACES}\)${GIVEN}\s*$`);
/** `df = jax.grad(f)`, and `df(x0)` later. */
const NAMED = new RegExp(String.raw`^\s*(\w{1,12})\s*=\s*(?:jax\.jit\()?${TRANSFORM}\(\s*(\w{1,12})${PLACES}\)\)?\s*$`);
/** `gradient(f, [1.0, 2.0])` of Julia, `torch.autograd.functional.jacobian(f, x)`. */
const OF_BOTH = new RegExp(
  String.raw`${ASSIGNED}(?:Zygote\.|ForwardDiff\.|ReverseDiff\.|torch\.autograd\.functional\.)?(gradient|withgradient|derivative|jacobian|hessian)\(\s*(\w{1,12})\s*,\s*(.{1,160})\)(?:\[1\])?\s*;?\s*$`,
);

/** A call that stands alone, or is printed. */
const unprinted = (line: string): string =>
  line.replace(/^\s*(?:print(?:ln)?|display|@show)\s*\((.*)\)\s*(?:#.*)?$/, '$1');

/** Whether an operand is numbers, or makes an array of them. */
const isNumbers = (text: string): boolean =>
  /^[-\d.[\](,;\s]+$|^(?:\w{1,8}\.){0,2}(?:array|tensor|asarray|Tensor)\(/.test(text);

/** The parameters of a function of the program: of `def f(x, y):`, of `f = lambda x: …`, of `f(x) = …`. */
function parametersOf(name: string, lines: readonly string[]): string[] {
  const defined = new RegExp(
    String.raw`^\s*(?:def\s+${name}\(([^()]{1,60})\)|${name}\s*=\s*lambda\s+([\w, ]{1,40}):|(?:function\s+)?${name}\(([\w, ]{1,40})\)\s*(?:=|$))`,
  );
  for (const line of lines) {
    const [, ...found] = defined.exec(line) ?? [];
    const given = found.find((each) => each !== undefined);
    if (given !== undefined) return given.split(',').map((each) => each.replace(/[=:].*/, '').trim());
  }
  return [];
}

/** The derivative of a function at its operands: by its parameters, with the numbers that they are given. */
function appliedTo(
  kind: string,
  name: string,
  places: string,
  given: string,
  lines: readonly string[],
): string | undefined {
  const operands = operandsOf(given).filter((each) => !/^\w+\s*=/.test(each));
  const parameters = parametersOf(name, lines);
  const known = (at: number): string | undefined => {
    const operand = operands[at];
    if (operand === undefined) return undefined;
    return isNumbers(operand) ? parameters[at] : operand;
  };
  const asked = (places.match(/\d/g) ?? []).flatMap((place) => known(Number(place)) ?? []);
  if (asked.length === 0) return undefined;
  const values = operands.flatMap((operand, at) =>
    isNumbers(operand) && parameters[at] !== undefined ? [`${parameters[at]} = ${operand}`] : [],
  );
  return [inWords(kind, name, asked.join(',')), ...values].join('\n');
}

/** A line that differentiates what the program computes. */
export function differentiated(typed: string, lines: readonly string[]): string | undefined {
  const line = unprinted(typed);
  const [, tape, autograd, of, by] = BY_TAPE.exec(line) ?? [];
  if (of !== undefined && by !== undefined) return inWords(kindOf(tape ?? autograd), of, by);
  const [, kind, name, places = '0', given = ''] = BY_CALL.exec(line) ?? [];
  if (name !== undefined) return appliedTo(kindOf(kind), name, places, given, lines);
  const [, called, own, operand = ''] = OF_BOTH.exec(line) ?? [];
  if (own !== undefined) return appliedTo(kindOf(called), own, '0', operand, lines);
  return appliedLater(line, lines);
}

/** `g(x0)`, where `g = jax.grad(f)` stands above. */
function appliedLater(line: string, lines: readonly string[]): string | undefined {
  const [, name, given = ''] = new RegExp(String.raw`${ASSIGNED}(\w{1,12})${GIVEN}\s*$`).exec(line) ?? [];
  if (name === undefined) return undefined;
  for (const other of lines) {
    const [, own, kind, of = '', places = '0'] = NAMED.exec(other) ?? [];
    if (own === name) return appliedTo(kindOf(kind), of, places, given, lines);
  }
  return undefined;
}

/** Whether the line only names a derivative that a later one applies. */
export const isTransform = (line: string, lines: readonly string[]): boolean => {
  const name = NAMED.exec(line)?.[1];
  return name !== undefined && lines.some((other) => other !== line && new RegExp(String.raw`\b${name}\(`).test(other));
};

const BACKWARD = /^\s*(\S.{0,200}?)\.backward\(\s*((?:gradient\s*=\s*)?[^()]{0,60}(?:\([^()]{0,60}\))?)\s*\)\s*$/;
/** `x.grad`, and no function of a library. */
const GRAD =
  /(?<![\w.])(?!(?:jax|autograd|torch|func|tf|F|np|zygote)\.)([A-Za-z]\w{0,11})\.grad(?:\.data)?\b(?!\s*[(=]|\.zero_)/gi;
/** What is told of gradients that are missing, or are added up, is no gradient of a function. */
const MISSING = /\.grad\b.{0,40}\bNone\b|\bNone\b.{0,60}\.grad\b|accumulat|\badds? up\b/is;

/** The program with `x.grad` as the gradient by x of what its `backward()` starts from. */
export function withBackward(lines: readonly string[]): string[] {
  const calls = lines.flatMap((line) => {
    const [, of, along = ''] = BACKWARD.exec(line) ?? [];
    return of === undefined || /^(?:self|retain_graph)/.test(along) ? [] : [{ line, of, along }];
  });
  const [call, ...others] = calls;
  const text = lines.join('\n');
  if (!call || others.length > 0 || MISSING.test(text)) return [...lines];
  const isName = /^\w+$/.test(call.of);
  const of = isName ? call.of : 'loss';
  const isOnes = /\bones(?:_like)?\(/.test(call.along);
  const vector = isOnes ? undefined : (/\[[^[\]]*\]|^(?:gradient\s*=\s*)?\w+$/.exec(call.along)?.[0] ?? undefined);
  const start = isOnes ? `sum(${of})` : of;
  const derivativeBy = (name: string): string =>
    vector === undefined
      ? `the gradient of ${start} wrt ${name}`
      : `the vector-Jacobian product of ${start} with ${vector.replace(/^gradient\s*=\s*/, '')} wrt ${name}`;
  return lines.flatMap((line) => {
    if (line === call.line) return isName ? [] : [`loss = ${call.of}`];
    const own = unprinted(line);
    // `w -= lr * w.grad`, `x.grad = None`.
    if (/^\s*[\w.]+\s*[-+*/]?=(?!=).*\.grad\b/.test(line)) return [];
    const asked = own.replace(/(\.grad)\s*=\s*\?/g, '$1');
    return [asked.replace(GRAD, (_, name: string) => derivativeBy(name)) + (own === line ? '' : '.')];
  });
}
