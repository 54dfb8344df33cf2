// Elementary and special functions of one entry, one row each.
import { conditionOf } from '../../formula/condition.js';
import { argument, type Call, call, type Expr, equal, isCall, isNumber, num } from '../../formula/expr.js';
import { LEVEL, type Writer } from '../../formula/write.js';
import { erf } from '../kernel.js';
import { NO_FUNCTION, type Row } from '../row.js';
import { logarithm } from '../simplify/exponentials.js';
import { rootByName } from './moments.js';

const constant =
  (at: number, value: number) =>
  (args: readonly Expr[]): Expr | undefined =>
    isNumber(args[0] as Expr, at) ? num(value) : undefined;

/** Halves go to the even neighbour, as in NumPy and its kin. */
const nearestWhole = (x: number): number => (Number.isInteger(x - 0.5) ? 2 * Math.round(x / 2) : Math.round(x));

const positive = { where: 'x > 0', holds: (x: number) => x > 0 };

/** `u > 0` for step(u). */
function comparison(u: Expr, write: Writer): string {
  const { left, sign, right } = conditionOf(u);
  return `${write.plain(left)} ${sign} ${write.at(right, LEVEL.product)}`;
}
const tested = (e: Expr, write: Writer, notEqual: string): string =>
  isCall(e, 'step') ? comparison(argument(e, 0), write) : `${write.at(e, LEVEL.sum)} ${notEqual} 0`;

/** `|x|`; of a matrix, and around other bars, bars would be read otherwise. */
const absolute =
  (open: string, close: string, name: string) =>
  (e: Call, write: Writer): string => {
    const inside = write.plain(argument(e, 0));
    const isClear = !write.isMatrix(argument(e, 0)) && !/\||\\lvert/.test(inside);
    return isClear ? `${open}${inside}${close}` : `${name}${write.fenced(e.args)}`;
  };

