// The page in a browser: both themes, a phone and a desk, problems, copies, and without a script.
import assert from 'node:assert/strict';
import { answered, DESK, FOUNDING, fits, focused, inBrowser, PHONE, picture, type, until, web } from './browser.js';

for (const [where, size] of [
  ['phone', PHONE],
  ['desk', DESK],
] as const) {
  for (const colorScheme of ['dark', 'light'] as const) {
    inBrowser(`the founding question, ${colorScheme}, ${where}`, { ...size, colorScheme }, async (page) => {
      assert.ok(await fits(page), 'nothing sticks out');
      await page.getByText(FOUNDING).click();
      await answered(page);
      assert.match(
        await page.locator('.verdict').innerText(),
        /3×3 diagonal matrix Diag\(1\[x > 0\]\); as a vector only with ⊙/,
      );
      assert.match(await picture(page), new RegExp(`/pictures/${colorScheme}/`));
      const alt = await page.locator('.picture img').getAttribute('alt');
      assert.match(alt ?? '', /derivative of max\(0, x\)/);
      assert.match(await page.locator('.badge').innerText(), /Checked numerically/);
      assert.match(page.url(), /q=%2Fjacobian&expression=max/);
      if (process.env['UPDATE_GALLERY'] && where === 'desk')
        await page.screenshot({ path: `docs/page-${colorScheme}.png`, animations: 'disabled' });
      for (const view of ['Forms', 'Steps', 'Numbers', 'Code']) {
        await page.getByRole('button', { name: view, exact: true }).click();
        await page.waitForSelector(`.pill[aria-pressed=true]:text-is("${view}")`);
        assert.ok(await fits(page), `nothing sticks out of ${view}`);
      }
    });
  }
}

