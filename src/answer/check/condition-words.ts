// What is said of an answer that is right under a condition: of variables, on a piece of the function, or without its ε.
import { plainNumber, plainSymbol } from '../notation/plain.js';
import type { NoEpsilon } from './epsilon.js';
import { layoutLine } from './structure-words.js';
import type { Told } from './told.js';
import type { Alternative, OnlyIf, OnlyWhere, Side } from './under.js';

/** `x` is the variable differentiated by. */
export function underConditions(diagnosis: OnlyIf | OnlyWhere | NoEpsilon, x: string): Told {
  switch (diagnosis.kind) {
    case 'only-if': {
      const { alternatives } = diagnosis;
      const [first, ...others] = alternatives;
      const layouts = alternatives.flatMap((alternative) =>
        layoutLine(alternative.way, x).map((line) =>
          alternatives.every(({ way }) => way === alternative.way)
            ? line
            : `Where ${asked(alternative)}, it is c${line.slice(1)}`,
        ),
      );
      return {
        judgement: 'conditional',
        reason: `only-if-${first.condition.name}`,
        words: ` if ${alternatives.map(asked).join(', or if ')}`,
        why: [
          ...alternatives.map(({ names: [name = ''], condition }) => condition.because(plainSymbol(name))),
          ...(others.length > 0 ? ['Any one of these is enough.'] : []),
          ...new Set(layouts),
        ],
      };
    }
    case 'only-where':
      return {
        judgement: 'conditional',
        reason: 'only-where',
        words: ` if ${diagnosis.pieces.map((sides) => sides.map(sideWords).join(' and ')).join(', or if ')}`,
        why: ['The function has pieces, and yours is the derivative on one of them.', ...layoutLine(diagnosis.way, x)],
      };
    case 'no-epsilon': {
      const { within } = diagnosis;
      const epsilon = plainNumber(diagnosis.epsilon);
      return {
        judgement: 'conditional',
        reason: 'only-if-epsilon-0',
        words: ' for ε = 0',
        why: [
          within
            ? `${within} adds ε = ${epsilon} under its root, as PyTorch does; yours has none. Away from inputs that are all alike they hardly differ.`
            : `The function has ε = ${epsilon}, and yours is the derivative without it. Where nothing is small they hardly differ.`,
          ...layoutLine(diagnosis.way, x),
        ],
      };
    }
  }
}

/** What is asked of the variables of an alternative. */
function asked({ names, condition }: Alternative): string {
  const all = names.map((each) => plainSymbol(each));
  const others = all.slice(0, -1).join(', ');
  return others === '' ? `${all[0]} ${condition.words}` : `${others} and ${all.at(-1)} ${condition.plural}`;
}

function sideWords({ shown, isScalar: isOne, side, bound, open }: Side): string {
  const what = isOne ? shown : `every entry of ${shown}`;
  if (bound === undefined) return `${what} is ${side > 0 ? 'positive' : 'negative'}`;
  const [greater, less] = open ? ['greater than', 'less than'] : ['at least', 'at most'];
  return `${what} is ${side > 0 ? greater : less} ${plainNumber(bound).replace('-', '−')}`;
}
