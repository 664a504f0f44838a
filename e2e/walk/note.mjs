// A note of a meeting goes from paste to an issued sitting: one that is written for this walk always, and
// every text of the folder that NOTES names, press notes of the demo's own districts, where it is named.

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { actAs, press, same, sees } from "../hand.mjs";
import { isPdf } from "../sitting.mjs";

/** The demo's districts as their notes call them, with who chairs and who is told where no one is named. */
const DISTRICTS = [
  { called: /कानपुर देहात/, name: "kanpur-dehat", chair: "cdo-kanpur-dehat", to: "उपायुक्त (स्वतः रोजगार), कानपुर देहात" },
  { called: /कानपुर नगर/, name: "kanpur-nagar", chair: "dm-kanpur-nagar", to: "मुख्य विकास अधिकारी, कानपुर नगर" },
  { called: /अनू?ु?पपुर/, name: "anuppur", chair: "ceo-zp-anuppur", to: "जिला परियोजना प्रबंधक, अनूपपुर" },
  { called: /अलीगढ़/, name: "aligarh", chair: "dm-aligarh", to: "मुख्य विकास अधिकारी, अलीगढ़" },
  { called: /डि(ं|ण्)डौरी/, name: "dindori", chair: "collector-dindori", to: "जिला परियोजना प्रबंधक, डिण्डौरी" },
];

/** Days on which none of the demo's series sits: for the note that is written here, and for those of a folder. */
const DAYS = { written: "2025-01-06", folder: "2025-01-09" };

/** Written for this walk. */
const NOTE = `अलीगढ़। लखपति दीदी योजना की प्रगति पर जिलाधिकारी की अध्यक्षता में कलेक्ट्रेट सभागार में समीक्षा बैठक हुई।
जिलाधिकारी ने समस्त ब्लॉक मिशन प्रबंधकों को छूटे हुए समूहों के खाते 15 दिवस में खुलवाने और प्रगति की सूची आगामी बैठक में उपलब्ध कराने के निर्देश दिए।
जिला मिशन प्रबंधक को आय पंजिका का सत्यापन 31 जनवरी तक पूर्ण कराने के निर्देश दिए गए। विकास खण्डों में शिविर लगाने को कहा।`;

/** What a district's chair reads in: the paste, and what was understood of it. */
async function paste(rig, { chair }, [text, day]) {
  const { page } = rig;
  await rig.go("/reviews");
  await actAs(page, chair);
  await rig.go("/minutes/new");
  const form = page.locator("main form");
  await form.getByLabel("बैठक का पाठ").fill(text);
  await form.getByLabel("बैठक का दिनांक").fill(day);
  await press(form, "पाठ पढ़ें");
  await sees(page.locator("main h1"), "बैठक का पाठ पढ़ें");
  const cards = await page.locator("fieldset.card").count();
  if (cards === 0) throw new Error("no directive was found");
  return cards;
}

/** Every card is taken; where nobody clear was told, the one who answers for the programme is named. */
async function takeAll(page, { to }) {
  for (const card of await page.locator("fieldset.card").all()) {
    await card.getByLabel(/सम्मिलित करें$/).check();
    const owners = card.locator("input[name^=owners-]");
    if ((await owners.inputValue()) === "") await owners.fill(to);
  }
}

/** By keyboard: a card is cut at the cursor, joined again, left out and taken in. */
async function byKeyboard(page) {
  const cards = page.locator("fieldset.card");
  const before = await cards.count();
  const words = cards.first().locator("textarea");
  const said = (await words.inputValue()).trim();
  const [first, ...rest] = said.split(" ");
  const turned = async (key, wanted) => {
    await Promise.all([page.waitForEvent("load"), page.keyboard.press(key)]);
    same(`cards after ${key}`, await cards.count(), wanted);
  };
  await words.focus();
  await words.evaluate((box, place) => box.setSelectionRange(place, place), first.length);
  await turned("Alt+s", before + 1);
  same("the halves", await cards.locator("textarea").evaluateAll((all) => all.slice(0, 2).map((one) => one.value)),
    [first, rest.join(" ")]);
  await turned("Alt+j", before);
  await words.fill(said);
  await page.keyboard.press("Alt+ArrowDown");
  same("the second card", await cards.nth(1).locator("textarea").evaluate((box) => box === document.activeElement), true);
  const box = cards.nth(1).getByLabel(/सम्मिलित करें$/);
  const was = await box.isChecked();
  await page.keyboard.press("Alt+x");
  same("taken", await box.isChecked(), !was);
  await turned("Alt+k", before);
  same("kept", await box.isChecked(), !was);
  same("the words", (await words.inputValue()).trim(), said);
}

async function becomesSitting(page, wanted) {
  const words = await page.locator("fieldset.card textarea").evaluateAll((all) => all.map((one) => one.value));
  await press(page.locator("main form.note"), "चुने हुए निर्देश बैठक में लें");
  await sees(page.locator("main h1"), "");
  same("directives", await page.locator("article.item .order").count(), wanted);
  const shown = await page.locator("#agenda").innerText();
  for (const one of words) same(one, shown.replace(/\s+/g, " ").includes(one.replace(/\s+/g, " ").trim()), true);
}

/** All came; the chair approves and issues, in whichever state's words. */
async function issue(page) {
  for (const roll of await page.locator("#attendance fieldset.roll").all()) {
    await roll.getByLabel("उपस्थित", { exact: true }).check();
  }
  await press(page.locator("#attendance"), "उपस्थिति सहेजें");
  for (const what of [/अनुमोदित करें$/, /जारी करें$/]) {
    const button = page.locator("#minutes").getByRole("button", { name: what });
    await Promise.all([page.waitForEvent("load"), button.first().click()]);
  }
  await sees(page.locator("main .notice"), "जारी हुआ");
  await isPdf(page, page.locator("#minutes a[href$='.pdf']"));
}

async function fromPasteToIssue(rig, district, [text, day], name) {
  await rig.step(`a note of ${name} is pasted, read, taken over and its sitting issued`, async (page) => {
    const cards = await paste(rig, district, [text, day]);
    await rig.shot(`note-${name}`);
    if (cards > 1) await byKeyboard(page);
    await takeAll(page, district);
    await becomesSitting(page, cards);
    await rig.shot(`note-${name}-sitting`);
    await issue(page);
    await rig.shot(`note-${name}-issued`);
  });
}

/** The notes of a folder that are of the demo's districts. */
async function ofFolder(rig, folder) {
  const files = readdirSync(folder).filter((file) => file.endsWith(".txt"));
  for (const file of files.sort()) {
    const text = readFileSync(join(folder, file), "utf8");
    const district = DISTRICTS.find(({ called }) => called.test(text));
    if (!district) throw new Error(`${file} is of none of the demo's districts`);
    await fromPasteToIssue(rig, district, [text, DAYS.folder], district.name);
  }
}

export async function notes(rig) {
  await fromPasteToIssue(rig, DISTRICTS[3], [NOTE, DAYS.written], "written");
  const folder = process.env.NOTES;
  if (folder && existsSync(folder)) await ofFolder(rig, folder);
  else console.log("walk: no folder of press notes (NOTES=FOLDER), their walk is left out");
}
