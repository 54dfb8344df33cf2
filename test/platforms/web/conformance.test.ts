// The web platform does what every platform does.
import assert from 'node:assert/strict';
import type { CommandRequest } from '../../../src/chat/reply.js';
import { conformance, type Person, type Seen } from '../conformance.js';
import { startWeb } from './start-web.js';

interface Block {
  readonly type: string;
  readonly alt: string;
  readonly buttons: readonly { label: string; command: string; arguments: Record<string, unknown> }[];
}

const web = await startWeb();

async function answer({
  command,
  values,
}: CommandRequest): Promise<{ status: number; text: string; blocks: readonly Block[] }> {
  const { status, json } = await web.ask(command, values);
  return { status, ...json.reply };
}
const buttonsOf = (blocks: readonly Block[]) =>
  blocks.flatMap((block) => (block.type === 'buttons' ? block.buttons : []));

const person: Person = {
  async ask(request): Promise<Seen> {
    const { status, text, blocks } = await answer(request);
    return {
      text,
      alts: blocks.flatMap((block) => (block.type === 'image' ? [block.alt] : [])),
      isProblem: status !== 200,
      buttons: buttonsOf(blocks).map(({ label }) => label),
    };
  },
  async press(request, label) {
    const button = buttonsOf((await answer(request)).blocks).find((each) => each.label === label);
    assert.ok(button);
    return person.ask({ command: button.command, values: button.arguments });
  },
};

conformance('web', person);
