// A session that ends in the middle of the minutes: what stands in the boxes is kept, and is sent by
// whoever wrote it after signing in again.

import { follow, press, same, sees } from "../hand.mjs";
import { addPoint, call, point } from "../sitting.mjs";
import { CHAIR, signIn } from "./accounts.mjs";

const SAID = "बैंक शाखा ने बताया कि बारह खातों के अभिलेख अधूरे हैं।";

/** The same person at another machine ends every session of the account. */
async function endEverywhere(rig) {
  const page = await rig.elsewhere();
  await signIn(page, CHAIR);
  await page.goto(new URL("/account", rig.base).href);
  await press(page.locator("main"), "सब उपकरणों से बाहर निकलें");
  await page.context().close();
}

export async function session(rig) {
  await rig.step("the chair calls the first sitting of the office", async (page) => {
    await rig.go("/reviews");
    const series = await page.locator("#series option").first().textContent();
    const day = new Date(Date.now() + 7 * 24 * 3600 * 1000).toISOString().slice(0, 10);
    await call(page, { series, day, venue: "विकास भवन सभागार" });
    await addPoint(rig, "प्रतिभागियों के खाते", "गत माह की आख्या से");
    await rig.shot("session-sitting");
  });

  await rig.step("the session ends in the middle of the minutes; the box says so and keeps the words", async (page) => {
    const sitting = page.url().split(/[?#]/)[0];
    await endEverywhere(rig);
    const before = rig.faults.length;
    await point(page, 0).getByLabel("चर्चा").fill(SAID);
    await sees(point(page, 0).locator("[data-tells]"), "सत्र समाप्त हो गया है");
    await rig.answer("session-over");
    await press(point(page, 0), "चर्चा सहेजें");
    await sees(page.locator("main"), "जो लिखा था, सुरक्षित है");
    rig.faults.push(...rig.faults.splice(before).filter((fault) => !/console: .* 401 /.test(fault)));
    await rig.answer("session-sign-in");
    await signIn(page, CHAIR);
    await sees(page.locator("main h1"), "आपका लिखा हुआ");
    same("the words", await page.locator('main [name="words"]').inputValue(), SAID);
    await rig.answer("session-typed");
    await press(page.locator("main"), "अब भेजें");
    await sees(page.locator("main .notice"), "चर्चा सहेजी गई");
    await page.goto(sitting);
    same("kept", await point(page, 0).getByLabel("चर्चा").inputValue(), SAID);
  });

  await rig.step("a directive that was half written when the session ended is not lost either", async (page) => {
    const sitting = page.url().split(/[?#]/)[0];
    await follow(point(page, 0), "निर्देश दें");
    const form = page.locator("form:has(#give)");
    await form.getByLabel("निर्देश के शब्द").fill("अधूरे अभिलेख पूर्ण कराये जायें");
    await form.locator("#owner").selectOption({ label: "उपायुक्त (स्वतः रोजगार), कानपुर देहात" });
    await form.getByLabel("समय-सीमा").fill("अगले 7 दिनों में");
    await endEverywhere(rig);
    await rig.answered(401, () => press(form, "निर्देश दें"), "जो लिखा था, सुरक्षित है");
    await signIn(page, CHAIR);
    await press(page.locator("main"), "अब भेजें");
    await sees(page.locator("main .notice"), "निर्देश दिया गया");
    await page.goto(sitting);
    same("directives", await page.locator("article.item .order").count(), 1);
  });
}
