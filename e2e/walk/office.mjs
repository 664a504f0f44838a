// The pages around the sittings: a series of its own rhythm, the register and its board, posts and who
// holds them, the second look at what was closed, and what goes out to people.

import { actAs, follow, press, same, sees, unfold } from "../hand.mjs";
import { isPdf, numbers } from "../sitting.mjs";

const CLUSTERS = "क्लस्टर समीक्षा बैठक";

async function series(rig) {
  await rig.step("a series is founded, with its days, changed and ended", async (page) => {
    await rig.go("/reviews");
    await actAs(page, "cdo-kanpur-dehat");
    await rig.go("/reviews");
    await follow(page.locator("main"), "नई बैठक-शृंखला");
    await rig.shot("series-new");
    const form = page.locator("main form").first();
    await form.getByLabel("शृंखला का नाम (हिन्दी)").fill(CLUSTERS);
    await form.getByLabel("अध्यक्ष", { exact: true }).selectOption("cdo-kanpur-dehat");
    await form.getByLabel("सदस्य पद").selectOption(["ado-isb-maitha", "bmm-maitha"]);
    await form.getByLabel("कितनी बार").selectOption({ label: "प्रत्येक माह" });
    await form.getByLabel("वार", { exact: true }).selectOption({ label: "सोमवार" });
    await press(form, "शृंखला सहेजें");
    await sees(page.locator("main .notice"), "बैठक-शृंखला बनी");
    await sees(page.locator("main"), "4 नवम्बर 2024, सोमवार");
    const change = page.locator("main form").first();
    await change.getByLabel("माह में कब").selectOption({ label: "द्वितीय" });
    await press(change, "शृंखला सहेजें");
    await sees(page.locator("main"), "शृंखला बदली गई", "11 नवम्बर 2024");
    await rig.shot("series");
  });

  await rig.step("a series that is ended calls no sitting", async (page) => {
    await rig.go("/reviews");
    const run = page.locator("section", { hasText: CLUSTERS });
    await sees(run, "प्रत्येक माह का द्वितीय सोमवार");
    await follow(run, "शृंखला बदलें");
    const form = await unfold(page.locator("main"), "शृंखला समाप्त करें");
    await form.getByLabel("कारण").fill("जिला बैठक में ही देखी जायेगी");
    await press(form, "कारण सहित समाप्त करें");
    await sees(page.locator("main"), "शृंखला समाप्त की गई");
    await rig.go("/reviews");
    const offered = await page.locator("#series option", { hasText: CLUSTERS }).count();
    same("ways to call a sitting of it", offered, 0);
  });
}

async function register(rig) {
  await rig.step("the register, its filters, its sheet and its board", async (page) => {
    await actAs(page, "dm-kanpur-nagar");
    await rig.go("/directives?place=kanpur-nagar&state=open");
    const open = await numbers(page.locator("ul.rows.part"));
    await follow(page.locator("nav.filters").first(), /^समय-सीमा पार/);
    const overdue = await numbers(page.locator("ul.rows.part"));
    same("overdue ones that are not open", overdue.filter((n) => !open.includes(n)), []);
    if (overdue.length === 0) throw new Error("nothing is overdue");
    await rig.shot("register-overdue");
    const sheet = page.locator("main a", { hasText: "पंजी (XLSX)" });
    const answer = await page.request.get(new URL(await sheet.getAttribute("href"), page.url()).href);
    same("how the sheet begins", (await answer.body()).subarray(0, 2).toString(), "PK");
    await follow(page.locator("main"), "स्थितिवार पटल");
    await rig.shot("board");
  });
}

