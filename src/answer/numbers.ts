// The derivative in numbers: as nested lists for programs, as matrices for people.
import type { DrawingRow } from '../drawing.js';
import type { LinearMap } from '../math/maps/map.js';
import { isColumn, isScalar, type SettledShape } from '../math/shape.js';
import { fromValue, type Tensor, tensor, toValue, transposedTensor, unvec } from '../math/tensor.js';
import { type ContentBlock, code, text } from './blocks.js';
import { frameworkWords, sidesWords } from './conventions.js';
import { hasHeatMap, heatRow } from './drawings/heat-map.js';
import { plainSymbol } from './notation/plain.js';
import { beside, bracketedLines } from './notation/side-by-side.js';
import { texNumber, texSymbol } from './notation/tex.js';
import type { Shown } from './shown.js';

/** Rows and columns that are drawn of a larger matrix: the first ones, dots, the last. */
const DRAWN = 8;

const dimensions = ({ rows, cols }: SettledShape): number[] => {
  if (rows === 1 && cols === 1) return [];
  return (cols === 1 ? [rows] : [rows, cols]) as number[];
};

/** Nested lists of shape [...output, ...input], as automatic differentiation gives them; outputs and inputs row by row. */
export function nestedJacobian(jacobian: Tensor, map: LinearMap): unknown {
  const nest = (data: readonly number[], sizes: readonly number[]): unknown => {
    if (sizes.length === 0) return data[0];
    const [first, ...rest] = sizes as [number, ...number[]];
    const step = data.length / first;
    return Array.from({ length: first }, (_, i) => nest(data.slice(i * step, (i + 1) * step), rest));
  };
  return nest([...jacobian.data], [...dimensions(map.codomain), ...dimensions(map.domain)]);
}

/** The Jacobian as it is shown: gradients and velocities in their own shape, else with stacked columns, in the layout asked for. */
export function shownNumbers({ map, layout }: Shown, jacobian: Tensor): Tensor {
  const [p, q] = [map.domain, map.codomain] as [Sized, Sized];
  if (isScalar(map.codomain)) return tensor(p.rows, p.cols, jacobian.data);
  if (isScalar(map.domain)) return tensor(q.rows, q.cols, jacobian.data);
  const result = tensor(jacobian.rows, jacobian.cols);
  // Row-by-row places to places in stacked columns.
  const stacked = ({ rows, cols }: Sized, place: number): number => (place % cols) * rows + Math.floor(place / cols);
  for (let i = 0; i < jacobian.rows; i++) {
    for (let j = 0; j < jacobian.cols; j++) {
      result.data[stacked(q, i) * jacobian.cols + stacked(p, j)] = jacobian.data[i * jacobian.cols + j]!;
    }
  }
  if (layout === 'numerator') return result;
  return unvec(result.data, result.cols, result.rows);
}
interface Sized {
  readonly rows: number;
  readonly cols: number;
}

/** A matrix in plain characters, row by row; a column is one list. */
export function listed({ rows, cols, data }: Tensor, write: (entry: number) => string): string {
  const lines = Array.from({ length: rows }, (_, i) =>
    Array.from(data.subarray(i * cols, (i + 1) * cols), write).join(', '),
  );
  return `[${(cols === 1 ? lines : lines.map((line) => `[${line}]`)).join(', ')}]`;
}

/** A number with at most four digits that matter. */
const entryTex = (x: number): string => texNumber(Number(x.toPrecision(4)) || 0);

/** A matrix in TeX; zeros recede, a diagonal that matters stands out, dots stand for what is left out. */
function matrixTex(t: Tensor, accented: (i: number, j: number) => boolean = () => false): string {
  const places = (size: number): (number | undefined)[] =>
    size <= DRAWN ? Array.from({ length: size }, (_, i) => i) : [0, 1, 2, 3, undefined, size - 2, size - 1];
  const cell = (i: number | undefined, j: number | undefined): string => {
    if (i === undefined || j === undefined) return i === j ? '\\ddots' : i === undefined ? '\\vdots' : '\\cdots';
    const x = t.data[i * t.cols + j]!;
    const shown = entryTex(x);
    if (accented(i, j)) return `\\accent{${shown}}`;
    return x === 0 && t.rows > 1 && t.cols > 1 ? `\\pale{${shown}}` : shown;
  };
  const rows = places(t.rows).map((i) =>
    places(t.cols)
      .map((j) => cell(i, j))
      .join(' & '),
  );
  return `\\begin{bmatrix} ${rows.join(' \\\\ ')} \\end{bmatrix}`;
}

