// The rig of the browser walks: one Chromium, one person at it, and a `shot` that looks at the
// present page as every reader would get it (Hindi and English, phone and desk) and holds it to
// the rules of the house. Never waits for time to pass, only for what a reader would see.

import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { chromium } from "playwright-core";

/** Languages of every page, the first being the one that a newcomer gets. */
export const LANGUAGES = ["hi", "en"];

/** How the address begins that turns a page into another language and comes back to it. */
const LANGUAGE_DOOR = "/language/";

/** Widths in CSS pixels: a small phone, a desk. */
export const WIDTHS = [360, 1280];

/** Height of a window in CSS pixels. */
const HEIGHT = 800;

/** What a page may weigh over the wire with all that it loads, fonts apart. */
export const WEIGHT_LIMIT = 100_000;

/** Longest wait for anything, in milliseconds. */
const PATIENCE = 15_000;

/** What a status says, for a failure. */
const NAMES = { 422: "refused" };

const SWITCHES = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export class Rig {
  /** Starts the browser, on the first page of the office at `base`. */
  static async open(base, shots) {
    await mkdir(shots, { recursive: true });
    const browser = await chromium.launch({
      executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
      args: SWITCHES,
    });
    const rig = new Rig(browser, base, shots);
    rig.page = await rig.#newPage(WIDTHS.at(-1));
    return rig;
  }

  constructor(browser, base, shots) {
    this.browser = browser;
    this.base = new URL(base);
    this.shots = shots;
    /** What was found wrong so far, as sentences. */
    this.faults = [];
    /** The heaviest page so far: its address and bytes. */
    this.heaviest = { url: "", bytes: 0 };
  }

  /** A second machine of the office, at which nobody is known; its faults are noted as well. */
  async elsewhere() {
    const page = await this.#newPage(WIDTHS[0]);
    await page.goto(this.base.href);
    return page;
  }

  async close() {
    await this.browser.close();
  }

  /** One part of a walk: timed, and named if it fails. */
  async step(name, walk) {
    const start = performance.now();
    try {
      await walk(this.page);
    } catch (error) {
      await this.page.screenshot({ path: this.#file("failed"), fullPage: true }).catch(() => {});
      throw new Error(`step "${name}" at ${this.page.url()}: ${error.message}`, { cause: error });
    }
    console.log(`walk: ${name}, ${Math.round(performance.now() - start)} ms`);
  }

  /** Goes to a path of the office; anything but success is an error. */
  async go(path) {
    const response = await this.page.goto(new URL(path, this.base).href);
    if (!response?.ok()) throw new Error(`${path} answers ${response?.status()}`);
  }

  /** The paths in the main navigation, each once, in order. */
  async navigation() {
    const links = this.page.locator(`header nav a[href]:not([href^="${LANGUAGE_DOOR}"])`);
    const hrefs = await links.evaluateAll((all) => all.map((link) => link.href));
    const own = hrefs.map((href) => new URL(href)).filter((url) => url.origin === this.base.origin);
    return [...new Set(own.map((url) => url.pathname + url.search))];
  }

  /** Notes as a fault what is not as it should be, and lets the walk go on. */
  expect(is, fault) {
    if (!is) this.faults.push(`${this.page.url()}: ${fault}`);
  }

  /**
   * Does what the office must refuse: it answers 422, says what and what to do in these words, and
   * keeps what was. That the browser reports the 422 in its console is no fault.
   */
  async refused(deed, ...words) {
    await this.answered(422, deed, ...words);
  }

  /** Does what the office must answer with this status and these words; the console may tell of it. */
  async answered(wanted, deed, ...words) {
    const before = this.faults.length;
    const answers = this.page.waitForResponse((response) => response.request().method() === "POST");
    const [answer] = await Promise.all([answers, deed()]);
    await this.page.locator("main h1").waitFor();
    const told = new RegExp(`console: .* ${wanted} `);
    this.faults.push(...this.faults.splice(before).filter((fault) => !told.test(fault)));
    const status = answer.status();
    const path = new URL(answer.url()).pathname;
    if (status !== wanted) throw new Error(`not ${NAMES[wanted] ?? wanted}: ${path} ${status}`);
    for (const said of words) await this.page.locator("main", { hasText: said }).waitFor();
  }

  /**
   * Looks at the page as it stands, in the language it stands in: for the answer to a form, which
   * has no address of its own. The way into the other language must lead to a page all the same.
   */
  async answer(name) {
    const language = await this.page.locator("html").getAttribute("lang");
    for (const width of WIDTHS) {
      await this.page.setViewportSize({ width, height: HEIGHT });
      const faults = await this.page.evaluate(look, { language, width });
      await this.#picture(this.page, `${name}-${language}-${width}`);
      this.faults.push(...faults.map((fault) => `${name} (${width} px): ${fault}`));
    }
    await this.page.setViewportSize({ width: WIDTHS.at(-1), height: HEIGHT });
    const door = this.page.locator(`a[href^="${LANGUAGE_DOOR}"]`).first();
    const back = new URL(await door.getAttribute("href"), this.base).searchParams.get("back");
    const there = await this.page.request.get(new URL(back, this.base).href);
    this.expect(there.ok(), `the other language leads to ${back}, which answers ${there.status()}`);
  }

  /** One picture for a reader of the README: the head of the present page at this size. */
  async portrait(name, { width, height }) {
    await this.page.setViewportSize({ width, height });
    await this.page.screenshot({ path: this.#file(name) });
    await this.page.setViewportSize({ width: WIDTHS.at(-1), height: HEIGHT });
  }

  /**
   * Looks at the present address afresh in each language and width, with the same cookies: keeps
   * a picture `name-language-width.png` and notes every fault.
   */
  async shot(name) {
    const url = this.page.url();
    const storageState = await this.page.context().storageState();
    const page = await this.#newPage(WIDTHS[0], { storageState });
    const weight = weigh(page);
    await page.goto(url);
    this.#weighed(url, await weight());
    for (const language of LANGUAGES) {
      await this.#speak(page, language);
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: HEIGHT });
        const faults = await page.evaluate(look, { language, width });
        await this.#picture(page, `${name}-${language}-${width}`);
        this.faults.push(...faults.map((fault) => `${url} (${language}, ${width} px): ${fault}`));
      }
    }
    await page.context().close();
  }

  /** Fails with all that was noted, if anything was. */
  conclude() {
    const { url, bytes } = this.heaviest;
    console.log(`walk: heaviest page ${url}, ${bytes} bytes of ${WEIGHT_LIMIT}`);
    const faults = [...new Set(this.faults)];
    if (faults.length > 0) throw new Error(`${faults.length} faults:\n${faults.join("\n")}`);
  }

  /** The whole page in one window, so that what is fixed to its foot stands at the foot. */
  async #picture(page, name) {
    const { width } = page.viewportSize();
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    await page.setViewportSize({ width, height: Math.max(height, HEIGHT) });
    await page.screenshot({ path: this.#file(name) });
  }

  #file(name) {
    return join(this.shots, `${name}.png`);
  }

  #weighed(url, bytes) {
    if (bytes > this.heaviest.bytes) this.heaviest = { url, bytes };
    if (bytes > WEIGHT_LIMIT) this.faults.push(`${url}: weighs ${bytes} bytes of ${WEIGHT_LIMIT}`);
  }

  /** Turns the page into the language, by the one tap that a reader has for it. */
  async #speak(page, language) {
    const before = new URL(page.url());
    if ((await page.locator("html").getAttribute("lang")) === language) return;
    await page.locator(`a[href^="${LANGUAGE_DOOR}${language}"]`).first().click();
    await page.locator(`html[lang="${language}"]`).waitFor({ state: "attached" });
    const after = new URL(page.url());
    // The server is never told of the part after the sign #.
    after.hash = before.hash;
    if (after.href !== before.href) {
      this.faults.push(`${before}: the switch to ${language} leads away, to ${after}`);
    }
  }

  async #newPage(width, options = {}) {
    const context = await this.browser.newContext({
      viewport: { width, height: HEIGHT },
      locale: "hi-IN",
      timezoneId: "Asia/Kolkata",
      reducedMotion: "reduce",
      ...options,
    });
    context.setDefaultTimeout(PATIENCE);
    const page = await context.newPage();
    const note = (what) => this.faults.push(`${page.url()}: ${what}`);
    page.on("console", (said) => said.type() === "error" && note(`console: ${said.text()}`));
    page.on("pageerror", (error) => note(`script: ${error.message}`));
    page.on("requestfailed", (request) => note(`not loaded: ${request.url()}`));
    page.on("request", (request) => {
      const url = new URL(request.url());
      const ours = url.origin === this.base.origin || ["data:", "blob:"].includes(url.protocol);
      if (!ours) note(`asks another server: ${url}`);
    });
    return page;
  }
}

