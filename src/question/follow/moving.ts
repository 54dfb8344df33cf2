// Matrices that depend on a number: A(t), or dA/dt in somebody's result. A(t) is read as A + t·dA, which has the same
// derivative dA at t = 0 and in general stands for any curve through A.
import { call, type Expr, rewrite, sym, symbolsOf } from '../../formula/expr.js';
import { print } from '../../formula/print.js';
import { expression } from '../formulas/terms.js';

export interface Moving {
  readonly target: string;
  readonly claim?: string;
  readonly where: string;
  /** The names that depend on the number. */
  readonly names: readonly string[];
}

/** The formula `target` and a claimed derivative by `wrt`, with every matrix that depends on it written so. */
export function moving(target: string, claim: string | undefined, wrt: string): Moving | undefined {
  if (!/^[a-z]$|^theta$/.test(wrt)) return undefined;
  const names = new Set<string>();
  const argument = new RegExp(String.raw`(?<![\w\\])([A-Z])\(\s*${wrt}\s*\)`, 'g');
  const formula = target.replace(argument, (_, name: string) => {
    names.add(name);
    return `(${name})`;
  });
  const rate = new RegExp(String.raw`[d∂]([A-Z])\s*(?:\(${wrt}\))?\s*/\s*[d∂]${wrt}(?![\w])`, 'g');
  const result = claim?.replace(rate, (_, name: string) => {
    names.add(name);
    return `d${name}`;
  });
  if (names.size === 0) return undefined;
  const [of, by] = [expression(formula), result === undefined ? undefined : expression(result)];
  if (!of || (result !== undefined && !by) || symbolsOf(of).includes(wrt)) return undefined;
  const moved = (e: Expr): Expr =>
    rewrite(e, (node) => {
      if (node.kind === 'symbol' && names.has(node.name))
        return call('+', [node, call('*', [sym(wrt), sym(`d${node.name}`)])]);
      // B/C is B·C⁻¹ where C is a matrix.
      if (node.kind === 'call' && node.op === '/' && node.args.length === 2 && isMatrix(node.args[1] as Expr, names))
        return call('*', [node.args[0] as Expr, call('inv', [node.args[1] as Expr])]);
      return node;
    });
  return {
    target: print(moved(of)),
    ...(by ? { claim: print(moved(by)) } : {}),
    where: [`${wrt}: scalar`, ...[...names].map((name) => `d${name}: matrix`)].join('; '),
    names: [...names],
  };
}

const isMatrix = (e: Expr, names: ReadonlySet<string>): boolean => symbolsOf(e).some((name) => names.has(name));
