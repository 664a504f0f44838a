// Kanpur Nagar: the district magistrate reviews the Chief Minister's dashboard department by department.
// Officers in low grades are asked to explain, and what is issued may later be corrected.

import { accept, acknowledge, openAs, photo, report, sendBack } from "../doing.mjs";
import { actAs, broughtForward, follow, press, same, sees, unfold } from "../hand.mjs";
import * as sitting from "../sitting.mjs";
import { UP } from "../sitting.mjs";
import { workbook } from "../xlsx.mjs";
import { explanation } from "./explanation.mjs";
import { handIn } from "./sheet.mjs";

const SERIES = "मुख्यमंत्री डैशबोर्ड विकास कार्यों की मासिक समीक्षा बैठक";
const VENUE = "नवीन सभागार, सरसैया घाट";
const WORKS = "पर्यटन के तीनों निर्माण कार्य प्रारम्भ कराये जायें";
const TOURISM = "जिला पर्यटन अधिकारी, कानपुर नगर";

/** What is given at the sitting of 29 October, and the day it must come to. */
const ORDERS = [
  { point: 10, words: "राज्य वित्त की शेष धनराशि का व्यय पंचायतवार कराया जाये", deadline: "1 सप्ताह के अंदर",
    due: "05.11.2024" },
  { point: 15, words: "विद्यालयवार उपस्थिति प्रतिदिन देखी जाये", deadline: "तत्काल", due: "29.10.2024" },
  { point: 8, words: "बैंकवार लम्बित प्रकरणों की सूची तैयार की जाये",
    owners: ["ldm-kanpur-nagar", "all:mission-block:kanpur-nagar"], deadline: "अगले 7 दिनों में",
    due: "05.11.2024", says: ["और 8"] },
  { point: 8, words: "बैंकवार बैठक का कार्यवृत्त प्रस्तुत किया जाये", deadline: "आगामी बैठक में",
    due: "आगामी बैठक में", condition: "जब अभिलेख दाखिल हो" },
  { point: 9, words: "लक्ष्य के अनुसार बीसी सखी सक्रिय की जायें", deadline: "15 नवम्बर 2024", due: "15.11.2024",
    condition: "जब आँकड़ा इस मान तक पहुँचे", indicator: "bc-sakhi", value: "1,570" },
];

/** What the walk carries from step to step. */
const held = {};

const numberAt = (page) => Number(new URL(page.url()).pathname.split("/").at(-1));

async function prepared(rig) {
  await rig.step("Kanpur Nagar: a sitting is called and the agenda writes itself", async (page) => {
    await rig.go("/reviews");
    await actAs(page, "dm-kanpur-nagar");
    await sitting.call(page, { series: SERIES, day: "2024-10-29", venue: VENUE });
    held.address = page.url().split("?")[0];
    const reasons = await sitting.agenda(page, 12);
    same("what waited stands on top", reasons[0].includes("समय-सीमा पार, 32 दिन विलम्ब"), true);
    await broughtForward(page, [9, 0, 0, 9]);
    await rig.shot("kanpur-nagar-agenda");
  });

  await rig.step("Kanpur Nagar: who came, what was said, a point on and a point off", async (page) => {
    const deputy = { post: "मुख्य विकास अधिकारी, कानपुर नगर", name: "सुनीता देवी", leave: "जिलाधिकारी, दूरभाष पर" };
    await sitting.attend(page, { deputy, absent: TOURISM });
    await sitting.say(page, 10, "अवगत कराया गया कि भुगतान की पत्रावलियाँ लम्बित हैं।");
    await sitting.addPoint(rig, "निर्माणाधीन कार्यों का अनुश्रवण", "जिलाधिकारी के निरीक्षण में कमी मिली");
    await sitting.removePoint(page, 12, "विषय विकास खण्ड की बैठक में रखा गया है");
  });

  await rig.step("Kanpur Nagar: directives, with the day each deadline comes to", async (page) => {
    // The point that was taken off stood before the one on attendance in schools.
    for (const order of ORDERS) {
      await sitting.give(page, { ...order, point: order.point - (order.point > 12 ? 1 : 0) });
    }
    await broughtForward(page, [9, ORDERS.length, 0, 9 + ORDERS.length]);
    Object.assign(held, await sitting.inHand(page));
    await rig.shot("kanpur-nagar-directives");
  });

  await rig.step("Kanpur Nagar: a deadline before the sitting is refused, twice, and mended", async (page) => {
    const late = { point: 2, words: "आख्या दें", deadline: "01.10.2024" };
    const form = await sitting.writeOrder(page, late);
    const send = () => press(form, "निर्देश दें");
    await rig.refused(send, "बैठक के दिन", "से पहले की है", "बैठक के दिन या उसके बाद की तिथि दें");
    await rig.answer("kanpur-nagar-refused");
    await form.getByLabel("समय-सीमा").fill("28.10.2024");
    await rig.refused(send, "28.10.2024");
    same("the words", await form.getByLabel("निर्देश के शब्द").inputValue(), late.words);
    await page.goto(held.address);
    same("directives", (await sitting.inHand(page)).given, held.given);
  });
}

