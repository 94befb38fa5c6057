import process from 'node:process';
import sparticuz from '@sparticuz/chromium';
import { chromium, type Browser } from 'playwright-core';

/**
 * Starts a headless Chromium: the one named by `CHROMIUM_PATH`, else the one that an npm package brings for Linux,
 * else an installed Chrome.
 */
export async function launchChromium(): Promise<Browser> {
  const named = process.env['CHROMIUM_PATH'];
  if (named) return chromium.launch({ executablePath: named, headless: true });
  if (process.platform !== 'linux') return chromium.launch({ channel: 'chrome', headless: true });
  return chromium.launch({
    executablePath: await sparticuz.executablePath(),
    // The package's own flags suit it, but a browser without web security would prove nothing about our policy, and
    // one in a single process ends with its first page.
    args: sparticuz.args.filter(
      (flag) =>
        !/disable-web-security|allow-running-insecure-content|single-process|no-zygote|in-process-gpu/.test(
          flag,
        ),
    ),
    headless: true,
  });
}
