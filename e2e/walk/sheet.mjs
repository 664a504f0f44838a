// A sheet of October from the office of Kanpur Dehat: first with faults, then right, then the same
// again. The right one brings Maitha to 218 of 218, and with it a directive to its end.

import { cells, entry, follow, press, same, sees } from "../hand.mjs";
import { workbook } from "../xlsx.mjs";

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** The directive of 3 October that waits for Maitha's accounts. */
export const MAITHA = "मैथा के शेष 46 प्रतिभागियों के बैंक खाते खुलवाये जायें";

/** What the office says the figures come from. */
export const SOURCE = "जनपद प्रपत्र, 12 अक्टूबर";

const TITLES = [
  ["कार्यालय उपायुक्त (स्वतः रोजगार), कानपुर देहात"],
  ["प्रतिभागियों के बैंक खातों की प्रगति, माह अक्टूबर 2024 (दिनांक 12.10.2024 तक)"],
  [null],
];

const HEADINGS = ["क्र०सं०", "विकास खण्ड", "प्रतिभागियों की संख्या", "खुले खाते",
  "ऋण धनराशि (रुपये में)", "अम्बेडकर रोजगार योजना", "अभ्युक्ति"];

const BLOCKS = [
  [1, "अकबरपुर", 139, 134, "12,45,000", "शून्य", null],
  [2, "अमरौधा", "173", "141", "9,80,500", 1, null],
  [3, "डेरापुर", "२०७", "१६८", "१४,२०,०००", "१", "शिविर 14 अक्टूबर को"],
  [4, "झींझक", 172, 158, "11,05,000", "-", null],
  [5, "मैथा", 218, "218", "7,35,000", 1, "सभी खाते खुले"],
  [6, "मलासा", 226, 211, "16,90,000", "शून्य", null],
  [7, "राजपुर", "184", "१३६", "8,15,000", 0, null],
  [8, "रसूलाबाद", 193, 193, "15,60,000", 2, null],
  [9, "संदलपुर", "२५४", 190, "17,25,000", 1, null],
  [10, "सरवनखेड़ा", 196, 150, "10,40,000", "-", "दो शाखाएँ बन्द"],
];

const TOTAL = [null, "योग", "1,962", "1,699", "1,23,15,500", 6, null];

const RIGHT = workbook("प्रगति", [...TITLES, HEADINGS, ...BLOCKS, TOTAL]);

/** The same with a block of another district, a word for a number and fewer than none. */
const FAULTY = workbook("प्रगति", [
  ...TITLES,
  HEADINGS,
  ...BLOCKS.map((row) =>
    row.map((cell) => ({ अमरौधा: "अमरपुरा कलाँ", "१६८": "बहुत से", 158: -158 })[cell] ?? cell),
  ),
  TOTAL,
]);

const OF = { place: "कानपुर देहात", period: "अक्टूबर 2024", kind: "केवल इस अवधि के", source: SOURCE };

/** Hands a workbook in, of figures up to today, and comes to what was understood. */
export async function handIn(rig, [file, bytes], { place, period, kind, source } = OF) {
  const { page } = rig;
  await rig.go("/sheets/new");
  const form = page.locator("main form");
  await form.getByLabel("फ़ाइल").setInputFiles({ name: file, mimeType: XLSX, buffer: bytes });
  await form.getByLabel("स्थान").selectOption({ label: place });
  await form.getByLabel("अवधि", { exact: true }).selectOption({ label: period });
  await form.getByLabel(kind).check();
  await form.getByLabel("किस तिथि तक").fill("2024-10-12");
  await form.getByLabel("स्रोत").fill(source);
  await press(form, "देखें कि क्या समझा गया");
  await sees(page.locator("main h1"), "प्रपत्र की जाँच");
}

/** The finding at a cell: what it is and what to do. */
async function finds(page, at, ...words) {
  await sees(entry(page.locator("#findings"), at).first(), ...words);
}

