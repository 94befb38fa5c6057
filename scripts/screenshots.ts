/**
 * Takes a screenshot of every type of page and of states worth a look, in both themes and three widths.
 *
 *     npx node scripts/screenshots.ts [--dist dist] [--out .casebook/screenshots] [--only procedure,print-procedure] [--widths 390,1280] [--full] [--case SR-000001] [--sample ID]
 *
 * Serves the output of `casebook build` itself, or takes a running site with `--origin http://127.0.0.1:4321`. Prints
 * every console error, and every page that is wider than its window.
 */
import { mkdir, readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { launchChromium } from '../test/support/chromium.ts';
import { serveSite } from '../test/support/serve-site.ts';
import { pageStates, type PageState } from './page-states.ts';

const { values } = parseArgs({
  options: {
    dist: { type: 'string', default: 'dist' },
    origin: { type: 'string' },
    out: { type: 'string', default: '.casebook/screenshots' },
    only: { type: 'string' },
    widths: { type: 'string', default: '390,1280,1920' },
    case: { type: 'string' },
    sample: { type: 'string' },
    full: { type: 'boolean', default: false },
  },
});

const heights: Readonly<Record<number, number>> = { 390: 844, 1280: 900, 1920: 1080 };

/** A4 between margins of 14 mm, in pixels. */
const paperWidth = 688;

/** The first page of a kind that the site has. */
async function firstOf(folder: string, pattern: RegExp): Promise<string | undefined> {
  const names = await readdir(join(siteDir, folder)).catch(() => []);
  const found = names.toSorted((a, b) => (a < b ? -1 : 1)).find((name) => pattern.test(name));
  return found && `/${folder}/${found}/`;
}

const siteDir = resolve(values.dist, 'client');
const outDir = resolve(values.out);
const pages: Record<string, string | undefined> = {
  home: '/',
  'service-note': await firstOf('articles', /^sn-\d+$/),
  'best-practice': await firstOf('articles', /^bp-\d+$/),
  procedure: await firstOf('articles', /^pr-\d+$/),
  'back-out-plan': await firstOf('articles', /^bo-\d+$/),
  customer: await firstOf('articles', /^cf-\d+$/),
  path: await firstOf('articles', /^ob-\d+$/),
  list: '/service-notes/',
  procedures: '/procedures/',
  products: '/products/',
  product: await firstOf('products', /^[a-z-]+$/),
  changes: '/changes/',
  search: '/search/',
  help: '/help/',
  writing: '/help/writing-articles/',
  components: '/help/components/',
  problems: '/help/problems/',
  'not-found': '/no-such-page/sn-0012-datastore/',
  cases: '/cases/',
  'cases-filtered': '/cases/?active=true&severity=1&severity=2',
  case: values.case && `/cases/${values.case}/`,
  'case-new': '/cases/new/',
  'cases-none': '/cases/?q=qqxxzzww',
  metrics: '/metrics/',
  'metrics-narrowed': '/metrics/?period=quarter&product=vsphere',
  measure: '/metrics/known-new-unknown/',
  'measure-reuse': '/metrics/reuse/',
  gaps: '/metrics/gaps/',
  samples: '/metrics/samples/',
  sample: values.sample && `/metrics/samples/${values.sample}/`,
};
const procedure = pages['procedure'];
if (procedure) pages['run-sheet'] = `${procedure}run-sheet/`;
const history = pages['service-note'];
if (history) {
  pages['history'] = `${history}history/`;
  pages['translation'] = `${history}it/`;
}

const atRest: Record<string, PageState> = Object.fromEntries(
  Object.entries(pages).flatMap(([name, address]) =>
    address ? [[name, { address, prepare: async () => undefined }]] : [],
  ),
);
const states = { ...atRest, ...pageStates(pages) };

const wanted = values.only?.split(',');
const widths = values.widths.split(',').map(Number);
const server = values.origin === undefined ? await serveSite(resolve(values.dist)) : undefined;
const origin = values.origin ?? server?.origin ?? '';
const browser = await launchChromium();
await mkdir(outDir, { recursive: true });
try {
  const page = await browser.newPage({ reducedMotion: 'reduce' });
  let current = '';
  page.on('console', (message) => {
    if (message.type() === 'error' && current !== 'not-found')
      process.stderr.write(`${current}: ${message.text()}\n`);
  });
  page.on('pageerror', (error) => process.stderr.write(`${current}: ${error.message}\n`));

  const take = async (name: string, { address, prepare }: PageState, width: number, ending: string) => {
    current = name;
    await page.setViewportSize({ width, height: heights[width] ?? 900 });
    await page.goto(origin + address, { waitUntil: 'networkidle' });
    await prepare(page);
    const excess = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    if (excess > 0) process.stderr.write(`${name} at ${width}: ${excess} px wider than the window\n`);
    const file = join(outDir, `${name}-${ending}.png`);
    await page.screenshot({ path: file, fullPage: values.full || ending === 'paper' });
    process.stdout.write(`${file}\n`);
  };

  for (const [name, state] of Object.entries(states)) {
    if (wanted && !wanted.includes(name)) continue;
    if (state.isPrint) {
      await page.emulateMedia({ colorScheme: 'dark', media: 'print' });
      await take(name, state, paperWidth, 'paper');
      await page.emulateMedia({ media: 'screen' });
      continue;
    }
    for (const width of widths) {
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        await take(name, state, width, `${width}-${colorScheme}`);
      }
    }
  }
} finally {
  await browser.close();
  await server?.stop();
}
