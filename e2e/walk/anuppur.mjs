// Anuppur in Madhya Pradesh: the CEO of the zila panchayat reviews the livelihoods mission and works by
// weekly targets. One sitting from its call to the register of the next, in the words of that state.

import { accept, acknowledge, openAs, photo, report, sendBack, writeReport } from "../doing.mjs";
import { actAs, broughtForward, follow, press, same, sees, unfold } from "../hand.mjs";
import * as sitting from "../sitting.mjs";
import { MP } from "../sitting.mjs";
import { workbook } from "../xlsx.mjs";
import { handIn } from "./sheet.mjs";

const SERIES = "आजीविका मिशन के कार्यों की समीक्षा बैठक";
const VENUE = "कलेक्ट्रेट सभागार";
const BLOCKS = "all:mission-block:anuppur";

/** What is given at the sitting of 21 October, and the day it must come to. */
const ORDERS = [
  { point: 5, words: "ग्राम संगठनों के शेष प्रपत्रों की फीडिंग सप्ताहवार लक्ष्य बनाकर पूरी की जाए",
    owners: [BLOCKS], deadline: "साप्ताहिक लक्ष्य के अनुसार", due: "18.11.2024",
    condition: "साप्ताहिक लक्ष्य", indicator: "cutoff-vo-fed", value: "524", weeks: "4",
    says: ["विकासखण्ड प्रबंधक, जैतहरी"] },
  { point: 6, words: "कोतमा के शेष संकुल संगठनों का आंतरिक अंकेक्षण कराया जाए",
    owners: ["dpm-anuppur", "bm-kotma"], deadline: "15 दिवस में", due: "05.11.2024",
    condition: "जब आँकड़ा इस मान तक पहुँचे", indicator: "clf-audit", place: "kotma", value: "4" },
  { point: 3, words: "बैंकर्स बैठक का कार्यवाही विवरण जिला पंचायत में प्रस्तुत किया जाए",
    owners: ["ldm-anuppur", "all:ceo-janpad:anuppur"], deadline: "आगामी बैठक में",
    due: "आगामी बैठक में", condition: "जब अभिलेख दाखिल हो" },
  { point: 10, words: "लंबित मुद्रा प्रकरण बैंक शाखा से निराकृत कराए जाएँ",
    owners: ["bm-jaithari"], deadline: "7 दिवस में", due: "28.10.2024" },
  { point: 10, words: "मुद्रा ऋण के प्रकरण तैयार कर बैंक भेजे जाएँ", owners: [BLOCKS], deadline: "7 दिवस में",
    due: "28.10.2024" },
];

/** Words of directives that were given on 7 October. */
const MUDRA = "मुद्रा ऋण के अधिक से अधिक प्रकरण तैयार कर बैंक को भेजे जाएँ";
const RECOVERY = "संकुल स्तरीय संगठन से दी गई ऋण राशि की समय पर वापसी कराई जाए";
const FUNDS = "संकुल स्तरीय संगठनों को आवंटित राशि का सदुपयोग सुनिश्चित किया जाए";

/** What the walk carries from step to step: the numbers of directives by their words, the code. */
const held = { before: [], number: {} };

async function called(rig) {
  await rig.step("Anuppur: the next sitting is called, its agenda is written by the figures", async (page) => {
    await rig.go("/reviews");
    await actAs(page, "collector-anuppur");
    await actAs(page, "ceo-zp-anuppur");
    await sitting.call(page, { series: SERIES, day: "2024-10-21", venue: VENUE });
    const reasons = await sitting.agenda(page, 10);
    same("brought forward stands on top", reasons[0].includes("समय-सीमा पार"), true);
    await broughtForward(page, [8, 0, 0, 8]);
    held.sitting = new URL(page.url()).pathname;
    await rig.shot("anuppur-agenda");
  });

  await rig.step("Anuppur: a point is taken off, another put on, who came, what was said", async (page) => {
    await sitting.removePoint(page, 13, "विषय मनरेगा की बैठक में रखा गया है");
    await sitting.addPoint(rig, "लोक अधिकार केन्द्र के आवेदन", "कलेक्टर कार्यालय से सूची मिली है");
    const deputy = { post: "विकासखण्ड प्रबंधक, पुष्पराजगढ़", name: "लक्ष्मी पनिका",
      leave: "सीईओ जिला पंचायत, दूरभाष पर" };
    await sitting.attend(page, { deputy, absent: "विकासखण्ड प्रबंधक, जैतहरी" });
    await sitting.say(page, 5, "विकासखण्ड दल ने बताया कि प्रपत्र भर गए हैं, फीडिंग शेष है।");
  });

  await rig.step("Anuppur: directives by weekly targets, to all of a kind, by figure and by paper", async (page) => {
    for (const order of ORDERS) await sitting.give(page, order);
    await broughtForward(page, [8, ORDERS.length, 0, 8 + ORDERS.length]);
    Object.assign(held, await sitting.inHand(page));
    await rig.shot("anuppur-directives");
  });

  await rig.step("Anuppur: approved, issued, and whoever holds the paper may ask", async (page) => {
    const code = await sitting.issue(page, MP);
    const offers = page.locator("#attendance").getByRole("button", { name: "अनुपस्थिति पर स्पष्टीकरण माँगें" });
    same("offers to ask an absent post", await offers.count(), 1);
    await rig.shot("anuppur-issued");
    await sitting.isGenuine(rig, code, "कार्यवाही विवरण");
    await rig.shot("anuppur-check");
  });
}

