// What a question was understood as: a command to run, a topic, or words that say why there is neither.
import type { CheckQuestion } from '../answer/check/check.js';
import type { Relation } from '../answer/check/relation.js';
import type { Question as AskedFormula } from '../answer/derivation.js';
import type { EqualityQuestion } from '../answer/equality.js';
import type { Fact } from '../answer/facts/fact.js';
import type { Part } from '../answer/part.js';
import type { GivenSign } from '../answer/properties/bending.js';
import type { Bearer, Property } from '../answer/properties/known.js';
import type { Upto } from './reading/claims.js';
import type { SaidKind } from './reading/predicate.js';

/** A command by its name, with the values of its arguments. */
export interface Asked {
  readonly command: string;
  readonly values: Readonly<Record<string, unknown>>;
}

/** What a person can choose in place of what was understood. */
export interface Choice {
  readonly label: string;
  readonly asked: Asked;
}

/** What the first line of a computed answer is about, where it is not the derivative itself. */
export type Aspect = 'form' | 'layout' | 'kink' | 'why' | 'shape' | 'code';

/** A result of the asker's, and the checks of the ways in which it may be meant, the likeliest first. */
export interface Judged {
  readonly shown: string;
  readonly of: 'gradient' | 'Hessian';
  readonly said: string;
  /** What it may differ by. */
  readonly upto?: Upto;
  /** The layout that the question names, where it names one. */
  readonly layout?: 'numerator' | 'denominator';
  readonly checks: readonly {
    readonly asked: Asked;
    readonly said: string;
    /** Another meaning of a function, tried where the likelier is not right. */
    readonly otherwise?: true;
  }[];
}

/** One of several derivatives that a question asks for, and by what it is told from the others: "By V". */
export interface OneOf {
  readonly label: string;
  readonly understood: Computed | Told;
}

export interface Computed {
  readonly kind: 'computed';
  /** How this one of several derivatives is told from the others. */
  readonly label?: string;
  /** The other derivatives that the question asks for, in its order. */
  readonly others?: readonly OneOf[];
  /** The property that is asked for, and of what formula. */
  readonly property?: {
    readonly property: Property;
    readonly of: Bearer;
    readonly question: AskedFormula;
    readonly given?: GivenSign;
    readonly why?: 'so' | 'not so';
  };
  /** The fact that is asked for, and of what formula. */
  readonly fact?: { readonly fact: Fact; readonly of: Bearer; readonly question: AskedFormula };
  /** What a matrix is said to have of the derivative, and the check of which it is the answer. */
  readonly related?: { readonly relation: Relation; readonly claim: string; readonly question: CheckQuestion };
  /** The readings of the formula, the likeliest first; the first that can be answered is. */
  readonly readings: readonly Asked[];
  /** Numbers are asked for, at the point that the command is given. */
  readonly inNumbers?: true;
  /** The transpose of the derivative is asked for. */
  readonly turned?: true;
  /** The asker doubts the answer: it is said how it was checked. */
  readonly doubted?: true;
  /** The part of the answer whose origin is asked for: Aᵀ, or `transpose`. */
  readonly origin?: string;
  /** What was read, as in "Jacobian of max(0, x) by x". */
  readonly said: string;
  /** The same for each of the readings, where they are of different formulas. */
  readonly saidOfEach?: readonly string[];
  readonly aspect?: Aspect;
  /** What of the derivative is asked for, where it is not the whole. */
  readonly part?: Part;
  /** Sizes that the question names. */
  readonly sizes?: readonly string[];
  /** What the question says the derivative is. */
  readonly saidKind?: SaidKind;
  /** "A or B": the results that are to be told apart. */
  readonly alternatives?: readonly Judged[];
  /** The asker's results, each of which gets a verdict before anything is computed. */
  readonly claims?: readonly Judged[];
  /** Whether the question denies them, so that the verdict has to name the formula. */
  readonly denied?: true;
  /** Whose programs are asked for. */
  readonly framework?: string;
  /** What explains the answer further. */
  readonly topic?: string;
  /** Whether the topic answers the question first. */
  readonly leads?: true;
  /** Formulas of the question that the answer does not use. */
  readonly unused?: readonly string[];
  /** Phrases of the question with words that nobody knows: the answer is the one without them. */
  readonly strange?: readonly string[];
  readonly choices: readonly Choice[];
}
export interface Explained {
  readonly kind: 'explained';
  readonly topic: string;
  /** The answer to the very question, before the topic's. */
  readonly first?: string;
  /** The question that it answers, where that is only near to the one asked. */
  readonly nearest?: string;
  readonly choices: readonly Choice[];
}
/** Two formulas, of which it is asked whether they are equal. */
export interface Compared {
  readonly kind: 'compared';
  readonly question: EqualityQuestion;
  /** Both as people read them. */
  readonly sides: readonly [left: string, right: string];
  readonly choices: readonly Choice[];
}
export interface Told {
  readonly kind: 'told';
  /** For programs. */
  readonly reason:
    | 'declined'
    | 'help'
    | 'thanks'
    | 'unclear'
    | 'unread'
    | 'no-formula'
    | 'no-claim'
    | 'unsupported'
    | 'hostile'
    | 'order'
    | 'no-history'
    | 'too-many'
    | 'too-long';
  /** Formulas in backquotes. */
  readonly lines: readonly string[];
  readonly choices: readonly Choice[];
}
export type Understood = Computed | Compared | Explained | Told;

/** What is asked, as it came. */
export interface Question {
  readonly text: string;
  /** Earlier messages, oldest first. */
  readonly context: readonly string[];
  readonly want: 'anything' | 'jacobian' | 'check';
  readonly layout: string;
}