export async function sheet(rig) {
  await rig.step("the form for a sheet", async (page) => {
    await rig.go("/sheets/new");
    const day = await page.locator("#as_on").inputValue();
    rig.expect(day === "2024-10-12", `the day of the figures stands at "${day}", not today`);
    await rig.shot("sheet-form");
  });

  await rig.step("a faulty sheet: its cells are named, nothing may be taken", async (page) => {
    await handIn(rig, ["khate-truti.xlsx", FAULTY]);
    await finds(page, "B6", "अमरपुरा कलाँ", "स्थान इस कार्यालय में नहीं है", "LGD कोड");
    await finds(page, "D7", "बहुत से", "संख्या नहीं है");
    await finds(page, "D8", "158", "शून्य से कम", "सुधारें");
    same("ways to take it", await page.locator('form[action$="/figures"]').count(), 0);
    const amiss = (await cells(entry(page.locator("main"), "9,80,500"))).join(" | ");
    const stands = ["6", "अमरपुरा कलाँ", "173", "141", "9,80,500", "1"].join(" | ");
    rig.expect(amiss === stands, `row 6 is shown as ${amiss}, not as ${stands}`);
    const sum = await entry(page.locator("#findings"), "E15").innerText();
    rig.expect(sum.includes("1,23,15,500"), `the total of rupees is not as written: ${sum}`);
    await rig.shot("sheet-faulty");
  });

  await rig.step("the right sheet: what was understood", async (page) => {
    await handIn(rig, ["khate-oct.xlsx", RIGHT]);
    await sees(page.locator("main"), "10 स्थानों के 40 आँकड़े समझ में आए");
    const header = await page.getByText("शीर्षक पंक्ति").innerText();
    rig.expect(header.includes("शीर्षक पंक्ति 4,"), `the headings stand in row 4, not as in: ${header}`);
    rig.expect((await page.getByText("0 त्रुटियाँ").count()) === 0, "says that there are 0 faults");
    await finds(page, "F8", "अप्राप्त माना गया", "0 लिखें");
    same("what is left out", await page.locator("#findings .late").count(), 0);
    const read = await cells(entry(page.locator("main"), "डेरापुर").first());
    same("Derapur as read", read.slice(1, 4), ["डेरापुर", "२०७", "१६८"]);
    await rig.shot("sheet-preview");
  });

  await rig.step("it is taken: what moved, and the directive it closed", async (page) => {
    await press(page.locator("main"), "40 आँकड़े दर्ज करें");
    const main = page.locator("main");
    await sees(main, "आँकड़े दर्ज हुए", "आँकड़े से सत्यापित होकर बन्द हुए निर्देश", MAITHA);
    await sees(entry(main, "मैथा", "प्रतिभागियों के खाते"), "78.90", "100.00", "A+");
    const moved = await cells(entry(main.locator("section").nth(1), "मैथा"));
    rig.expect(/^\d+/.test(moved.at(-1)), `no rank for Maitha after it moved: ${moved}`);
    const akbarpur = await entry(main.locator("section").nth(1), "अकबरपुर").count();
    rig.expect(akbarpur === 0, "Akbarpur is listed, though neither its score nor its grade moved");
    await rig.answer("sheet-done");
  });

  await rig.step("the scorecard of October has moved", async (page) => {
    await follow(page.locator("main"), "मैथा");
    const line = entry(page.locator("table.lines"), "प्रतिभागियों के खाते").first();
    const [, , target, achieved, percent, letter] = await cells(line);
    same("Maitha", [target, achieved, percent, letter], ["218", "218", "100.00", "A+"]);
    await rig.shot("sheet-scorecard");
  });

  await rig.step("the same file again changes nothing", async (page) => {
    const facts = await ledgerCount(rig);
    await handIn(rig, ["khate-oct.xlsx", RIGHT]);
    await sees(page.locator("main .notice"), "यही फ़ाइल पहले ली जा चुकी है", "कुछ नहीं बदला");
    same("ways to take it", await page.locator('form[action$="/figures"]').count(), 0);
    await rig.shot("sheet-again");
    same("facts in the ledger", await ledgerCount(rig), facts);
  });
}

async function ledgerCount(rig) {
  await rig.go("/ledger");
  return (await rig.page.locator("main .head .wide").innerText()).trim();
}
