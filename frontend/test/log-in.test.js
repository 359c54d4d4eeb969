import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { at, show, soon } from "./page.js";
import { withinApplication } from "../log-in.js";

let sent;
let wentTo;
let posted;
let arrived;

beforeEach(() => {
  sent = [];
  wentTo = [];
  posted = 0;
  arrived = [];
  globalThis.location = { assign: (address) => wentTo.push(String(address)) };
  document.head.innerHTML =
    '<base href="http://localhost/app/"><meta name="_csrf_parameter" content="_csrf"><meta name="_csrf" content="secret">';
  show('<section><div id="login"><form action="http://localhost/app/login"><input type="hidden"></form></div><rc-log-in></rc-log-in></section>');
  at("form").submit = () => posted++;
  at("rc-log-in").addEventListener("rc-logged-in", (it) => arrived.push(it.detail));
});

/** What the server answers, and what came of it. */
async function logIn(answer) {
  globalThis.fetch = async (address, request) => {
    sent.push({ address, body: String(request.body), ...request.headers });
    return answer();
  };
  const given = new CustomEvent("login", { bubbles: true, cancelable: true, detail: { username: "anna", password: "a&b" } });
  at("#login").dispatchEvent(given);
  await soon();
  await soon();
  return given.defaultPrevented;
}

test("whoever gets in stays on the page, which is told where they wanted to go", async () => {
  const headers = new Headers({ Result: "success", "Saved-url": "http://localhost/app/cases/7?item=height" });
  assert.equal(await logIn(() => ({ ok: true, headers })), true);
  assert.deepEqual(sent, [
    { address: "http://localhost/app/login", body: "username=anna&password=a%26b&_csrf=secret", source: "typescript" },
  ]);
  assert.deepEqual(arrived, ["cases/7?item=height"]);
  assert.deepEqual([wentTo, posted], [[], 0]);
  at("rc-log-in").leave();
  assert.deepEqual(wentTo, ["http://localhost/app/cases/7?item=height"]);
});

test("a page that was open for long logs in all the same, by the token of a new one", async () => {
  const headers = new Headers({ Result: "success" });
  const fresh = '<html><head><meta name="_csrf" content="fresh"></head></html>';
  await logIn(() =>
    sent.length === 1
      ? { ok: true, headers: new Headers(), redirected: true, url: "http://localhost/app/login?ended=open-too-long", text: async () => fresh }
      : { ok: true, headers },
  );
  assert.deepEqual(sent.map((it) => it.body.replace(/.*_csrf=/, "")), ["secret", "fresh"]);
  assert.deepEqual([arrived, wentTo, posted], [[""], [], 0]);
});

test("who is refused goes where the server sends, as after a form", async () => {
  await logIn(() => ({ ok: true, headers: new Headers(), redirected: true, url: "http://localhost/app/login?error" }));
  assert.deepEqual([wentTo, arrived, posted], [["http://localhost/app/login?error"], [], 0]);
});

test("what is answered in no known way, or not at all, is posted as a form, with its token", async () => {
  await logIn(() => ({ ok: false, headers: new Headers() }));
  await logIn(() => Promise.reject(new TypeError("no network")));
  assert.deepEqual([wentTo, arrived, posted], [[], [], 2]);
  assert.deepEqual([at("input").name, at("input").value], ["_csrf", "secret"]);
});

test("no address leads out of the application", () => {
  assert.equal(withinApplication("http://localhost/app/cases"), "cases");
  assert.equal(withinApplication(""), "");
  for (const elsewhere of ["https://elsewhere.example/app/", "//elsewhere.example/", "http://localhost/application", "javascript:alert(1)"]) {
    assert.equal(withinApplication(elsewhere), "", elsewhere);
  }
  assert.equal(withinApplication("http://localhost/app//elsewhere.example/"), "elsewhere.example/");
});
