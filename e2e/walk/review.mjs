// A review of Kanpur Nagar's dashboard by its chair: called, held, written up, and the next one.

import { actAs, broughtForward, follow, press, same, sees, unfold } from "../hand.mjs";

const SERIES = "मुख्यमंत्री डैशबोर्ड विकास कार्यों की मासिक समीक्षा बैठक";

/** Words that would be a script if a page took them for its own. */
const SCRIPT = "<script>alert(1)</script> निर्देश";

/** What is given, on which point of the agenda, and the day it must come to: the sitting is on 29 October. */
const GIVEN = [
  { point: 0, words: SCRIPT, deadline: "1 सप्ताह के अंदर", due: "05.11.2024" },
  { point: 0, words: "पात्र समूहों की सूची उपलब्ध करायी जाये", deadline: "अगले 7 दिनों में",
    due: "05.11.2024" },
  { point: 1, words: "कम प्रगति के कारण लिखित रूप में प्रस्तुत किये जायें", deadline: "आगामी बैठक में",
    due: "आगामी बैठक में", condition: "जब अभिलेख दाखिल हो" },
  { point: 2, words: "लक्ष्य के अनुसार बीसी सखी सक्रिय की जायें", deadline: "15 नवम्बर 2024",
    due: "15.11.2024", condition: "जब आँकड़ा इस मान तक पहुँचे", value: "1,570" },
];

const point = (page, place) => page.locator("article.item").nth(place);

async function call(page, day, venue) {
  const form = await unfold(page.locator("main"), "नई बैठक बुलाएँ");
  await form.getByLabel("बैठक-शृंखला").selectOption({ label: SERIES });
  await form.getByLabel("दिनांक").fill(day);
  await form.getByLabel("स्थान").fill(venue);
  await press(form, "कार्यसूची बनाएँ");
  await sees(page.locator("main .notice"), "बैठक बुलाई गई");
  await sees(page.locator("main h1"), SERIES);
}

/** Opens the form under a point and fills it; it is not sent yet. */
async function write(page, given) {
  await follow(point(page, given.point), "निर्देश दें");
  const form = page.locator('form[action$="/directives"]');
  await form.getByLabel("निर्देश के शब्द").fill(given.words);
  if ((await form.locator("#owner option[selected]").count()) === 0) {
    await form.locator("#owner").selectOption("dc-nrlm-kanpur-nagar");
  }
  await form.getByLabel("समय-सीमा").fill(given.deadline);
  if (given.condition) await form.getByLabel(given.condition).check();
  if (given.value) {
    await form.getByLabel("सूचक").selectOption("bc-sakhi");
    await form.getByLabel("मान", { exact: true }).fill(given.value);
  }
  return form;
}

