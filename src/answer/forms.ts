// The view Forms: one linear map as a matrix, as a differential, entry by entry, and as products with vectors.

import { type Expr, equal, sym } from '../formula/expr.js';
import { presented } from '../math/elaborate.js';
import { Commutation } from '../math/maps/commutation.js';
import type { LinearMap } from '../math/maps/map.js';
import { compose, Product } from '../math/maps/product.js';
import { Sum, sum } from '../math/maps/sum.js';
import { count, isScalar, isWide, transposed } from '../math/shape.js';
import { type ContentBlock, text } from './blocks.js';
import { isReadable } from './derivative-formula.js';
import { entriesOf, entryAt } from './entries.js';
import { abbreviate } from './notation/abbreviate.js';
import { both } from './notation/both.js';
import { plain, plainSymbol } from './notation/plain.js';
import { tex, texPieces, texSymbol } from './notation/tex.js';
import { isStacked, type Shown, whereRow, whereText } from './shown.js';
import { sizeText } from './sizes.js';
import { structureReasons } from './structure.js';

interface Form {
  readonly left: { readonly tex: string; readonly plain: string };
  readonly formula: Expr;
}

export function formsView(shown: Shown): ContentBlock[] {
  const { map, derivation, result, taken, jacobian, directions } = shown;
  const { k } = map;
  const x = derivation.wrt;
  const forms: Form[] = [
    { left: sign(shown), formula: shown.derivative },
    {
      left: { tex: `\\mathrm d ${texSymbol(result)} =`, plain: `d${plainSymbol(result)} =` },
      formula: map.apply(k.symbol(`d:${x}`, map.domain)),
    },
  ];
  if (!shown.shaped) {
    const [v, u] = [k.symbol(directions.input, map.domain), k.symbol(directions.output, map.codomain)];
    const J = texSymbol(jacobian);
    const turned = k.transpose(shown.derivative);
    const transposed = { tex: `${J}^{\\top}`, plain: `${plainSymbol(jacobian)}ᵀ` };
    const times = (matrix: { tex: string; plain: string }, way: string, e: Expr): Form['left'] => {
      const [t, p] = [tex(e, k), plain(e, k)];
      return isStacked(shown)
        ? { tex: `\\operatorname{${way}}(${t}) =`, plain: `${way}(${p}) =` }
        : { tex: `${matrix.tex} ${t} =`, plain: `${matrix.plain}·${p} =` };
    };
    forms.push(
      { left: times({ tex: `${J}\\,`, plain: plainSymbol(jacobian) }, 'JVP', v), formula: map.apply(v) },
      { left: times(transposed, 'VJP', u), formula: map.transposed().apply(u) },
      {
        left: { tex: `${transposed.tex} =`, plain: `${transposed.plain} =` },
        formula: equal(turned, shown.derivative) ? k.symbol(jacobian, k.shape(turned)) : turned,
      },
    );
  }
  if (isStacked(shown))
    forms.push({
      left: {
        tex: `${texSymbol(jacobian)}_{\\text{rows}} =`,
        plain: `${plainSymbol(jacobian)} by rows =`,
      },
      formula: rowMajor(map).matrix(),
    });
  const named = abbreviate(
    forms.map((form) => presented(form.formula, k)),
    taken,
    k,
  );
  const written = forms
    .map((form, i) => ({ left: form.left, formula: named.formulas[i] as Expr }))
    .filter(({ formula }) => isReadable(formula));
  const rows = written.map(({ left, formula }) => [left.tex, ...texPieces(formula, k)]);
  const lines = written.map(({ left, formula }) => `${left.plain} ${plain(formula, k)}`);
  const entries = entriesOf(map, named.where, taken);
  if (entries) {
    const [output, input] = [both(entryAt(sym(result), entries.output), k), both(entryAt(sym(x), entries.input), k)];
    rows.push([`\\frac{\\partial ${output.tex}}{\\partial ${input.tex}} =`, entries.entry.tex]);
    lines.push(`∂${output.plain}/∂${input.plain} = ${entries.entry.plain}`);
  }
  if (named.where.length > 0) {
    rows.push(whereRow(named, k));
    lines.push(whereText(named, k).replace(/^, /, ''));
  }
  const spoken = lines.join('\n');
  const blocks: ContentBlock[] = [
    {
      type: 'picture',
      drawing: { rows },
      alt: `The derivative in ${lines.length} forms: ${lines.join('; ')}`,
      text: spoken,
    },
  ];
  if (written.length < forms.length) blocks.push(text('text', 'The other forms are too long to read.'));
  blocks.push(text('text', oneMap(shown)));
  const reasons = [...structureReasons(shown)];
  if (reasons.length > 0) {
    blocks.push(text('heading', 'Structure'));
    blocks.push(...reasons.map(([tag, reason]) => text('text', { strong: tag }, `: ${reason}`)));
  }
  return blocks;
}

/** The same map where matrices are read row by row: vec(Xᵀ) ↦ vec(Yᵀ). */
export function rowMajor(map: LinearMap): LinearMap {
  if (map instanceof Sum) return sum(map.terms.map(rowMajor));
  if (map instanceof Product) return map.factors.map(rowMajor).reduce(compose);
  const turned = isWide(map.domain) ? compose(map, new Commutation(map.k, transposed(map.domain))) : map;
  return isWide(map.codomain) ? compose(new Commutation(map.k, map.codomain), turned) : turned;
}

function sign({ map, derivation, result, jacobian }: Shown): Form['left'] {
  const [x, f] = [derivation.wrt, result];
  if (isScalar(map.domain))
    return {
      tex: `\\frac{\\mathrm d ${texSymbol(f)}}{\\mathrm d ${texSymbol(x)}} =`,
      plain: `d${plainSymbol(f)}/d${plainSymbol(x)} =`,
    };
  if (isScalar(map.codomain))
    return { tex: `\\nabla_{\\!${texSymbol(x)}}\\, ${texSymbol(f)} =`, plain: `∇${plainSymbol(f)} =` };
  return { tex: `${texSymbol(jacobian)} =`, plain: `${plainSymbol(jacobian)} =` };
}

/** What the structure saves, and which form the layout asks for. */
function oneMap(shown: Shown): string {
  const { map, layout, shaped, jacobian, directions } = shown;
  const stacked = isStacked(shown);
  const [outputs, inputs] = [sizeText(count(map.codomain)), sizeText(count(map.domain))];
  const [J, v, u] = [jacobian, directions.input, directions.output].map(plainSymbol);
  if (map.structure === 'diagonal')
    return `All forms are one linear map. Its diagonal is ${inputs} numbers, the matrix would be ${inputs}·${inputs}; multiplying by the diagonal with ⊙ takes ${inputs} multiplications.`;
  if (map.structure === 'gradient') return 'The gradient has one number for each number of the variable.';
  const saved = shaped ? '' : `; ${J}·${v} and ${J}ᵀ·${u} need no matrix of them`;
  const turned =
    layout === 'denominator' && !shaped ? ` ${J} is in numerator layout; denominator layout writes ${J}ᵀ.` : '';
  const rows = stacked
    ? ` ${J} stacks the columns of matrices; ${J} by rows takes them row by row, as NumPy stores them.`
    : '';
  return `All forms are one linear map, from ${inputs} to ${outputs} ${outputs === '1' ? 'number' : 'numbers'}${saved}.${rows}${turned}`;
}
