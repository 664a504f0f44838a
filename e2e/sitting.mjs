// A sitting as its chair and its office hold it, in whichever district: called, its agenda put right,
// attended, written up, its directives given, approved and issued; and what it hands to the next.

import { broughtForward, follow, press, same, sees, unfold } from "./hand.mjs";

/** The office's words where the two states differ. */
export const UP = {
  minutes: "कार्यवृत्त",
  report: "अनुपालन आख्या दें",
  send: "आख्या भेजें",
  accept: "आख्या स्वीकार करें",
  sendBack: "आख्या वापस करें",
  reported: "अनुपालन आख्या प्राप्त",
  closed: "सत्यापित, निस्तारित",
};

export const MP = {
  minutes: "कार्यवाही विवरण",
  report: "पालन प्रतिवेदन दें",
  send: "प्रतिवेदन भेजें",
  accept: "प्रतिवेदन स्वीकार करें",
  sendBack: "प्रतिवेदन वापस करें",
  reported: "पालन प्रतिवेदन प्राप्त",
  closed: "सत्यापित, निराकृत",
};

/** A point of the agenda by its place, from 0. */
export const point = (page, place) => page.locator("article.item").nth(place);

/** Calls a sitting of a series; its agenda writes itself. */
export async function call(page, { series, day, venue }) {
  const form = await unfold(page.locator("main"), "नई बैठक बुलाएँ");
  await form.getByLabel("बैठक-शृंखला").selectOption({ label: series });
  await form.getByLabel("दिनांक").fill(day);
  await form.getByLabel("स्थान").fill(venue);
  await press(form, "कार्यसूची बनाएँ");
  await sees(page.locator("main .notice"), "बैठक बुलाई गई");
  await sees(page.locator("main h1"), series);
}

/** Opens the sitting of a day from the list of the series. */
export async function openSitting(rig, day) {
  await rig.go("/reviews");
  await follow(rig.page.locator("main"), day);
  await sees(rig.page.locator("main .head"), day);
}

/** The agenda that the data wrote: at least so many points, each with its reason. */
export async function agenda(page, least) {
  const reasons = await page.locator("article.item > p:first-of-type").allInnerTexts();
  if (reasons.length < least) throw new Error(`only ${reasons.length} points`);
  same("points without a reason", reasons.filter((text) => text.trim() === "").length, 0);
  return reasons;
}

/** Puts a point on by hand, which stands last, with its reason. */
export async function addPoint(rig, title, reason) {
  const { page } = rig;
  const form = await unfold(page.locator("#agenda"), "बिन्दु जोड़ें");
  await form.getByLabel("बिन्दु", { exact: true }).fill(title);
  await form.getByLabel("कारण").fill(reason);
  await press(form, "कार्यसूची में जोड़ें");
  await sees(page.locator("main .notice"), "बिन्दु जोड़ा गया");
  const added = await page.locator("article.item", { hasText: title }).innerText();
  rig.expect(added.includes(reason), "the reason of a point put on by hand is not shown");
}

/** Takes a point off; its reason stays on the page. */
export async function removePoint(page, place, reason) {
  const before = await page.locator("article.item").count();
  const form = await unfold(point(page, place), "बिन्दु हटाएँ");
  await form.getByLabel("कारण").fill(reason);
  await press(form, "कारण सहित हटाएँ");
  await sees(page.locator("main .notice"), "बिन्दु हटाया गया; कारण बही में है");
  same("points", await page.locator("article.item").count(), before - 1);
  await page.locator("summary", { hasText: "बिन्दु हटाए गए" }).click();
  await sees(page.locator("#agenda"), reason);
}

/** Marks who came: all but a deputy's post and an absent one, by the names of the posts. */
export async function attend(page, { deputy, absent }) {
  const rolls = page.locator("#attendance fieldset.roll");
  for (let n = 0; n < (await rolls.count()); n += 1) {
    const name = await rolls.nth(n).locator("legend").innerText();
    const marks = [[deputy.post, "प्रतिनिधि"], [absent, "अनुपस्थित"], ["", "उपस्थित"]];
    const [, mark] = marks.find(([post]) => name.startsWith(post));
    await rolls.nth(n).getByLabel(mark, { exact: true }).check();
  }
  const roll = (post) => rolls.filter({ has: page.locator("legend", { hasText: post }) }).first();
  await roll(deputy.post).getByLabel("प्रतिनिधि का नाम").fill(deputy.name);
  await roll(deputy.post).getByLabel("पूर्वानुमति किसकी, कैसे").fill(deputy.leave);
  await press(page.locator("#attendance"), "उपस्थिति सहेजें");
  await sees(page.locator("main .notice"), "उपस्थिति सहेजी गई");
  const marked = roll(absent).getByLabel("अनुपस्थित", { exact: true });
  same("the absent one is marked", await marked.isChecked(), true);
}

