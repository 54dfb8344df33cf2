// What is said to somebody whose question nobody tried to answer: why, and when to ask again.
import { type Reply, text } from '../chat/reply.js';
import type { Declined } from './asking.js';

const REASONS: Readonly<Record<Declined['declined'], string>> = {
  'too-many': 'That was a lot of questions in a short time.',
  'one-at-a-time': 'Your last question is still being answered.',
  busy: 'Many people are asking at this moment.',
};

export function declinedReply({ declined, seconds }: Declined): Reply {
  const when = seconds === 1 ? 'in a second' : `in ${seconds} seconds`;
  return { blocks: [text('problem', REASONS[declined]), text('hint', `Please ask again ${when}.`)] };
}
