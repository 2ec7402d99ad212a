// Draws every model as Modeler shows it, one SVG each, into processes/pictures (with --png a PNG beside it).
// Once, in this folder: npm install --no-save --no-package-lock bpmn-js@18 playwright-core@1
// Then:                 node render.mjs
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const here = dirname(fileURLToPath(import.meta.url));
const bpmnJs = dirname(createRequire(import.meta.url).resolve('bpmn-js/package.json'));
const pictures = process.env.PICTURES ?? join(here, 'pictures');
mkdirSync(pictures, { recursive: true });

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
});
try {
  const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
  for (const file of readdirSync(here).filter((name) => name.endsWith('.bpmn'))) {
    await page.setContent('<div id="canvas" style="position: fixed; inset: 0; background: white"></div>');
    await page.addScriptTag({ path: join(bpmnJs, 'dist', 'bpmn-viewer.production.min.js') });
    const svg = await page.evaluate(async (xml) => {
      const viewer = new BpmnJS({ container: '#canvas' });
      const { warnings } = await viewer.importXML(xml);
      if (warnings.length > 0) {
        throw new Error(warnings.map((warning) => warning.message).join('\n'));
      }
      viewer.get('canvas').zoom('fit-viewport', 'auto');
      return (await viewer.saveSVG()).svg;
    }, readFileSync(join(here, file), 'utf8'));
    const picture = join(pictures, file.replace(/\.bpmn$/, ''));
    writeFileSync(`${picture}.svg`, svg);
    if (process.argv.includes('--png')) {
      await page.screenshot({ path: `${picture}.png` });
    }
    console.log(`${picture}.svg`);
  }
} finally {
  await browser.close();
}