export const functions: readonly Row[] = [
  {
    name: 'exp',
    spellings: ['exponential'],
    says: 'exponential function of each entry',
    args: 'x',
    f: Math.exp,
    d: { x: 'exp(x)' },
    matrixFunction: 'matrix exponential, expm',
    tex: '\\exp$[0]',
    simplify: constant(0, 1),
    code: '{m}.exp($0)',
  },
  {
    name: 'log',
    spellings: ['ln'],
    says: 'natural logarithm of each entry',
    args: 'x',
    f: Math.log,
    d: { x: '1 ./ x' },
    domain: { ...positive, measured: true },
    matrixFunction: 'matrix logarithm',
    tex: '\\log$[0]',
    simplify: ([x], k) => logarithm(x as Expr, k) ?? constant(1, 0)([x as Expr]),
    code: '{m}.log($0)',
  },
  {
    name: 'log2',
    spellings: ['log_2'],
    says: 'logarithm to base 2',
    args: 'x',
    f: Math.log2,
    value: `log(x)/${Math.LN2}`,
    d: { x: `1 ./ (${Math.LN2}*x)` },
    domain: positive,
    tex: '\\log_2$[0]',
    code: '{m}.log2($0)',
  },
  {
    name: 'log10',
    spellings: ['log_10'],
    says: 'logarithm to base 10',
    args: 'x',
    f: Math.log10,
    value: `log(x)/${Math.LN10}`,
    d: { x: `1 ./ (${Math.LN10}*x)` },
    domain: positive,
    tex: '\\log_{10}$[0]',
    code: '{m}.log10($0)',
  },
  {
    name: 'log1p',
    says: 'log(1 + x)',
    args: 'x',
    f: Math.log1p,
    value: 'log(1 + x)',
    d: { x: '1 ./ (1 + x)' },
    domain: { where: 'x > -1', holds: (x) => x > -1 },
    code: '{m}.log1p($0)',
  },
  {
    name: 'expm1',
    says: 'e^x - 1',
    args: 'x',
    f: Math.expm1,
    value: 'exp(x) - 1',
    d: { x: 'exp(x)' },
    code: '{m}.expm1($0)',
  },
  {
    name: 'sqrt',
    says: 'square root of each entry',
    args: 'x',
    f: Math.sqrt,
    d: { x: '1 ./ (2*sqrt(x))' },
    domain: { where: 'x ≥ 0', holds: (x) => x >= 0 },
    matrixFunction: 'matrix root',
    shownAs: rootByName,
    tex: '\\sqrt{$0}',
    // √A⁻¹ would be the root of the inverse.
    plain: (e, write) => ({ text: `√${write.at(argument(e, 0), LEVEL.atom)}`, level: LEVEL.power }),
    code: '{m}.sqrt($0)',
  },
  {
    name: 'rsqrt',
    says: '1/√x',
    args: 'x',
    f: (x) => 1 / Math.sqrt(x),
    value: '1 ./ sqrt(x)',
    d: { x: '-1/2*x.^(-3/2)' },
    domain: { ...positive, measured: true },
    code: '1/{m}.sqrt($0)',
  },
  {
    name: 'abs',
    spellings: ['absolute', 'fabs'],
    says: 'absolute value of each entry',
    args: 'x',
    f: Math.abs,
    d: { x: 'sign(x)' },
    kinks: [{ of: 'x', left: '-1', right: '1', reports: ['0', '0', '1'] }],
    tex: absolute('\\lvert ', '\\rvert', '\\operatorname{abs}'),
    plain: absolute('|', '|', 'abs'),
    code: '{m}.abs($0)',
  },
  {
    name: 'sign',
    spellings: ['sgn', 'signum'],
    says: '-1, 0 or 1 by the sign of each entry',
    args: 'x',
    f: Math.sign,
    d: { x: '0' },
    stepsAtZero: true,
    kinks: [{ of: 'x', left: '0', right: '0', jump: true, reports: ['0', '0', '0'] }],
    code: '{m}.sign($0)',
  },
  {
    name: 'step',
    spellings: ['indicator', 'relu_grad'],
    says: '1 where x > 0, else 0; written 1[x > 0]',
    args: 'x',
    f: (x) => (x > 0 ? 1 : 0),
    block(out, n, x) {
      for (let i = 0; i < n; i++) out[i] = x![i]! > 0 ? 1 : 0;
    },
    d: { x: '0' },
    stepsAtZero: true,
    kinks: [{ of: 'x', left: '0', right: '0', jump: true, reports: ['0', '0', '0'] }],
    tex: (e, write) => `\\mathbf 1[${comparison(argument(e, 0), write)}]`,
    plain: (e, write) => `1[${comparison(argument(e, 0), write)}]`,
    simplify: ([x], k) => {
      if (x?.kind === 'number') return num(x.value > 0 ? 1 : 0);
      // A positive number in front changes no sign.
      let bare = x as Expr;
      const factor = k.apart(bare, (rest) => {
        bare = rest;
        return num(1);
      });
      const isNumberInFront = factor.kind === 'number' && factor.value !== 0 && Math.abs(factor.value) !== 1;
      return isNumberInFront ? call('step', [factor.value > 0 ? bare : k.negate(bare)]) : undefined;
    },
    code: '{m}.where($0 > 0, 1.0, 0.0)',
  },
  {
    name: 'heaviside',
    says: '1 where x > 0, 0 where x < 0, and v at 0',
    args: 'x, v=0',
    f: (x, v) => (x > 0 ? 1 : x < 0 ? 0 : (v ?? 0)),
    value: 'where(x, step(x), v)',
    d: { x: '0' },
    stepsAtZero: true,
    kinks: [{ of: 'x', left: '0', right: '0', jump: true, reports: [NO_FUNCTION, NO_FUNCTION, '0'] }],
    code: {
      numpy: 'np.heaviside($0, $1)',
      pytorch: 'torch.where($(0) > 0, 1.0, torch.where($(0) < 0, 0.0, 1.0*$1))',
      jax: 'jnp.heaviside($0, $1)',
    },
  },
  {
    name: 'sin',
    says: 'sine',
    args: 'x',
    f: Math.sin,
    d: { x: 'cos(x)' },
    tex: '\\sin$[0]',
    simplify: constant(0, 0),
    code: '{m}.sin($0)',
  },
  {
    name: 'cos',
    says: 'cosine',
    args: 'x',
    f: Math.cos,
    d: { x: '-sin(x)' },
    tex: '\\cos$[0]',
    simplify: constant(0, 1),
    code: '{m}.cos($0)',
  },
  {
    name: 'tan',
    says: 'tangent',
    args: 'x',
    f: Math.tan,
    d: { x: '1 + tan(x).^2' },
    tex: '\\tan$[0]',
    code: '{m}.tan($0)',
  },
  {
    name: 'asin',
    spellings: ['arcsin'],
    says: 'arcsine',
    args: 'x',
    f: Math.asin,
    d: { x: '1 ./ sqrt(1 - x.^2)' },
    domain: { where: '-1 ≤ x ≤ 1', holds: (x) => Math.abs(x) <= 1 },
    tex: '\\arcsin$[0]',
    code: { numpy: 'np.arcsin($0)', pytorch: 'torch.asin($0)', jax: 'jnp.arcsin($0)' },
  },
  {
    name: 'acos',
    spellings: ['arccos'],
    says: 'arccosine',
    args: 'x',
    f: Math.acos,
    d: { x: '-1 ./ sqrt(1 - x.^2)' },
    domain: { where: '-1 ≤ x ≤ 1', holds: (x) => Math.abs(x) <= 1 },
    tex: '\\arccos$[0]',
    code: { numpy: 'np.arccos($0)', pytorch: 'torch.acos($0)', jax: 'jnp.arccos($0)' },
  },
  {
    name: 'atan',
    spellings: ['arctan'],
    says: 'arctangent',
    args: 'x',
    f: Math.atan,
    d: { x: '1 ./ (1 + x.^2)' },
    tex: '\\arctan$[0]',
    code: { numpy: 'np.arctan($0)', pytorch: 'torch.atan($0)', jax: 'jnp.arctan($0)' },
  },
  {
    name: 'sinh',
    says: 'hyperbolic sine',
    args: 'x',
    f: Math.sinh,
    d: { x: 'cosh(x)' },
    tex: '\\sinh$[0]',
    code: '{m}.sinh($0)',
  },
  {
    name: 'cosh',
    says: 'hyperbolic cosine',
    args: 'x',
    f: Math.cosh,
    d: { x: 'sinh(x)' },
    tex: '\\cosh$[0]',
    code: '{m}.cosh($0)',
  },
  {
    name: 'tanh',
    says: 'hyperbolic tangent',
    args: 'x',
    f: Math.tanh,
    d: { x: '1 - tanh(x).^2' },
    tex: '\\tanh$[0]',
    simplify: constant(0, 0),
    code: '{m}.tanh($0)',
  },
  {
    name: 'asinh',
    spellings: ['arcsinh'],
    says: 'inverse hyperbolic sine',
    args: 'x',
    f: Math.asinh,
    d: { x: '1 ./ sqrt(1 + x.^2)' },
    code: { numpy: 'np.arcsinh($0)', pytorch: 'torch.asinh($0)', jax: 'jnp.arcsinh($0)' },
  },
  {
    name: 'acosh',
    spellings: ['arccosh'],
    says: 'inverse hyperbolic cosine',
    args: 'x',
    f: Math.acosh,
    d: { x: '1 ./ sqrt(x.^2 - 1)' },
    domain: { where: 'x ≥ 1', holds: (x) => x >= 1 },
    code: { numpy: 'np.arccosh($0)', pytorch: 'torch.acosh($0)', jax: 'jnp.arccosh($0)' },
  },
  {
    name: 'atanh',
    spellings: ['arctanh'],
    says: 'inverse hyperbolic tangent',
    args: 'x',
    f: Math.atanh,
    d: { x: '1 ./ (1 - x.^2)' },
    domain: { where: '-1 < x < 1', holds: (x) => Math.abs(x) < 1, measured: true },
    code: { numpy: 'np.arctanh($0)', pytorch: 'torch.atanh($0)', jax: 'jnp.arctanh($0)' },
  },
  {
    name: 'erf',
    says: 'error function',
    args: 'x',
    f: erf,
    d: { x: `${2 / Math.sqrt(Math.PI)}*exp(-x.^2)` },
    code: { numpy: 'erf($0)', pytorch: 'torch.erf($0)', jax: 'jax.scipy.special.erf($0)' },
  },
  {
    name: 'Phi',
    spellings: ['normcdf'],
    says: 'distribution function of the standard normal',
    args: 'x',
    f: (x) => 0.5 * (1 + erf(x / Math.SQRT2)),
    d: { x: 'phi(x)' },
    tex: '\\Phi$[0]',
    plain: 'Φ$[0]',
    code: {
      numpy: '(1 + erf($(0)/np.sqrt(2)))/2',
      pytorch: 'torch.special.ndtr($0)',
      jax: 'jax.scipy.stats.norm.cdf($0)',
    },
  },
  {
    name: 'phi',
    spellings: ['normpdf'],
    says: 'density of the standard normal',
    args: 'x',
    f: (x) => Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI),
    d: { x: '-x .* phi(x)' },
    tex: '\\varphi$[0]',
    plain: 'φ$[0]',
    code: {
      numpy: 'np.exp(-$(0)**2/2)/np.sqrt(2*np.pi)',
      pytorch: 'torch.exp(-$(0)**2/2)/math.sqrt(2*math.pi)',
      jax: 'jax.scipy.stats.norm.pdf($0)',
    },
  },
  {
    name: 'identity',
    spellings: ['linear'],
    says: 'the function that changes nothing',
    args: 'x',
    f: (x) => x,
    value: 'x',
    d: { x: '1' },
    code: '$0',
  },
  {
    name: 'square',
    says: 'square of each entry',
    args: 'x',
    f: (x) => x * x,
    value: 'x.^2',
    d: { x: '2*x' },
    code: '$(0)**2',
  },
  {
    name: 'reciprocal',
    says: '1/x for each entry',
    args: 'x',
    f: (x) => 1 / x,
    value: '1 ./ x',
    d: { x: '-1 ./ x.^2' },
    domain: { where: 'x ≠ 0', holds: (x) => x !== 0 },
    code: '1/$(0)',
  },
  {
    name: 'floor',
    says: 'greatest whole number not above each entry',
    args: 'x',
    f: Math.floor,
    d: { x: '0' },
    jumps: { piece: Math.floor, at: Number.isInteger, reports: ['0', NO_FUNCTION, '0'] },
    tex: '\\lfloor $0\\rfloor',
    code: '{m}.floor($0)',
  },
  {
    name: 'ceil',
    says: 'least whole number not below each entry',
    args: 'x',
    f: Math.ceil,
    d: { x: '0' },
    jumps: { piece: Math.ceil, at: Number.isInteger },
    tex: '\\lceil $0\\rceil',
    code: '{m}.ceil($0)',
  },
  {
    name: 'round',
    says: 'nearest whole number to each entry, the even one of two',
    args: 'x',
    f: nearestWhole,
    d: { x: '0' },
    jumps: { piece: nearestWhole, at: (x) => Number.isInteger(x - 0.5), reports: ['0', NO_FUNCTION, '0'] },
    code: '{m}.round($0)',
  },
  {
    name: 'trunc',
    spellings: ['fix'],
    says: 'each entry without what stands behind the point',
    args: 'x',
    f: Math.trunc,
    value: 'sign(x) .* floor(abs(x))',
    d: { x: '0' },
    jumps: { piece: Math.trunc, at: (x) => Number.isInteger(x) && x !== 0, reports: ['0', NO_FUNCTION, '0'] },
    code: '{m}.trunc($0)',
  },
  {
    name: 'zero_power',
    says: '0^x: 1 at 0, and 0 where x is greater',
    args: 'x',
    f: (x) => 0 ** x,
    value: '1 - step(x)',
    d: { x: '0' },
    domain: { where: 'x ≥ 0', holds: (x) => x >= 0 },
    jumps: { piece: Math.sign, at: (x) => x === 0, reports: ['0', '0', '0'] },
    tex: '0^{$0}',
    plain: '0^$(0)',
    level: LEVEL.power,
    code: '0.0 ** $(0)',
  },
  {
    name: 'mod',
    spellings: ['remainder', 'floormod', 'floor_mod'],
    says: 'what is left of x after whole multiples of m, with the sign of m: x - m floor(x/m)',
    args: 'x, m',
    f: (x, m) => x - m! * Math.floor(x / m!),
    value: 'x - m .* floor(x ./ m)',
    d: { x: '1', m: '-floor(x ./ m)' },
    domain: { where: 'm ≠ 0', holds: (_, m) => m !== 0 },
    jumps: {
      piece: (x, m) => Math.floor(x! / m!),
      at: (x, m) => Number.isInteger(x! / m!),
      reports: ['1', '1', '1'],
    },
    tex: '$(0) \\bmod $(1)',
    plain: '$(0) % $(1)',
    level: LEVEL.product,
    code: { numpy: 'np.mod($0, $1)', pytorch: 'torch.remainder($0, $1)', jax: 'jnp.mod($0, $1)' },
  },
  {
    name: 'fmod',
    says: 'what is left of x after whole multiples of m, with the sign of x: x - m trunc(x/m)',
    args: 'x, m',
    f: (x, m) => x % m!,
    value: 'x - m .* trunc(x ./ m)',
    d: { x: '1', m: '-trunc(x ./ m)' },
    domain: { where: 'm ≠ 0', holds: (_, m) => m !== 0 },
    jumps: { piece: (x, m) => Math.trunc(x! / m!), at: (x, m) => Number.isInteger(x! / m!) && x !== 0 },
    code: '{m}.fmod($0, $1)',
  },
  {
    name: 'frac',
    says: 'what stands behind the point of each entry, x - trunc(x)',
    args: 'x',
    f: (x) => x - Math.trunc(x),
    value: 'x - trunc(x)',
    d: { x: '1' },
    jumps: { piece: Math.trunc, at: (x) => Number.isInteger(x) && x !== 0, reports: ['1', '1', '1'] },
    code: { numpy: '$(0) - np.trunc($0)', pytorch: 'torch.frac($0)', jax: '$(0) - jnp.trunc($0)' },
  },
  {
    name: 'max',
    spellings: ['maximum', 'amax'],
    says: 'the greater of two, entry by entry',
    args: 'x, y',
    f: (x, y) => (x > y! ? x : y!),
    d: { x: 'step(x - y)', y: 'step(y - x)' },
    joint: { y: '1 - step(x - y)' },
    kinks: [{ of: 'x - y', left: '0', right: '1', reports: ['1/2', '1', '1/2'] }],
    tex: '\\max$[01]',
    simplify: ([x, y]) => (isSame(x, y) ? x : undefined),
    code: '{m}.maximum($0, $1)',
  },
  {
    name: 'min',
    spellings: ['minimum', 'amin'],
    says: 'the smaller of two, entry by entry',
    args: 'x, y',
    f: (x, y) => (x < y! ? x : y!),
    d: { x: 'step(y - x)', y: 'step(x - y)' },
    joint: { y: '1 - step(y - x)' },
    kinks: [{ of: 'x - y', left: '1', right: '0', reports: ['1/2', '1', '1/2'] }],
    tex: '\\min$[01]',
    simplify: ([x, y]) => (isSame(x, y) ? x : undefined),
    code: '{m}.minimum($0, $1)',
  },
  ...(['max', 'min'] as const).map(
    (name): Row => ({
      name: `f${name}`,
      says: `the ${name === 'max' ? 'greater' : 'smaller'} of two, entry by entry, as ${name} is but for missing numbers`,
      args: 'x, y',
      f: (x, y) => Math[name](x, y!),
      value: `${name}(x, y)`,
      d: name === 'max' ? { x: 'step(x - y)', y: 'step(y - x)' } : { x: 'step(y - x)', y: 'step(x - y)' },
      joint: { y: name === 'max' ? '1 - step(x - y)' : '1 - step(y - x)' },
      kinks: [
        {
          of: 'x - y',
          left: name === 'max' ? '0' : '1',
          right: name === 'max' ? '1' : '0',
          reports: [['1', '1/2'], NO_FUNCTION, '0'],
        },
      ],
      code: `{m}.f${name}($0, $1)`,
    }),
  ),
  {
    name: 'clip',
    spellings: ['clamp', 'clip_by_value'],
    says: 'x cut off at a and b',
    args: 'x, a, b',
    f: (x, a, b) => Math.min(Math.max(x, a!), b!),
    value: 'min(max(x, a), b)',
    d: { x: 'step(x - a) .* step(b - x)' },
    kinks: [
      { of: 'x - a', left: '0', right: '1', reports: [['1', '0'], '1', '1/2'] },
      { of: 'x - b', left: '1', right: '0', reports: [['1', '0'], '1', '1/2'] },
    ],
    code: { numpy: 'np.clip($0, $1, $2)', pytorch: 'torch.clamp($0, $1, $2)', jax: 'jnp.clip($0, $1, $2)' },
  },
  {
    name: 'clamp_min',
    says: 'x, but a where it is less',
    args: 'x, a',
    f: (x, a) => Math.max(x, a!),
    value: 'max(x, a)',
    d: { x: 'step(x - a)', a: 'step(a - x)' },
    joint: { a: '1 - step(x - a)' },
    kinks: [{ of: 'x - a', left: '0', right: '1', reports: [['1', '0'], '1', '1/2'] }],
    code: { numpy: 'np.maximum($0, $1)', pytorch: 'torch.clamp($0, min=$1)', jax: 'jnp.clip($0, min=$1)' },
  },
  {
    name: 'clamp_max',
    says: 'x, but b where it is greater',
    args: 'x, b',
    f: (x, b) => Math.min(x, b!),
    value: 'min(x, b)',
    d: { x: 'step(b - x)', b: 'step(x - b)' },
    joint: { b: '1 - step(b - x)' },
    kinks: [{ of: 'x - b', left: '1', right: '0', reports: [['1', '0'], '1', '1/2'] }],
    code: { numpy: 'np.minimum($0, $1)', pytorch: 'torch.clamp($0, max=$1)', jax: 'jnp.clip($0, max=$1)' },
  },
  {
    name: 'where',
    says: 'a where the condition holds, else b',
    args: 'c, a, b',
    f: (c, a, b) => (c !== 0 ? a! : b!),
    d: { c: '0', a: 'where(c, 1, 0)', b: 'where(c, 0, 1)' },
    simplify: ([c, a, b], k) => {
      if (c?.kind === 'number') return c.value !== 0 ? a : b;
      if (isSame(a, b)) return a;
      // 1 where a step is, 0 where it is not.
      const isStep = c !== undefined && isCall(c, 'step') && a !== undefined && b !== undefined;
      if (isStep && isNumber(a, 1) && isNumber(b, 0)) return c;
      return isStep && isNumber(a, 0) && isNumber(b, 1) ? k.add(num(1), k.negate(c)) : undefined;
    },
    tex: (e, write) => {
      const [test, yes, no] = [
        tested(argument(e, 0), write, '\\ne'),
        ...e.args.slice(1).map((arg) => write.plain(arg)),
      ];
      return `\\begin{cases} ${yes} & \\text{if } ${test} \\\\ ${no} & \\text{else} \\end{cases}`;
    },
    plain: (e, write) =>
      `(${write.plain(argument(e, 1))} if ${tested(argument(e, 0), write, '≠')}, else ${write.plain(argument(e, 2))})`,
    code: '{m}.where($(0) != 0, $1, $2)',
  },
  {
    name: 'xlogy',
    says: 'x log(y), 0 where x is 0',
    args: 'x, y',
    f: (x, y) => (x === 0 ? 0 : x * Math.log(y!)),
    value: 'x .* log(y)',
    d: { x: 'log(y)', y: 'x ./ y' },
    domain: { where: 'y > 0', holds: (_, y) => y! > 0 },
    edge: { of: 'abs(x) + abs(y)', reports: ['none', '0', 'none'], by: { y: ['none', '0', 'none'] } },
    code: {
      numpy: '$(0)*np.log($1)',
      pytorch: 'torch.special.xlogy($0, $1)',
      jax: 'jax.scipy.special.xlogy($0, $1)',
    },
  },
  {
    name: 'logit',
    says: 'inverse of the sigmoid, log(x/(1 - x))',
    args: 'x',
    f: (x) => Math.log(x / (1 - x)),
    value: 'log(x ./ (1 - x))',
    d: { x: '1 ./ (x .* (1 - x))' },
    domain: { where: '0 < x < 1', holds: (x) => x > 0 && x < 1 },
    code: { numpy: 'np.log($(0)/(1 - $(0)))', pytorch: 'torch.logit($0)', jax: 'jax.scipy.special.logit($0)' },
  },
  {
    name: 'logaddexp',
    says: 'log(e^x + e^y)',
    args: 'x, y',
    f: (x, y) => Math.max(x, y!) + Math.log1p(Math.exp(-Math.abs(x - y!))),
    value: 'y + softplus(x - y)',
    d: { x: 'sigmoid(x - y)', y: 'sigmoid(y - x)' },
    code: { numpy: 'np.logaddexp($0, $1)', pytorch: 'torch.logaddexp($0, $1)', jax: 'jnp.logaddexp($0, $1)' },
  },
  {
    name: 'hypot',
    says: '√(x² + y²)',
    args: 'x, y',
    f: (x, y) => Math.hypot(x, y!),
    d: { x: 'x ./ hypot(x, y)', y: 'y ./ hypot(x, y)' },
    edge: { of: 'hypot(x, y)', reports: ['none', NO_FUNCTION, '1/2'] },
    code: '{m}.hypot($0, $1)',
  },
  {
    name: 'atan2',
    spellings: ['arctan2'],
    says: 'the angle of the point (x, y), given y first',
    args: 'y, x',
    f: (y, x) => Math.atan2(y, x!),
    d: { y: 'x ./ (x.^2 + y.^2)', x: '-y ./ (x.^2 + y.^2)' },
    // The cut: the angle goes from π to -π where y changes its sign left of 0.
    jumps: {
      piece: (y, x) => (Math.abs(Math.atan2(y!, x!)) > NEAR_CUT ? Math.sign(y!) : 0),
      at: (y, x) => y === 0 && x! <= 0,
    },
    edge: { of: 'abs(x) + abs(y)', reports: ['0', 'none', 'none'] },
    code: { numpy: 'np.arctan2($0, $1)', pytorch: 'torch.atan2($0, $1)', jax: 'jnp.arctan2($0, $1)' },
  },
];

/** An angle next to the cut at π. */
const NEAR_CUT = 3;
const isSame = (a: Expr | undefined, b: Expr | undefined): boolean => a !== undefined && b !== undefined && equal(a, b);
