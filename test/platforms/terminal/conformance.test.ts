// The terminal does what every platform does.
import { allCommands } from '../../../commands/index.js';
import type { CommandRequest } from '../../../src/chat/reply.js';
import { conformance, type Person, type Seen } from '../conformance.js';
import { inside } from './jacobot.js';

const VIEWS = { forms: 'Forms', steps: 'Steps', numbers: 'Numbers', code: 'Code' };

const person: Person = {
  async ask({ command, values }: CommandRequest): Promise<Seen> {
    const main = allCommands.find(({ name }) => name === command)?.main;
    const words = Object.entries(values).flatMap(([name, value]) =>
      name === main
        ? ['--', String(value)]
        : [`--${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`],
    );
    // What follows `--` is text.
    const last = words.indexOf('--');
    const sorted =
      last < 0 ? words : [...words.slice(0, last), ...words.slice(last + 2), ...words.slice(last, last + 2)];
    const { exit, stdout, stderr } = await inside([command, ...sorted], { columns: 100_000 });
    const offered = (/--view (.*)$/m.exec(stdout)?.[1] ?? '').split(' | ');
    return {
      text: `${stdout}${stderr}`,
      alts: [],
      isProblem: exit !== 0,
      buttons: Object.entries(VIEWS).flatMap(([view, label]) => (offered.includes(view) ? [label] : [])),
    };
  },
  press: ({ command, values }, label) => person.ask({ command, values: { ...values, view: label.toLowerCase() } }),
};

conformance('terminal', person, [
  {
    reason: 'it shows formulas as characters, not as pictures',
    behaviours: ['a picture comes with its words'],
  },
]);
