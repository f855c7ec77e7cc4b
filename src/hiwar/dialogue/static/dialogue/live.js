// The round typed live. The page holds all that the table needs, so that it outlives the network.
import { Outbox, newId, send } from "./outbox.js";

const root = document.querySelector("[data-table]");
const form = document.getElementById("say");
const words = document.getElementById("words");
const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const EVERY = 5000;
const HIDDEN = ["client_id", "corrects", "item", "items", "said", "typed", "csrfmiddlewaretoken"];
const STICKY = ["speaker", "manner"];

const outbox = new Outbox(root.dataset.user, root.dataset.table);
// Opened without a network, the page is as it was when it was kept.
const opened = Number(document.documentElement.dataset.kept ?? Date.now());
const skew = Number(root.dataset.instant) - opened;
const clock = () => Date.now() + skew;
const token = form?.elements.csrfmiddlewaretoken.value;
const rows = all("[data-item]");
let current = rows.find((row) => row.querySelector("[aria-current]")) ?? rows[0];
let cursor = root.dataset.cursor;
let busy = false;

// --- the point at hand ---------------------------------------------------------------------------

const covers = (entry, item) => (entry.dataset.items ?? "").split(" ").includes(item);

function showEntries() {
  const item = current.dataset.item;
  for (const entry of words.children) {
    entry.hidden = !covers(entry, item) || entry.hasAttribute("data-corrected");
  }
}

function go(row, focus = true) {
  if (!row) return;
  keepDraft();
  current.querySelector("[data-go]").removeAttribute("aria-current");
  current = row;
  const link = row.querySelector("[data-go]");
  link.setAttribute("aria-current", "true");
  for (const point of all("[data-point]")) point.hidden = point.dataset.point !== row.dataset.item;
  clear();
  restoreDraft();
  showEntries();
  row.scrollIntoView({ block: "nearest" });
  history.replaceState(null, "", `?item=${row.dataset.item}`);
  if (focus) form.elements.words.focus();
  else link.focus();
}

const step = (by) => rows[rows.indexOf(current) + by];

// --- drafts --------------------------------------------------------------------------------------

function typed() {
  const fields = {};
  for (const [name, value] of new FormData(form)) {
    if (!HIDDEN.includes(name) && name !== "also") fields[name] = value;
  }
  return fields;
}

function keepDraft() {
  const fields = typed();
  const isWorth = Boolean(fields.words || fields.due || fields.next_step || fields.kind);
  const isNew = !form.elements.corrects.value;
  if (isNew) outbox.keepDraft(current.dataset.item, isWorth ? fields : null);
  form.querySelector("[data-drafted]").textContent = isWorth && isNew ? root.dataset.draft : "";
}

function fill(fields) {
  for (const [name, value] of Object.entries(fields)) {
    const field = form.elements[name];
    if (!field) continue;
    if (field.type === "checkbox") field.checked = value === true || value === "on";
    else field.value = value;
  }
}

function restoreDraft() {
  const draft = outbox.draft(current.dataset.item);
  if (draft) fill(draft);
}

function clear() {
  const kept = Object.fromEntries(STICKY.map((name) => [name, form.elements[name].value]));
  form.reset();
  for (const field of all("textarea, input:not([type=hidden], [type=radio], [type=checkbox])", form)) field.value = "";
  for (const field of all("[type=radio], [type=checkbox]", form)) field.checked = false;
  for (const box of all("[name=also]")) box.checked = false;
  fill({ ...kept, client_id: newId(), corrects: "", item: current.dataset.item, items: "", said: "", typed: "", scope: "item" });
  form.querySelector("[data-correcting]").hidden = true;
  form.querySelector("[data-errors]").replaceChildren();
  form.querySelector("[data-drafted]").textContent = "";
}

// --- saving --------------------------------------------------------------------------------------

function reach() {
  const scope = form.elements.scope.value;
  const also = all("[name=also]:checked").map((box) => box.value);
  const chosen = {
    item: () => [current],
    head: () => rows.filter((row) => row.dataset.head === current.dataset.head),
    rest: () => rows.filter((row) => !row.hasAttribute("data-done")),
    all: () => rows,
  }[scope]();
  return [...new Set([...chosen.map((row) => row.dataset.item), ...also])].join(" ");
}

function complain(sentence, field) {
  const notice = document.createElement("p");
  notice.className = "notice notice--late";
  notice.setAttribute("role", "alert");
  notice.textContent = sentence;
  form.querySelector("[data-errors]").replaceChildren(notice);
  field?.focus();
}

