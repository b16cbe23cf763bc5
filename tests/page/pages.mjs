// What a reader does with our pages, in headless Chromium: node pages.mjs FOLDER CHROMIUM
// Pages are sample_pages' (sample_pages.cc). Prints one line a check; exits with 1 when one fails.
import { createRequire } from "node:module";
import path from "node:path";
import process from "node:process";

const [folder, executablePath] = process.argv.slice(2);
const { chromium } = createRequire(path.join(process.cwd(), "x.js"))("playwright-core");
let failed = 0, passed = 0;
function check(what, ok, detail) {
  ok ? ++passed : ++failed;
  if (!ok) console.log(`FAILED ${what}${detail === undefined ? "" : ": " + JSON.stringify(detail)}`);
}

const browser = await chromium.launch({
  executablePath,
  args: process.getuid && process.getuid() === 0 ? ["--no-sandbox"] : [],
});

// Opens a page, and fails on whatever it writes to the console or asks from outside.
async function open(name, hash = "") {
  const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) check(`${name}: quiet console`, false, message.text());
  });
  page.on("pageerror", (error) => check(`${name}: no script error`, false, String(error)));
  page.on("request", (request) => {
    if (!/^(file|data|blob):/.test(request.url())) check(`${name}: no request`, false, request.url());
  });
  const begin = Date.now();
  await page.goto("file://" + path.join(folder, name) + hash);
  const took = Date.now() - begin;
  console.log(`${name}${hash}: open after ${took} ms`);
  check(`${name}: opens in time`, took < 15000, took); // the bar is 1.5 s on a quiet machine
  return page;
}
const cards = (page) => page.locator("aside article:visible").count();
const heading = (page) => page.locator("#heading").innerText();
const data = (page) => page.evaluate(() => JSON.parse(document.getElementById("data").textContent));

async function safe_links(page, name) {
  const bad = await page.evaluate(() => [...document.querySelectorAll("a[href]")]
    .filter((a) => !/^https?:\/\//.test(a.getAttribute("href") || a.getAttribute("xlink:href")) ||
      !a.rel.includes("noopener")).length);
  check(`${name}: links lead to http(s), apart`, bad === 0, bad);
}

async function picture_page(name) {
  const page = await open(name);
  const { facts, nodes, lines } = await data(page);
  const total = Object.keys(facts).length;
  check(`${name}: all cards`, (await cards(page)) === total);
  await safe_links(page, name);

  const key = Object.keys(nodes).find((k) => k.startsWith("giver-"));
  await page.locator(`[id="${key}"]`).click();
  check(`${name}: click names the thing`, (await heading(page)) === nodes[key].name);
  check(`${name}: click shows its evidence`, (await cards(page)) === nodes[key].facts.length);
  check(`${name}: click is in the address`, new URL(page.url()).hash === "#" + key);
  check(`${name}: the rest is dim`, (await page.locator("svg .dim").count()) > 0);

  await page.keyboard.press("Escape");
  check(`${name}: Esc shows all`, (await cards(page)) === total && new URL(page.url()).hash === "");
  await page.keyboard.press("/");
  await page.keyboard.type(nodes[key].name.slice(0, 5).toUpperCase());
  const found = await cards(page);
  check(`${name}: search finds some`, found > 0 && found < total, found);
  check(`${name}: search is in the address`, page.url().includes("#q="));
  await page.keyboard.press("Enter");
  check(`${name}: Enter takes the first name`, Object.values(nodes).some((n) => n.name !== "" ) &&
    (await page.locator("svg .chosen").count()) === 1);
  await page.keyboard.press("Escape");

  for (const filter of ["kind", "country", "status", "year"]) {
    const options = await page.locator(`#by-${filter} option`).allInnerTexts();
    await page.locator(`#by-${filter}`).selectOption(options[1]);
    const want = Object.values(facts).filter((fact) => fact[filter].includes(options[1])).length;
    check(`${name}: filter ${filter}`, (await cards(page)) === want && want > 0, [options[1], want]);
    const again = await open(name, new URL(page.url()).hash);
    check(`${name}: filter ${filter} by address`, (await cards(again)) === want);
    await again.close();
    await page.keyboard.press("Escape");
  }

  const pill = Object.values(lines)[0];
  const deep = await open(name, "#" + pill);
  check(`${name}: deep link`, (await cards(deep)) === 1);
  await deep.evaluate((id) => { location.hash = id; }, key);
  await deep.waitForFunction((text) => document.getElementById("heading").textContent === text, nodes[key].name);
  await deep.close();
  const odd = await open(name, "#no-such-thing");
  check(`${name}: an unknown deep link shows all`, (await cards(odd)) === total);
  await odd.close();

  await page.locator(`[id="${key}"]`).focus();
  await page.keyboard.press("Enter");
  check(`${name}: keyboard chooses`, (await heading(page)) === nodes[key].name);
  await page.emulateMedia({ media: "print" });
  check(`${name}: print has no controls`, !(await page.locator("#search").isVisible()));
  await page.close();
}

