// The walk of a newcomer through the demo, with pictures: node walk.mjs BASE-URL SHOTS-FOLDER
// Each step does what a reader would do; the rig holds every page it shows to the house rules. The
// office behind BASE-URL must be a demo that nobody has written in yet.

import { actAs, press, sees } from "./hand.mjs";
import { Rig } from "./rig.mjs";
import { anuppur } from "./walk/anuppur.mjs";
import { kanpurDehat } from "./walk/kanpur-dehat.mjs";
import { kanpurNagar } from "./walk/kanpur-nagar.mjs";
import { notes } from "./walk/note.mjs";
import { office } from "./walk/office.mjs";
import { scorecard } from "./walk/scorecard.mjs";
import { sheet } from "./walk/sheet.mjs";

const [base, shots] = process.argv.slice(2);
if (!shots) throw new Error("node walk.mjs BASE-URL SHOTS-FOLDER");

async function firstPages(rig) {
  await rig.step("the first page", async (page) => {
    await rig.go("/");
    await page.locator("main h1").waitFor();
    await rig.shot("first");
  });

  await rig.step("every page of the main navigation", async (page) => {
    const paths = await rig.navigation();
    if (paths.length === 0) throw new Error("the first page has no navigation");
    for (const [place, path] of paths.entries()) {
      await rig.go(path);
      await page.locator("main h1").waitFor();
      await rig.shot(`navigation-${place + 1}`);
    }
  });

  await rig.step("the day of one who has work overdue", async (page) => {
    await rig.go("/");
    await actAs(page, "bmm-maitha");
    await sees(page.locator("main"), "172 / 218, शेष 46");
    await rig.shot("today");
    await rig.portrait("readme-today", { width: 360, height: 1000 });
    await actAs(page, "cdo-kanpur-dehat");
    await rig.go("/score/aligarh/2024-09");
    await rig.portrait("readme-scorecard", { width: 1280, height: 900 });
  });
}

async function ledger(rig) {
  await rig.step("the ledger proves itself whole", async (page) => {
    await rig.go("/ledger");
    await press(page.locator("main"), "पूरी बही जाँचें");
    await sees(page.locator("main .notice"), "बही पूर्ण है");
    await rig.answer("ledger-verified");
  });
}

/** In the order of a newcomer; the sheet of Kanpur Dehat stands before its sitting, which it moves. */
const PARTS = [firstPages, scorecard, sheet, kanpurDehat, kanpurNagar, anuppur, office, notes, ledger];

const rig = await Rig.open(base, shots);
try {
  for (const part of PARTS) await part(rig);
  rig.conclude();
} catch (error) {
  console.error(`walk: ${error.message}`);
  if (rig.faults.length > 0) console.error([...new Set(rig.faults)].join("\n"));
  process.exitCode = 1;
} finally {
  await rig.close();
}
