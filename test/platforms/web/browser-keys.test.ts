// The page in a browser with keys alone, and for who listens to it.
import assert from 'node:assert/strict';
import { answered, DESK, FOUNDING, focused, inBrowser, type } from './browser.js';

inBrowser('everything by keys alone', {}, async (page) => {
  const { keyboard } = page;
  await page.locator('#question').blur();
  await keyboard.press('/');
  assert.equal(await focused(page), 'q', 'a slash leads to the question');
  assert.equal(await page.inputValue('#question'), '');
  await keyboard.type('/');
  const input = page.locator('#question');
  assert.equal(await input.getAttribute('aria-expanded'), 'true');
  const active = async (): Promise<string> =>
    page.locator(`#${await input.getAttribute('aria-activedescendant')}`).innerText();
  assert.match(await active(), /^\/jacobian/);
  await keyboard.press('ArrowDown');
  assert.match(await active(), /^\/hessian/);
  await keyboard.press('ArrowUp');
  await keyboard.press('ArrowUp');
  assert.doesNotMatch(await active(), /^\/jacobian/, 'the list goes round');
  await keyboard.press('Escape');
  assert.equal(await input.getAttribute('aria-expanded'), 'false');
  await page.fill('#question', '');
  await keyboard.type('/act');
  await keyboard.press('Enter');
  assert.equal(await page.locator('.command select').inputValue(), 'activation');
  assert.equal(await page.inputValue('#question'), '');
  await keyboard.type('leaky');
  await keyboard.press('ArrowDown');
  await keyboard.press('Enter');
  assert.equal(await page.inputValue('#question'), 'leaky_relu');
  await keyboard.press('Enter');
  await answered(page);
  await keyboard.type('/jacobian max(0, x)');
  assert.equal(await page.inputValue('#question'), 'max(0, x)', 'a command that is typed is taken out of the line');
  await page.getByLabel('at', { exact: true }).focus();
  await keyboard.type('[1, -2, 3]');
  await keyboard.press('Enter');
  await answered(page, 2);
  assert.equal(await page.inputValue('label.at input'), '', 'the fields are empty again');
  await input.focus();
  await keyboard.press('ArrowUp');
  assert.deepEqual(
    [await page.inputValue('#question'), await page.inputValue('label.at input')],
    ['max(0, x)', '[1, -2, 3]'],
  );
  await keyboard.press('ArrowUp');
  assert.equal(await page.inputValue('#question'), 'leaky_relu');
  await keyboard.press('ArrowDown');
  await keyboard.press('ArrowDown');
  assert.equal(await page.inputValue('#question'), '');
});

inBrowser('a view by keys: the focus stays on its button, and the change is said', {}, async (page) => {
  await type(page, 'max(0, x) at [1, -2, 3]');
  await answered(page);
  await page.getByRole('button', { name: 'Forms' }).focus();
  await page.keyboard.press('Enter');
  await page.waitForSelector('.pill[aria-pressed=true]');
  assert.equal(await focused(page), 'Forms');
  assert.equal(await page.locator('[role=status]').innerText(), 'Forms: shown');
  assert.equal(await page.locator('.card').count(), 1, 'in place of what was there');
  await page.keyboard.press('Space');
  await page.waitForSelector('.pill[aria-pressed=false]:text-is("Forms")');
  assert.equal(await focused(page), 'Forms', 'pressed once more it leads back');
  assert.ok(!page.url().includes('view='));
});

const TABLET = { ...DESK, hasTouch: true, isMobile: true };
inBrowser('the focus goes through the page in the order in which it is read', TABLET, async (page) => {
  const order: string[] = [];
  for (let i = 0; i < 11; i++) {
    await page.keyboard.press('Tab');
    order.push((await focused(page)).slice(0, 30));
  }
  assert.deepEqual(order, [
    'Skip to the question',
    'Jacobot',
    'Dark',
    'q',
    'Answer',
    'q.command',
    'at',
    'wrt',
    'layout',
    'where',
    FOUNDING.slice(0, 30),
  ]);
});

inBrowser('what listens to the page hears names, roles and answers', {}, async (page) => {
  await type(page, 'max(0, x)');
  await answered(page);
  const heard = await page.locator('body').ariaSnapshot();
  for (const part of [
    /log "Answers"/,
    /article "Question: jacobian max\(0, x\)"/,
    /group "Views"/,
    /combobox "expression for \/jacobian/,
  ]) {
    assert.match(heard, part);
  }
  assert.doesNotMatch(heard, /- (button|link|textbox|combobox|img)( \[.*\])?:?$/m, 'everything has a name');
  assert.equal(await page.locator('.log').getAttribute('aria-busy'), null);
});
