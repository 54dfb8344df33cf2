// manifest.json is what the commands say, within Slack's limits.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { allCommands } from '../../../commands/index.js';
import { creationLink, manifest } from '../../../src/platforms/slack/manifest.js';

const file = new URL('../../../../manifest.json', import.meta.url);

test('the file is current; `npm run -s slack:manifest > manifest.json` writes it', () => {
  assert.deepEqual(JSON.parse(readFileSync(file, 'utf8')), manifest(allCommands));
});

test('Slack’s limits hold, by socket and over HTTP', () => {
  for (const shown of [manifest(allCommands), manifest(allCommands, 'https://jacobot.example.org')]) {
    const { display_information: display, features, settings } = shown;
    assert.ok(display.name.length <= 35 && display.description.length <= 140);
    assert.ok(features.shortcuts.length <= 10 && features.slash_commands.length <= 50);
    for (const { command, description, usage_hint: hint } of features.slash_commands) {
      assert.match(command, /^\/[a-z-]{1,31}$/);
      assert.ok(description.length <= 2000 && hint.length <= 1000);
    }
    for (const { name, description } of features.shortcuts) assert.ok(name.length <= 24 && description.length <= 150);
    assert.equal(settings.socket_mode_enabled, settings.event_subscriptions.request_url === undefined);
    assert.ok(creationLink(shown).length < 8000);
  }
});
