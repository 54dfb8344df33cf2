// An explanation as an answer: the first line, the formulas drawn, the words.
import { readDeclarations } from '../formula/declarations.js';
import { nearest } from '../formula/nearest.js';
import { parse } from '../formula/parse.js';
import { Unanswerable } from '../formula/unanswerable.js';
import { vocabulary } from '../math/registry.js';
import type { Inline, PictureBlock } from './blocks.js';
import { plain } from './notation/plain.js';
import { tex } from './notation/tex.js';
import { topics } from './topics/index.js';
import type { Claim, Topic } from './topics/topic.js';

export interface Explanation {
  readonly topic: Topic;
  readonly picture: PictureBlock;
  readonly text: readonly (readonly Inline[])[];
}

const spelled = (name: string): string =>
  name
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, '-');

export const isTopic = (name: string): boolean => topics.some((each) => each.name === spelled(name));

/** Throws Unanswerable if there is no such topic. */
export function explanation(name: string): Explanation {
  const wanted = spelled(name);
  const topic = topics.find((each) => each.name === wanted);
  if (!topic) {
    const near = nearest(
      wanted,
      topics.map((each) => each.name),
    );
    throw new Unanswerable(
      'unknown-topic',
      { name, nearest: near.length > 0 ? near : topics.map((each) => each.name) },
      undefined,
      'topic',
    );
  }
  return { topic, picture: drawn(topic), text: topic.text.map(withFormulas) };
}

function drawn({ claims, question, drawing }: Topic): PictureBlock {
  const read = claims.map(({ left, right, where }) => [expression(left, where), expression(right, where)] as const);
  const lines = read.map(([left, right]) => `${plain(left, undefined)} = ${plain(right, undefined)}`);
  return {
    type: 'picture',
    drawing: {
      rows: [
        ...(drawing?.rows ?? []),
        ...read.map(([left, right]) => [`${tex(left, undefined)} =`, tex(right, undefined)]),
      ],
    },
    alt: [question, drawing?.alt, lines.join('; ')].filter(Boolean).join(' '),
    text: [drawing?.text, lines.join('\n')].filter(Boolean).join('\n\n'),
  };
}

const expression = (text: Claim['left'], where: string) =>
  parse(text, vocabulary, new Set(readDeclarations(where).map(({ name }) => name))).expr;

/** Formulas in backquotes as people read them. */
const withFormulas = (paragraph: string): Inline[] =>
  paragraph
    .split('`')
    .map((part, i) => (i % 2 === 1 ? { code: part } : part))
    .filter((part) => part !== '');
