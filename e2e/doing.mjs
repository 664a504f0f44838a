// A directive in the hands of its doer and of whoever judges it, in either state's words.

import { actAs, press, sees, unfold } from "./hand.mjs";

/** The least that is a photo. */
export const PHOTO = Buffer.from([0xff, 0xd8, 0xff, 0xd9]);

/** One file as a form takes it. */
export const photo = (name, buffer = PHOTO) => ({ name, mimeType: "image/jpeg", buffer });

/** Takes the directive's page as this post. */
export async function openAs(rig, post, number) {
  await actAs(rig.page, post);
  await rig.go(`/directives/${number}`);
}

/** The doer says that the directive has come. */
export async function acknowledge(page) {
  await press(page.locator("main"), "निर्देश प्राप्त हुआ");
  await sees(page.locator(".tale"), "प्राप्ति स्वीकार की");
}

/** Fills the report of the doer; it is not sent yet. */
export async function writeReport(page, { words, file, letter, row }) {
  const form = page.locator("#report");
  await form.getByLabel("क्या किया गया").fill(words);
  if (file) await form.getByLabel("फोटो या PDF चुनें").setInputFiles(file);
  if (letter || row) await form.locator("summary").click();
  if (letter) {
    await form.locator("#number").fill(letter.number);
    await form.locator("#dated_on").fill(letter.date);
    await form.locator("#subject").fill(letter.subject);
  }
  if (row) {
    await form.locator("#register").fill(row.register);
    await form.locator("#row").fill(row.row);
  }
  return form;
}

/** The doer reports; its words and its evidence stand on the page. */
export async function report(page, said, { send, reported }) {
  await press(await writeReport(page, said), send);
  await sees(page.locator(".tale"), said.words);
  await sees(page.locator("main"), reported);
  if (said.file) await sees(page.locator("main"), said.file.name);
  if (said.letter) await sees(page.locator("main"), said.letter.number);
}

/** Whoever judges sends the report of an addressee back. */
export async function sendBack(page, { said, reason }, words) {
  const owner = page.locator("main li", { hasText: said }).first();
  const form = await unfold(owner, words.sendBack);
  await form.getByLabel("कारण").fill(reason);
  await press(form, "कारण सहित वापस करें");
  await sees(page.locator(".tale"), reason);
}

/** Whoever judges accepts the report of an addressee. */
export async function accept(page, said, words) {
  await press(page.locator("main li", { hasText: said }).first(), words.accept);
  await sees(page.locator("main .head"), words.closed);
}