inBrowser('the theme can be changed; pictures follow, and it is kept', { colorScheme: 'light' }, async (page) => {
  await type(page, 'tanh(x)');
  await answered(page);
  assert.match(await picture(page), /\/light\//);
  const ground = () => page.evaluate<string>('getComputedStyle(document.body).backgroundColor');
  const before = await ground();
  await page.getByRole('button', { name: 'Dark' }).click();
  await until(page, `document.querySelector('.picture img').currentSrc.includes('/dark/')`);
  assert.match(await picture(page), /\/dark\//);
  assert.notEqual(await ground(), before);
  await page.reload();
  assert.match(await picture(page), /\/dark\//);
  assert.notEqual(await ground(), before);
  await page.waitForSelector('html.scripts');
  assert.equal(await page.getByRole('button', { name: 'Dark' }).getAttribute('aria-pressed'), 'true');
});

inBrowser('a picture without an address follows the theme too', { colorScheme: 'light' }, async (page) => {
  await type(page, `max(0, x) at [${Array.from({ length: 1500 }, (_, i) => i - 750.5)}]`);
  await answered(page);
  const first = await picture(page);
  assert.match(first, /^data:/);
  await page.getByRole('button', { name: 'Dark' }).click();
  await until(page, `document.querySelector('.picture img').currentSrc !== '${first}'`);
});

inBrowser('a question too long for an address has no link, and the page keeps its own', {}, async (page) => {
  await type(page, 'tanh(x)');
  await answered(page);
  await type(page, `max(0, x) at [${Array.from({ length: 1500 }, (_, i) => i - 750.5)}]`);
  await answered(page, 2);
  assert.equal(await page.locator('[data-do=copy-link]').count(), 1);
  assert.equal(page.url(), `${web.url}/`);
});

inBrowser('a problem shows its place, and Edit puts the text back with the place marked', {}, async (page) => {
  await type(page, 'max(0, x');
  await answered(page);
  assert.equal(await page.locator('.is-problem pre').innerText(), 'max(0, x\n   ^');
  const font = await page.evaluate<string>(`getComputedStyle(document.querySelector('.is-problem pre')).fontFamily`);
  assert.match(font, /monospace/);
  await page.getByRole('link', { name: 'Edit' }).click();
  const [value, from, to] = await page.evaluate<[string, number, number]>(
    '(({ value, selectionStart, selectionEnd }) => [value, selectionStart, selectionEnd])(question)',
  );
  assert.deepEqual([value, from, to], ['max(0, x', 3, 4]);
  assert.equal(await focused(page), 'q');
});

inBrowser('what is typed stays text', {}, async (page) => {
  const hostile = '<img src=x onerror=alert(1)>@everyone<script>alert(2)</script>"\'';
  await type(page, hostile);
  await answered(page);
  assert.equal(await page.locator('h2 .main').innerText(), hostile);
  assert.equal(await page.locator('main img, main script').count(), 0);
});

inBrowser('code and links are copied', { permissions: ['clipboard-read', 'clipboard-write'] }, async (page) => {
  await type(page, 'max(0, x) view code');
  await answered(page);
  const clipboard = () => page.evaluate<string>('navigator.clipboard.readText()');
  await page.locator('[data-do=copy-code]').first().click();
  await page.waitForSelector('[data-do=copy-code]:has-text("Copied")');
  assert.match(await clipboard(), /^import numpy as np/);
  await page.locator('[data-do=copy-link]').click();
  await page.waitForSelector('[data-do=copy-link]:has-text("Copied")');
  const link = await clipboard();
  assert.match(link, /^http:\/\/127.*q=%2Fjacobian&expression=max/);
  await page.goto(link);
  await answered(page);
  assert.match(await page.locator('.card code').first().innerText(), /max\(0, x\)/);
});

inBrowser('a question that is related is asked in a card of its own', {}, async (page) => {
  await type(page, '/activation relu');
  await answered(page);
  await page.locator('.related').last().click();
  await answered(page, 2);
  assert.match(await page.locator('h2').first().innerText(), /activation/);
});

inBrowser('who wants less motion gets none', { reducedMotion: 'reduce' }, async (page) => {
  await type(page, 'max(0, x)');
  assert.equal(await page.evaluate('document.getAnimations().length'), 0);
  await answered(page);
});

inBrowser('when the server is gone the page says so', { expected: /502|is not valid JSON/ }, async (page) => {
  await page.route('**/api/commands/jacobian*', (route) => route.fulfill({ status: 502, body: '<html>proxy</html>' }));
  await type(page, 'x');
  await answered(page);
  assert.match(await page.locator('.is-problem').innerText(), /The server did not answer/);
});

inBrowser('on a phone the other fields come when they are wanted', PHONE, async (page) => {
  assert.ok(await page.getByLabel('at', { exact: true }).isVisible());
  assert.ok(!(await page.locator('label.wrt input').isVisible()));
  await page.getByRole('button', { name: 'More fields' }).click();
  assert.ok(await page.locator('label.wrt input').isVisible());
  assert.ok(await fits(page));
});

// A browser without scripts says of each that it was not loaded.
const NO_SCRIPTS = { javaScriptEnabled: false, expected: /\.js csp$/ };
inBrowser('without a script the form answers, and so do the buttons', NO_SCRIPTS, async (page) => {
  await page.fill('#question', 'max(0, x)');
  await page.fill('label.at input', '[1, -2, 3]');
  await page.click('.send');
  assert.match(await page.locator('.verdict').innerText(), /3×3 diagonal matrix/);
  assert.match((await page.locator('.picture img').getAttribute('alt')) ?? '', /derivative/);
  await page.getByRole('button', { name: 'Forms' }).click();
  assert.equal(await page.locator('.pill[aria-pressed=true]').innerText(), 'Forms');
  await page.selectOption('.command select', 'activation');
  await page.fill('#question', 'gelu');
  await page.fill('label.at input', '');
  await page.click('.send');
  assert.match(await page.locator('h2').innerText(), /activation\s*gelu/);
});
