// The walk of a newcomer through the demo, with pictures: node walk.mjs BASE-URL SHOTS-FOLDER
// Each step does what a reader would do; the rig holds every page it shows to the house rules.

import { Rig } from "./rig.mjs";

const [base, shots] = process.argv.slice(2);
if (!shots) throw new Error("node walk.mjs BASE-URL SHOTS-FOLDER");

const rig = await Rig.open(base, shots);
try {
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

  rig.conclude();
} catch (error) {
  console.error(`walk: ${error.message}`);
  process.exitCode = 1;
} finally {
  await rig.close();
}
