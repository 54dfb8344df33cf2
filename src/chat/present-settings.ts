// A person's settings as a reply, with a button for every change.
import { type Button, type Reply, strong, text } from './reply.js';
import { SETTING_CHOICES, type Settings } from './settings.js';

const WORDS: { readonly [K in keyof Settings]: (value: Settings[K]) => string } = {
  theme: (theme) => `your pictures are ${theme}.`,
  layout: (layout) =>
    layout === 'numerator' ? 'Jacobians have a row for each output.' : 'Jacobians have a row for each input.',
  framework: (framework) =>
    framework === 'all' ? 'the view Code shows every framework.' : 'the view Code shows this framework alone.',
  visibility: (visibility) =>
    visibility === 'public' ? 'everybody in the channel sees your answers.' : 'nobody else sees your answers.',
};
const NAMES = Object.keys(WORDS) as (keyof Settings)[];

export function presentSettings(settings: Settings): Reply {
  const line = <K extends keyof Settings>(name: K) =>
    text('text', strong(`${name}: ${settings[name]}`), ` – ${WORDS[name](settings[name])}`);
  const buttons = NAMES.flatMap((name): Button[] =>
    SETTING_CHOICES[name]
      .filter((choice) => choice !== settings[name])
      .map((choice) => ({ label: `${name}: ${choice}`, request: { command: 'settings', values: { [name]: choice } } })),
  );
  return {
    blocks: [
      text('verdict', 'These settings hold for all your answers.'),
      ...NAMES.map(line),
      { type: 'buttons', buttons },
    ],
    data: settings,
  };
}
