// The scorecard of a district and of a block: a grade opens its derivation, and the way leads back.

import { cells, entry, follow, same, sees } from "../hand.mjs";

const DISTRICT = "/score/kanpur-dehat/2024-09";

export async function scorecard(rig) {
  await rig.step("the scorecard of a district", async (page) => {
    await rig.go(DISTRICT);
    await sees(page.locator("main"), "कानपुर देहात", "सितम्बर 2024");
    await rig.shot("scorecard-district");
  });

  await rig.step("a grade opens its derivation, and back", async (page) => {
    const grade = page.locator(`td.l-grade a[href="${DISTRICT}/accounts-opened"]`);
    await Promise.all([page.waitForURL(`**${DISTRICT}/accounts-opened`), grade.click()]);
    const main = page.locator("main");
    await sees(main, "श्रेणी के मानक", "भारांक", /1,?588 ÷ 1,?962/, "80.94");
    await sees(page.locator("tr.hit"), "75 ≤ % < 90");
    const norm = page.locator("dl", { hasText: "लागू अवधि" });
    await sees(norm, "मुख्यमंत्री डैशबोर्ड श्रेणीकरण", "01.04.2018", "up-darpan");
    await rig.shot("scorecard-derivation");
    await follow(main, "अंक-पत्र");
    same("the way back", new URL(page.url()).pathname, DISTRICT);
  });

  await rig.step("the score out of ten opens its sum", async (page) => {
    const letter = page.locator(".score a.g");
    await Promise.all([page.waitForURL("**/derivation"), letter.click()]);
    await sees(page.locator("main tfoot"), "योग");
    await rig.shot("scorecard-sum");
    await page.goBack();
  });

  await rig.step("the scorecard of block Maitha", async (page) => {
    await follow(page.locator("aside .tiles"), /^मैथा/);
    const line = entry(page.locator("table.lines"), "प्रतिभागियों के खाते").first();
    const [, , target, achieved, percent, letter] = await cells(line);
    same("Maitha", [target, achieved, percent, letter], ["218", "172", "78.90", "B"]);
    await rig.shot("scorecard-maitha");
  });

  await rig.step("English is one tap away, and back", async (page) => {
    const address = page.url();
    for (const [tap, language, word] of [["English", "en", "Maitha"], ["हिन्दी", "hi", "मैथा"]]) {
      await follow(page.locator("header"), tap);
      await page.locator(`html[lang="${language}"]`).waitFor({ state: "attached" });
      await sees(page.locator("main"), word);
      same(`the address in ${language}`, page.url(), address);
    }
  });

  await rig.step("the league of the blocks", async (page) => {
    await rig.go(DISTRICT);
    await follow(page.locator("aside"), "रैंकिंग तालिका");
    const ranks = await page.locator("main tbody td:first-child b").allInnerTexts();
    const numbers = ranks.filter((text) => /^\d+$/.test(text.trim())).map(Number);
    // Ten blocks, ties share a rank and the next is skipped: 1-2-2-4.
    same("the ranks", numbers, numbers.map((rank) => 1 + numbers.filter((n) => n < rank).length));
    same("how many blocks", numbers.length, 10);
    await rig.shot("scorecard-league");
  });
}
