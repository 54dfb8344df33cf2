// A formula as Python for NumPy, PyTorch or JAX: vectors are one-dimensional arrays, @ is the matrix product.
import { conditionOf } from '../../formula/condition.js';
import { argument, type Call, type Expr, isCall } from '../../formula/expr.js';
import { atom, LEVEL, type Level, type Style, type Writer, type Written, writer } from '../../formula/write.js';
import type { Algebra } from '../../math/algebra.js';
import type { Framework } from '../../math/framework.js';
import { operationOf } from '../../math/registry.js';
import { bindings } from '../../math/row.js';
import { isColumn, isRow, isScalar } from '../../math/shape.js';
import { pythonName } from './python-names.js';

const MODULES: Readonly<Record<Framework, string>> = { numpy: 'np', pytorch: 'torch', jax: 'jnp' };
/** What makes Python numbers of Python numbers. */
const ARITHMETIC = new Set(['+', '-', 'neg', '*', '.*', '/', './', '^', '.^']);
/** The formula as one Python expression. */
export function python(e: Expr, framework: Framework, k: Algebra): string {
  return writer(styleFor(framework, k)).plain(e);
}

/** The formula as what a function returns, which frameworks want to be an array; a gradient by a matrix has two dimensions. */
export function returned(e: Expr, framework: Framework, k: Algebra, like?: Expr): string {
  const text = python(e, framework, k);
  const isFlat = like && k.kind(like) === 'matrix' && k.kind(e) !== 'matrix' && !isScalar(k.shape(e));
  if (isFlat) return `(${text})${isColumn(k.shape(e)) ? '[:, None]' : '[None, :]'}`;
  return framework === 'pytorch' && isPlainNumber(e, k) ? `torch.tensor(${decimal(e, text)})` : text;
}

/** A number of Python's own, which most functions of PyTorch refuse: constants and sizes, and what arithmetic makes of them. */
function isPlainNumber(e: Expr, k: Algebra): boolean {
  if (e.kind === 'number') return true;
  if (e.kind === 'symbol') return k.scope.sizes.has(e.name) && !k.scope.shapes.has(e.name);
  return ARITHMETIC.has(e.op) && isScalar(k.shape(e)) && e.args.every((arg) => isPlainNumber(arg, k));
}

/** A plain number written as one with a decimal point. */
function decimal(e: Expr, text: string): string {
  if (e.kind !== 'number') return `float(${text})`;
  return /^-?\d+$/.test(text) ? `${text}.0` : text;
}