export async function review(rig) {
  await rig.step("a sitting is called and the agenda writes itself", async (page) => {
    await rig.go("/reviews");
    await actAs(page, "dm-kanpur-nagar");
    await call(page, "2024-10-29", "नवीन सभागार, सरसैया घाट");
    const reasons = await page.locator("article.item > p:first-of-type").allInnerTexts();
    if (reasons.length < 4) throw new Error(`only ${reasons.length} points`);
    same("points without a reason", reasons.filter((text) => text.trim() === "").length, 0);
    await broughtForward(page, [9, 0, 0, 9]);
    await rig.shot("review-agenda");
  });

  await rig.step("who came", async (page) => {
    const rolls = page.locator("#attendance fieldset");
    const marks = ["प्रतिनिधि", "अनुपस्थित"];
    for (let n = 0; n < (await rolls.count()); n += 1) {
      await rolls.nth(n).getByLabel(marks[n] ?? "उपस्थित", { exact: true }).check();
    }
    await rolls.nth(0).getByLabel("प्रतिनिधि का नाम").fill("सुनीता देवी");
    await rolls.nth(0).getByLabel("पूर्वानुमति किसकी, कैसे").fill("जिलाधिकारी, दूरभाष पर");
    await press(page.locator("#attendance"), "उपस्थिति सहेजें");
    await sees(page.locator("main .notice"), "उपस्थिति सहेजी गई");
    const absent = rolls.nth(1).getByLabel("अनुपस्थित", { exact: true });
    same("the absent one is marked", await absent.isChecked(), true);
  });

  await rig.step("what was said on a point", async (page) => {
    const said = "अवगत कराया गया कि बैंक शाखाओं में प्रकरण लम्बित हैं।";
    await point(page, 0).getByLabel("चर्चा").fill(said);
    await sees(point(page, 0).locator("[data-tells]"), "सहेजा गया");
    await page.reload();
    same("kept", await point(page, 0).getByLabel("चर्चा").inputValue(), said);
  });

  await rig.step("directives, with the day each deadline comes to", async (page) => {
    for (const given of GIVEN) {
      const form = await write(page, given);
      if (given === GIVEN.at(-1)) await rig.answer("review-give");
      await press(form, "निर्देश दें");
      await sees(page.locator("main .notice"), "निर्देश दिया गया");
      const until = given.due === given.deadline ? given.due : `${given.deadline} · ${given.due}`;
      await sees(point(page, given.point), given.words, until);
    }
    same("scripts on the page", await page.locator("script").count(), 1);
    await broughtForward(page, [9, GIVEN.length, 0, 9 + GIVEN.length]);
    await rig.shot("review-directives");
  });

  await rig.step("a deadline before the sitting is refused", async (page) => {
    const sitting = page.url();
    const late = { point: 1, words: "आख्या दें", deadline: "01.10.2024" };
    const form = await write(page, late);
    const send = () => press(form, "निर्देश दें");
    await rig.refused(send, "बैठक के दिन", "से पहले की है", "बैठक के दिन या उसके बाद की तिथि दें");
    await rig.answer("review-refused");
    await rig.go(sitting.split(/[?#]/)[0]);
    same("directives", await page.locator("article.item .order a").count(), GIVEN.length);
  });

  await rig.step("a point is put on by hand, with its reason", async (page) => {
    const form = await unfold(page.locator("#agenda"), "बिन्दु जोड़ें");
    await form.getByLabel("बिन्दु", { exact: true }).fill("सरस हाट की तिथि");
    await form.getByLabel("कारण").fill("समूहों ने तिथि माँगी है");
    await press(form, "कार्यसूची में जोड़ें");
    await sees(page.locator("main .notice"), "बिन्दु जोड़ा गया");
    const added = await page.locator("article.item", { hasText: "सरस हाट की तिथि" }).innerText();
    rig.expect(added.includes("समूहों ने तिथि माँगी है"), "the reason of a point put on by hand is not shown");
  });

  await rig.step("a point is taken off with a reason", async (page) => {
    const before = await page.locator("article.item").count();
    const form = await unfold(page.locator("article.item").last(), "बिन्दु हटाएँ");
    await form.getByLabel("कारण").fill("विषय दूसरी बैठक में रखा गया है");
    await press(form, "कारण सहित हटाएँ");
    await sees(page.locator("main .notice"), "बिन्दु हटाया गया; कारण बही में है");
    same("points", await page.locator("article.item").count(), before - 1);
    await page.locator("summary", { hasText: "1 बिन्दु हटाए गए" }).click();
    await sees(page.locator("#agenda"), "विषय दूसरी बैठक में रखा गया है");
  });

  await rig.step("the minutes, numbered, as a PDF", async (page) => {
    await press(page.locator("#minutes"), "कार्यवृत्त अनुमोदित करें");
    await sees(page.locator("main .notice"), "कार्यवृत्त अनुमोदित हुआ");
    await press(page.locator("#minutes"), "कार्यवृत्त जारी करें");
    await sees(page.locator("main .notice"), "कार्यवृत्त जारी हुआ");
    const link = page.locator("#minutes a[href$='.pdf']");
    const paper = await page.request.get(new URL(await link.getAttribute("href"), page.url()).href);
    same("the kind of paper", paper.headers()["content-type"], "application/pdf");
    const bytes = await paper.body();
    same("how it begins", bytes.subarray(0, 5).toString(), "%PDF-");
    if (bytes.length <= 20_000) throw new Error(`a paper of ${bytes.length} bytes`);
    same("forms left to write in", await page.locator('main article form[action^="/reviews/"]').count(), 0);
    await rig.shot("review-minutes");
  });

  await rig.step("the next sitting gives the day to what waited for it", async (page) => {
    await rig.go("/reviews");
    await call(page, "2024-11-26", "नवीन सभागार, सरसैया घाट");
    await broughtForward(page, [13, 0, 0, 13]);
    const waited = page.locator("#brought li", { hasText: GIVEN[2].words });
    await sees(waited, "26.11.2024");
    await rig.shot("review-next");
  });
}
