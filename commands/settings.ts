// /settings: what holds for all answers to one person.
import { defineCommand } from '../src/chat/command.js';
import { presentSettings } from '../src/chat/present-settings.js';
import { SETTING_CHOICES } from '../src/chat/settings.js';

const { theme, layout, framework, visibility } = SETTING_CHOICES;

export default defineCommand({
  name: 'settings',
  description: 'What holds for all your answers: theme, layout, framework, who sees them',
  personal: true,
  main: 'theme',
  args: {
    theme: { kind: 'choice', choices: theme, fallback: theme[0], description: 'The colours of your pictures' },
    layout: {
      kind: 'choice',
      choices: layout,
      fallback: layout[0],
      description: 'Rows for outputs (numerator) or rows for inputs (denominator)',
    },
    framework: {
      kind: 'choice',
      choices: framework,
      fallback: framework[0],
      description: 'Whose programs the view Code shows',
    },
    visibility: {
      kind: 'choice',
      choices: visibility,
      fallback: visibility[0],
      description: 'Whether others see the answers to your commands',
    },
  },
  examples: [{}, { theme: 'light', layout: 'denominator' }],
  run: (settings) => presentSettings(settings),
});
