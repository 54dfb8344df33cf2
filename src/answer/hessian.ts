// The answer to "what is the second derivative?": the gradient, the Hessian, its structure and its products with vectors.
import { type Expr, substitute } from '../formula/expr.js';
import { print } from '../formula/print.js';
import { presented } from '../math/elaborate.js';
import { FRAMEWORKS, type Framework } from '../math/framework.js';
import { count, isScalar } from '../math/shape.js';
import { type ContentBlock, type Inline, type PictureBlock, text } from './blocks.js';
import { codeBlocks } from './code/blocks.js';
import { hessianProgram } from './code/hessian-program.js';
import { badge, conventions } from './conventions.js';
import { type Convexity, convexityOf, type Definite } from './convexity.js';
import type { Derivation, Question } from './derivation.js';
import { deriveTwice } from './derive.js';
import { freshName } from './fresh-name.js';
import { dataOf, type JacobianData } from './jacobian.js';
import { abbreviate } from './notation/abbreviate.js';
import { plain, plainSymbol } from './notation/plain.js';
import { texPieces, texSymbol } from './notation/tex.js';
import { numberRows, numbersText, numbersView, shownNumbers, table } from './numbers.js';
import { numbersInWords } from './picture.js';
import { isStacked, type Shown, shownDerivative, whereRow, whereText } from './shown.js';
import { article, extentText } from './sizes.js';
import { stepsView } from './steps.js';
import { here } from './verdict.js';
import type { Viewed } from './viewed.js';

export const HESSIAN_VIEWS = ['forms', 'steps', 'numbers', 'code'] as const;
export type HessianView = (typeof HESSIAN_VIEWS)[number];

export type HessianAnswer = Viewed<HessianView, HessianData>;

/** As the data of a Jacobian, that of the gradient. */
export interface HessianData extends Omit<JacobianData, 'jacobian'> {
  /** The gradient in our language. */
  readonly gradient: string;
  /** Nested lists of shape [...variable, ...variable]. */
  readonly hessian?: unknown;
  /** What its formula shows, whatever the variables are. */
  readonly definite: Definite | null;
}

/** Throws Unanswerable where the question cannot be answered, or the function is no scalar. */
export function hessianAnswer(question: Question): HessianAnswer {
  const { gradient, hessian } = deriveTwice(question);
  const shown = hessianShown(hessian);
  const { jacobian, ...data } = dataOf(shown);
  const convexity = convexityOf(gradient, shown);
  const worst = gradient.verification.ok ? hessian : { ...hessian, verification: gradient.verification };
  return {
    verdict: verdict(shown, convexity),
    picture: picture(gradient, shown),
    why: [...convexity.why, symmetry(shown)].filter((line) => line !== ''),
    badge: badge(worst),
    conventions: conventions(shown),
    views: {
      forms: () => forms(gradient, shown),
      steps: () => steps(gradient, shown),
      numbers: () => numbers(gradient, shown),
      code: () => codeBlocks((framework) => programFor(gradient, shown, framework)),
    },
    data: {
      ...data,
      verified: gradient.verification.ok ? data.verified : dataOf(shownDerivative(gradient, 'numerator')).verified,
      code: {
        ...data.code,
        ...Object.fromEntries(FRAMEWORKS.map((framework) => [framework, programFor(gradient, shown, framework)])),
      },
      gradient: print(gradient.shown),
      definite: convexity.definite,
      ...(jacobian !== undefined && { hessian: jacobian }),
    },
  };
}

/** The Jacobian of the gradient under its own name. */
function hessianShown(hessian: Derivation): Shown {
  const shown = shownDerivative(hessian, 'numerator');
  return { ...shown, jacobian: freshName(['H', 'B', 'M'], shown.taken) };
}

function verdict(shown: Shown, { words }: Convexity): Inline[] {
  const { map, named } = shown;
  const { k } = map;
  const n = count(map.domain);
  const formula = { strong: plain(named.formulas[0] as Expr, k) };
  const end = `${here(shown)}${whereText(named, k)}.${words && ` ${words}`}`;
  if (map.structure === 'zero')
    return [`The Hessian is 0: the gradient is constant wherever there is one.${words && ` ${words}`}`];
  if (isScalar(map.domain)) return ['The second derivative: ', formula, end];
  const extent = extentText(n, n);
  const kind = map.structure === 'diagonal' ? 'diagonal' : 'symmetric';
  return [
    `The Hessian, ${article(extent)} ${extent} ${kind} matrix${isStacked(shown) ? ' on stacked columns' : ''}: `,
    formula,
    end,
  ];
}

const symmetry = ({ map }: Shown): string =>
  isScalar(map.domain) || map.structure === 'zero' || map.structure === 'diagonal'
    ? ''
    : 'It is the Jacobian of the gradient, and symmetric: mixed partial derivatives agree wherever they are continuous.';

const sign = (x: string, tex: boolean): string => (tex ? `\\nabla_{\\!${x}}` : '∇');

/** The name of the function, which no variable has. */
const functionName = ({ map: { k } }: Shown): string =>
  freshName(['f', 'g', 'h'], [...k.scope.shapes.keys(), ...k.scope.sizes]);

