// The page without a script: links and forms lead to pages with the same answers.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isPng, startWeb } from './start-web.js';

const web = await startWeb();
const page = async (query: string, headers: Record<string, string> = {}): Promise<string> => {
  const response = await web.get(`/${query}`, headers);
  assert.match(response.headers.get('content-type') ?? '', /^text\/html/);
  return response.text();
};
const unescaped = (html: string): string =>
  html
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&');
const texts = (html: string): string => unescaped(html.replace(/<[^>]*>/g, ''));
const attributes = (html: string, name: string): string[] =>
  [...html.matchAll(new RegExp(` ${name}="([^"]*)"`, 'g'))].map(([, value]) => unescaped(value ?? ''));

const FOUNDING = `?${new URLSearchParams({ q: '/jacobian max(0, x) at [1, -2, 3]' })}`;

test('the empty page begins with the founding question, as a link to its answer', async () => {
  const html = await page('');
  assert.match(texts(html), /Is the derivative of max\(0, x\) a diagonal matrix or a vector\?/);
  const [link = ''] = attributes(html.slice(html.indexOf('example founding')), 'href');
  assert.match(texts(await page(link)), /Diag/);
});

test('every example on the page is answered', async () => {
  const html = await page('');
  const examples = [...html.matchAll(/class="example[^"]*" href="([^"]*)"/g)].map(([, href]) => unescaped(href ?? ''));
  assert.ok(examples.length >= 5);
  for (const href of examples) assert.equal((await web.get(`/${href}`)).status, 200, href);
});

test('a question in the address is answered on the page, with its picture in both themes', async () => {
  const html = await page(FOUNDING);
  assert.match(texts(html), /3×3 diagonal matrix/);
  const [dark = ''] = attributes(html, 'srcset');
  const light = attributes(html, 'src').find((src) => src.includes('/pictures/')) ?? '';
  assert.match(dark, /^\/pictures\/dark\//);
  assert.match(light, /^\/pictures\/light\//);
  for (const url of [dark, light]) assert.ok(isPng(await (await web.get(url)).arrayBuffer()));
  assert.ok(attributes(html, 'alt').some((alt) => alt.includes('derivative of max(0, x)')));
});

test('the buttons of an answer are forms; sending one shows that view', async () => {
  const html = await page(FOUNDING);
  const forms = html.match(/<form class="view".*?<\/form>/gs) ?? [];
  assert.ok(forms.length >= 3);
  for (const form of forms) {
    const names = attributes(form, 'name');
    const values = attributes(form, 'value');
    const shown = await page(
      `?${new URLSearchParams(names.map((name, i): [string, string] => [name, values[i] ?? '']))}`,
    );
    const [pressed = ''] = shown.match(/<button class="pill" type="submit" aria-pressed="true">[^<]*/) ?? [];
    assert.equal(texts(pressed), texts(form));
  }
});

test('pressing the view that is shown leads back to the answer', async () => {
  const html = await page(`${FOUNDING}&view=forms`);
  const form = (html.match(/<form class="view".*?<\/form>/gs) ?? []).find((each) =>
    each.includes('aria-pressed="true"'),
  );
  assert.ok(form && !attributes(form, 'name').includes('view'));
});

test('the form of the page answers what is typed, with its fields', async () => {
  const html = await page('?q=x%5E2&q.command=jacobian&at=x+%3D+3&wrt=&layout=&where=');
  assert.match(texts(html), /2/);
  assert.deepEqual(attributes(html.slice(html.indexOf('class="composer"')), 'value').slice(0, 2), ['x^2', 'jacobian']);
});

test('a problem stands where the answer would, with its place', async () => {
  const response = await web.get('/?q=max(0,%20x');
  assert.equal(response.status, 400);
  const html = await response.text();
  assert.match(html, /class="content is-problem"/);
  assert.match(unescaped(html), /max\(0, x\n {3}\^/);
});

test('the theme that a person chose is there before any script', async () => {
  assert.match(await page('', { cookie: 'a=b; theme=dark' }), /<html lang="en" data-theme="dark">/);
  assert.match(await page('', { cookie: 'theme=pink' }), /<html lang="en">/);
  const html = await page(FOUNDING, { cookie: 'theme=dark' });
  assert.deepEqual(attributes(html, 'media'), ['all']);
  assert.deepEqual(attributes(await page(FOUNDING, { cookie: 'theme=light' }), 'media'), ['not all']);
  assert.deepEqual(attributes(await page(FOUNDING), 'media'), ['(prefers-color-scheme: dark)']);
});

test('there is no script and no style in the page itself', async () => {
  const html = await page(FOUNDING);
  assert.equal(html.match(/<script(?![^>]* src=)/g), null);
  assert.equal(html.match(/<style| style="| on\w+="|javascript:/g), null);
});

test('everything that the page loads is there', async () => {
  const html = await page('');
  const loaded = [...attributes(html, 'href'), ...attributes(html, 'src')].filter((path) => path.includes('/assets/'));
  assert.ok(loaded.length > 12);
  for (const path of loaded) assert.equal((await web.get(path.slice(1))).status, 200, path);
});