function save(stay) {
  const kind = form.querySelector("[name=kind]:checked");
  if (!kind) {
    complain(form.dataset.choose, form.querySelector("[name=kind]"));
    return;
  }
  const instant = clock();
  const fields = typed();
  const corrected = form.elements.corrects.value;
  Object.assign(fields, {
    client_id: newId(),
    corrects: corrected,
    item: current.dataset.item,
    items: corrected ? form.elements.items.value || reach() : reach(),
    said: form.elements.said.value || instant,
    typed: instant,
  });
  const entry = { id: fields.client_id, typed: instant, state: "waiting", fields };
  entry.label = kind.closest("label").querySelector("span").textContent;
  entry.side = kind.closest(".tb-ks--us") ? "us" : "them";
  outbox.keep(entry);
  outbox.keepDraft(current.dataset.item, null);
  clear();
  draw();
  const isAnswer = entry.side === "them" && !["told", "claimed", "rolled_back"].includes(fields.kind);
  if (!stay && isAnswer && !corrected && step(1)) go(step(1));
  else form.elements.words.focus();
  flush();
}

// --- what waits ----------------------------------------------------------------------------------

function pending(entry) {
  const piece = document.getElementById("tb-pending").content.firstElementChild.cloneNode(true);
  const isRefused = entry.state === "refused";
  Object.assign(piece.dataset, { key: entry.id, at: entry.fields.said, items: entry.fields.items, side: entry.side, label: entry.label, state: entry.state });
  piece.classList.add(`wd--${entry.side}`);
  piece.querySelector("[data-kind]").textContent = entry.label;
  piece.querySelector("[data-who]").textContent = entry.fields.speaker ?? "";
  piece.querySelector("[data-words]").textContent = entry.fields.words;
  piece.querySelector("[data-words]").hidden = !entry.fields.words;
  piece.querySelector("[data-status]").textContent = isRefused ? root.dataset.refused : root.dataset.waiting;
  piece.querySelector("[data-why]").textContent = entry.sentence ?? "";
  const again = piece.querySelector("[data-again]");
  const mend = piece.querySelector("[data-mend]");
  again.hidden = mend.hidden = !isRefused;
  again.addEventListener("click", () => {
    outbox.keep({ ...entry, state: "waiting", sentence: "" });
    draw();
    flush();
  });
  mend.addEventListener("click", () => {
    outbox.drop(entry.id);
    const item = entry.fields.item;
    go(rows.find((row) => row.dataset.item === item) ?? current);
    fill(entry.fields);
    draw();
  });
  return piece;
}

function put(piece) {
  words.querySelector(`:scope > [data-key="${piece.dataset.key}"]`)?.remove();
  const after = [...words.children].find((each) => Number(each.dataset.at) > Number(piece.dataset.at));
  words.insertBefore(piece, after ?? null);
}

function draw() {
  for (const each of all("[data-state]", words)) each.remove();
  const entries = outbox.entries();
  const corrected = new Set(entries.map((entry) => entry.fields.corrects));
  for (const each of words.children) each.toggleAttribute("data-corrected", corrected.has(each.dataset.key));
  for (const entry of entries) put(pending(entry));
  root.querySelector("[data-outbox]").replaceChildren(...entries.map(pending));
  root.querySelector("[data-count]").textContent = entries.length;
  root.querySelector("[data-empty]").hidden = entries.length > 0;
  mark();
  showEntries();
}

// Each point of the agenda carries their newest word, else ours.
function mark() {
  let answered = 0;
  for (const row of rows) {
    const here = [...words.children].filter((each) => each.dataset.label && covers(each, row.dataset.item));
    const theirs = here.filter((each) => each.dataset.side === "them");
    const last = (theirs.length ? theirs : here).at(-1);
    row.toggleAttribute("data-done", theirs.length > 0);
    answered += theirs.length > 0;
    const glyph = last?.querySelector(".wd-k .g")?.cloneNode(true);
    const label = document.createElement("span");
    label.textContent = last?.dataset.label ?? "";
    row.querySelector("[data-mark]").replaceChildren(...(glyph ? [glyph, label] : [label]));
  }
  root.querySelector("[data-answered]").textContent = answered;
}

// --- the network ---------------------------------------------------------------------------------

function net(state) {
  const [sign, phone] = document.querySelectorAll("[data-net]");
  const word = sign.querySelector("[data-net-word]");
  sign.dataset.on ??= word.textContent;
  const sentence = { on: sign.dataset.on, off: sign.dataset.off, out: sign.dataset.out }[state];
  if (word.textContent !== sentence) word.textContent = sentence;
  phone.querySelector("[data-net-word]").textContent = sentence;
  phone.hidden = state === "on";
  sign.dataset.state = phone.dataset.state = state === "on" ? "on" : "off";
}

