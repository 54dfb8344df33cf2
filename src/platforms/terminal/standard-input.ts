// The text that is piped into the program.
import { reasonOf, UsageProblem } from './usage-problem.js';

// Far above what any command reads, so that the command names its own limit; an endless input ends here.
const MOST_CHARACTERS = 100_000;

export type Input = AsyncIterable<Uint8Array | string> & { readonly isTTY?: boolean };

/** Without the white space around it; empty where a person sits at the keyboard. */
export async function pipedText(input: Input): Promise<string> {
  if (input.isTTY) return '';
  const decoder = new TextDecoder();
  let text = '';
  try {
    for await (const chunk of input) {
      text += typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true });
      if (text.length > MOST_CHARACTERS) break;
    }
  } catch (error) {
    throw new UsageProblem('cannot-read', `I cannot read standard input (${reasonOf(error)}).`, '');
  }
  return (text + decoder.decode()).slice(0, MOST_CHARACTERS).trim();
}
