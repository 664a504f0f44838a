// The rules of the rig, each shown to fail on a page that breaks it, and none on one that does not.

import assert from "node:assert/strict";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, beforeEach, test } from "node:test";
import { Rig } from "./rig.mjs";

/** Pages by path; each is put between a right head and a right foot. */
const PAGES = {
  "/good": `<h1>अंक-पत्र</h1><label>माह <input name="m"></label>`,
  "/wide": `<h1>x</h1><div style="width: 900px">x</div>`,
  "/boxed": `<h1>x</h1><div style="overflow-x: auto"><div style="width: 900px">x</div></div>`,
  "/headless": `<p>x</p>`,
  "/unlabelled": `<h1>x</h1><select name="block"></select>`,
  "/heavy": `<h1>x</h1><p>${"भारी ".repeat(9_000)}</p>`,
  "/broken-script": `<h1>x</h1><script>nothing.there()</script>`,
  "/missing-picture": `<h1>x</h1><img src="/none.png" alt="">`,
  "/lost": `<h1>x</h1>`,
  "/keyed": `<h1>x</h1><p>कानपुर देहात · kind-in-period</p><p class="mono">up-darpan</p>`,
  "/dated": `<h1>x</h1><p>बैठक 2024-10-18 को</p><p>2024-25</p>`,
  "/form": `<h1>x</h1><form method="post" action="/form"><button>भेजें</button></form>`,
  "/elsewhere": `<h1>x</h1><img src="http://127.0.0.1:9/x.png" alt="">`,
};

let server, shots, rig;

function answer(request, response) {
  const url = new URL(request.url, "http://office");
  const path = url.pathname;
  const door = /^\/language\/(\w+)$/.exec(path);
  const language = /lang=(\w+)/.exec(request.headers.cookie ?? "")?.[1] ?? "hi";
  if (path === "/favicon.ico") return response.writeHead(204).end();
  if (door) {
    const back = url.searchParams.get("back");
    const fields = { location: back, "set-cookie": `lang=${door[1]}; path=/` };
    return response.writeHead(303, fields).end();
  }
  if (!(path in PAGES)) return response.writeHead(404).end("कहीं नहीं");
  const back = { "/lost": "/good", "/form": "/none" }[path] ?? path;
  if (request.method === "POST") response.statusCode = url.search === "" ? 422 : 200;
  response.setHeader("content-type", "text/html; charset=utf-8");
  response.end(`<!doctype html><html lang="${language}"><meta name="viewport"
    content="width=device-width"><title>अनुपालन</title><header><nav><a href="/good">क</a>
    <a href="/wide?x=1">ख</a><a href="/good">ग</a><a href="http://127.0.0.1:9/">घ</a>
    <a href="/language/en?back=${back}">English</a></nav></header>
    <main>${PAGES[path]}</main></html>`);
}

before(async () => {
  server = createServer(answer);
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  shots = await mkdtemp(join(tmpdir(), "anupalan-rig-"));
  rig = await Rig.open(`http://127.0.0.1:${server.address().port}/`, shots);
});

beforeEach(() => {
  rig.faults = [];
});

after(async () => {
  await rig?.close();
  server.close();
  server.closeAllConnections();
  await rm(shots, { recursive: true });
});

/** Goes there, takes the shots, and gives the faults. */
async function faults(path) {
  await rig.go(path);
  await rig.shot(path.slice(1));
  return rig.faults.join("\n");
}

test("a page that keeps the rules has no fault, and four pictures", async () => {
  assert.equal(await faults("/good"), "");
  const pictures = (await readdir(shots)).filter((name) => name.startsWith("good-"));
  assert.deepEqual(pictures.sort(), [
    "good-en-1280.png",
    "good-en-360.png",
    "good-hi-1280.png",
    "good-hi-360.png",
  ]);
  rig.conclude();
});

const BROKEN = {
  "/wide": /360 px\): scrolls sideways/,
  "/headless": /has 0 first headings/,
  "/unlabelled": /a field has no label: <select name="block">/,
  "/heavy": /weighs 1\d{5} bytes of 100000/,
  "/broken-script": /script: nothing is not defined/,
  "/missing-picture": /console: .*404/,
  "/lost": /the switch to en leads away/,
  "/elsewhere": /asks another server/,
  "/keyed": /\(hi, 360 px\): shows the key kind-in-period$/m,
  "/dated": /shows a day as machines write it: बैठक 2024-10-18 को/,
};

for (const [path, fault] of Object.entries(BROKEN)) {
  test(`${path} breaks a rule and is told so`, async () => {
    assert.match(await faults(path), fault);
    assert.throws(() => rig.conclude(), /faults:/);
  });
}

test("a table that scrolls in its own box is no fault", async () => {
  assert.equal(await faults("/boxed"), "");
});

test("a refusal is no fault, and a deed that is not refused is", async () => {
  const send = () => rig.page.locator("button").click();
  await rig.go("/form");
  await rig.refused(send, "भेजें");
  assert.deepEqual(rig.faults, []);
  await rig.page.locator("form").evaluate((form) => (form.action = "/form?taken"));
  await assert.rejects(rig.refused(send), /not refused: \/form 200/);
});

test("the answer to a form is looked at where it stands", async () => {
  await rig.go("/form");
  await rig.answer("answered");
  assert.match(rig.faults.join("\n"), /the other language leads to \/none, which answers 404/);
  const pictures = (await readdir(shots)).filter((name) => name.startsWith("answered-"));
  assert.deepEqual(pictures.sort(), ["answered-hi-1280.png", "answered-hi-360.png"]);
});

test("what is not as expected is noted with its address", async () => {
  await rig.go("/good");
  rig.expect(true, "is well");
  rig.expect(false, "is ill");
  assert.match(rig.faults.join("\n"), /^http:\S+\/good: is ill$/);
});

test("the navigation is each path of our own once", async () => {
  await rig.go("/good");
  assert.deepEqual(await rig.navigation(), ["/good", "/wide?x=1"]);
});

test("a page that is not there and a step that fails are named", async () => {
  await assert.rejects(rig.go("/none"), /\/none answers 404/);
  const step = rig.step("to fall", () => Promise.reject(new Error("fell")));
  await assert.rejects(step, /step "to fall" at .*: fell/);
});
