// The demo page: asks whether something has changed, fetches the parts again, and carries out what is pressed.
// Every word on the page comes from the server.

import { morphChildren, parse } from "./morph.js";
import { arrange, search } from "./people.js";

const EVERY = 700; // milliseconds between two questions
const NEAR_BOTTOM = 48; // pixels: a reader who is no farther up wants to see the newest message

const byId = (id) => document.getElementById(id);
const page = document.documentElement;
const composer = byId("composer");
const text = byId("text");
const drafts = new Map();

let person = "";
let stuck = true; // the conversation is at its newest message, and stays there as it grows
let running = null; // the round of fetching that is under way
let following = null; // the one that begins when it ends, for whoever asked meanwhile
let stamp = page.dataset.stamp;

// ---- Speaking with the server ---------------------------------------------------------------------------------

class Refused extends Error {}
class Lost extends Error {}

async function ask(path, options = {}) {
  const response = await fetch(path, options).catch((error) => {
    throw new Lost(error.message);
  });
  if (!response.ok) throw new Refused(await response.text());
  return response;
}

function post(path, body) {
  return ask(path, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });
}

async function act(doing) {
  try {
    await doing();
    showProblem("");
    return true;
  } catch (error) {
    showError(error);
    return false;
  } finally {
    await refresh().catch(showError);
  }
}

function showError(error) {
  if (error instanceof Refused) showProblem(error.message);
  else if (error instanceof Lost) byId("lost").hidden = false;
  else reportError(error); // a fault of this script: for the browser's console
}

function showProblem(sentence) {
  const place = byId("problem");
  place.firstElementChild.textContent = sentence;
  place.hidden = sentence === "";
}

// ---- The parts of the page --------------------------------------------------------------------------------------

async function fetchPart(path) {
  return parse(await (await ask(path)).text());
}

// One round at a time, so that no older answer comes after a newer one. The promise is kept when a round that began
// after the call has ended: what the caller has done is then on the page.
function refresh() {
  if (running === null) {
    running = round().finally(() => (running = null));
    return running;
  }
  following ??= running.catch(() => {}).then(() => {
    following = null;
    return refresh();
  });
  return following;
}

function round() {
  return Promise.all([refreshPeople(), refreshClock(), refreshBoard(), refreshChat()]);
}

async function refreshPeople() {
  const content = await fetchPart("/demo/people");
  showUnread(arrange(content, person));
  morphChildren(byId("people"), content);
}

function showUnread(count) {
  byId("unread").textContent = String(count);
  byId("unread").hidden = count === 0;
}

async function refreshClock() {
  morphChildren(byId("clock"), await fetchPart("/demo/clock"));
}

async function refreshBoard() {
  const content = await fetchPart("/demo/board");
  const before = new Map(flashing().map((place) => [place, place.textContent]));
  morphChildren(byId("board"), content);
  for (const place of flashing()) if (before.get(place) !== place.textContent) flash(place);
}

const flashing = () => [...byId("board").querySelectorAll("[data-flash]")];

function flash(place) {
  if (matchMedia("(prefers-reduced-motion: reduce)").matches) return;
  place.animate([{ boxShadow: "0 0 0 3px #e0a100" }, { boxShadow: "0 0 0 3px transparent" }], 2500);
}

async function refreshChat() {
  if (person === "") return;
  const asked = person;
  const content = await fetchPart(`/demo/chat/${asked.split("/").map(encodeURIComponent).join("/")}`);
  if (asked === person) showChat(content); // else another has been chosen meanwhile
}

function showChat(content) {
  const switched = byId("log")?.dataset.of !== content.getElementById("log").dataset.of;
  const before = newestKey();
  if (switched) byId("talk").replaceChildren(content);
  else morphChildren(byId("talk"), content);
  if (switched || stuck) scrollDown();
  else if (newestKey() !== before) byId("newer").hidden = false;
}

const isAtBottom = (log) => log.scrollHeight - log.scrollTop - log.clientHeight < NEAR_BOTTOM;
const newestKey = () => [...document.querySelectorAll("#log li")].at(-1)?.dataset.key;

function scrollDown() {
  const log = byId("log");
  if (log) log.scrollTop = log.scrollHeight;
  byId("newer").hidden = true;
  stuck = true;
}

// ---- Choosing a person, writing, pressing -----------------------------------------------------------------------

async function choose(code) {
  drafts.set(person, text.value);
  person = code;
  text.value = drafts.get(code) ?? "";
  location.hash = encodeURIComponent(code);
  document.body.dataset.list = "closed";
  composer.hidden = false;
  fitText();
  showProblem("");
  await refresh().catch(showError);
  byId("people").querySelector('[aria-current="true"]')?.scrollIntoView({ block: "nearest" });
  if (matchMedia("(min-width: 900px)").matches) text.focus();
}

async function send() {
  const written = text.value.trim();
  if (written === "") return;
  const to = person;
  text.value = "";
  fitText();
  const sent = await act(() => post("/demo/say", { person: to, text: written }));
  if (sent) scrollDown();
  else if (person === to && text.value === "") text.value = written;
}

async function sendFile(kind) {
  composer.querySelector("details").open = false;
  if (kind === "photo" || kind === "document") return pick(kind);
  text.focus();
  if (await act(() => post("/demo/file", { person, kind }))) scrollDown();
}

