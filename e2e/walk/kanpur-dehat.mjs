// Kanpur Dehat: the chief development officer reviews the livelihoods mission block by block. Opens
// with what a figure closed since the last sitting, and ends with the register of the next.

import { accept, acknowledge, openAs, photo, report, sendBack, writeReport } from "../doing.mjs";
import { actAs, broughtForward, follow, press, same, sees } from "../hand.mjs";
import * as sitting from "../sitting.mjs";
import { UP } from "../sitting.mjs";
import { MAITHA, SOURCE } from "./sheet.mjs";

const SERIES = "राष्ट्रीय ग्रामीण आजीविका मिशन की समीक्षा बैठक";
const OLD_WORKS = "गत वर्ष के सभी अपूर्ण कार्य पूर्ण कर लिये जायें";
const CLUSTERS = "क्लस्टरवार प्रगति आख्या तैयार कर बैठक में अवश्य प्रस्तुत करें";

/** Words that would be a script if a page took them for its own. */
const SCRIPT = "<script>document.title = 'x'</script> महिला समूह का चयन किया जाये";

/** What is given at the sitting of 18 October, and the day it must come to. */
const ORDERS = [
  { point: 0, words: "डेरापुर के शेष प्रतिभागियों के खाते खुलवाये जायें", owners: ["ado-isb-derapur", "bmm-derapur"],
    deadline: "1 सप्ताह के अंदर", due: "25.10.2024", condition: "जब आँकड़ा इस मान तक पहुँचे",
    indicator: "accounts-opened", place: "derapur", value: "207" },
  { point: 1, words: "हर विकास खण्ड की क्लस्टरवार आख्या प्रस्तुत की जाये",
    owners: ["all:ado-isb:kanpur-dehat"], deadline: "आगामी बैठक में", due: "आगामी बैठक में",
    condition: "जब अभिलेख दाखिल हो", says: ["और 7"] },
  { point: 2, words: SCRIPT, owners: ["all:mission-block:kanpur-dehat"], deadline: "अगले 7 दिनों में",
    due: "25.10.2024" },
  { point: 2, words: "पोषण वाटिका की साप्ताहिक प्रगति दी जाये", owners: ["dmm-kanpur-dehat"],
    deadline: "4 सप्ताह में", due: "15.11.2024" },
];

/** What the walk carries from step to step. */
const held = {};

async function opened(rig) {
  await rig.step("Kanpur Dehat: the sitting opens with what was brought forward", async (page) => {
    await rig.go("/reviews");
    await actAs(page, "dm-kanpur-dehat");
    await actAs(page, "cdo-kanpur-dehat");
    await sitting.openSitting(rig, "18 अक्टूबर 2024");
    held.address = page.url();
    await broughtForward(page, [5, 0, 1, 4]);
    const maitha = page.locator("#brought li", { hasText: MAITHA });
    await sees(maitha, "सत्यापित, निस्तारित", "218 / 218");
    await rig.shot("kanpur-dehat-brought");
  });

  await rig.step("Kanpur Dehat: a sitting called before gets its agenda from the figures of the day", async (page) => {
    await press(page.locator("main"), "आँकड़ों से कार्यसूची बनाएँ");
    await sees(page.locator("main .notice"), "कार्यसूची आँकड़ों से बनी");
    const reasons = await sitting.agenda(page, 4);
    const accounts = reasons.filter((text) => text.includes("मैथा") && text.includes("खाते"));
    same("points on Maitha's accounts", accounts, []);
    await rig.shot("kanpur-dehat-agenda");
    await rig.portrait("readme-review", { width: 1280, height: 1200 });
  });

  await rig.step("Kanpur Dehat: the figure that closed it is proved by the ledger", async (page) => {
    await rig.go("/directives?state=closed");
    await follow(page.locator("main"), MAITHA);
    held.maitha = Number(new URL(page.url()).pathname.split("/").at(-1));
    await sees(page.locator("main"), "इस आँकड़े से सत्यापित:", "आँकड़े से सत्यापित, निस्तारित");
    await sees(page.locator(".tale"), "प्राप्ति स्वीकार की");
    await rig.shot("kanpur-dehat-directive");
    await rig.portrait("readme-directive", { width: 1280, height: 900 });
    const proof = page.locator("p", { hasText: "इस आँकड़े से सत्यापित" }).locator("a");
    await Promise.all([page.waitForURL("**/ledger/*"), proof.click()]);
    await sees(page.locator("main"), "आँकड़े दर्ज", SOURCE);
    await rig.shot("kanpur-dehat-proof");
  });
}

