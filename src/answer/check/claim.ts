// The person's own answer: read in the names of the question, shaped, and put into the calculus's operations.
import type { Vocabulary } from '../../formula/cursor.js';
import type { Declaration, NamedKind } from '../../formula/declarations.js';
import { argument, type Call, call, type Expr, isCall, type Sym, size, sym, symbolsOf } from '../../formula/expr.js';
import { parse } from '../../formula/parse.js';
import { Unanswerable } from '../../formula/unanswerable.js';
import type { Algebra } from '../../math/algebra.js';
import { elaborate } from '../../math/elaborate.js';
import { type Inference, infer, variablesOf } from '../../math/infer/infer.js';
import { vocabulary } from '../../math/registry.js';
import type { Scope } from '../../math/scope.js';
import { isWide, SCALAR, type SettledShape, sameShape } from '../../math/shape.js';
import { createAlgebra } from '../../math/simplify/create-algebra.js';
import { type Fitting, fitting, fittingIn, hasConstants, SHAPE_PROBLEMS } from '../fitting.js';
import { indexReading } from '../indices/index-reading.js';
import { hasIndices, indicesOf, isIndexed, withEntries, withoutFaces, withRows, withSums } from '../indices/marks.js';
import { differentialOf, readOff, withDifferentials } from './differential.js';
import { type One, withOnes, zeroOf } from './one.js';
import { ownSign, withoutOwnSigns } from './own-signs.js';
import { besideReading, programReading } from './program-reading.js';
import { apart, asProgram, isProgram, parts, withoutResult } from './spelling.js';

/** A formula of the person's, in operations that can be evaluated. */
export interface Settled {
  /** The formula as typed, its constants sized. */
  readonly sized: Expr;
  readonly core: Expr;
  readonly shape: SettledShape;
}

/** Stands for what an answer is added to, to learn the sizes of its constants. */
const PROBE = 'probe';

/** One way of reading an answer. */
export interface ClaimReading {
  readonly expr: Expr;
  /** Read as a program would be: `*` and `/` of each entry. */
  readonly program: boolean;
  /** Products or quotients in it that fit only entry by entry are read so. */
  readonly byEntries: boolean;
  /** The differential as it was typed, where the formula is the derivative read off it. */
  readonly differential?: Expr;
  /** Why nothing can be read off it: its parts do not fit one another. */
  readonly unfit?: Unanswerable;
  /** A name that the question does not have, read as the function itself: s of diag(s) - s*s'. */
  readonly itself?: string;
  /** A number 1 in it, read as what it stands for where a number would not be written. */
  readonly one?: One;
}

type Way = 'mathematics' | 'program' | 'indices' | 'differential';

/** Names that people give to the value of the function. */
const VALUES = /^(?:[spyahfoSPYAF]|sigma|(?:y|p)_hat|out|output|probs)$/;

/** Steps of the algebra in which answers are settled; many small ones are. */
const MAX_STEPS = 400_000;

/** Parts of an answer with its definitions put in. */
const MAX_SIZE = 6000;

export class ClaimReader {
  private readonly declarations: readonly Declaration[];
  private readonly fitting: Fitting;
  private readonly k: Algebra;
  private readonly scope: Scope;
  /** Letters of sizes that the question gives numbers to. */
  private readonly numbers: ReadonlyMap<string, number | undefined>;

  constructor(
    { scope, given }: Pick<Inference, 'scope' | 'given'>,
    /** Shapes that the answer may have, for constants such as `I` whose size it does not say. */
    private readonly candidates: readonly SettledShape[],
    /** The function that is differentiated, and by what. */
    private readonly itself: Expr,
    private readonly wrt: string,
    /** Whether the question counts places from 0, where it has any. */
    private readonly countsFromZero?: boolean,
  ) {
    this.scope = scope;
    this.numbers = given;
    this.declarations = [...scope.shapes].map(([name, shape]) => declared(name, shape, scope.kinds?.get(name)));
    this.fitting = fittingIn(scope);
    this.k = createAlgebra(scope, MAX_STEPS);
  }

