// An explanation as a reply.
import type { Explanation } from '../answer/explain.js';
import { type Reply, text } from './reply.js';

export function presentExplanation({ topic, picture, text: paragraphs }: Explanation): Reply {
  return {
    blocks: [
      text('verdict', topic.short),
      picture,
      ...paragraphs.map((paragraph) => text('text', ...paragraph)),
      {
        type: 'buttons',
        buttons: topic.examples.map(({ label, derivative: _, ...values }) => ({
          label,
          request: { command: 'jacobian', values },
        })),
      },
    ],
    data: { topic: topic.name, question: topic.question, claims: topic.claims },
  };
}
