// The answer to "what is the derivative?": verdict, picture, reasons, check, conventions, views, and data for programs.
import { print } from '../formula/print.js';
import { onceInAnswer } from '../formula/work.js';
import type { Framework } from '../math/framework.js';
import type { KinkReport } from '../math/kink-report.js';
import type { MapTag } from '../math/map-tags.js';
import { toValue } from '../math/tensor.js';
import { codeBlocks } from './code/blocks.js';
import { program } from './code/programs.js';
import { assumptions, badge, conventions } from './conventions.js';
import type { Question } from './derivation.js';
import { asText, derive } from './derive.js';
import { formsView } from './forms.js';
import { tex } from './notation/tex.js';
import { nestedJacobian, numbersView } from './numbers.js';
import { picture } from './picture.js';
import { type Layout, type Shown, shownDerivative } from './shown.js';
import { shapeData } from './sizes.js';
import { stepsView } from './steps.js';
import { structureReasons } from './structure.js';
import { verdict } from './verdict.js';
import type { Viewed } from './viewed.js';
import { why } from './why.js';

export const VIEWS = ['forms', 'steps', 'numbers', 'code'] as const;
export type View = (typeof VIEWS)[number];

export type JacobianAnswer = Viewed<View, JacobianData>;

/** The answer for programs; outside programs rely on its form. */
export interface JacobianData {
  readonly expression: string;
  readonly wrt: string;
  /** '' for a number, 'n' for a vector, 'm,n' for a matrix. */
  readonly shapes: Readonly<Record<string, string>>;
  readonly layout: Layout;
  /** In our language and numerator layout, columns stacked; a scalar's has the shape of its variable. */
  readonly derivative: string;
  readonly tex: string;
  readonly structure: string;
  readonly tags: readonly MapTag[];
  /** Why it has these properties, and what they save. */
  readonly reasons: Readonly<Record<string, string>>;
  readonly value?: unknown;
  /** Nested lists of shape [...output, ...input]. */
  readonly jacobian?: unknown;
  readonly verified: { readonly ok: boolean; readonly maxError: number | null; readonly method: string };
  readonly kinks: readonly KinkReport[];
  readonly assumptions: readonly string[];
  readonly code: Readonly<Record<Framework | 'latex', string>>;
}

/** Throws Unanswerable where the question cannot be read, shaped, differentiated or computed. */
export const jacobianAnswer = (question: Question, layout: Layout): JacobianAnswer =>
  onceInAnswer(`${layout} ${asText(question)}`, () => answered(question, layout));

function answered(question: Question, layout: Layout): JacobianAnswer {
  const derivation = derive(question);
  const shown = shownDerivative(derivation, layout);
  return {
    verdict: verdict(shown),
    picture: picture(shown),
    why: why(shown),
    badge: badge(derivation),
    conventions: conventions(shown),
    views: {
      forms: () => formsView(shown),
      steps: () => stepsView(shown),
      numbers: () => numbersView(shown),
      code: () => codeBlocks((framework) => programFor(shown, framework)),
    },
    data: dataOf(shown),
  };
}

const programFor = ({ derivation: { simple, wrt, k }, map, derivative }: Shown, framework: Framework): string =>
  program({ simple, map, derivative, wrt, k }, framework);

/** The answer for programs. */
export function dataOf(shown: Shown): JacobianData {
  const { derivation, map, derivative, layout } = shown;
  const { k, numbers, verification, question, wrt, kinks } = derivation;
  const { ok, maxError, method } = verification;
  const latex = tex(derivative, k);
  return {
    expression: question.expression,
    wrt,
    shapes: Object.fromEntries([...k.scope.shapes].map(([name, shape]) => [name, shapeData(shape)])),
    layout,
    derivative: print(derivative),
    tex: latex,
    structure: map.structure,
    tags: shown.tags,
    reasons: Object.fromEntries(structureReasons(shown)),
    ...(numbers && { value: toValue(numbers.value) }),
    ...(numbers?.jacobian && { jacobian: nestedJacobian(numbers.jacobian, map) }),
    verified: { ok, maxError: Number.isFinite(maxError) ? maxError : null, method },
    kinks,
    assumptions: assumptions(shown),
    code: {
      numpy: programFor(shown, 'numpy'),
      pytorch: programFor(shown, 'pytorch'),
      jax: programFor(shown, 'jax'),
      latex,
    },
  };
}
