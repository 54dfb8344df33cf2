// A person's settings: kept by name, safe to read whatever is stored, and applied where a request does not say otherwise.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { commands } from '../../commands/index.js';
import jacobian from '../../commands/jacobian.js';
import { blockText } from '../../src/chat/reply.js';
import { blocksFor, createSettings, DEFAULT_SETTINGS, SETTING_CHOICES, withSettings } from '../../src/chat/settings.js';
import { checkedValues } from '../../src/chat/values.js';
import { openState } from '../../src/service/state.js';

const folder = mkdtempSync(join(tmpdir(), 'jacobot-settings-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const open = () => openState({ dataDir: folder, onLost: (reason) => assert.fail(String(reason)) });

test('what one person sets is kept, and changes nothing for others', async () => {
  const state = await open();
  const settings = createSettings(state);
  assert.deepEqual(await settings.of('discord:1'), DEFAULT_SETTINGS);
  await settings.change('discord:1', { theme: 'light' });
  await settings.change('discord:1', { layout: 'denominator' });
  assert.deepEqual(await createSettings(state).of('discord:1'), {
    ...DEFAULT_SETTINGS,
    theme: 'light',
    layout: 'denominator',
  });
  assert.deepEqual(await settings.of('slack:1'), DEFAULT_SETTINGS);
  await state.close();
});

test('whatever is stored, settings are choices that exist', async () => {
  const state = await open();
  const settings = createSettings(state);
  for (const stored of ['', '{', 'null', '[]', '3', '{"theme":"pink","layout":["denominator"],"__proto__":{}}']) {
    await state.set('settings:x', stored);
    const read = await settings.of('x');
    for (const [name, choices] of Object.entries(SETTING_CHOICES))
      assert.ok((choices as readonly unknown[]).includes(read[name as keyof typeof read]), `${stored}: ${name}`);
  }
  await state.close();
});

test('a layout that is set is asked for where the command takes one and the request says none', () => {
  const settings = { ...DEFAULT_SETTINGS, layout: 'denominator' } as const;
  for (const command of commands) {
    const request = withSettings({ command: command.name, values: { ...command.examples[0] } }, command, settings);
    assert.equal(request.values['layout'], 'layout' in command.args ? 'denominator' : undefined);
    checkedValues(command, request.values);
  }
  const said = { command: 'jacobian', values: { expression: 'x', layout: 'numerator' } };
  assert.deepEqual(withSettings(said, jacobian, settings), said);
});

test('only the programs of the framework that is set are shown, under their heading', () => {
  const { blocks } = jacobian.run(checkedValues(jacobian, { expression: 'tanh(x)', view: 'code' }) as never);
  const shown = (framework: keyof typeof NAMES | 'all') =>
    blocksFor(blocks, { ...DEFAULT_SETTINGS, framework })
      .map(blockText)
      .join('\n');
  const NAMES = { numpy: 'NumPy', pytorch: 'PyTorch', jax: 'JAX' };
  const IMPORTS = { numpy: 'import numpy', pytorch: 'import torch', jax: 'import jax' };
  for (const framework of Object.keys(NAMES) as (keyof typeof NAMES)[]) {
    for (const other of Object.keys(NAMES) as (keyof typeof NAMES)[]) {
      assert.equal(shown(framework).includes(NAMES[other]), framework === other);
      assert.equal(shown(framework).includes(IMPORTS[other]), framework === other);
    }
  }
  assert.deepEqual(blocksFor(blocks, DEFAULT_SETTINGS), blocks);
});