function pick(kind) {
  const upload = byId("upload");
  upload.dataset.as = kind;
  upload.accept = kind === "photo" ? "image/*" : "";
  upload.click();
}

// What is written beside a file is its caption.
async function upload(input) {
  const [file] = input.files;
  if (file === undefined) return;
  const caption = text.value.trim();
  const asked = new URLSearchParams({ person, kind: input.dataset.as, name: file.name, caption });
  input.value = "";
  text.focus();
  const sent = await act(() => ask(`/demo/upload?${asked}`, { method: "POST", body: file }));
  if (!sent) return;
  if (caption !== "" && text.value.trim() === caption) text.value = "";
  fitText();
  scrollDown();
}

async function press(button) {
  const group = button.parentElement;
  if (group.getAttribute("aria-busy") === "true") return;
  const byKeyboard = button.matches(":focus-visible");
  group.setAttribute("aria-busy", "true");
  const { row, index } = button.dataset;
  await act(() => post("/demo/press", { person, row: Number(row), index: Number(index) }));
  group.removeAttribute("aria-busy");
  scrollDown();
  if (byKeyboard && !button.isConnected) text.focus();
}

// What is answered stays until the next question, whatever changes on the board above it.
async function askWhy(form) {
  const asked = new URLSearchParams(new FormData(form));
  try {
    morphChildren(byId("why"), await fetchPart(`/demo/why?${asked}`));
  } catch (error) {
    showError(error);
  }
}

function fitText() {
  text.style.height = "auto";
  text.style.height = `${text.scrollHeight + 2}px`;
}

// ---- The clock --------------------------------------------------------------------------------------------------

async function move(body) {
  const controls = byId("clock").querySelector(".controls");
  if (controls.getAttribute("aria-busy") === "true") return;
  controls.setAttribute("aria-busy", "true");
  const moved = await act(() => post("/demo/advance", body));
  if (moved) byId("clock").querySelector("form").reset();
  byId("said").textContent = moved ? byId("clock").querySelector(".now").dataset.words : "";
}

async function look() {
  const changes = await (await ask("/demo/changes")).json();
  byId("lost").hidden = true;
  if (changes.run !== page.dataset.run) return location.reload(); // the program was started anew
  if (changes.stamp === stamp) return;
  await refresh();
  stamp = changes.stamp;
}

async function keepLooking() {
  await look().catch(showError);
  setTimeout(keepLooking, EVERY);
}

// ---- Listening --------------------------------------------------------------------------------------------------

function show(view) {
  document.body.dataset.view = view;
  for (const tab of document.querySelectorAll(".tabs button")) {
    tab.setAttribute("aria-current", String(tab.dataset.view === view));
  }
}

document.addEventListener("click", (event) => {
  const menu = composer.querySelector("details");
  if (!menu.contains(event.target)) menu.open = false;
  const button = event.target.closest("button");
  if (!button || button.getAttribute("aria-disabled") === "true") return;
  const { person: code, kind, row, to, play, view, list, close } = button.dataset;
  if (code !== undefined) choose(code);
  else if (kind !== undefined) sendFile(kind);
  else if (row !== undefined) press(button);
  else if (to !== undefined) move({ to });
  else if (play !== undefined) act(() => post("/demo/play", { running: play === "yes" }));
  else if (view !== undefined) show(view);
  else if (list !== undefined) document.body.dataset.list = list;
  else if (close !== undefined) showProblem("");
  else if (button.matches(".pick")) byId("picker").showPicker();
  else if (button.id === "newer") scrollDown();
});

document.addEventListener("submit", (event) => {
  event.preventDefault();
  if (event.target === composer) send();
  else if (event.target.matches(".ask-why")) askWhy(event.target);
  else if (event.target.matches(".goto")) move({ to: "at", at: byId("at").value });
});

document.addEventListener("change", (event) => {
  if (event.target.id === "upload") upload(event.target);
  if (event.target.id !== "picker" || event.target.value === "") return;
  const [year, month, day] = event.target.value.split("-");
  const hour = byId("at").value.split(" ")[1] ?? "";
  byId("at").value = `${day}/${month}/${year} ${hour}`.trim();
});

text.addEventListener("keydown", (event) => {
  // While a Vietnamese input method is composing a letter, Enter belongs to it.
  if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  send();
});
text.addEventListener("input", fitText);

document.addEventListener("keydown", (event) => {
  const menu = composer.querySelector("details");
  if (event.key !== "Escape" || !menu.open) return;
  menu.open = false;
  menu.querySelector("summary").focus();
});

byId("search").addEventListener("input", search);
byId("talk").addEventListener(
  "scroll",
  () => {
    stuck = isAtBottom(byId("log"));
    if (stuck) byId("newer").hidden = true;
  },
  true,
);
// A picture takes its place only when it has come.
byId("talk").addEventListener("load", () => stuck && scrollDown(), true);

function chooseFromAddress() {
  const code = decodeURIComponent(location.hash.slice(1));
  const known = [...document.querySelectorAll("[data-person]")].some((button) => button.dataset.person === code);
  if (known && code !== person) choose(code);
}

addEventListener("hashchange", chooseFromAddress);
refresh().catch(showError);
chooseFromAddress();
keepLooking();