  /**
   * Reads the answer: what stands behind its last sign of equality, with what it defines after `where` put in. What a
   * program computes is read as one first, then as mathematics; anything else the other way round. Throws Unanswerable where it cannot be read at all.
   */
  readings(asTyped: string): ClaimReading[] {
    const typed = withoutResult(asTyped, this.wrt);
    const usual: Way[] = isProgram(typed)
      ? ['program', 'mathematics']
      : /[*/]/.test(typed)
        ? ['mathematics', 'program']
        : ['mathematics'];
    const d = differentialOf(this.wrt);
    const isDifferential =
      !this.scope.shapes.has(d) &&
      !this.scope.shapes.has('d') &&
      withDifferentials(parts(typed).formula, this.wrt) !== undefined;
    const all: Way[] = isDifferential ? ['differential'] : hasIndices(typed) ? ['indices', ...usual] : usual;
    const found = all.map((way) => fitting(() => this.read(typed, way)));
    const readings = found.filter((each): each is ClaimReading => !(each instanceof Unanswerable));
    // The words for what cannot be read repeat what was typed, as it was typed.
    if (readings.length === 0) throw found[Math.max(0, all.indexOf('mathematics'))];
    if (readings.some(({ unfit }) => unfit)) return readings;
    const supposed = readings
      .filter(({ program }) => !program)
      .flatMap((reading) => withOnes(reading.expr, this.fitting).map((each) => ({ ...reading, ...each })));
    const [unknown, ...more] = new Set(
      this.strangers((readings[0] as ClaimReading).expr).map((name) =>
        name.replace(/_[ijkl]{1,2}$/, '').replace(/^(\w)\1$/, '$1'),
      ),
    );
    const isDefined = parts(typed).definitions.some(({ name }) => name === unknown);
    if (unknown === undefined || more.length > 0 || !VALUES.test(unknown) || isDefined)
      return [...readings, ...supposed];
    const ofItself = all.map((way) =>
      fitting((): ClaimReading => ({ ...this.read(typed, way, unknown), itself: unknown })),
    );
    return [
      ...readings,
      ...supposed,
      ...ofItself.filter((each): each is ClaimReading => !(each instanceof Unanswerable)),
    ];
  }

  /** `itself` is a name that stands for the function. */
  private read(typed: string, way: Way, itself?: string): ClaimReading {
    const { formula: asTyped, definitions } = parts(typed);
    const formula = (way === 'differential' && withDifferentials(asTyped, this.wrt)) || asTyped;
    let byEntries = false;
    const indices = indicesOf(typed.slice(0, formula.length - formula.trimStart().length));
    const known = new Set([...this.scope.shapes.keys(), ...this.scope.sizes, ...this.numbers.keys()]);
    for (const { name } of definitions) known.add(name);
    if (itself) known.add(itself);
    if (way === 'differential') known.add(differentialOf(this.wrt));
    const fit = way === 'differential' ? this.fittingWith(differentialOf(this.wrt)) : this.fitting;
    /** What each name means; undefined while that is being read, so that no name means itself. */
    const meanings = new Map<string, Expr | undefined>();
    const meant = (node: Sym): Expr => {
      if (node.name === itself) return this.itself;
      const found = definitions.find(
        ({ name }) => name === node.name || (way === 'indices' && name.replace(/_[ijkl]{1,2}$/, '') === node.name),
      );
      if (!found) return ownSign(node, this.scope, this.numbers, this.k) ?? node;
      if (!meanings.has(found.name)) {
        meanings.set(found.name, undefined);
        meanings.set(found.name, readPart(found.text));
      }
      return meanings.get(found.name) ?? node;
    };
    const readPart = (text: string): Expr => {
      const plain = withoutOwnSigns(text);
      const spelled = way === 'program' ? plain : apart(plain, known);
      const written =
        way === 'program'
          ? asProgram(spelled, (name) => this.scope.shapes.get(name))
          : way === 'indices'
            ? withSums(withEntries(this.withRows(withoutFaces(spelled))))
            : spelled;
      const { expr } = parse(written, this.vocabulary(known), known);
      if (way === 'indices') return indexReading(expr, text === formula ? indices : '', meant, this.fitting);
      const beside = besideReading(expr, spelled, meant, fit);
      byEntries ||= beside.byEntries;
      const own = beside.expr;
      if (size(own) > MAX_SIZE) throw new Unanswerable('too-many-nodes', { limit: MAX_SIZE });
      return way === 'program' ? programReading(own, this.fitting) : own;
    };
    const expr = zeroOf(this.candidates, readPart(formula), this.k);
    const reading = { program: way === 'program', byEntries };
    if (way !== 'differential' || !symbolsOf(expr).includes(differentialOf(this.wrt))) return { ...reading, expr };
    const derivative = fitting(() => readOff(expr, this.wrt, this.declarations));
    if (!(derivative instanceof Unanswerable)) return { ...reading, expr: derivative, differential: expr };
    if (!SHAPE_PROBLEMS.has(derivative.code)) throw derivative;
    return { ...reading, expr, unfit: derivative.in('answer') };
  }