function styleFor(framework: Framework, k: Algebra): Style {
  const m = MODULES[framework];
  /** How many dimensions the array has: a matrix of one column has two, and what has one entry is a number. */
  const dimensions = (e: Expr): 0 | 1 | 2 => (isScalar(k.shape(e)) ? 0 : k.kind(e) === 'matrix' ? 2 : 1);
  const isVector = (e: Expr): boolean => dimensions(e) === 1;
  /** The operand in two dimensions. */
  const raised = (e: Expr, write: Writer): string =>
    isVector(e) ? `${write.at(e, LEVEL.atom)}${isColumn(k.shape(e)) ? '[:, None]' : '[None, :]'}` : write.plain(e);
  /** An operand of something that acts on each entry, beside others with as many dimensions as the result. */
  const beside = (arg: Expr, e: Expr, level: Level, write: Writer): string =>
    dimensions(e) === 2 && isVector(arg) ? raised(arg, write) : write.at(arg, level);

  /** Fills `$0`, `$(0)` (bracketed where a sign is near) and `$*` (all operands). */
  const filled = (template: string, e: Call, write: Writer): Written => {
    const operands = [...e.args, ...defaults(e)];
    const { entrywise, takesSizes } = operationOf(e);
    const takesTensor = (i: number): boolean =>
      !takesSizes && (entrywise ? entrywise.arguments[i]?.fallback === undefined : i === 0);
    const plain = (arg: Expr, i: number): string =>
      entrywise && dimensions(e) === 2 && isVector(arg)
        ? raised(arg, write)
        : takesTensor(i)
          ? operand(arg, write)
          : write.plain(arg);
    const at = (arg: Expr, i: number): string => {
      const text = plain(arg, i);
      return text === write.plain(arg) ? write.at(arg, LEVEL.atom) : text;
    };
    const list = e.args.map(plain).join(', ');
    const text = template
      .replace(/\{m\}/g, m)
      .replace(/\$\*/g, list)
      .replace(/\$#/g, e.args.length === 1 ? list : `(${list})`)
      .replace(/\$\((\d)\)/g, (_, i) => at(operands[Number(i)] as Expr, Number(i)))
      .replace(/\$(\d)/g, (_, i) => plain(operands[Number(i)] as Expr, Number(i)));
    return { text, level: isOneCall(text) ? LEVEL.atom : LEVEL.sum };
  };

  const product = (e: Expr, a: Expr, b: Expr, write: Writer): Written => {
    const binary = (sign: string): Written => ({
      text: `${write.at(a, LEVEL.product)}${sign}${write.at(b, LEVEL.power)}`,
      level: LEVEL.product,
    });
    if (isScalar(k.shape(a)) || isScalar(k.shape(b))) {
      // s·(sᵀ·V) of a matrix V with one column is a matrix.
      const isRaised = dimensions(e) === 2 && isScalar(k.shape(b)) && isVector(a);
      return isRaised ? { text: `${raised(a, write)}*${write.at(b, LEVEL.power)}`, level: LEVEL.product } : binary('*');
    }
    if (isColumn(k.shape(a)) && isRow(k.shape(b))) {
      // A column times a row has a name of its own where both are one-dimensional.
      if (isVector(a) && isVector(b)) return atom(`${m}.outer(${write.plain(a)}, ${write.plain(b)})`);
      if (isVector(a)) return { text: `${raised(a, write)} @ ${write.at(b, LEVEL.power)}`, level: LEVEL.product };
      if (isVector(b)) return { text: `${write.at(a, LEVEL.product)} @ ${raised(b, write)}`, level: LEVEL.product };
    }
    const made = binary(' @ ');
    const left = dimensions(a) + dimensions(b) - 2;
    const isNumber = k.shape(a).rows === 1 && k.shape(b).cols === 1;
    // A product of one entry is taken out of its array.
    return isNumber && left > 0 ? atom(`(${made.text})[${left === 2 ? '0, 0' : '0'}]`) : made;
  };

  // PyTorch's kron refuses tensors that are not contiguous, as transposes and inverses are.
  const kron = (e: Expr, write: Writer): string => {
    const operand = write.at(e, LEVEL.atom);
    const isNew = isCall(e, 'eye') || isCall(e, 'ones') || isCall(e, 'zeros');
    const isInput = e.kind === 'symbol' && k.scope.shapes.has(e.name);
    // Of a transpose with a side of 1 it takes the strides, which are odd there.
    if (
      framework === 'pytorch' &&
      isCall(e, "'") &&
      dimensions(e) === 2 &&
      (k.shape(e).rows === 1 || k.shape(e).cols === 1)
    )
      return `${write.at(argument(e, 0), LEVEL.atom)}.reshape(${k.shape(e).cols === 1 ? '-1, 1' : '1, -1'})`;
    if (framework === 'pytorch' && !isVector(e) && !isNew && !isInput) return `${operand}.contiguous()`;
    return raised(e, write);
  };

  return {
    number: (value) => ({ text: String(value), level: value < 0 ? LEVEL.sign : LEVEL.atom }),
    symbol(name) {
      const shape = k.scope.shapes.get(name);
      const kind = shape && isScalar(shape) ? k.scope.kinds?.get(name) : undefined;
      const entry = kind === undefined ? '' : kind === 'matrix' ? '[0, 0]' : '[0]';
      return atom(name === 'pi' ? 'math.pi' : pythonName(name) + entry);
    },
    brackets: (text) => `(${text})`,
    call(e, write) {
      const [a, b] = e.args as [Expr, Expr];
      switch (e.op) {
        case '+':
        case '-':
          return {
            text: `${beside(a, e, LEVEL.sum, write)} ${e.op} ${beside(b, e, LEVEL.product, write)}`,
            level: LEVEL.sum,
          };
        case 'neg':
          return { text: `-${write.at(a, LEVEL.power)}`, level: LEVEL.sign };
        case '*':
          return product(e, a, b, write);
        case '.*':
        case './':
        case '/':
          return {
            text: `${beside(a, e, LEVEL.product, write)}${e.op === '.*' ? '*' : '/'}${beside(b, e, LEVEL.power, write)}`,
            level: LEVEL.product,
          };
        case '^':
        case '.^': {
          if (e.op === '^' && !isScalar(k.shape(a)))
            return atom(`${m}.linalg.matrix_power(${write.plain(a)}, ${write.plain(b)})`);
          return { text: `${write.at(a, LEVEL.atom)}**${write.at(b, LEVEL.atom)}`, level: LEVEL.power };
        }
        case "'":
          return isVector(a) || isScalar(k.shape(a))
            ? { text: write.plain(a), level: levelOf(a, write) }
            : atom(`${write.at(a, LEVEL.atom)}.T`);
        case 'ones':
        case 'zeros':
          // A row has one dimension.
          return b && isVector(e)
            ? atom(`${m}.${e.op}(${write.plain(a.kind === 'number' && a.value === 1 ? b : a)})`)
            : coded(e, write);
        case 'reshape':
          // A vector has one dimension.
          return isVector(e) ? { text: write.plain(a), level: levelOf(a, write) } : coded(e, write);
        case 'kron':
          if (isVector(e)) return atom(`${m}.kron(${write.plain(a)}, ${write.plain(b)})`);
          return atom(`${m}.kron(${kron(a, write)}, ${kron(b, write)})`);
        case 'matrix':
          return literal(e, write);
        case 'index':
          return entry(e, write);
        case 'diag':
          // diag of two dimensions takes a diagonal out.
          if (dimensions(a) === 2 && (k.shape(a).rows === 1 || k.shape(a).cols === 1))
            return atom(`${m}.diag(${write.at(a, LEVEL.atom)}.reshape(-1))`);
          return coded(e, write);
        case 'where':
          return isCall(a, 'step') ? chosen(e, write) : filled('{m}.where($(0) != 0, $1, $2)', e, write);
        case 'max':
        case 'min': {
          const bound = b && e.args.find((arg) => isPlainNumber(arg, k));
          const other = e.args.find((arg) => arg !== bound);
          // torch.maximum takes tensors only; a number bounds.
          if (framework !== 'pytorch' || !bound || !other || isPlainNumber(other, k)) return coded(e, write);
          return atom(`torch.clamp(${write.plain(other)}, ${e.op === 'max' ? 'min' : 'max'}=${write.plain(bound)})`);
        }
        default:
          return coded(e, write);
      }
    },
  };

  function coded(e: Call, write: Writer): Written {
    const { code, entrywise } = operationOf(e);
    const parameters = e.args.slice(1).filter((_, i) => entrywise?.arguments[i + 1]?.fallback !== undefined);
    // PyTorch's functions take numbers for parameters; a variable one needs the definition.
    if (
      framework === 'pytorch' &&
      entrywise?.row.value &&
      parameters.some((parameter) => parameter.kind !== 'number')
    ) {
      const defined = k.formula(entrywise.row.value, bindings(entrywise.arguments, e));
      return { text: write.at(defined, LEVEL.atom), level: LEVEL.atom };
    }
    const template = typeof code === 'string' ? code : (code?.[framework] ?? `{m}.${e.op}($*)`);
    return filled(template, e, write);
  }

  /** where(u > 0, a, b), the comparison as people write it. */
  function chosen(e: Call, write: Writer): Written {
    const [test, yes, no] = e.args as [Call, Expr, Expr];
    const { left, sign, right } = conditionOf(test.args[0] as Expr);
    const condition = `${beside(left, e, LEVEL.sum, write)} ${sign} ${beside(right, e, LEVEL.sum, write)}`;
    const value = (branch: Expr): string =>
      branch.kind === 'number' && Number.isInteger(branch.value)
        ? `${branch.value}.0`
        : beside(branch, e, LEVEL.comparison, write);
    return atom(`${m}.where(${condition}, ${value(yes)}, ${value(no)})`);
  }

  /** Brackets are put by what a transposed vector is written as. */
  function levelOf(e: Expr, write: Writer): Written['level'] {
    const bare = write.plain(e);
    return write.at(e, LEVEL.atom) === bare ? LEVEL.atom : LEVEL.sum;
  }

  /** A literal: an array of numbers, vectors one after another, or a matrix of blocks. */
  function literal(e: Call, write: Writer): Written {
    const rows = e.args.map((row) => (row as Call).args);
    const cells = rows.flat();
    if (cells.every((cell) => isScalar(k.shape(cell)))) return ofNumbers(rows, isVector(e), write);
    if (isVector(e)) return atom(`${m}.hstack([${cells.map((cell) => operand(cell, write)).join(', ')}])`);
    const shown = rows.map((row) => row.map((cell) => block(cell, write)));
    const joined = shown.map((row) => (row.length === 1 ? row[0] : `${m}.hstack([${row.join(', ')}])`));
    return joined.length === 1 ? atom(joined[0] as string) : atom(`${m}.vstack([${joined.join(', ')}])`);
  }

  function ofNumbers(rows: readonly (readonly Expr[])[], flat: boolean, write: Writer): Written {
    const nested = (show: (e: Expr) => string, open: string, close: string): string => {
      const list = (cells: readonly Expr[]): string => `${open}${cells.map(show).join(', ')}${close}`;
      return flat || rows.flat().length === 1 ? list(rows.flat()) : `${open}${rows.map(list).join(', ')}${close}`;
    };
    if (framework !== 'pytorch') return atom(`${m}.array(${nested(write.plain, '[', ']')})`);
    const constant = rows.flat().every((cell) => isPlainNumber(cell, k));
    const cell = (e: Expr): string => (constant ? decimal(e, write.plain(e)) : operand(e, write));
    return atom(constant ? `torch.tensor(${nested(cell, '[', ']')})` : nested(cell, 'torch.stack([', '])'));
  }

  /** A cell of a matrix of blocks, with two dimensions. */
  function block(e: Expr, write: Writer): string {
    const shape = k.shape(e);
    if (isScalar(shape)) {
      if (framework !== 'pytorch') return `${m}.reshape(${write.plain(e)}, (1, 1))`;
      return isPlainNumber(e, k)
        ? `torch.tensor([[${decimal(e, write.plain(e))}]])`
        : `${write.at(e, LEVEL.atom)}.reshape(1, 1)`;
    }
    return raised(e, write);
  }

  /** One entry, by as many indices as its array has dimensions. */
  function entry(e: Call, write: Writer): Written {
    const [of, ...places] = e.args as [Expr, ...Expr[]];
    const { rows, cols } = k.shape(of);
    if (rows === 1 && cols === 1) return { text: write.plain(of), level: levelOf(of, write) };
    const shown = places.map((i) => (i.kind === 'number' ? String(i.value - 1) : `${write.plain(i)} - 1`));
    const both = shown.length === 2 ? shown : cols === 1 ? [...shown, '0'] : ['0', ...shown];
    const used = dimensions(of) === 2 ? both : cols === 1 ? both.slice(0, 1) : both.slice(1);
    return atom(`${write.at(of, LEVEL.atom)}[${used.join(', ')}]`);
  }

  /** An operand of a function of tensors. */
  function operand(e: Expr, write: Writer): string {
    return framework === 'pytorch' && isPlainNumber(e, k)
      ? `torch.tensor(${decimal(e, write.plain(e))})`
      : write.plain(e);
  }
}

/** Operands that were left out, as numbers. */
function defaults(e: Call): Expr[] {
  const { entrywise } = operationOf(e);
  return (entrywise?.arguments ?? [])
    .slice(e.args.length)
    .map(({ fallback }) => ({ kind: 'number', value: fallback ?? 0, hash: 0 }) as const);
}

/** Whether the text is one call or one name, which needs no brackets around it. */
function isOneCall(text: string): boolean {
  if (!/^[\w.]+\(/.test(text)) return /^[\w.]+$/.test(text);
  let depth = 0;
  for (let i = text.indexOf('('); i < text.length; i++) {
    if (text[i] === '(' || text[i] === '[') depth++;
    if ((text[i] === ')' || text[i] === ']') && --depth === 0) return i === text.length - 1;
  }
  return false;
}
