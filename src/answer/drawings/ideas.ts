// The pictures of single ideas, for topics and answers: each says with grids or a graph what words say at length.
import type { Tone } from '../../drawing.js';
import type { Both } from '../notation/both.js';
import {
  arrow,
  column,
  DOT,
  EQUALS,
  grid,
  HADAMARD,
  heatTile,
  type Illustration,
  illustration,
  MINUS,
  mark,
  named,
  number,
  numberTile,
  type Part,
  row,
  type Tile,
  tile,
  times,
} from './illustration.js';

const TONES: readonly Tone[] = ['blue', 'accent', 'green', 'violet'];
const toneOf = (i: number): Tone => TONES[i % TONES.length] as Tone;
const upTo = (n: number): number[] => Array.from({ length: n }, (_, i) => i);
const index = (...places: readonly number[]): string => places.map((place) => place + 1).join('');

/** A matrix or a column of letters with indices, its tones by row or by column. */
const letters = (name: string, rows: number, columns: number, tone: (i: number, j: number) => Tone): Tile[][] =>
  upTo(rows).map((i) => upTo(columns).map((j) => tile(mark(name, index(i, j)), tone(i, j))));
const lettered = (name: string, size: number, tone: (i: number) => Tone = () => 'plain'): Tile[] =>
  upTo(size).map((i) => tile(mark(name, index(i)), tone(i)));

/** A shape as a note. */
const sized = (rows: string, columns: string): Both => named(`${rows}×${columns}`, `${rows} \\times ${columns}`);
const SQUARE = sized('n', 'n');

const ZERO = numberTile(0);
const diagonalTiles = (d: readonly Tile[]): Tile[][] => d.map((entry, i) => d.map((_, j) => (i === j ? entry : ZERO)));

/** An entry 0 or 1 times something: what is left of it. */
const gated = (gate: number, shown: Tile): Tile => (gate === 0 ? ZERO : shown);

/**
 * Diag(d)·v and d ⊙ v end in the same product: the question of diagonal matrix or vector. `d` are zeros and ones, as of
 * relu.
 */
export function diagonalOrVectorGrid(d: readonly number[] = [1, 0, 1]): Illustration {
  const gates = d.map((entry) => tile(number(entry), 'accent'));
  const v = lettered('v', d.length, () => 'blue');
  const kept = d.map((gate, i) => gated(gate, v[i] as Tile));
  return illustration(
    [
      [
        grid(diagonalTiles(gates), named('Diag(d)', '\\operatorname{Diag}(d)'), SQUARE),
        DOT,
        column(v, named('v')),
        arrow('right'),
        column(kept, named('the same', '\\text{the same}')),
        arrow('left'),
        column(gates, named('d'), named('n')),
        HADAMARD,
        column(v, named('v')),
      ],
    ],
    `Two ways to one product. On the left the ${d.length} by ${d.length} matrix with ${d.join(', ')} on its diagonal and zeros elsewhere, times the column v. On the right the column ${d.join(', ')} times v entry by entry. Both arrows end in the same column: the entries of v where d is 1, and 0 where d is 0.`,
  );
}

/** Diag(d)·W multiplies row i of W by dᵢ: with zeros and ones rows are kept or become 0. */
export function rowsScaled(d: readonly number[] = [1, 0, 1], columns = 3): Illustration {
  const gates = d.map((entry, i) => tile(number(entry), entry === 0 ? 'pale' : toneOf(i)));
  const W = letters('w', d.length, columns, (i) => toneOf(i));
  return illustration(
    [
      [
        grid(diagonalTiles(gates), named('Diag(d)', '\\operatorname{Diag}(d)')),
        DOT,
        grid(W, named('W')),
        EQUALS,
        grid(
          W.map((cells, i) => cells.map((cell) => gated(d[i] as number, cell))),
          named('Diag(d)·W', '\\operatorname{Diag}(d)\\,W'),
        ),
      ],
    ],
    `The diagonal matrix of d = ${d.join(', ')} times the matrix W. Each row of W is multiplied by its entry of d: a row with 1 stays, a row with 0 becomes zeros.`,
  );
}