function picture(gradient: Derivation, shown: Shown): PictureBlock {
  const x = texSymbol(shown.derivation.wrt);
  const isNumber = isScalar(shown.map.domain);
  const { named, map } = shown;
  const { k } = map;
  const f = functionName(shown);
  const second = named.formulas[0] as Expr;
  const first = named.where.reduce((e, { symbol, stands }) => substitute(e, stands, symbol), gradient.shown);
  const slope = isNumber ? `${f}'(${x})` : `${sign(x, true)}\\, ${f}`;
  const bend = isNumber ? `${f}''(${x})` : `${sign(x, true)}^2\\, ${f}`;
  const rows = [
    [`${f} =`, ...texPieces(gradient.expr, k)],
    [`${slope} =`, ...texPieces(first, k)],
    [`${bend} =`, ...texPieces(second, k)],
    ...(named.where.length > 0 ? [whereRow(named, k)] : []),
    ...(isNumber ? [] : numberRows(shown)),
  ];
  const lines = isNumber
    ? [`${f}′ = ${plain(first, k)}`, `${f}″ = ${plain(second, k)}${whereText(named, k)}`]
    : [`∇${f} = ${plain(first, k)}`, `∇²${f} = ${plain(second, k)}${whereText(named, k)}`];
  return {
    type: 'picture',
    drawing: { rows },
    alt: `For ${f} = ${plain(gradient.expr, k)}: ${lines.join('; ')}${isNumber ? '' : numbersInWords(shown)}`,
    text: [lines.join('\n'), isNumber ? '' : numbersText(shown)].filter(Boolean).join('\n\n'),
  };
}

/** The Hessian, its product with a vector, and the second differential. */
function forms(gradient: Derivation, shown: Shown): ContentBlock[] {
  const { map, derivation } = shown;
  const { k } = map;
  const [f, v] = [functionName(shown), shown.directions.input];
  const H = shown.jacobian;
  const x = derivation.wrt;
  const dx = k.symbol(`d:${x}`, map.domain);
  const list: { tex: string; plain: string; formula: Expr }[] = [
    { tex: isScalar(map.domain) ? `${f}''` : H, plain: isScalar(map.domain) ? `${f}″` : H, formula: shown.derivative },
    { tex: `\\mathrm d^2 ${f}`, plain: `d²${f}`, formula: k.inner(dx, map.apply(dx)) },
  ];
  if (!isScalar(map.domain)) {
    list.push({
      tex: `${H}[${texSymbol(v)}]`,
      plain: `${H}[${plainSymbol(v)}]`,
      formula: map.apply(k.symbol(v, map.domain)),
    });
  }
  const named = abbreviate(
    list.map(({ formula }) => presented(formula, k)),
    shown.taken,
    k,
  );
  const rows = list.map(({ tex }, i) => [`${tex} =`, ...texPieces(named.formulas[i] as Expr, k)]);
  const lines = list.map((each, i) => `${each.plain} = ${plain(named.formulas[i] as Expr, k)}`);
  if (named.where.length > 0) {
    rows.push(whereRow(named, k));
    lines.push(whereText(named, k).replace(/^, /, ''));
  }
  const cost = isScalar(map.domain)
    ? []
    : [
        text(
          'text',
          `A product with a vector needs no ${extentText(count(map.domain), count(map.domain))} matrix: ${H}[${plainSymbol(v)}] is the derivative of the gradient along ${plainSymbol(v)}.`,
        ),
      ];
  return [
    {
      type: 'picture',
      drawing: { rows },
      alt: `The second derivative of ${plain(gradient.expr, k)}: ${lines.join('; ')}`,
      text: lines.join('\n'),
    },
    ...cost,
  ];
}

function numbers(gradient: Derivation, shown: Shown): ContentBlock[] {
  const first = gradient.numbers;
  const second = shown.derivation.numbers;
  if (!first || !second) return numbersView(shownDerivative(gradient, 'numerator'));
  const blocks: ContentBlock[] = [
    text('heading', 'Value'),
    table(first.value),
    text('heading', 'Gradient'),
    table(second.value),
    text('heading', 'Hessian'),
  ];
  blocks.push(
    second.jacobian
      ? table(shownNumbers(shown, second.jacobian))
      : text('text', 'It has more than 10 000 entries, so it is not written out.'),
  );
  return blocks;
}

/** The gradient's steps, then those of its own derivative. */
function steps(gradient: Derivation, shown: Shown): ContentBlock[] {
  const first = shownDerivative(gradient, 'numerator');
  const name = freshName(['g', 'q', 'h'], new Set([...shown.taken, first.result]));
  const second = { ...shown, result: name, taken: new Set([...shown.taken, name]) };
  return [
    text('heading', 'The gradient'),
    ...stepsView(first),
    text('heading', `The derivative of the gradient, ${plainSymbol(name)}`),
    ...stepsView(second),
  ];
}

const programFor = (gradient: Derivation, { map, derivative }: Shown, framework: Framework): string =>
  hessianProgram(
    { simple: gradient.simple, gradient: gradient.shown, hessian: derivative, map, wrt: gradient.wrt },
    framework,
  );