/** Adds up what the page loads from now on; the function it gives tells the bytes so far. */
function weigh(page) {
  const sizes = [];
  page.on("requestfinished", (request) => {
    if (request.resourceType() !== "font") sizes.push(request.sizes());
  });
  const bytes = (size) => size.responseHeadersSize + size.responseBodySize;
  return async () => (await Promise.all(sizes)).reduce((sum, size) => sum + bytes(size), 0);
}

/** Runs inside the page: what is wrong with it, as sentences. */
function look({ language, width }) {
  const faults = [];
  const root = document.documentElement;
  if (root.lang !== language) faults.push(`marked as lang="${root.lang}"`);
  if (document.title.trim() === "") faults.push("has no title");
  const heads = document.querySelectorAll("h1").length;
  if (heads !== 1) faults.push(`has ${heads} first headings (h1), not one`);
  if (!document.querySelector("main")) faults.push("has no main part");
  if (root.scrollWidth > root.clientWidth) {
    const wide = [...document.body.querySelectorAll("*")].filter(
      (element) => element.getBoundingClientRect().right > width + 1,
    );
    const names = wide.slice(0, 3).map((element) => element.outerHTML.slice(0, 60));
    faults.push(`scrolls sideways by ${root.scrollWidth - root.clientWidth} px: ${names.join(" · ")}`);
  }
  // A word that the locale lacks is shown by its key, and a day that nobody worded as 2024-10-12.
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const { data, parentElement } = texts.currentNode;
    if (parentElement.closest(".mono")) continue;
    const keys = data.split("·").filter((part) => /^\s*[a-z]+(-[a-z0-9]+)+\s*$/.test(part));
    if (keys.length > 0) faults.push(`shows the key ${keys.join().trim()}`);
    const days = data.match(/\b\d{4}-\d\d-\d\d\b/g);
    if (days) faults.push(`shows a day as machines write it: ${data.trim()}`);
  }
  const fields = document.querySelectorAll("input:not([type=hidden]), select, textarea");
  for (const field of fields) {
    const named = field.labels?.length > 0 || field.ariaLabel || field.getAttribute("aria-labelledby");
    if (!named) faults.push(`a field has no label: ${field.outerHTML.slice(0, 80)}`);
  }
  return faults;
}