async function holds(rig) {
  await rig.step("Kanpur Dehat: the agenda is put right, who came, what was said", async (page) => {
    await page.goto(held.address);
    await sitting.addPoint(rig, "सरस हाट के लिए स्थान का चयन", "समूहों ने मुख्य विकास अधिकारी को बताया");
    await sitting.removePoint(page, 3, "विषय बैंकर्स समिति में रखा गया है");
    const deputy = { post: "जिला मिशन प्रबंधक, कानपुर देहात", name: "नीरज पाल", leave: "मुख्य विकास अधिकारी, पत्र द्वारा" };
    await sitting.attend(page, { deputy, absent: "ब्लॉक मिशन प्रबंधक, डेरापुर" });
    const said = "विकास खण्ड ने बताया कि दो शाखाओं में खाते लम्बित हैं।";
    await sitting.say(page, 0, said);
    await page.reload();
    same("kept", await sitting.point(page, 0).getByLabel("चर्चा").inputValue(), said);
  });

  await rig.step("Kanpur Dehat: directives; a script stays words, the same form twice gives one", async (page) => {
    for (const order of ORDERS.slice(0, -1)) await sitting.give(page, order);
    const last = ORDERS.at(-1);
    const form = await sitting.writeOrder(page, last);
    const button = form.getByRole("button", { name: "निर्देश दें", exact: true });
    await button.dblclick();
    await sees(sitting.point(page, last.point), last.words);
    // Back to the form as it was, and once more.
    await page.goBack();
    const again = page.locator('form:has(#give)');
    if ((await again.count()) > 0) await press(again, "निर्देश दें");
    await page.goto(held.address);
    await sees(sitting.point(page, 2), SCRIPT);
    same("the title of the page", (await page.title()).includes("समीक्षा बैठक"), true);
    Object.assign(held, await sitting.inHand(page));
    same("directives given", held.given.length, ORDERS.length);
    await rig.shot("kanpur-dehat-directives");
  });

  await rig.step("Kanpur Dehat: only the chair approves; issued, it is genuine", async (page) => {
    await actAs(page, "dc-nrlm-kanpur-dehat");
    const approve = () => press(page.locator("#minutes"), "कार्यवृत्त अनुमोदित करें");
    await rig.refused(approve, "यह केवल बैठक के अध्यक्ष कर सकते हैं", "अध्यक्ष के पद से करें");
    await page.goto(held.address);
    await actAs(page, "cdo-kanpur-dehat");
    await page.goto(held.address);
    const code = await sitting.issue(page, UP);
    await sitting.isGenuine(rig, code, "कार्यवृत्त");
  });
}

