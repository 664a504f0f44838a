// What becomes of directives: one that a figure closed, and one whose doer reports and is sent back.

import { actAs, broughtForward, follow, press, same, sees, unfold } from "../hand.mjs";
import { MAITHA, SOURCE } from "./sheet.mjs";

/** The least that is a photo, and what only says in its name that it is one. */
const PHOTO = Buffer.from([0xff, 0xd8, 0xff, 0xd9]);
const NO_PHOTO = Buffer.from("पाठ");

const OLD_WORKS = "गत वर्ष के सभी अपूर्ण कार्य पूर्ण कर लिये जायें";

/** The sitting of Kanpur Dehat on a day, from the list of the series. */
async function sitting(rig, day) {
  await rig.go("/reviews");
  await follow(rig.page.locator("main"), day);
  await sees(rig.page.locator("main .head"), day);
}

export async function followUp(rig) {
  await rig.step("the next review opens with what was brought forward", async (page) => {
    await rig.go("/reviews");
    // From another district only its head may be chosen, and from there its other posts.
    await actAs(page, "dm-kanpur-dehat");
    await actAs(page, "cdo-kanpur-dehat");
    await sitting(rig, "18 अक्टूबर 2024");
    await broughtForward(page, [5, 0, 1, 4]);
    const maitha = page.locator("#brought li", { hasText: MAITHA });
    await sees(maitha, "सत्यापित, निस्तारित", "218 / 218");
    await rig.shot("follow-up-brought");
  });

  await rig.step("a sitting called before gets its agenda from the figures of the day", async (page) => {
    await press(page.locator("main"), "आँकड़ों से कार्यसूची बनाएँ");
    await sees(page.locator("main .notice"), "कार्यसूची आँकड़ों से बनी");
    const reasons = await page.locator("article.item > p:first-of-type").allInnerTexts();
    if (reasons.length < 4) throw new Error(`only ${reasons.length} points`);
    same("points without a reason", reasons.filter((text) => text.trim() === "").length, 0);
    const accounts = reasons.filter((text) => text.includes("मैथा") && text.includes("खाते"));
    same("points on Maitha's accounts", accounts, []);
    await rig.shot("follow-up-agenda");
    await rig.portrait("readme-review", { width: 1280, height: 1200 });
  });

  await rig.step("the figure that closed it is proved by the ledger", async (page) => {
    await rig.go("/directives?state=closed");
    await follow(page.locator("main"), MAITHA);
    await sees(page.locator("main"), "इस आँकड़े से सत्यापित:", "आँकड़े से सत्यापित, निस्तारित");
    await sees(page.locator(".tale"), "प्राप्ति स्वीकार की");
    await rig.shot("follow-up-directive");
    await rig.portrait("readme-directive", { width: 1280, height: 900 });
    const proof = page.locator("p", { hasText: "इस आँकड़े से सत्यापित" }).locator("a");
    await Promise.all([page.waitForURL("**/ledger/*"), proof.click()]);
    await sees(page.locator("main"), "आँकड़े दर्ज");
    const source = await page.locator("main", { hasText: SOURCE }).count();
    rig.expect(source === 1, `the source that was given, ${SOURCE}, is not kept`);
    await rig.shot("follow-up-proof");
  });

  await rig.step("the doer reports", async (page) => {
    await actAs(page, "bmm-maitha");
    await rig.go("/directives");
    await follow(page.locator("main"), OLD_WORKS);
    await press(page.locator("main"), "निर्देश प्राप्त हुआ");
    const form = page.locator("#report");
    await form.getByLabel("क्या किया गया").fill("मैथा के चार कार्य पूर्ण, दो शेष");
    const choose = form.getByLabel("फोटो या PDF चुनें");
    await choose.setInputFiles({ name: "सूची.jpg", mimeType: "image/jpeg", buffer: NO_PHOTO });
    await rig.refused(() => press(form, "आख्या भेजें"), "न फोटो है, न PDF");
    same("the words", await form.getByLabel("क्या किया गया").inputValue(), "मैथा के चार कार्य पूर्ण, दो शेष");
    await rig.answer("follow-up-refused");
    await choose.setInputFiles({ name: "कार्य स्थल.jpg", mimeType: "image/jpeg", buffer: PHOTO });
    await form.locator("summary").click();
    await form.getByLabel("पत्रांक").fill("112/2024");
    await form.getByLabel("दिनांक").fill("12.10.2024");
    await form.getByLabel("विषय").fill("कार्य पूर्ण होने की सूचना");
    await press(form, "आख्या भेजें");
    await sees(page.locator(".tale"), "मैथा के चार कार्य पूर्ण, दो शेष");
    await sees(page.locator("main"), "कार्य स्थल.jpg", "पत्रांक 112/2024");
  });

  await rig.step("the doer may not accept its own report", async (page) => {
    const accept = page.getByRole("button", { name: "आख्या स्वीकार करें" });
    same("offers to accept", await accept.count(), 0);
    const form = { owner: "bmm-maitha" };
    const answer = await page.request.post(`${page.url().split("?")[0]}/acceptance`, { form });
    same("its status", answer.status(), 422);
    const said = await answer.text();
    same("its words", said.includes("जिसने काम किया, वही उसे सत्यापित नहीं कर सकता"), true);
    await rig.shot("follow-up-reported");
  });

  await rig.step("the chief development officer sends the report back", async (page) => {
    await actAs(page, "cdo-kanpur-dehat");
    const owner = page.locator("main li", { hasText: "मैथा के चार कार्य पूर्ण, दो शेष" }).first();
    await sees(owner, "ब्लॉक मिशन प्रबंधक, मैथा", "अनुपालन आख्या प्राप्त");
    const form = await unfold(owner, "आख्या वापस करें");
    await form.getByLabel("कारण").fill("शेष दो कार्यों की तिथि लिखकर पुनः भेजें");
    await press(form, "कारण सहित वापस करें");
    await sees(page.locator(".tale"), "आख्या वापस की गई", "शेष दो कार्यों की तिथि लिखकर पुनः भेजें");
    await sees(page.locator("main li", { hasText: "ब्लॉक मिशन प्रबंधक, मैथा" }), "वापस");
    await rig.shot("follow-up-returned");
  });
}