/** Writes what was said on a point; it saves itself. */
export async function say(page, place, said) {
  await point(page, place).getByLabel("चर्चा").fill(said);
  await sees(point(page, place).locator("[data-tells]"), "सहेजा गया");
}

/** Opens the form under a point and fills it; it is not sent yet. */
export async function writeOrder(page, order) {
  await follow(point(page, order.point), "निर्देश दें");
  const form = page.locator('form:has(#give)');
  await form.getByLabel("निर्देश के शब्द").fill(order.words);
  if (order.owners) await form.locator("#owner").selectOption(order.owners);
  await form.getByLabel("समय-सीमा").fill(order.deadline);
  if (order.condition) await form.getByLabel(order.condition).check();
  if (order.value) {
    await form.getByLabel("सूचक").selectOption(order.indicator);
    if (order.place) await form.locator("#at").selectOption(order.place);
    await form.getByLabel("मान", { exact: true }).fill(order.value);
  }
  if (order.weeks) await form.getByLabel("कितने सप्ताह में").fill(order.weeks);
  return form;
}

/** Gives a directive; its words, addressees and the day it comes to stand under the point. */
export async function give(page, order) {
  const form = await writeOrder(page, order);
  await press(form, "निर्देश दें");
  await sees(page.locator("main .notice"), "निर्देश दिया गया");
  const until = order.due === order.deadline ? order.due : `${order.deadline} · ${order.due}`;
  await sees(point(page, order.point), order.words, until, ...(order.says ?? []));
}

/** Approves as the chair and issues; gives the code that is printed on the paper. */
export async function issue(page, { minutes }) {
  await press(page.locator("#minutes"), `${minutes} अनुमोदित करें`);
  await sees(page.locator("main .notice"), `${minutes} अनुमोदित हुआ`);
  await press(page.locator("#minutes"), `${minutes} जारी करें`);
  await sees(page.locator("main .notice"), `${minutes} जारी हुआ`);
  await isPdf(page, page.locator("#minutes a[href$='.pdf']"));
  same("forms left to write in", await page.locator('main article form[action*="/items/"]').count(), 0);
  const hash = await page.locator("#minutes .mono").innerText();
  return hash.trim().slice(0, 16);
}

/** The link leads to a paper that is one. */
export async function isPdf(page, link) {
  const paper = await page.request.get(new URL(await link.getAttribute("href"), page.url()).href);
  same("the kind of paper", paper.headers()["content-type"], "application/pdf");
  const bytes = await paper.body();
  same("how it begins", bytes.subarray(0, 5).toString(), "%PDF-");
  if (bytes.length <= 10_000) throw new Error(`a paper of ${bytes.length} bytes`);
}

/** Whoever holds the paper asks whether it is genuine. */
export async function isGenuine(rig, code, minutes) {
  await rig.go("/papers/check");
  await rig.page.getByLabel("जाँच कोड").fill(code);
  await press(rig.page.locator("main form"), "जाँचें");
  await sees(rig.page.locator("main"), "इस कोड का पत्र इस कार्यालय से जारी हुआ है", minutes, code);
}

/** The numbers of the directives that links within a part of the page lead to, smallest first. */
export async function numbers(part) {
  const links = part.locator('a[href^="/directives/"]');
  const hrefs = await links.evaluateAll((all) => all.map((link) => link.getAttribute("href")));
  const found = hrefs.map((href) => Number(/^\/directives\/(\d+)$/.exec(href)?.[1]));
  return found.filter((n) => !Number.isNaN(n)).sort((a, b) => a - b);
}

/** What a sitting has in hand: what was brought to it and what it gave. */
export async function inHand(page) {
  const [brought, given] = [page.locator("#brought"), page.locator("article.item .order")];
  return { brought: await numbers(brought), given: await numbers(given) };
}

/**
 * The next sitting's register: what the last had in hand, less what is done with, and with what took
 * the place of others; each exactly once, and the same as the register of all open directives.
 */
export async function carried(rig, { brought, given }, { without = [], instead = [] }, place) {
  const { page } = rig;
  const sitting = page.url();
  const open = [...brought, ...given].filter((n) => !without.includes(n));
  const wanted = [...open, ...instead].sort((a, b) => a - b);
  same("each directive exactly once", await numbers(page.locator("#brought")), wanted);
  await broughtForward(page, [wanted.length, 0, 0, wanted.length]);
  await rig.go(`/directives?state=open&place=${place}`);
  same("the open directives of the place", await numbers(page.locator("ul.rows.part")), wanted);
  await rig.go(sitting);
}
