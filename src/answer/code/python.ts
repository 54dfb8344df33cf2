// A formula as Python for NumPy, PyTorch or JAX: vectors are one-dimensional arrays, @ is the matrix product.
import { conditionOf } from '../../formula/condition.js';
import { type Call, type Expr, isCall } from '../../formula/expr.js';
import { atom, LEVEL, type Style, type Writer, type Written, writer } from '../../formula/write.js';
import type { Algebra } from '../../math/algebra.js';
import type { Framework } from '../../math/framework.js';
import { operationOf } from '../../math/registry.js';
import { bindings } from '../../math/row.js';
import { isColumn, isRow, isScalar } from '../../math/shape.js';

const MODULES: Readonly<Record<Framework, string>> = { numpy: 'np', pytorch: 'torch', jax: 'jnp' };
/** Names that Python keeps for itself, or that the code uses for modules. */
const RESERVED = new Set([
  'lambda',
  'in',
  'is',
  'as',
  'or',
  'and',
  'not',
  'if',
  'else',
  'for',
  'def',
  'del',
  'np',
  'jnp',
  'torch',
  'jax',
  'F',
  'f',
  'erf',
  'math',
  'with',
  'from',
  'pass',
  'try',
]);

export const pythonName = (name: string): string => (RESERVED.has(name) ? `${name}_` : name);

/** The formula as one Python expression. */
export function python(e: Expr, framework: Framework, k: Algebra): string {
  return writer(styleFor(framework, k)).plain(e);
}

function styleFor(framework: Framework, k: Algebra): Style {
  const m = MODULES[framework];
  const isVector = (e: Expr): boolean => isColumn(k.shape(e)) || isRow(k.shape(e));

  /** Fills `$0`, `$(0)` (bracketed where a sign is near) and `$*` (all operands). */
  const filled = (template: string, e: Call, write: Writer): Written => {
    const operands = [...e.args, ...defaults(e)];
    const list = e.args.map((arg) => write.plain(arg)).join(', ');
    const text = template
      .replace(/\{m\}/g, m)
      .replace(/\$\*/g, list)
      .replace(/\$#/g, e.args.length === 1 ? list : `(${list})`)
      .replace(/\$\((\d)\)/g, (_, i) => write.at(operands[Number(i)] as Expr, LEVEL.atom))
      .replace(/\$(\d)/g, (_, i) => write.plain(operands[Number(i)] as Expr));
    return { text, level: isOneCall(text) ? LEVEL.atom : LEVEL.sum };
  };

  const product = (a: Expr, b: Expr, write: Writer): Written => {
    const binary = (sign: string): Written => ({
      text: `${write.at(a, LEVEL.product)}${sign}${write.at(b, LEVEL.power)}`,
      level: LEVEL.product,
    });
    if (isScalar(k.shape(a)) || isScalar(k.shape(b))) return binary('*');
    // A column times a row has a name of its own where both are one-dimensional.
    if (isColumn(k.shape(a)) && isRow(k.shape(b))) return atom(`${m}.outer(${write.plain(a)}, ${write.plain(b)})`);
    return binary(' @ ');
  };

  // PyTorch's kron refuses tensors that are not contiguous, as transposes and inverses are.
  const kron = (e: Expr, write: Writer): string => {
    const operand = write.at(e, LEVEL.atom);
    if (framework === 'pytorch' && !isVector(e) && /\.T\b|linalg/.test(operand)) return `${operand}.contiguous()`;
    if (isColumn(k.shape(e))) return `${operand}[:, None]`;
    return isRow(k.shape(e)) ? `${operand}[None, :]` : write.plain(e);
  };

  return {
    number: (value) => ({ text: String(value), level: value < 0 ? LEVEL.sign : LEVEL.atom }),
    symbol: (name) => atom(name === 'pi' ? 'math.pi' : pythonName(name)),
    brackets: (text) => `(${text})`,
    call(e, write) {
      const [a, b] = e.args as [Expr, Expr];
      switch (e.op) {
        case '+':
        case '-':
          return {
            text: `${write.at(a, LEVEL.sum)} ${e.op} ${write.at(b, LEVEL.product)}`,
            level: LEVEL.sum,
          };
        case 'neg':
          return { text: `-${write.at(a, LEVEL.power)}`, level: LEVEL.sign };
        case '*':
          return product(a, b, write);
        case '.*':
        case './':
        case '/':
          return {
            text: `${write.at(a, LEVEL.product)}${e.op === '.*' ? '*' : '/'}${write.at(b, LEVEL.power)}`,
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
        case 'kron':
          return atom(`${m}.kron(${kron(a, write)}, ${kron(b, write)})`);
        case 'matrix':
          return literal(e, write);
        case 'index':
          return atom(
            `${write.at(a, LEVEL.atom)}[${e.args
              .slice(1)
              .map((i) => (i.kind === 'number' ? i.value - 1 : `${write.plain(i)} - 1`))
              .join(', ')}]`,
          );
        case 'where':
          return isCall(a, 'step') ? chosen(e, write) : filled('{m}.where($(0) != 0, $1, $2)', e, write);
        case 'max':
        case 'min': {
          const bound = e.args.find((arg) => arg.kind === 'number');
          const other = e.args.find((arg) => arg !== bound);
          // torch.maximum takes tensors only; a number bounds.
          if (framework !== 'pytorch' || !bound || !other) return coded(e, write);
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
    const condition = `${write.at(left, LEVEL.sum)} ${sign} ${write.at(right, LEVEL.sum)}`;
    const value = (branch: Expr): string =>
      branch.kind === 'number' && Number.isInteger(branch.value) ? `${branch.value}.0` : write.plain(branch);
    return atom(`${m}.where(${condition}, ${value(yes)}, ${value(no)})`);
  }

  /** Brackets are put by what a transposed vector is written as. */
  function levelOf(e: Expr, write: Writer): Written['level'] {
    const bare = write.plain(e);
    return write.at(e, LEVEL.atom) === bare ? LEVEL.atom : LEVEL.sum;
  }

  function literal(e: Call, write: Writer): Written {
    const rows = e.args.map((row) => (row as Call).args);
    const shown = rows.map((row) => row.map((cell) => write.plain(cell)));
    const blocks = rows.flat().some((cell) => !isScalar(k.shape(cell)));
    if (blocks) {
      const joined = shown.map((row) => (row.length === 1 ? row[0] : `${m}.hstack([${row.join(', ')}])`));
      return atom(`${m}.${isColumn(k.shape(e)) ? 'hstack' : 'vstack'}([${joined.join(', ')}])`);
    }
    const flat = rows.every((row) => row.length === 1) || rows.length === 1;
    const text = flat ? `[${shown.flat().join(', ')}]` : `[${shown.map((row) => `[${row.join(', ')}]`).join(', ')}]`;
    if (framework !== 'pytorch') return atom(`${m}.array(${text})`);
    if (rows.flat().every((cell) => cell.kind === 'number'))
      return atom(`torch.tensor(${text.replace(/(\d)(?=[,\]])/g, '$1.')})`);
    return atom(
      flat
        ? `torch.stack(${text})`
        : `torch.stack([${shown.map((row) => `torch.stack([${row.join(', ')}])`).join(', ')}])`,
    );
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
