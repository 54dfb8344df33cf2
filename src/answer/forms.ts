// The view Forms: one linear map as a matrix, as a differential, entry by entry, and as products with vectors.

import { type Expr, equal } from '../formula/expr.js';
import { presented } from '../math/elaborate.js';
import { count, isColumn, isScalar, type SettledShape } from '../math/shape.js';
import { type ContentBlock, text } from './blocks.js';
import { isReadable } from './derivative-formula.js';
import { entriesOf } from './entries.js';
import { abbreviate } from './notation/abbreviate.js';
import { plain, plainSymbol } from './notation/plain.js';
import { texPieces, texSymbol } from './notation/tex.js';
import { isStacked, type Shown, whereRow, whereText } from './shown.js';
import { sizeText } from './sizes.js';

/** Small letters for vectors, capitals for matrices. */
const direction = (letter: string, shape: SettledShape): string => (isColumn(shape) ? letter : letter.toUpperCase());

interface Form {
  readonly left: { readonly tex: string; readonly plain: string };
  readonly formula: Expr;
}

export function formsView(shown: Shown): ContentBlock[] {
  const { map, derivation, result, taken } = shown;
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
    const [v, u] = [direction('v', map.domain), direction('u', map.codomain)];
    const stacked = isStacked(shown);
    forms.push({
      left: stacked ? { tex: `\\operatorname{JVP}(${v}) =`, plain: `JVP(${v}) =` } : { tex: 'J\\,v =', plain: 'J·v =' },
      formula: map.apply(k.symbol(v, map.domain)),
    });
    forms.push({
      left: stacked
        ? { tex: `\\operatorname{VJP}(${u}) =`, plain: `VJP(${u}) =` }
        : { tex: 'J^{\\top} u =', plain: 'Jᵀ·u =' },
      formula: map.transposed().apply(k.symbol(u, map.codomain)),
    });
    const turned = k.transpose(shown.derivative);
    const symmetric = equal(turned, shown.derivative);
    forms.push({
      left: { tex: 'J^{\\top} =', plain: 'Jᵀ =' },
      formula: symmetric ? k.symbol('J', k.shape(turned)) : turned,
    });
  }
  const named = abbreviate(
    forms.map((form) => presented(form.formula, k)),
    taken,
    k,
  );
  const written = forms
    .map((form, i) => ({ left: form.left, formula: named.formulas[i] as Expr }))
    .filter(({ formula }) => isReadable(formula));
  const rows = written.map(({ left, formula }) => [left.tex, ...texPieces(formula)]);
  const lines = written.map(({ left, formula }) => `${left.plain} ${plain(formula)}`);
  const entry = entriesOf(map, named.where);
  if (entry) {
    const [output, input] = [entry.output.join(''), entry.input.join('')];
    const index = (name: string, at: string, mark: string): string =>
      at === '' ? name : `${name}${mark}${mark === '_' ? `{${at}}` : at}`;
    rows.push([
      `\\frac{\\partial ${index(texSymbol(result), output, '_')}}{\\partial ${index(texSymbol(x), input, '_')}} =`,
      entry.entry.tex,
    ]);
    lines.push(
      `∂${index(plainSymbol(result), output, '_').replace(/[{}]/g, '')}/∂${index(plainSymbol(x), input, '_').replace(/[{}]/g, '')} = ${entry.entry.plain}`,
    );
  }
  if (named.where.length > 0) {
    rows.push(whereRow(named));
    lines.push(whereText(named).replace(/^, /, ''));
  }
  const spoken = lines.join('\n');
  const blocks: ContentBlock[] = [
    { type: 'formula', rows, alt: `The derivative in ${lines.length} forms: ${lines.join('; ')}`, text: spoken },
  ];
  if (written.length < forms.length) blocks.push(text('text', 'The other forms are too long to read.'));
  blocks.push(text('text', oneMap(shown)));
  return blocks;
}

function sign({ map, derivation, result }: Shown): Form['left'] {
  const x = derivation.wrt;
  if (isScalar(map.domain))
    return {
      tex: `\\frac{\\mathrm d ${texSymbol(result)}}{\\mathrm d ${texSymbol(x)}} =`,
      plain: `d${result}/d${plainSymbol(x)} =`,
    };
  if (isScalar(map.codomain))
    return { tex: `\\nabla_{\\!${texSymbol(x)}}\\, ${texSymbol(result)} =`, plain: `∇${result} =` };
  return { tex: 'J =', plain: 'J =' };
}

/** What the structure saves. */
function oneMap({ map }: Shown): string {
  const [outputs, inputs] = [sizeText(count(map.codomain)), sizeText(count(map.domain))];
  if (map.structure === 'diagonal') {
    return `All forms are one linear map. Diag(d) stores ${inputs} numbers instead of ${inputs}·${inputs}, and d ⊙ v takes ${inputs} multiplications.`;
  }
  if (map.structure === 'gradient') return 'The gradient has one number for each number of the variable.';
  return `All forms are one linear map, from ${inputs} to ${outputs} ${outputs === '1' ? 'number' : 'numbers'}; J·v and Jᵀ·u need no matrix of them.`;
}