/** A column repeated in every column of a matrix, and the way back, on which gradients are added. */
export function copiesAndSums(size = 3, copies = 4): Illustration {
  const v = lettered('v', size, toneOf);
  const sums = upTo(size).map((i) =>
    tile(named(`Σⱼ${mark('g', `${i + 1}j`).plain}`, `\\textstyle\\sum_j g_{${i + 1}j}`), toneOf(i)),
  );
  return illustration(
    [
      [
        column(v, named('v')),
        arrow('right', named('copy', '\\text{copy}')),
        grid(
          v.map((entry) => upTo(copies).map(() => entry)),
          named('v·1ᵀ', 'v\\,\\mathbf 1^{\\top}'),
        ),
      ],
      [
        column(sums, named('G·1', 'G\\,\\mathbf 1')),
        arrow('left', named('add', '\\text{add}')),
        grid(letters('g', size, copies, toneOf), named('G')),
      ],
    ],
    `Broadcasting and its reverse. Forwards, the column v is copied into each of ${copies} columns of a matrix. Backwards, the gradient G has an entry for every copy, and the entries of each row are added: the result has the shape of v again.`,
  );
}

/** u·vᵀ: every entry of the column times every entry of the row; with other names the gradient g·xᵀ by weights. */
export function outerProduct(of: readonly [string, string] = ['u', 'v'], rows = 3, columns = 4): Illustration {
  const [a, b] = of;
  const [left, right] = [lettered(a, rows, toneOf), lettered(b, columns)];
  return illustration(
    [
      [
        column(left, named(a)),
        DOT,
        row(right, named(`${b}ᵀ`, `${b}^{\\top}`)),
        EQUALS,
        grid(
          left.map((x) => right.map((y) => tile(times(x, y), x.tone))),
          named(`${a}·${b}ᵀ`, `${a}\\,${b}^{\\top}`),
        ),
      ],
    ],
    `A column ${a} of ${rows} entries times a row, ${b} transposed, of ${columns} entries is a ${rows} by ${columns} matrix: entry i, j is ${a} i times ${b} j, so each row is a multiple of the same row.`,
  );
}

/** A diagonal matrix minus one of rank one, as heat maps: Diag(d) − w·wᵀ. */
function diagonalMinusRankOne(
  d: readonly number[],
  w: readonly number[],
  [first, second, difference]: readonly [Both, Both, Both],
  alt: string,
): Illustration {
  const diagonal = d.map((entry, i) => d.map((_, j) => (i === j ? entry : 0)));
  const outer = w.map((a) => w.map((b) => a * b));
  const most = Math.max(...[...diagonal, ...outer].flat().map(Math.abs));
  const heat = (values: readonly (readonly number[])[], caption: Both): Part =>
    grid(
      values.map((entries) => entries.map((entry) => heatTile(entry, most))),
      caption,
    );
  const rest = diagonal.map((entries, i) => entries.map((entry, j) => entry - (outer[i]?.[j] as number)));
  return illustration([[heat(diagonal, first), MINUS, heat(outer, second), EQUALS, heat(rest, difference)]], alt);
}

/** The Jacobian of softmax: positive on the diagonal, negative elsewhere. */
export function softmaxJacobian(s: readonly number[] = [0.5, 0.3, 0.2]): Illustration {
  return diagonalMinusRankOne(
    s,
    s,
    [named('Diag(s)', '\\operatorname{Diag}(s)'), named('s·sᵀ', 's\\,s^{\\top}'), named('J')],
    `The Jacobian of softmax at s = ${s.join(', ')}: the diagonal matrix of s minus the matrix of rank one s times s transposed. The result is positive on the diagonal and negative everywhere else, and each row adds up to 0.`,
  );
}

/** The Jacobian of x − mean(x): the identity minus a matrix of equal entries. */
export function centring(n = 4): Illustration {
  return diagonalMinusRankOne(
    Array(n).fill(1),
    Array(n).fill(1 / Math.sqrt(n)),
    [named('I'), named('𝟏·𝟏ᵀ/n', '\\tfrac{1}{n} \\mathbf 1\\,\\mathbf 1^{\\top}'), named('C')],
    `The Jacobian of x minus its mean, for ${n} entries: the identity matrix minus a matrix whose entries are all 1 divided by ${n}. The result is positive on the diagonal and negative everywhere else, and each row adds up to 0.`,
  );
}