/** What was given: a long column lies down, or it would be higher than all the rest. */
function givenTex(given: Tensor): string {
  if (given.data.length === 1) return entryTex(given.data[0]!);
  if (given.cols > 1 || given.rows <= UPRIGHT) return matrixTex(given);
  return `${matrixTex(transposedTensor(given))}^{\\top}`;
}
/** Entries of a column that stands. */
const UPRIGHT = 4;

/** The rows of a picture that show the derivative at the person's point. */
export function numberRows(shown: Shown): DrawingRow[] {
  const { derivation, map } = shown;
  const jacobian = derivation.numbers?.jacobian;
  if (!jacobian) return [];
  const x = texSymbol(derivation.wrt);
  const given = fromValue(derivation.point.get(derivation.wrt) as Parameters<typeof fromValue>[0]);
  const at = given.data.length <= DRAWN ? [`${x} = ${givenTex(given)}:`, '\\quad'] : [];
  const numbers = shownNumbers(shown, jacobian);
  if (numbers.data.length === 1) return [[...at, `${sign(shown)} = ${entryTex(numbers.data[0]!)}`]];
  if (map.structure === 'diagonal' && isColumn(map.domain)) {
    const diagonal = tensor(
      numbers.rows,
      1,
      Float64Array.from({ length: numbers.rows }, (_, i) => numbers.data[i * (numbers.cols + 1)]!),
    );
    const [J, v] = [shown.jacobian, shown.directions.input].map(texSymbol);
    return [
      [
        ...at,
        `${J}\\,${v} = ${matrixTex(numbers, (i, j) => i === j)}\\,${v}`,
        `= ${matrixTex(diagonal, () => true)} \\odot ${v}`,
      ],
    ];
  }
  if (isHeat(shown, numbers)) return [heatRow([...at, `${sign(shown)} =`].join(' '), numbers)];
  return [[...at, `${sign(shown)} = ${matrixTex(numbers, (i, j) => i === j && map.structure.endsWith('identity'))}`]];
}

/** Whether colours take the place of dots: of a diagonal they would show nothing else. */
export const isHeat = ({ map }: Shown, numbers: Tensor): boolean =>
  map.structure !== 'diagonal' &&
  !map.structure.endsWith('identity') &&
  Math.max(numbers.rows, numbers.cols) > DRAWN &&
  hasHeatMap(numbers);

const sign = ({ map, derivation, result, jacobian, layout }: Shown): string => {
  const [x, f] = [texSymbol(derivation.wrt), texSymbol(result)];
  if (isScalar(map.domain)) return `\\frac{\\mathrm d ${f}}{\\mathrm d ${x}}`;
  return isScalar(map.codomain)
    ? `\\nabla_{\\!${x}}\\, ${f}`
    : texSymbol(jacobian) + (layout === 'denominator' ? '^{\\top}' : '');
};

/** A matrix in lines of equal letters. */
const matrixLines = (t: Tensor): string[] =>
  bracketedLines(
    Array.from({ length: t.rows }, (_, i) =>
      Array.from({ length: t.cols }, (__, j) => shortNumber(Number(t.data[i * t.cols + j]!.toPrecision(4)))),
    ),
  );