async function issued(rig) {
  await rig.step("Kanpur Nagar: the minutes, numbered, as a PDF, and genuine", async (page) => {
    held.code = await sitting.issue(page, UP);
    await rig.shot("kanpur-nagar-minutes");
    await sitting.isGenuine(rig, held.code, "कार्यवृत्त");
    await page.getByLabel("जाँच कोड").fill("0000000000000000");
    await press(page.locator("main form"), "जाँचें");
    await sees(page.locator("main"), "इस कोड का कोई पत्र इस कार्यालय से जारी नहीं हुआ");
  });

  await rig.step("Kanpur Nagar: other papers; a slip is corrected by a paper of its own", async (page) => {
    await page.goto(held.address);
    for (const paper of ["उपस्थिति पत्रक", "प्रेस नोट"]) {
      await press(page.locator("#papers"), paper);
      await sees(page.locator("main .notice"), "पत्र जारी हुआ");
    }
    await isAllPdf(page);
    const form = await unfold(page.locator("#papers"), "शुद्धि-पत्र");
    await form.getByLabel("जो छपा है").fill("पत्रावलियाँ लम्बित हैं");
    await form.getByLabel("इस प्रकार पढ़ा जाए").fill("तीन पत्रावलियाँ लम्बित हैं");
    await form.getByLabel("कारण").fill("संख्या छूट गयी थी");
    await press(form, "जारी करें");
    await sees(page.locator("#papers"), "शुद्धि-पत्र");
    await rig.shot("kanpur-nagar-papers");
    await rig.go(`/papers/check?code=${held.code}`);
    await sees(page.locator("main"), "इस पत्र में बाद में संशोधन हुआ है");
    await rig.shot("kanpur-nagar-check");
    await page.goto(held.address);
  });

  await explanation(rig, { chair: "dm-kanpur-nagar", asked: "tourism-kanpur-nagar", title: "जिला पर्यटन अधिकारी" });
}

async function isAllPdf(page) {
  const papers = page.locator("#papers a[href$='.pdf']");
  same("papers", await papers.count(), 2);
  for (const paper of await papers.all()) await sitting.isPdf(page, paper);
}

async function done(rig) {
  await rig.step("Kanpur Nagar: the panchayat officer reports, is sent back, is accepted", async (page) => {
    await rig.go("/directives?state=open&place=kanpur-nagar");
    await follow(page.locator("main"), ORDERS[0].words);
    held.finance = numberAt(page);
    await openAs(rig, "dpro-kanpur-nagar", held.finance);
    await acknowledge(page);
    const first = { words: "चालीस पंचायतों में भुगतान हुआ", file: photo("भुगतान.jpg") };
    await report(page, first, UP);
    await openAs(rig, "cdo-kanpur-nagar", held.finance);
    await sendBack(page, { said: first.words, reason: "शेष पंचायतों के नाम दें" }, UP);
    await openAs(rig, "dpro-kanpur-nagar", held.finance);
    const second = { words: "सभी पंचायतों में भुगतान हुआ", row: { register: "भुगतान पंजी", row: "1 से 52" } };
    await report(page, second, UP);
    await openAs(rig, "dm-kanpur-nagar", held.finance);
    await accept(page, second.words, UP);
  });

  await rig.step("Kanpur Nagar: a sheet tells that the three works began, which closes one", async (page) => {
    await rig.go("/directives?state=open&place=kanpur-nagar");
    await follow(page.locator("main"), WORKS);
    held.works = numberAt(page);
    const rows = [["जनपद", "पर्यटन निर्माण कार्य प्रारम्भ"], ["कानपुर नगर", 3]];
    const of = { place: "कानपुर नगर", period: "अक्टूबर 2024", kind: "केवल इस अवधि के", source: "पर्यटन प्रपत्र" };
    await handIn(rig, ["paryatan.xlsx", workbook("पर्यटन", rows)], of);
    await rig.shot("kanpur-nagar-sheet");
    await press(page.locator("main"), "1 आँकड़े दर्ज करें");
    await sees(page.locator("main"), "आँकड़े से सत्यापित होकर बन्द हुए निर्देश", WORKS);
  });
}

async function next(rig) {
  await rig.step("Kanpur Nagar: the next sitting takes over each open directive exactly once", async (page) => {
    await rig.go("/reviews");
    await sitting.call(page, { series: SERIES, day: "2024-11-26", venue: VENUE });
    await sitting.carried(rig, held, { without: [held.finance, held.works] }, "kanpur-nagar");
    await sees(page.locator("#brought li", { hasText: ORDERS[3].words }), "26.11.2024");
    await rig.shot("kanpur-nagar-next");
  });
}

export async function kanpurNagar(rig) {
  for (const part of [prepared, issued, done, next]) await part(rig);
}
