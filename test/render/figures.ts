// Knows one specimen of every kind of figure that answers are made of.
import type { Graph, Grid, Scene } from '../../src/drawing.js';

const tile = (tex: string, tone: Grid['cells'][number][number]['tone'] = 'plain') => ({ tex, tone });

/** A function with a kink at 0 and a jump at 1. */
export const GRAPH: Graph = {
  kind: 'graph',
  x: [-2, 2],
  y: [-1, 2],
  curves: [
    {
      tone: 'blue',
      points: [
        [-2, 0],
        [0, 0],
        [2, 2],
      ],
    },
    {
      tone: 'accent',
      dashed: true,
      points: [
        [-2, -2],
        [2, 2],
      ],
    },
  ],
  bars: [{ x: 0, from: 0, to: 1, tone: 'accent' }],
  dots: [
    { at: [0, 0], tone: 'blue' },
    { at: [1, 1], tone: 'blue', open: true },
  ],
  notes: [{ at: [1, 1.5], tex: '\\max(0, x)', tone: 'green', side: 'left' }],
  guides: [0],
};

export const grid = (rows: number, columns: number, more: Partial<Grid> = {}): Grid => ({
  kind: 'grid',
  cells: Array.from({ length: rows }, (_, i) =>
    Array.from({ length: columns }, (__, j) => tile(`a_{${i}${j}}`, i === j ? 'accent' : 'pale')),
  ),
  ...more,
});

/** A matrix times a column is a column; below it the way back. */
export const SCENE: Scene = {
  kind: 'scene',
  lines: [
    [
      grid(3, 3, { caption: '\\operatorname{Diag}(d)', note: 'n \\times n' }),
      { kind: 'sign', tex: '\\cdot' },
      grid(3, 1, { caption: 'v' }),
      { kind: 'arrow', towards: 'right', label: '\\text{the same}' },
      { kind: 'grid', cells: [[tile('1', 'blue')], [tile('2', 'green')], [tile('3', 'violet')]] },
    ],
    [
      {
        kind: 'grid',
        cells: [
          [
            { ...tile('-0.5'), heat: -1 },
            { ...tile('0', 'pale'), heat: 0 },
          ],
        ],
      },
      { kind: 'arrow', towards: 'both' },
      {
        kind: 'heat-map',
        values: [
          [1, -2, 0],
          [0, 0.5, 1],
        ],
        caption: 'J',
      },
      { kind: 'arrow', towards: 'left' },
      grid(1, 2),
    ],
  ],
};
