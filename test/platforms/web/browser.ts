// A real browser on a real server, for the tests of one file.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { needs } from '../../support/needs.js';
import { startWeb } from './start-web.js';

const there = needs('chromium');
export const web = await startWeb();
let browser: Browser;
before(async () => {
  if (there.skip) return;
  browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: '--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync'.split(
      ' ',
    ),
  });
});
after(() => browser?.close());

export const PHONE = { viewport: { width: 375, height: 760 }, hasTouch: true, isMobile: true };
export const DESK = { viewport: { width: 1280, height: 860 } };
export const FOUNDING = 'Is the derivative of max(0, x) a diagonal matrix or a vector?';

interface Options extends BrowserContextOptions {
  /** What the browser may say; what the server refuses it reports as well. */
  readonly expected?: RegExp;
}
/** Opens the page; afterwards nothing may have been complained about, by a script or by the browser. */
export function inBrowser(name: string, options: Options, run: (page: Page) => Promise<void>): void {
  const { expected = /the server responded with a status of 400/, ...context } = options;
  test(name, there, async () => {
    const opened = await browser.newContext({ ...DESK, ...context });
    const complaints: string[] = [];
    const page = await opened.newPage();
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', ({ message }) => complaints.push(message));
    page.on('requestfailed', (request) => complaints.push(`${request.url()} ${request.failure()?.errorText}`));
    page.on('response', (response) => {
      if (response.status() >= 404) complaints.push(`${response.url()} ${response.status()}`);
    });
    await page.goto(web.url);
    if (options.javaScriptEnabled !== false) await page.waitForSelector('html.scripts');
    await run(page);
    await opened.close();
    assert.deepEqual(
      complaints.filter((complaint) => !expected.test(complaint)),
      [],
    );
  });
}

// What runs in the browser stands as text: its names are not those of this program.
export const focused = (page: Page): Promise<string> =>
  page.evaluate(`(() => {
    const element = document.activeElement;
    return element.name || element.getAttribute('aria-label') || element.textContent.trim() || element.tagName;
  })()`);
export const fits = (page: Page): Promise<boolean> =>
  page.evaluate('document.documentElement.scrollWidth <= document.documentElement.clientWidth');
/** Asks again and again; the page's own rules forbid a script made of text that could wait inside. */
export const until = async (page: Page, condition: string): Promise<void> => {
  const end = Date.now() + 10_000;
  while (!(await page.evaluate(condition))) {
    assert.ok(Date.now() < end, `never: ${condition}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};
export const answered = (page: Page, count = 1): Promise<void> =>
  until(
    page,
    `document.querySelectorAll('.card').length === ${count} && !document.querySelector('.waiting, .is-changing')`,
  );
export const type = async (page: Page, text: string): Promise<void> => {
  await page.fill('#question', text);
  await page.press('#question', 'Enter');
};
/** The address of the picture that is shown, once it is there. */
export const picture = async (page: Page): Promise<string> => {
  await page.locator('.card .picture img').last().scrollIntoViewIfNeeded();
  const image = `[...document.querySelectorAll('.card .picture img')].at(-1)`;
  await until(page, `${image}.complete && ${image}.naturalWidth > 100`);
  return page.evaluate(`${image}.currentSrc`);
};