/** The number of a directive in the register of the open ones. */
async function numberOf(rig, words) {
  await rig.go("/directives?state=open&place=anuppur");
  await follow(rig.page.locator("main"), words);
  return Number(new URL(rig.page.url()).pathname.split("/").at(-1));
}

async function reshaped(rig) {
  await rig.step("Anuppur: the same said twice becomes one", async (page) => {
    held.mudra = await numberOf(rig, MUDRA);
    held.again = await numberOf(rig, ORDERS[4].words);
    const form = await unfold(page.locator("main"), "दूसरे निर्देश में सम्मिलित करें");
    await form.getByLabel("किस निर्देश में").fill(String(held.mudra));
    await form.getByLabel("कारण").fill("यही बात 7 अक्टूबर को कही जा चुकी है");
    await press(form, "सम्मिलित करें");
    await sees(page.locator("main .head"), "अन्य क्रमांक में प्रचलित");
    await rig.shot("anuppur-merged");
  });

  await rig.step("Anuppur: one for district and blocks becomes two", async (page) => {
    held.recovery = await numberOf(rig, RECOVERY);
    const form = await unfold(page.locator("main"), "कई निर्देशों में विभाजित करें");
    await form.locator("#words-1").fill("संकुल संगठनों की वसूली सूची विकासखण्डवार बनाई जाए");
    await form.locator('[name="owner-1"]').first().check();
    await form.locator("#words-2").fill("ऋण की देय किस्तें समूहों से वापस कराई जाएँ");
    for (const box of (await form.locator('[name="owner-2"]').all()).slice(1)) await box.check();
    await form.getByLabel("कारण").fill("जिला और विकासखण्ड के काम अलग हैं");
    await press(form, "विभाजित करें");
    await sees(page.locator("main .head"), "अन्य क्रमांक में प्रचलित");
    held.parts = await sitting.numbers(page.locator("section", { hasText: "सम्बन्धित निर्देश" }));
    same("parts", held.parts.length, 2);
    await rig.shot("anuppur-split");
  });

  await rig.step("Anuppur: one waits for the next sitting", async (page) => {
    await numberOf(rig, FUNDS);
    const form = await unfold(page.locator("main"), "आगामी बैठक तक स्थगित करें");
    await form.getByLabel("कारण").fill("राशि के उपयोग का प्रमाण पत्र अगले सप्ताह मिलेगा");
    await press(form, "कारण सहित स्थगित करें");
    await sees(page.locator("main"), "आगामी बैठक तक स्थगित: 1 बार");
  });
}

async function done(rig) {
  await rig.step("Anuppur: the block reports with a photo, is sent back, reports again, is accepted", async (page) => {
    const cases = await numberOf(rig, ORDERS[3].words);
    held.accepted = cases;
    await openAs(rig, "bm-jaithari", cases);
    await acknowledge(page);
    const first = { words: "छह प्रकरण शाखा में स्वीकृत, तीन शेष", file: photo("शाखा.jpg") };
    await report(page, first, MP);
    await rig.shot("anuppur-reported");
    await openAs(rig, "dpm-anuppur", cases);
    await sendBack(page, { said: first.words, reason: "शेष तीन प्रकरणों की स्थिति भी लिखें" }, MP);
    await openAs(rig, "bm-jaithari", cases);
    const second = { words: "शेष तीन प्रकरण भी स्वीकृत", row: { register: "मुद्रा पंजी", row: "41 से 43" } };
    await report(page, second, MP);
    await openAs(rig, "ceo-zp-anuppur", cases);
    await accept(page, second.words, MP);
    await rig.shot("anuppur-accepted");
  });

  await rig.step("Anuppur: a paper is filed with its number or not at all", async (page) => {
    const paper = await numberOf(rig, ORDERS[2].words);
    await openAs(rig, "ldm-anuppur", paper);
    await acknowledge(page);
    const form = await writeReport(page, { words: "विवरण भेजा गया" });
    await rig.refused(() => press(form, MP.send), "अभिलेख का पत्र क्रमांक नहीं दिया गया");
    same("the words", await form.getByLabel("क्या किया गया").inputValue(), "विवरण भेजा गया");
    await rig.answer("anuppur-unnumbered");
  });

  await rig.step("Anuppur: a sheet of the block closes one by its figure", async (page) => {
    await actAs(page, "dpm-anuppur");
    held.audit = await numberOf(rig, ORDERS[1].words);
    const rows = [["विकासखण्ड", "सीएलएफ आंतरिक अंकेक्षण"], ["कोतमा", 4]];
    const of = { place: "अनूपपुर", period: "अक्टूबर 2024", kind: "केवल इस अवधि के", source: "अंकेक्षण सूची" };
    await handIn(rig, ["ankekshan.xlsx", workbook("अंकेक्षण", rows)], of);
    await press(page.locator("main"), "1 आँकड़े दर्ज करें");
    await sees(page.locator("main"), "आँकड़े से सत्यापित होकर बन्द हुए निर्देश", ORDERS[1].words);
  });
}

async function next(rig) {
  await rig.step("Anuppur: the next sitting takes over each open directive exactly once", async (page) => {
    await actAs(page, "ceo-zp-anuppur");
    await rig.go("/reviews");
    await sitting.call(page, { series: SERIES, day: "2024-11-11", venue: VENUE });
    const without = [held.again, held.recovery, held.accepted, held.audit];
    await sitting.carried(rig, held, { without, instead: held.parts }, "anuppur");
    await sees(page.locator("#brought li", { hasText: ORDERS[2].words }), "11.11.2024");
    await rig.shot("anuppur-next");
  });
}

export async function anuppur(rig) {
  for (const part of [called, reshaped, done, next]) await part(rig);
}