/** The derivative at the person's point in plain characters; nothing if it is too large to write out. */
export function numbersText(shown: Shown): string {
  const { derivation, map } = shown;
  const jacobian = derivation.numbers?.jacobian;
  if (!jacobian) return '';
  const numbers = shownNumbers(shown, jacobian);
  if (numbers.rows > DRAWN || numbers.cols > DRAWN) return '';
  const [J, v] = [shown.jacobian, shown.directions.input].map(plainSymbol);
  const left = shown.shaped ? '' : `${J}${shown.layout === 'denominator' ? 'ᵀ' : ''} = `;
  if (map.structure !== 'diagonal' || !isColumn(map.domain)) return beside([[left], matrixLines(numbers)]);
  const diagonal = tensor(
    numbers.rows,
    1,
    numbers.data.filter((_, at) => at % (numbers.cols + 1) === 0),
  );
  return beside([[`${J}·${v} = `], matrixLines(numbers), [`·${v} = `], matrixLines(diagonal), [` ⊙ ${v}`]]);
}

/** The view Numbers: the value, the derivative as a table that can be copied, and how it was checked. */
export function numbersView(shown: Shown): ContentBlock[] {
  const { derivation, map } = shown;
  const { numbers } = derivation;
  if (!numbers) {
    const names = [...derivation.inference.scope.shapes.keys()];
    const missing = names.filter((name) => !derivation.point.has(name));
    const example = missing
      .map((name) => `${name} = ${exampleValue(derivation.inference.scope.shapes.get(name) as SettledShape)}`)
      .join('; ');
    return [text('text', 'Give values to see numbers, as in at: ', code(example), '.')];
  }
  const turned = shown.layout === 'denominator' && !shown.shaped;
  const blocks: ContentBlock[] = [text('heading', 'Value'), table(numbers.value)];
  blocks.push(
    text(
      'heading',
      isScalar(map.codomain) ? 'Gradient' : turned ? 'Jacobian, transposed (denominator layout)' : 'Jacobian',
    ),
  );
  blocks.push(
    numbers.jacobian
      ? table(shownNumbers(shown, numbers.jacobian))
      : text(
          'text',
          numbers.selection?.steep
            ? 'It has no finite value at this point.'
            : `It has more than 10 000 entries, so it is not written out; products with vectors are computed without it.`,
        ),
  );
  for (const kink of derivation.kinks) {
    const { at, set, reported, of } = kink;
    blocks.push(
      text(
        'text',
        set.startsWith('[')
          ? `Kink: ${at}. Subderivatives${of ? ` of ${of}` : ''}: ${set}; reported: ${reported}.${frameworkWords(kink)}`
          : `${at}: ${set}${sidesWords(kink)}.${frameworkWords(kink)}`,
      ),
    );
  }
  return blocks;
}

const exampleValue = ({ rows, cols }: SettledShape): string => {
  const size = (of: number | string): number => (typeof of === 'number' ? of : of === 'n' ? 3 : 2);
  if (rows === 1 && cols === 1) return '2';
  const list = (count: number, from: number): string =>
    `[${Array.from({ length: count }, (_, i) => (i % 2 === 0 ? from + i : -from - i)).join(', ')}]`;
  if (cols === 1) return list(size(rows), 1);
  return `[${Array.from({ length: size(rows) }, (_, i) => list(size(cols), i + 1)).join(', ')}]`;
};

/** Numbers in columns of equal letters. */
export function table(t: Tensor): ContentBlock {
  const value = toValue(t);
  if (typeof value === 'number') return { type: 'code', language: 'text', code: shortNumber(value) };
  const cells = Array.from({ length: Math.min(t.rows, TABLE_ROWS) }, (_, i) =>
    Array.from({ length: Math.min(t.cols, TABLE_COLS) }, (__, j) => shortNumber(t.data[i * t.cols + j]!)).concat(
      t.cols > TABLE_COLS ? ['…'] : [],
    ),
  );
  const widths = (cells[0] ?? []).map((_, j) => Math.max(...cells.map((row) => row[j]?.length ?? 0)));
  const lines = cells.map((row) => row.map((cell, j) => cell.padStart(widths[j] ?? 0)).join('  '));
  if (t.rows > TABLE_ROWS) lines.push('…');
  return { type: 'code', language: 'text', code: lines.join('\n') };
}
const [TABLE_ROWS, TABLE_COLS] = [20, 12];
const shortNumber = (x: number): string => String(Number(x.toPrecision(6)) || 0);