async function posts(rig) {
  await rig.step("a vacant post is given a holder, and the note is printed", async (page) => {
    await actAs(page, "dm-kanpur-dehat");
    await rig.go("/posts");
    await follow(page.locator("main"), "रिक्त");
    await follow(page.locator("main"), "ब्लॉक मिशन प्रबंधक, संदलपुर");
    await page.locator("summary", { hasText: "प्रभार दें" }).click();
    const form = page.locator('#charge form[action$="/holdings"]');
    await form.getByLabel("नया नाम (नीचे लिखें)").check();
    await form.getByLabel("नाम (हिन्दी)").fill("अनामिका कुशवाहा");
    await form.getByLabel("नाम (अंग्रेज़ी)").fill("Anamika Kushwaha");
    await press(form, "प्रभार दर्ज करें");
    await sees(page.locator("main .notice"), "प्रभार दर्ज हुआ");
    await isPdf(page, page.locator("a", { hasText: "टीप (PDF)" }).first());
    await rig.shot("post");
    await follow(page.locator("main"), "अनामिका कुशवाहा");
    await sees(page.locator("main"), "ब्लॉक मिशन प्रबंधक, संदलपुर");
    await rig.shot("person");
  });
}

async function secondLook(rig) {
  await rig.step("what was closed is looked at again, and is open again when it fails", async (page) => {
    await actAs(page, "cdo-kanpur-dehat");
    await rig.go("/directives?state=closed&place=kanpur-dehat");
    const closed = await numbers(page.locator("ul.rows.part"));
    await rig.go("/directives/checks");
    const form = page.locator("aside form");
    await form.getByLabel("स्थान").selectOption("kanpur-dehat");
    await form.getByLabel("जाँचकर्ता").selectOption("dm-kanpur-dehat");
    await form.getByLabel("स्थलीय सत्यापन").check();
    await form.getByLabel("कितने निर्देश").fill("1");
    await press(form, "निर्देश चुनें");
    await sees(page.locator("main .notice"), "जाँच के लिए निर्देश चुने गए");
    await actAs(page, "dm-kanpur-dehat");
    await rig.go("/directives/checks");
    const row = page.locator("main li", { hasText: "जाँच शेष" }).first();
    const [looked] = await numbers(row);
    same("it was closed", closed.includes(looked), true);
    const note = await unfold(row, "जाँच का परिणाम दें");
    await note.getByLabel("सही नहीं पाया गया").check();
    await note.getByLabel("टिप्पणी").fill("स्थल पर कार्य अधूरा मिला");
    await press(note, "परिणाम दर्ज करें");
    await sees(page.locator("main"), "सही नहीं पाया गया", "स्थल पर कार्य अधूरा मिला");
    await rig.shot("second-look");
    await rig.go("/directives?state=open&place=kanpur-dehat");
    const open = await numbers(page.locator("ul.rows.part"));
    same("it is open again", open.includes(looked), true);
  });
}

async function reaching(rig) {
  await rig.step("what is due goes out once, or by hand, and the days into a calendar", async (page) => {
    await actAs(page, "cdo-kanpur-dehat");
    await rig.go("/messages");
    await press(page.locator("main"), "प्रेषण-सूची में रखें");
    await sees(page.locator("main .notice"), "आज के देय संदेश प्रेषण-सूची में रखे गए");
    same("asked again", await page.getByRole("button", { name: "प्रेषण-सूची में रखें" }).count(), 0);
    const row = page.locator("main li", { hasText: "स्वयं आगे भेजें" }).first();
    const form = await unfold(row, "स्वयं आगे भेजें");
    await press(form, "भेज दिया, दर्ज करें");
    await sees(page.locator("main .notice"), "दर्ज हुआ कि संदेश स्वयं भेजा गया");
    await page.getByLabel("दूरभाष").fill("05111 271234");
    await page.getByLabel("ई-मेल").fill("cdo@example.in");
    await press(page.locator("aside"), "पता सहेजें");
    await sees(page.locator("main .notice"), "पद का पता सहेजा गया");
    await rig.shot("messages");
    const feed = await page.request.get((await page.locator("#calendar").inputValue()).trim());
    same("a calendar", feed.headers()["content-type"].startsWith("text/calendar"), true);
    const text = await feed.text();
    same("how it begins", text.startsWith("BEGIN:VCALENDAR\r\n"), true);
    same("it has the sitting", text.includes("DTSTART;VALUE=DATE:20241018"), true);
  });
}

export async function office(rig) {
  for (const part of [series, register, posts, secondLook, reaching]) await part(rig);
}
