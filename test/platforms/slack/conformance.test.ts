// Slack does what every platform does.
import { allCommands } from '../../../commands/index.js';
import { writeLine } from '../../../src/chat/line.js';
import type { CommandRequest } from '../../../src/chat/reply.js';
import { typedHere } from '../../../src/platforms/slack/lines.js';
import { conformance, type Person } from '../conformance.js';
import { type Seen as Answer, seenOf, startSlack } from './start-slack.js';

const slack = await startSlack();
const { workspace } = slack.server;

async function answer({ command: name, values }: CommandRequest): Promise<Answer> {
  const command = allCommands.find((each) => each.name === name);
  return slack.ask(command ? typedHere(writeLine(command, values)) : `/jacobot ${name}`);
}
const seen = ({ text, pictures, buttons, problem }: Answer) => ({
  text,
  alts: pictures.map(({ alt }) => alt),
  isProblem: problem !== undefined,
  buttons,
});

const person: Person = {
  ask: async (request) => seen(await answer(request)),
  async press(request, label) {
    const { shown } = await answer(request);
    const from = workspace.shown.length;
    await slack.press(shown, label);
    return seen(seenOf(await workspace.seen(({ kind, ts }) => kind === 'update' && ts === shown.ts, from)));
  },
};

conformance('Slack', person);
