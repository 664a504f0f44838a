// What every reader does with these pages, whatever the step: takes a post, opens what is folded,
// sends a form, reads a row.

/** Takes a post by the chooser at the head of the page, as any visitor of the demo may. */
export async function actAs(page, post) {
  await page.locator("header .who summary").click();
  await page.locator("#acting").selectOption(post);
  await Promise.all([page.waitForEvent("load"), page.locator("header .who form button").click()]);
  const chosen = page.locator(`#acting option[selected][value="${post}"]`);
  await chosen.waitFor({ state: "attached" });
}

/** Opens the fold whose title is this, within a part of the page, and gives its form. */
export async function unfold(part, title) {
  const fold = part.locator("details.fold", { has: part.page().locator("summary", { hasText: title }) });
  await fold.locator("summary").click();
  return fold.locator("form");
}

/** Presses the button that says this, within a part of the page, and waits for the next page. */
export async function press(part, title) {
  const page = part.page();
  const button = part.getByRole("button", { name: title, exact: true });
  await Promise.all([page.waitForEvent("load"), button.first().click()]);
}

/** Follows the link that says this, within a part of the page. */
export async function follow(part, title) {
  const page = part.page();
  const link = part.getByRole("link", { name: title, exact: true });
  await Promise.all([page.waitForEvent("load"), link.first().click()]);
}

/** Waits for the words within a part of the page. */
export async function sees(part, ...words) {
  for (const said of words) await part.filter({ hasText: said }).first().waitFor();
}

/** The row of a table, or the entry of a list, that holds all these words. */
export function entry(part, ...words) {
  return words.reduce((rows, said) => rows.filter({ hasText: said }), part.locator("tr, li"));
}

/** The texts of a part's cells, without what surrounds them. */
export async function cells(row) {
  const texts = await row.locator("td").allInnerTexts();
  return texts.map((text) => text.replace(/\s+/g, " ").trim());
}

/** Reads `before + given − closed = now` at the head of a review, which must be these and add up. */
export async function broughtForward(page, wanted) {
  const line = await page.locator("#brought > p").first().innerText();
  const found = line.match(/\d+/g).map(Number);
  same("brought forward", found, wanted);
  const [before, given, closed, now] = found;
  same("before + given − closed", before + given - closed, now);
}

/** Throws unless both are the same. */
export function same(what, found, wanted) {
  const [a, b] = [found, wanted].map((value) => JSON.stringify(value));
  if (a !== b) throw new Error(`${what}: ${a}, not ${b}`);
}