function hear(html) {
  const piece = new DOMParser().parseFromString(html, "text/html");
  for (const entry of all("li[data-key]", piece)) {
    if (entry.hasAttribute("data-gone")) words.querySelector(`:scope > [data-key="${entry.dataset.key}"]`)?.remove();
    else put(document.adoptNode(entry));
  }
}

async function flush() {
  if (busy) return;
  busy = true;
  let entry = outbox.waiting()[0];
  while (entry) {
    const answer = await send(form.action, entry, token);
    if (answer.outcome === "off" || answer.outcome === "out") {
      net(answer.outcome);
      break;
    }
    net("on");
    if (answer.outcome === "sent") {
      outbox.drop(entry.id);
      hear(answer.html);
    } else {
      outbox.keep({ ...entry, state: "refused", sentence: answer.sentence ?? "" });
    }
    draw();
    entry = outbox.waiting()[0];
  }
  busy = false;
}

async function listen() {
  try {
    const answer = await fetch(`${root.dataset.since}?cursor=${encodeURIComponent(cursor)}`, { redirect: "manual" });
    if (answer.type === "opaqueredirect") net("out");
    else if (answer.ok) {
      net("on");
      if (answer.status === 200) hear(await answer.text());
      if (answer.status === 200) draw();
      cursor = answer.headers.get("X-Cursor") ?? cursor;
      if (outbox.waiting().length) flush();
    }
  } catch {
    net("off");
  }
  setTimeout(listen, EVERY);
}

async function act(link) {
  const answer = await fetch(link.href, { method: "POST", headers: { Accept: "application/json", "X-CSRFToken": token } }).catch(() => null);
  if (!answer) return net("off");
  if (answer.status !== 204) return location.assign(link.href);
  const news = await fetch(`${root.dataset.since}?cursor=${encodeURIComponent(cursor)}`);
  if (news.status === 200) hear(await news.text());
  draw();
}

function correct(entry) {
  clear();
  fill(JSON.parse(entry.dataset.told));
  fill({ corrects: entry.dataset.key, items: entry.dataset.items, said: entry.dataset.at });
  for (const part of all("details", form)) part.open = part.querySelector("[name=due]")?.value !== "" || part.open;
  form.querySelector("[data-correcting]").hidden = false;
  form.elements.words.focus();
}

// --- hands ---------------------------------------------------------------------------------------

const TENS = "1234567890";

function atEdge(box, key) {
  if (box.selectionStart !== box.selectionEnd) return false;
  return key === "ArrowUp" ? box.selectionStart === 0 : box.selectionEnd === box.value.length;
}

function keys(event) {
  const { target, key } = event;
  if (event.isComposing || event.metaKey) return;
  const moves = { ArrowUp: -1, ArrowDown: 1 }[key];
  const inList = target.matches("[data-go], body, main");
  const inWords = target.name === "words" && target.form === form;
  if (moves && !event.ctrlKey && (event.altKey || inList || (inWords && atEdge(target, key)))) {
    event.preventDefault();
    go(step(moves), !inList || target.matches("body, main"));
  } else if (key === "Enter" && target.form === form && (inWords || event.ctrlKey) && !event.shiftKey && !event.altKey) {
    event.preventDefault();
    save(event.ctrlKey);
  } else if (target.name === "kind" && TENS.includes(key) && !event.ctrlKey && !event.altKey) {
    event.preventDefault();
    const chosen = all(".tb-ks--them [name=kind]", form)[TENS.indexOf(key)];
    chosen.checked = true;
    chosen.focus();
    keepDraft();
  } else if (key === "F2") {
    const mine = all(".wd[data-told]:not([hidden])", words).at(-1);
    if (mine) event.preventDefault();
    if (mine) correct(mine);
  } else if (key === "Escape" && form.elements.corrects.value) {
    clear();
  }
}

function clicks(event) {
  const link = event.target.closest("a");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const deeds = {
    go: () => go(link.closest("[data-item]")),
    step: () => go(step(Number(link.dataset.step))),
    cancel: clear,
    correct: () => correct(link.closest("[data-told]")),
    keep: () => act(link),
    withdraw: () => act(link),
  };
  const deed = Object.keys(deeds).find((name) => name in link.dataset);
  if (!deed) return;
  event.preventDefault();
  deeds[deed]();
}

if (form && current) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    save(false);
  });
  let soon;
  form.addEventListener("input", () => {
    clearTimeout(soon);
    soon = setTimeout(keepDraft, 250);
  });
  addEventListener("pagehide", keepDraft);
  addEventListener("online", flush);
  addEventListener("offline", () => net("off"));
  addEventListener("storage", draw);
  root.addEventListener("click", clicks);
  document.addEventListener("keydown", keys);
  if (!form.elements.corrects.value) restoreDraft();
  draw();
  flush();
  setTimeout(listen, EVERY);
}