async function explore_page(name, cut) {
  const page = await open(name);
  const { nodes, lines, facts } = await data(page);
  const cy = (expression) => page.evaluate(`(() => { const cy = document.getElementById("network")._cyreg.cy; return ${expression}; })()`);
  check(`${name}: things drawn`, (await cy("cy.nodes().length")) === nodes.length);
  check(`${name}: lines drawn`, (await cy("cy.edges().length")) === lines.length);
  check(`${name}: notice`, (await page.locator("#notice").count()) === (cut ? 1 : 0));
  check(`${name}: at most 1,500`, nodes.length <= 1500);
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  const read = await cy(`cy.nodes().filter((n) => parseFloat(n.renderedStyle("font-size")) >= 6.9).length`);
  check(`${name}: names can be read`, read >= Math.min(nodes.length, 20), read);
  await page.locator("#list button").first().click();
  check(`${name}: the list chooses`, (await heading(page)) === nodes[0].name);
  const of = new Set(lines.filter((l) => l.from === nodes[0].id || l.to === nodes[0].id).flatMap((l) => l.facts));
  check(`${name}: its evidence`, (await cards(page)) === Math.min(of.size, 150), [await cards(page), of.size]);
  check(`${name}: address`, decodeURI(new URL(page.url()).hash) === "#" + nodes[0].id);
  await safe_links(page, name);
  await page.keyboard.press("Escape");

  const node = nodes[nodes.length - 1];
  await page.keyboard.press("/");
  await page.keyboard.type(node.name);
  await page.keyboard.press("Enter");
  check(`${name}: search`, (await heading(page)) === node.name);
  await page.keyboard.press("Escape");
  const at = await cy(`(cy.fit(cy.getElementById(${JSON.stringify(node.id)}), 200), cy.getElementById(${JSON.stringify(node.id)}).renderedPosition())`);
  const box = await page.locator("#network").boundingBox();
  await page.mouse.click(box.x + at.x, box.y + at.y);
  check(`${name}: click`, (await heading(page)) === node.name, await heading(page));
  const deep = await open(name, "#" + encodeURI(node.id));
  check(`${name}: deep link`, (await heading(deep)) === node.name);
  await deep.close();

  await page.keyboard.press("Escape");
  const status = (await page.locator("#by-status option").allInnerTexts())[1];
  await page.locator("#by-status").selectOption(status);
  const live = lines.filter((l) => l.facts.some((f) => facts[f].status.includes(status))).length;
  let shown = -1;  // the network is drawn anew a moment later
  for (let tries = 0; tries < 50 && shown !== live; ++tries) {
    shown = await cy('cy.edges(":visible").length');
    if (shown !== live) await page.waitForTimeout(100);
  }
  check(`${name}: filter`, shown === live && live > 0, [shown, live]);
  await page.close();
}

await picture_page("small.html");
await picture_page("small-fr.html");
await picture_page("large.html");
await explore_page("explore.html", false);
await explore_page("explore-large.html", false);
await explore_page("explore-cut.html", true);
const report = await open("report.html");
await report.locator("sup a").first().click();
check("report: a note is reached", new URL(report.url()).hash.startsWith("#note-"));
await report.close();
await browser.close();
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
