// From an empty office to two people who share a computer: the first account, an invitation, a second
// proof by telephone, and the change of user.

import { createHmac } from "node:crypto";
import { follow, press, same, sees } from "../hand.mjs";

/** The people of the office: the chair of its review, and who follows it up. */
export const CHAIR = { login: "mridula.sengar", password: "चार पुल, एक नदी और धूप", hi: "मृदुला सेंगर", en: "Mridula Sengar" };
export const MISSION = { login: "girish.dubey", password: "तीन खेत पार पीपल की छाँव", hi: "गिरीश दुबे", en: "Girish Dubey" };

/** Signs in at the page that asks for it. */
export async function signIn(page, { login, password }) {
  await page.getByLabel("प्रयोक्ता नाम").fill(login);
  await page.getByLabel("कूटशब्द", { exact: true }).fill(password);
  await press(page.locator("main"), "प्रवेश करें");
}

/** Leaves the desk to the next person. */
export async function signOut(page) {
  await page.locator("header .who summary").click();
  await press(page.locator("header"), "बाहर निकलें / प्रयोक्ता बदलें");
  await sees(page.locator("main h1"), "प्रवेश करें");
}

async function choosePassword(page, password) {
  await page.getByLabel("नया कूटशब्द", { exact: true }).fill(password);
  await page.getByLabel("नया कूटशब्द दोबारा").fill(password);
}

async function name(page, { hi, en, login }) {
  await page.getByLabel("नाम, हिन्दी में").fill(hi);
  await page.getByLabel("नाम, अंग्रेज़ी में").fill(en);
  await page.getByLabel("प्रयोक्ता नाम").fill(login);
}

/** The code that a telephone would show now for the secret (RFC 6238). */
function codeOf(secret) {
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  const bits = [...secret].map((letter) => letters.indexOf(letter).toString(2).padStart(5, "0")).join("");
  const key = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
  const count = Buffer.alloc(8);
  count.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
  const mac = createHmac("sha1", key).update(count).digest();
  const number = mac.readUInt32BE(mac[19] & 15) & 0x7fff_ffff;
  return String(number % 1_000_000).padStart(6, "0");
}

export async function accounts(rig, first) {
  await rig.step("nobody is let in, and the first address makes the first account", async (page) => {
    await rig.go("/reviews");
    await sees(page.locator("main h1"), "प्रवेश करें");
    await page.goto(first);
    await rig.shot("sign-in-first");
    await name(page, CHAIR);
    await page.getByLabel("पद", { exact: true }).selectOption({ label: "मुख्य विकास अधिकारी, कानपुर देहात" });
    await choosePassword(page, "कानपुर देहात 2024");
    const make = () => press(page.locator("main"), "खाता बनाकर प्रवेश करें");
    await rig.refused(make, "लोग इसे सबसे पहले आज़माते हैं");
    await rig.answer("sign-in-common");
    await name(page, CHAIR);
    await page.getByLabel("पद", { exact: true }).selectOption({ label: "मुख्य विकास अधिकारी, कानपुर देहात" });
    await choosePassword(page, CHAIR.password);
    await make();
    await sees(page.locator("header .who"), "मुख्य विकास अधिकारी, कानपुर देहात");
    await rig.shot("sign-in-empty-office");
  });

  await rig.step("it opens an account for another, whose address works once", async (page) => {
    await rig.go("/account");
    await rig.shot("sign-in-account");
    await rig.go("/accounts");
    await name(page, MISSION);
    await page.locator("#post").selectOption({ label: "उपायुक्त (स्वतः रोजगार), कानपुर देहात" });
    await press(page.locator("aside"), "खाता खोलें और आमंत्रण लें");
    const address = (await page.locator("dl .mono").last().innerText()).trim();
    await rig.answer("sign-in-invited");
    await signOut(page);
    await page.goto(address);
    await sees(page.locator("main"), MISSION.hi);
    await choosePassword(page, MISSION.password);
    await rig.shot("sign-in-invitation");
    await press(page.locator("main"), "कूटशब्द बनाकर प्रवेश करें");
    await sees(page.locator("header .who"), "उपायुक्त (स्वतः रोजगार), कानपुर देहात");
    const again = await page.request.get(address);
    same("the address again", [again.ok(), (await again.text()).includes("नया आमंत्रण लें")], [false, true]);
  });

  await rig.step("a second proof by telephone, with codes for a lost one", async (page) => {
    await rig.go("/account/second-factor");
    const secret = (await page.locator("dl .mono").innerText()).replace(/\s/g, "");
    await page.getByLabel("फोन पर दिखा पहला कोड").fill(codeOf(secret));
    await page.getByLabel("वर्तमान कूटशब्द").fill(MISSION.password);
    await press(page.locator("main"), "दूसरी पुष्टि लगाएँ");
    const codes = await page.locator("ol.codes li").allInnerTexts();
    await rig.answer("sign-in-codes");
    await follow(page.locator("main"), "सुरक्षित रख लिए");
    await rig.go("/");
    await signOut(page);
    await sees(page.locator("main"), "इस उपकरण पर पहले आए");
    await rig.shot("sign-in-known");
    await follow(page.locator("main"), MISSION.hi);
    await signIn(page, MISSION);
    await sees(page.locator("main h1"), "दूसरी पुष्टि");
    await rig.answer("sign-in-code");
    await page.getByLabel("पुष्टि कोड").fill(codes[0].trim());
    await press(page.locator("main"), "आगे बढ़ें");
    await sees(page.locator("header .who"), "उपायुक्त (स्वतः रोजगार), कानपुर देहात");
  });

  await rig.step("the desk passes to the other by one tap and a password", async (page) => {
    await signOut(page);
    await follow(page.locator("main"), CHAIR.hi);
    same("the name stands there", await page.getByLabel("प्रयोक्ता नाम").inputValue(), CHAIR.login);
    const wrong = () => signIn(page, { ...CHAIR, password: "भूला हुआ वाक्य" });
    await rig.refused(wrong, "प्रयोक्ता नाम या कूटशब्द सही नहीं है");
    await rig.answer("sign-in-wrong");
    await signIn(page, CHAIR);
    await sees(page.locator("header .who"), "मुख्य विकास अधिकारी, कानपुर देहात");
  });
}
