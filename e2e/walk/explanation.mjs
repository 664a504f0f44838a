// An explanation asked of an absent officer: drafted on the sitting's page, signed, delivered, answered
// by the one who was asked and decided by the chair.

import { actAs, press, same, sees, unfold } from "../hand.mjs";
import { isPdf } from "../sitting.mjs";

const ANSWER = "उसी समय शासन की बैठक में था; सूचना दूरभाष पर दी थी।";

/** The chair asks on the page of the sitting, where the post was marked absent. */
export async function explanation(rig, { chair, asked, title }) {
  let address;
  await rig.step("an absent officer is asked to explain: the draft, the letter", async (page) => {
    await press(page.locator("#attendance"), "अनुपस्थिति पर स्पष्टीकरण माँगें");
    await sees(page.locator("main .notice"), "प्रारूप तैयार है; पढ़कर हस्ताक्षर करें");
    address = page.url().split("?")[0];
    await sees(page.locator("#letter"), title, "अनुपस्थित");
    await rig.shot("explanation-draft");
    await press(page.locator("#letter"), "हस्ताक्षर कर पत्र जारी करें");
    await sees(page.locator("main"), "पत्र जारी हुआ");
    await isPdf(page, page.locator("#letter a[href$='letter.pdf']"));
    const form = await unfold(page.locator("main"), "तामील दर्ज करें");
    await form.getByLabel("कैसे तामील हुआ").fill("विशेष वाहक से, पावती प्राप्त");
    await press(form, "तामील दर्ज करें");
    await sees(page.locator("main .head"), "तामील");
  });

  await rig.step("the officer answers, and may not decide", async (page) => {
    await actAs(page, asked);
    await rig.go("/");
    await sees(page.locator("main"), "स्पष्टीकरण का उत्तर दें");
    await page.goto(address);
    const form = page.locator("#reply form");
    await form.getByLabel("आपका स्पष्टीकरण").fill(ANSWER);
    await form.getByLabel("संलग्नक").fill("बैठक की सूचना, पत्रांक 41");
    await press(form, "उत्तर भेजें");
    await sees(page.locator("main"), ANSWER);
    same("ways to decide", await page.locator("#decision").count(), 0);
    await rig.shot("explanation-answered");
  });

  await rig.step("the chair decides with a warning", async (page) => {
    await actAs(page, chair);
    await page.goto(address);
    const form = page.locator("#decision form");
    await form.getByLabel("चेतावनी सहित स्वीकार").check();
    await form.getByLabel("निर्णय का आधार").fill("आगे पूर्वानुमति लिखित में ली जाये।");
    await press(form, "निर्णय दर्ज करें");
    await sees(page.locator("main .head"), "चेतावनी सहित स्वीकार");
    await rig.shot("explanation-decided");
    await rig.go("/explanations");
    await rig.shot("explanations");
  });
}
