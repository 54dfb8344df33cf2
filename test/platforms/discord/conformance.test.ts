// Discord does what every platform does, and every message is within its limits.
import assert from 'node:assert/strict';
import { after } from 'node:test';
import type { CommandRequest } from '../../../src/chat/reply.js';
import type { Answer } from '../../support/discord/people.js';
import { startDiscord } from '../../support/discord/start-discord.js';
import { conformance, type Person, type Seen } from '../conformance.js';

const { person, standIn, logged } = await startDiscord();
const seen = ({ text, alts, buttons }: Answer): Seen => ({
  text,
  alts,
  isProblem: buttons.some(({ label }) => label === 'Fix') || /^I do not know/m.test(text),
  buttons: buttons.map(({ label }) => label),
});

const somebody: Person = {
  ask: async ({ command, values }: CommandRequest) => seen(await person().slash(command, values)),
  async press({ command, values }, label) {
    const asker = person();
    return seen(await asker.press(await asker.slash(command, values), label));
  },
};

conformance('discord', somebody);
after(() => {
  assert.deepEqual(standIn.violations, []);
  assert.deepEqual(
    logged.filter((line) => !/^(commands|Discord is connected)/.test(line)),
    [],
  );
});