  /** The text with x_i, of a name that the question does not have, as a row of its matrix X. */
  private withRows(text: string): string {
    const { shapes } = this.scope;
    const isRow = (name: string): boolean => !shapes.has(name) && isWide(shapes.get(name.toUpperCase()) ?? SCALAR);
    return withRows(text, false, isRow).text;
  }

  /** The shapes of formulas that have the differential of the variable, too. */
  private fittingWith(differential: string): Fitting {
    const shapes = new Map(this.scope.shapes);
    shapes.set(differential, shapes.get(this.wrt) as SettledShape);
    return fittingIn({ ...this.scope, shapes });
  }

  /** The calculus's functions, and Jacobot's sign K of the commutation matrix where no variable has that name. */
  private vocabulary(names: ReadonlySet<string>): Vocabulary {
    return {
      ...vocabulary,
      countsFromZero: this.countsFromZero,
      functionNamed: (spelling) => {
        if (spelling === 'K' && !names.has('K')) return 'comm';
        return isIndexed(spelling) ? spelling : vocabulary.functionNamed(spelling);
      },
    };
  }

  /** The names of the answer that the question does not have. */
  strangers(expr: Expr): string[] {
    return variablesOf(expr, this.declarations).filter((name) => !this.scope.shapes.has(name));
  }

  /** A name that the question does not have, as a problem with its place. */
  stranger(expr: Expr, name: string): Unanswerable {
    return new Unanswerable(
      'unknown-in-answer',
      { name, variables: [...this.scope.shapes.keys()] },
      place(expr, name),
      'answer',
    );
  }

  /** The formula with its shapes settled. Throws Unanswerable where they do not fit. */
  settle(expr: Expr): Settled {
    const plain = infer(expr, new Map(), this.declarations, undefined);
    const free = [...plain.scope.sizes].some((letter) => letter !== 'pi' && !this.scope.sizes.has(letter));
    if (!free) return elaborated(plain.expr, plain.scope);
    for (const shape of this.candidates) {
      try {
        const declarations = [...this.declarations, declared(PROBE, shape, undefined)];
        const { expr: sum, scope } = infer(call('+', [expr, sym(PROBE)]), new Map(), declarations, undefined);
        const isSized = [...scope.sizes].every((letter) => letter === 'pi' || this.scope.sizes.has(letter));
        if (isSized && isCall(sum, '+')) return elaborated(argument(sum, 0), scope);
      } catch (problem) {
        if (!(problem instanceof Unanswerable)) throw problem;
      }
    }
    return elaborated(plain.expr, plain.scope);
  }

  /** The innermost part of a formula that does not fit although its own parts do; undefined where all fit. */
  clash(expr: Expr): Expr | undefined {
    if (expr.kind !== 'call' || this.fitting.shape(expr)) return undefined;
    for (const arg of expr.args) {
      const inner = this.clash(arg);
      if (inner) return inner;
    }
    return expr;
  }

  /** Whether the shapes of a formula without constants such as I fit. */
  fits(expr: Expr): boolean {
    const shape = fitting(() => this.fitting.shape(expr));
    return shape !== undefined && !(shape instanceof Unanswerable);
  }

  /**
   * `settle` for one of many changes of an answer, in little time; undefined where it does not have one of the shapes.
   * `isOpen` says that the answer has a constant such as I, whose size has to be found anew.
   */
  settleChanged(
    expr: Expr,
    ways: readonly { readonly shape: SettledShape }[],
    isOpen: boolean = hasConstants(expr),
  ): Settled | undefined {
    if (isOpen) {
      const settled = fitting(() => this.settle(expr));
      return settled instanceof Unanswerable ? undefined : settled;
    }
    const shape = this.fitting.shape(expr);
    if (!shape || !ways.some((way) => sameShape(way.shape, shape))) return undefined;
    return { sized: expr, core: elaborate(expr, this.k).core, shape };
  }
}

function elaborated(expr: Expr, scope: Scope): Settled {
  const k = createAlgebra(scope);
  return { sized: expr, core: elaborate(expr, k).core, shape: k.shape(expr) };
}

const declared = (name: string, { rows, cols }: SettledShape, kind: NamedKind | undefined): Declaration => ({
  name,
  shape: [rows, cols],
  kind,
  tags: [],
  span: [0, 0],
  field: 'where',
});

/** Where a name stands in the text. */
function place(e: Expr, name: string): Expr['span'] {
  if (e.kind === 'symbol') return e.name === name ? e.span : undefined;
  const args = (e as Partial<Call>).args ?? [];
  return args.filter((arg) => symbolsOf(arg).includes(name)).map((arg) => place(arg, name))[0];
}