/** The derivative of output i by input j, in the colour of its output. */
const partial = (i: number, j: number): Tile =>
  tile(
    named(
      `∂${mark('y', index(i)).plain}/∂${mark('x', index(j)).plain}`,
      `\\frac{\\partial y_{${i + 1}}}{\\partial x_{${j + 1}}}`,
    ),
    toneOf(i),
  );

/** Numerator and denominator layout: one matrix and its transpose. */
export function layouts(outputs = 2, inputs = 3): Illustration {
  return illustration(
    [
      [
        grid(
          upTo(outputs).map((i) => upTo(inputs).map((j) => partial(i, j))),
          named('numerator layout', '\\text{numerator layout}'),
          sized('m', 'n'),
        ),
        arrow('both', named('ᵀ', '\\top')),
        grid(
          upTo(inputs).map((j) => upTo(outputs).map((i) => partial(i, j))),
          named('denominator layout', '\\text{denominator layout}'),
          sized('n', 'm'),
        ),
      ],
    ],
    `The two layouts of the Jacobian of ${outputs} outputs by ${inputs} inputs. In numerator layout each output has a row, in denominator layout each output has a column: each is the transpose of the other, and the partial derivatives in them are the same.`,
  );
}

/** dy = J·dx: each output has a row of the Jacobian, each input a column. */
export function jacobianGrid(outputs = 2, inputs = 3): Illustration {
  const changes = (name: string, size: number, tone: (i: number) => Tone): Tile[] =>
    upTo(size).map((i) => tile(named(`d${mark(name, index(i)).plain}`, `\\mathrm d ${name}_{${i + 1}}`), tone(i)));
  return illustration(
    [
      [
        column(changes('y', outputs, toneOf), named('dy', '\\mathrm d y'), named('m')),
        EQUALS,
        grid(
          upTo(outputs).map((i) => upTo(inputs).map((j) => partial(i, j))),
          named('J'),
          sized('m', 'n'),
        ),
        DOT,
        column(
          changes('x', inputs, () => 'plain'),
          named('dx', '\\mathrm d x'),
          named('n'),
        ),
      ],
    ],
    `The Jacobian of ${outputs} outputs by ${inputs} inputs: row i holds the derivatives of output i, column j those by input j. Times the column of small changes of the inputs it gives the changes of the outputs.`,
  );
}

/** vec stacks the columns of a matrix. */
export function stackedColumns(rows = 2, columns = 3): Illustration {
  const X = letters('x', rows, columns, (_, j) => toneOf(j));
  return illustration(
    [
      [
        grid(X, named('X')),
        arrow('right', named('vec', '\\operatorname{vec}')),
        column(
          upTo(columns).flatMap((j) => X.map((cells) => cells[j] as Tile)),
          named('vec(X)', '\\operatorname{vec}(X)'),
        ),
      ],
    ],
    `Vectorisation, vec, stacks the columns of a ${rows} by ${columns} matrix below each other: the first column on top, the last at the bottom, ${rows * columns} entries in all.`,
  );
}

/** The graph of relu at its kink with the lines of several subderivatives below it. */
export function slopesAtKink(slopes: readonly number[] = [0, 0.25, 0.5, 0.75, 1]): Illustration {
  return {
    rows: [
      {
        kind: 'graph',
        x: [-2, 2],
        y: [-1, 2],
        curves: [
          ...slopes.map((slope) => ({
            points: [[-2, -2 * slope] as const, [2, 2 * slope] as const],
            tone: 'accent' as const,
            dashed: true as const,
          })),
          { points: [[-2, 0] as const, [0, 0] as const, [2, 2] as const], tone: 'blue' },
        ],
        bars: [],
        dots: [{ at: [0, 0], tone: 'blue' }],
        notes: [
          { at: [1.15, 1.5], tex: '\\max(0, x)', tone: 'blue', side: 'left' },
          { at: [0.2, -0.55], tex: 'y = t\\,x,\\; 0 \\le t \\le 1', tone: 'accent', side: 'right' },
        ],
        guides: [],
      },
    ],
    alt: `The graph of max(0, x) with its kink at 0, and lines through the kink with the slopes ${slopes.join(', ')}. None of the lines rises above the graph: each slope between 0 and 1 is a subderivative.`,
    text: 'max(0, x) ≥ t·x for every x and every slope t from 0 to 1; both are 0 at x = 0',
  };
}