async function done(rig) {
  await rig.step("Kanpur Dehat: a false photo and one too large are refused, the words stay", async (page) => {
    await actAs(page, "bmm-maitha");
    await rig.go("/directives");
    await follow(page.locator("main"), OLD_WORKS);
    held.works = Number(new URL(page.url()).pathname.split("/").at(-1));
    await acknowledge(page);
    const words = "मैथा के चार कार्य पूर्ण, दो शेष";
    const form = await writeReport(page, { words, file: photo("सूची.jpg", Buffer.from("पाठ")) });
    await rig.refused(() => press(form, UP.send), "न फोटो है, न PDF");
    same("the words", await form.getByLabel("क्या किया गया").inputValue(), words);
    await rig.answer("kanpur-dehat-refused");
    // One of 50 MB is told the same; that it is never held is measured by a test of the pages.
    const large = photo("स्थल.jpg", Buffer.alloc(9 * 1024 * 1024, 0xab));
    await form.getByLabel("फोटो या PDF चुनें").setInputFiles(large);
    await rig.refused(() => press(form, UP.send), "8 MB से बड़ी है", "कैमरे में छोटा आकार चुनें");
    same("the words", await form.getByLabel("क्या किया गया").inputValue(), words);
    const letter = { number: "112/2024", date: "12.10.2024", subject: "कार्य पूर्ण होने की सूचना" };
    await report(page, { words, file: photo("कार्य स्थल.jpg"), letter }, UP);
  });

  await rig.step("Kanpur Dehat: the doer may not accept its own report", async (page) => {
    const accepts = page.getByRole("button", { name: UP.accept });
    same("offers to accept", await accepts.count(), 0);
    const form = { owner: "bmm-maitha" };
    const answer = await page.request.post(`${page.url().split("?")[0]}/acceptance`, { form });
    same("its status", answer.status(), 422);
    const said = await answer.text();
    same("its words", said.includes("जिसने काम किया, वही उसे सत्यापित नहीं कर सकता"), true);
    await rig.shot("kanpur-dehat-reported");
  });

  await rig.step("Kanpur Dehat: sent back, reported again, accepted by another post", async (page) => {
    await openAs(rig, "cdo-kanpur-dehat", held.works);
    const said = "मैथा के चार कार्य पूर्ण, दो शेष";
    await sendBack(page, { said, reason: "शेष दो कार्यों की तिथि लिखकर पुनः भेजें" }, UP);
    await sees(page.locator("main li", { hasText: "ब्लॉक मिशन प्रबंधक, मैथा" }), "वापस");
    await rig.shot("kanpur-dehat-returned");
    await rig.go("/directives?state=open&place=kanpur-dehat");
    await follow(page.locator("main"), CLUSTERS);
    held.clusters = Number(new URL(page.url()).pathname.split("/").at(-1));
    await openAs(rig, "ado-isb-rasulabad", held.clusters);
    const letter = { number: "87/क्लस्टर", date: "11.10.2024", subject: "क्लस्टरवार प्रगति" };
    await report(page, { words: "पाँच में से तीन क्लस्टर की आख्या", letter }, UP);
    await openAs(rig, "dc-nrlm-kanpur-dehat", held.clusters);
    await sendBack(page, { said: "पाँच में से तीन", reason: "पाँचों क्लस्टर की आख्या दें" }, UP);
    await openAs(rig, "ado-isb-rasulabad", held.clusters);
    const whole = { number: "91/क्लस्टर", date: "12.10.2024", subject: "पाँचों क्लस्टर की प्रगति" };
    await report(page, { words: "पाँचों क्लस्टर की आख्या संलग्न", letter: whole }, UP);
    await openAs(rig, "cdo-kanpur-dehat", held.clusters);
    await accept(page, "पाँचों क्लस्टर की आख्या संलग्न", UP);
    await rig.shot("kanpur-dehat-accepted");
  });
}

async function next(rig) {
  await rig.step("Kanpur Dehat: the next sitting takes over each open directive exactly once", async (page) => {
    await rig.go("/reviews");
    await sitting.call(page, { series: SERIES, day: "2024-11-15", venue: "विकास भवन सभागार" });
    await sitting.carried(rig, held, { without: [held.maitha, held.clusters] }, "kanpur-dehat");
    await sees(page.locator("#brought li", { hasText: ORDERS[1].words }), "15.11.2024");
    await rig.shot("kanpur-dehat-next");
  });
}

export async function kanpurDehat(rig) {
  for (const part of [opened, holds, done, next]) await part(rig);
}
