// What is said of a person's answer: true, false, or true only if; and what is off.
import type { Expr } from '../../formula/expr.js';
import { presented } from '../../math/elaborate.js';
import { isColumn, isScalar, type SettledShape } from '../../math/shape.js';
import { shapesIfFit } from '../notation/matrix-in.js';
import { plain, plainSymbol } from '../notation/plain.js';
import { wordsFor } from '../problem-words.js';
import type { Shown } from '../shown.js';
import { shapeNoun, sizeText } from '../sizes.js';
import type { Arrangement } from './arrangements.js';
import { underConditions } from './condition-words.js';
import type { Diagnosis } from './diagnose.js';
import type { Fault } from './edits.js';
import { atKink } from './kink-words.js';
import type { Mistake } from './repair.js';
import { asStructured, layoutLine, withStructure } from './structure-words.js';
import type { Told } from './told.js';

/** `claimed` is the shape of the answer; undefined if its own parts do not fit. */
export function told(diagnosis: Diagnosis, shown: Shown, claimed: SettledShape | undefined): Told {
  const { map, derivation } = shown;
  const name = plainSymbol(derivation.wrt);
  const shapes = shapesIfFit(map.k);
  const inWords = (e: Expr): string => plain(e, shapes);
  switch (diagnosis.kind) {
    case 'right':
      return asStructured(diagnosis.way, shown) ?? asRight(diagnosis.way, map.domain, map.codomain, name);
    case 'letters':
      return {
        judgement: diagnosis.way === 'diagonal-as-vector' ? 'conditional' : 'true',
        reason: diagnosis.way === 'diagonal-as-vector' ? diagnosis.way : 'equal',
        words: `${diagnosis.way === 'diagonal-as-vector' ? ' with ⊙' : ''}, if ${diagnosis.letter} is ${typeof diagnosis.size === 'number' ? diagnosis.size : `the number that I call ${sizeText(diagnosis.size)}`}`,
        why: layoutLine(diagnosis.way, name),
      };
    case 'only-if':
    case 'only-where':
    case 'no-epsilon':
      return underConditions(diagnosis, name);
    case 'in-set':
    case 'outside-set':
      return atKink(diagnosis, shown, asRight(diagnosis.way, map.domain, map.codomain, name));
    case 'off-kinks':
      return {
        judgement: 'conditional',
        reason: 'off-kinks',
        words: ` away from the kink where ${diagnosis.where}`,
        why: [
          'On the kink it gives none of the derivatives that are possible there.',
          ...layoutLine(diagnosis.way, name),
        ],
      };
    case 'multiple': {
      const isSign = diagnosis.times === -1;
      return {
        judgement: 'false',
        reason: isSign ? 'sign' : 'factor',
        words: isSign ? ': the sign is wrong' : `: yours is ${diagnosis.times} times the derivative`,
        why: layoutLine(diagnosis.way, name),
      };
    }
    case 'edit': {
      const inMistake = ({ fault, part, by }: Mistake): string => faultWords(fault, inWords(part), by && inWords(by));
      const { also, times } = diagnosis;
      const rest =
        times === undefined
          ? ''
          : times === -1
            ? ', and the sign is wrong'
            : `; then it is ${String(times).replace('-', '−')} times the derivative`;
      return {
        judgement: 'false',
        reason: diagnosis.fault,
        words: `: ${inMistake(diagnosis)}${also ? `, and ${inMistake(also)}` : rest}`,
        why: [
          ...(claimed ? [] : ['As it stands its shapes do not fit.']),
          `With ${also ? 'both' : 'that'} mended yours is ${inWords(diagnosis.mended)}, which is ${times === undefined ? 'right' : `${String(times).replace('-', '−')} times the derivative`}.`,
          ...layoutLine(diagnosis.way, name),
        ],
      };
    }
    case 'where-defined':
      return {
        judgement: 'conditional',
        reason: 'only-where-defined',
        words: ' where your formula has a value',
        why: ['At other points the derivative has one, and yours has none.', ...layoutLine(diagnosis.way, name)],
      };
    case 'undefined':
      return {
        judgement: 'false',
        reason: 'undefined',
        words: ': your formula has no value where the derivative has one',
        why: [],
      };
    case 'shape': {
      const due = isScalar(map.codomain)
        ? shapeNoun(map.domain)
        : isScalar(map.domain)
          ? shapeNoun(map.codomain)
          : `a linear map from ${shapeNoun(map.domain)} to ${shapeNoun(map.codomain)}`;
      return {
        judgement: 'false',
        reason: 'shape',
        words: `: yours is ${claimed ? shapeNoun(claimed) : 'nothing'}; the derivative is ${due}`,
        why: [],
      };
    }
    case 'unfit':
      return {
        judgement: 'false',
        reason: 'shape',
        words: ': its shapes do not fit one another',
        why: [wordsFor(diagnosis.problem).message],
      };
    case 'number-due':
      return {
        judgement: 'false',
        reason: 'number-due',
        words: `: yours is ${claimed ? shapeNoun(claimed) : 'an array'}, and a number is due`,
        why: diagnosis.summed ? ['The sum of its entries is right.'] : [],
      };
    case 'tensor-reduced':
      return {
        judgement: 'false',
        reason: 'tensor-reduced',
        words: `: yours is ${claimed ? shapeNoun(claimed) : 'smaller'}; the derivative is a linear map from ${shapeNoun(map.domain)} to ${shapeNoun(map.codomain)}`,
        why: [
          'Each entry of the output has a derivative by each entry of the variable; a smaller array keeps only a part of them.',
          pulledBack(shown),
        ],
      };
    case 'other-variable':
      return {
        judgement: 'false',
        reason: 'other-variable',
        words: `: yours is the derivative by ${plainSymbol(diagnosis.name)}, not by ${name}`,
        why: [],
      };
    case 'other':
      return { judgement: 'false', reason: 'different', words: '', why: [] };
  }
}

