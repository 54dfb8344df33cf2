// Prints the manifest of the Slack app, and the link that creates the app from it. With a public address: over HTTP.
import { allCommands } from '../commands/index.js';
import { creationLink, manifest } from './platforms/slack/manifest.js';
import { complain, say } from './process.js';

const [publicUrl] = process.argv.slice(2);
if (publicUrl !== undefined && !/^https:\/\/[^/]+(?:\/.*[^/])?$/.test(publicUrl)) {
  complain('The public address begins with https:// and has no slash at the end, as in https://jacobot.example.org.');
  process.exitCode = 1;
} else {
  const shown = manifest(allCommands, publicUrl);
  say(JSON.stringify(shown, undefined, 2));
  complain(`\nOpen this to create the app:\n${creationLink(shown)}`);
}
