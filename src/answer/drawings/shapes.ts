// Pictures of shapes alone: products of matrices as blocks of empty tiles, so that one sees which of them fit.
import type { Tone } from '../../drawing.js';
import type { Both } from '../notation/both.js';
import { DOT, EQUALS, grid, type Illustration, illustration, mark, named, type Part, tile } from './illustration.js';

/** A block of empty tiles with its name and, in letters, its shape. */
function block(
  name: Both,
  [rows, columns]: readonly [number, number],
  [height, width]: readonly [string, string],
  tone: Tone,
): Part {
  const empty = tile(named(' ', ''), tone);
  return grid(
    Array.from({ length: rows }, () => Array.from({ length: columns }, () => empty)),
    name,
    named(`${height}×${width}`, `${height} \\times ${width}`),
  );
}

const transposed = (name: string): Both => named(`${name}ᵀ`, `${name}^{\\top}`);

/** Backwards a row is multiplied by one Jacobian after the other and stays a row; forwards two matrices are multiplied. */
export function chainFromTheLeft([p, m, n]: readonly [number, number, number] = [2, 3, 4]): Illustration {
  return illustration(
    [
      [
        block(transposed('g'), [1, p], ['1', 'p'], 'accent'),
        DOT,
        block(mark('J', '2'), [p, m], ['p', 'm'], 'blue'),
        DOT,
        block(mark('J', '1'), [m, n], ['m', 'n'], 'green'),
        EQUALS,
        block(named('gᵀ·J₂·J₁', 'g^{\\top} J_2\\, J_1'), [1, n], ['1', 'n'], 'accent'),
      ],
    ],
    `The chain rule as shapes: a row of ${p} entries times a ${p} by ${m} Jacobian times an ${m} by ${n} Jacobian is a row of ${n} entries. Multiplied from the left, every intermediate result is a row; multiplied from the right, it is a matrix.`,
  );
}

/** J·v from the right gives a column of outputs, uᵀ·J from the left a row of inputs. */
export function productsWithVectors([m, n]: readonly [number, number] = [2, 4]): Illustration {
  const J = block(named('J'), [m, n], ['m', 'n'], 'blue');
  return illustration(
    [
      [
        J,
        DOT,
        block(named('v'), [n, 1], ['n', '1'], 'green'),
        EQUALS,
        block(named('J·v', 'J\\,v'), [m, 1], ['m', '1'], 'accent'),
      ],
      [
        block(transposed('u'), [1, m], ['1', 'm'], 'green'),
        DOT,
        J,
        EQUALS,
        block(named('uᵀ·J', 'u^{\\top} J'), [1, n], ['1', 'n'], 'accent'),
      ],
    ],
    `The two products of a Jacobian with ${m} rows and ${n} columns. From the right it takes a column of ${n} entries, one for each input, and gives ${m} outputs: forward mode. From the left it takes a row of ${m} entries, one for each output, and gives ${n} inputs: reverse mode.`,
    'apart',
  );
}

/** z = W·x forwards; backwards only Wᵀ·g has the shape of x. */
export function forwardsAndBack([m, n]: readonly [number, number] = [2, 4]): Illustration {
  return illustration(
    [
      [
        block(named('W'), [m, n], ['m', 'n'], 'blue'),
        DOT,
        block(named('x'), [n, 1], ['n', '1'], 'green'),
        EQUALS,
        block(named('z'), [m, 1], ['m', '1'], 'accent'),
      ],
      [
        block(transposed('W'), [n, m], ['n', 'm'], 'blue'),
        DOT,
        block(named('g'), [m, 1], ['m', '1'], 'accent'),
        EQUALS,
        block(named('Wᵀ·g', 'W^{\\top} g'), [n, 1], ['n', '1'], 'green'),
      ],
    ],
    `A linear layer forwards and backwards. Forwards, the ${m} by ${n} matrix W times a column of ${n} inputs gives ${m} outputs. Backwards, the gradient has ${m} entries, and only W transposed, which is ${n} by ${m}, makes of them ${n} entries, the shape of the inputs.`,
    'apart',
  );
}

/** xᵀ·A·x is one number. */
export function quadraticFormShapes(n = 3): Illustration {
  return illustration(
    [
      [
        block(transposed('x'), [1, n], ['1', 'n'], 'green'),
        DOT,
        block(named('A'), [n, n], ['n', 'n'], 'blue'),
        DOT,
        block(named('x'), [n, 1], ['n', '1'], 'green'),
        EQUALS,
        block(named('xᵀ·A·x', 'x^{\\top} A\\, x'), [1, 1], ['1', '1'], 'accent'),
      ],
    ],
    `A quadratic form as shapes: a row of ${n} entries, x transposed, times the ${n} by ${n} matrix A times the column x is one number. The vector x stands in it twice, so its derivative has two terms.`,
  );
}