function asRight(way: Arrangement, domain: SettledShape, codomain: SettledShape, x: string): Told {
  const right = (words: string, ...why: string[]): Told => ({ judgement: 'true', reason: way, words, why });
  switch (way) {
    case 'equal':
      return right(isScalar(codomain) || isScalar(domain) ? '' : ', in numerator layout');
    case 'transposed':
      if (isScalar(codomain) && isColumn(domain))
        return right(', written as a row', `A row is numerator layout; as a column it has the shape of ${x}.`);
      if (isScalar(codomain))
        return right(', transposed', `Yours has the shape of the transpose of ${x}; the gradient has that of ${x}.`);
      return right(
        ', in denominator layout',
        'It is the transpose of the one in numerator layout; both are the same derivative.',
      );
    case 'row-major':
      return right(
        ', with rows stacked',
        'vec here stacks columns; with rows stacked (row-major, as NumPy does) the matrix is yours.',
      );
    case 'row-major-transposed':
      return right(', with rows stacked, in denominator layout');
    case 'stacked-gradient':
      return right(', stacked', `Yours is the gradient with its columns stacked; in the shape of ${x} it is a matrix.`);
    case 'row-stacked-gradient':
      return right(', stacked', `Yours is the gradient with its rows stacked; in the shape of ${x} it is a matrix.`);
    case 'free-entries':
      return {
        judgement: 'conditional',
        reason: way,
        words: ` if ${x} is symmetric and its free entries are what varies`,
        why: layoutLine(way, x),
      };
    case 'symmetric-part':
      return {
        judgement: 'conditional',
        reason: way,
        words: ` among symmetric ${x}`,
        why: ['Yours is the symmetric part (G + Gᵀ)/2 of the gradient G: the gradient within the symmetric matrices.'],
      };
    case 'diagonal-part':
    case 'diagonal-entries':
    case 'lower-part':
    case 'upper-part':
    case 'tangent':
    case 'canonical-metric':
      return right(withStructure(way, x));
    case 'diagonal-as-vector':
      return {
        judgement: 'conditional',
        reason: way,
        words: ' with ⊙',
        why: [
          'Yours is the diagonal of the Jacobian. Diag(d)·v = d ⊙ v: the vector is enough wherever it is multiplied with ⊙; in a matrix product it has to stand on a diagonal.',
        ],
      };
    case 'only-the-diagonal':
      return {
        judgement: 'false',
        reason: way,
        words: ': yours is only the diagonal of the Jacobian',
        why: ['Entries off the diagonal are not 0: an output depends on other inputs too.'],
      };
    case 'number-as-identity':
      return {
        judgement: 'conditional',
        reason: way,
        words: ' as a factor',
        why: ['The Jacobian is that number times the identity matrix.'],
      };
  }
}

/** What a chain rule needs of a derivative with more than two indices: its product with a gradient of the output. */
function pulledBack({ map, derivation, directions, result }: Shown): string {
  const { k } = map;
  const U = k.symbol(directions.output, map.codomain);
  const product = presented(map.transposed().apply(U), k);
  return `A chain rule needs only its product with a gradient ${plainSymbol(directions.output)} by ${plainSymbol(result)}: by ${plainSymbol(derivation.wrt)} that is ${plain(product, k)}.`;
}

/** `P` is the part concerned, `Q` what has to stand in its place. */
function faultWords(fault: Fault, P: string, Q?: string): string {
  switch (fault) {
    case 'sign':
      return `the sign of ${P} is wrong`;
    case 'factor':
      return `the number ${P} has to be ${Q}`;
    case 'missing-factor':
      return `the factor ${P} is missing`;
    case 'extra-factor':
      return `the factor ${P} does not belong there`;
    case 'missing-transpose':
      return `${P} has to be transposed`;
    case 'extra-transpose':
      return `${P} must not be transposed`;
    case 'order':
      return `the factors of ${P} are in the wrong order`;
    case 'missing-diag':
      return `${P} has to stand on a diagonal, Diag(${P})`;
    case 'extra-diag':
      return `${P} must not stand on a diagonal there`;
    case 'product':
      return `the product ${P} is of the wrong kind, matrix or elementwise`;
    case 'missing-inverse':
      return `${P} has to be inverted`;
    case 'extra-inverse':
      return `${P} must not be inverted`;
    case 'extra-term':
      return `the term ${P} does not belong there`;
    case 'exponent':
      return Q ? `the exponent ${P} has to be ${Q}` : `the exponent ${P} does not belong there`;
    case 'missing-term':
      return `the term ${P} is missing`;
    case 'function':
    case 'symbol':
      return `${P} has to be ${Q}`;
    case 'power-inside':
      return `the power belongs outside ${P}`;
  }
}
