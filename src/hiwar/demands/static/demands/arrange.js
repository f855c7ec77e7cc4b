// The tree of the dossier under the keys. Everything it does is a form of the page, sent by itself.
const page = document.querySelector("[data-arrange]");
const tree = document.getElementById("arr-tree");
const bar = document.getElementById("arr");
const live = page.querySelector("[data-live]");
const forward = document.documentElement.dir === "rtl" ? "ArrowLeft" : "ArrowRight";
const backward = forward === "ArrowLeft" ? "ArrowRight" : "ArrowLeft";
const ITEM = "[role=treeitem]";
let queue = Promise.resolve();
let anchor = null;

// --- the tree as its readers hear it

const items = () => [...tree.querySelectorAll(ITEM)].filter((item) => !item.hidden);
const level = (item) => Number(item.dataset.level);
const isLine = (item) => Boolean(item?.dataset.line);
const boxOf = (item) => item.querySelector("input[type=checkbox]");
const chosen = () => [...tree.querySelectorAll("[role=treeitem][aria-selected=true]")];

function voice(root) {
  for (const list of root.querySelectorAll(".arr-l")) list.setAttribute("role", "none");
  for (const head of root.querySelectorAll("[data-head]")) {
    head.setAttribute("role", "treeitem");
    head.setAttribute("aria-level", "1");
    head.setAttribute("aria-labelledby", head.querySelector("h2").id);
    head.setAttribute("aria-expanded", String(Boolean(head.parentElement.querySelector(".arr-l"))));
  }
  for (const line of root.querySelectorAll(".arr-r")) {
    line.setAttribute("role", "treeitem");
    line.setAttribute("aria-level", line.dataset.level);
    line.setAttribute("aria-posinset", line.dataset.place);
    line.setAttribute("aria-setsize", line.dataset.count);
    line.setAttribute("aria-selected", "false");
    line.setAttribute("aria-labelledby", `${line.querySelector(".arr-w").id}`);
    if ("parent" in line.dataset) line.setAttribute("aria-expanded", "true");
  }
  for (const part of root.querySelectorAll("[data-head], .arr-r")) part.tabIndex = -1;
  for (const part of root.querySelectorAll(".arr-r :is(a, input), .arr-h :is(a, button)")) part.tabIndex = -1;
  if (!tree.querySelector('[role=treeitem][tabindex="0"]')) {
    const first = items()[0];
    if (first) first.tabIndex = 0;
  }
}

function stand(item, { quiet = false } = {}) {
  if (!item) return;
  for (const other of tree.querySelectorAll('[role=treeitem][tabindex="0"]')) other.tabIndex = -1;
  item.tabIndex = 0;
  if (!quiet) item.focus();
}

function choose(item, wanted) {
  if (!isLine(item)) return;
  item.setAttribute("aria-selected", String(wanted));
  boxOf(item).checked = wanted;
  countChosen();
}

function countChosen() {
  const count = chosen().length;
  bar.querySelector("[data-count-chosen]").textContent = count ? `${count} ✓` : "";
}

const say = (words) => {
  live.textContent = "";
  requestAnimationFrame(() => (live.textContent = words));
};

// --- sending: one deed after the other, each with what was seen when it was meant

function send(fields, linesAt) {
  queue = queue.then(() => deliver(fields, linesAt)).catch(() => say(page.dataset.offline));
  return queue;
}

async function deliver(fields, linesAt) {
  const body = new FormData();
  body.set("csrfmiddlewaretoken", bar.querySelector("[name=csrfmiddlewaretoken]").value);
  for (const [name, value] of Object.entries(fields)) body.set(name, value);
  for (const line of linesAt()) body.append("line", line);
  for (const list of tree.querySelectorAll(".arr-l")) body.append("open", list.closest("[data-theme]").dataset.theme);
  page.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(page.dataset.arrange, { method: "POST", body, headers: { "X-Arrange": "1" } });
    if (!answer.ok && answer.status !== 409) throw new Error(answer.status);
    if (answer.redirected) return location.reload();
    take(await answer.text());
  } finally {
    page.removeAttribute("aria-busy");
  }
}

function take(html) {
  const parts = new DOMParser().parseFromString(html, "text/html").body.firstElementChild;
  const kept = chosen().map((item) => item.id);
  const before = document.activeElement?.closest?.(ITEM)?.id;
  voice(parts);
  if ("whole" in parts.dataset) tree.replaceChildren(...parts.children);
  else for (const part of [...parts.children]) document.getElementById(part.id)?.replaceWith(part);
  for (const id of kept) {
    const item = document.getElementById(id);
    if (item) choose(item, true);
  }
  bar.querySelector("[value=undo]").disabled = !parts.dataset.undo;
  bar.querySelector("[value=redo]").disabled = !parts.dataset.redo;
  const here = parts.dataset.line ? document.getElementById(`d-${parts.dataset.line}`) : null;
  const next = here ?? document.getElementById(before ?? "") ?? items()[0];
  stand(next);
  next?.scrollIntoView({ block: "nearest" });
  countChosen();
  notice("refused" in parts.dataset ? parts.dataset.said : "");
  say(parts.dataset.said);
}

function notice(words) {
  page.querySelector("[data-notice]")?.remove();
  if (!words) return;
  const box = document.createElement("p");
  box.className = "notice notice--late pad";
  box.dataset.notice = "";
  box.textContent = words;
  tree.before(box);
}

// Ids are kept and tokens read when the turn comes: a key pressed twice means the line where it is then.
function linesOf(list) {
  const ids = list.filter(isLine).map((item) => item.id);
  return () => ids.map((id) => document.getElementById(id)?.dataset.line).filter(Boolean);
}

function current() {
  return document.activeElement?.closest?.(ITEM) ?? tree.querySelector('[role=treeitem][tabindex="0"]');
}

function deed(name, fields = {}) {
  const item = current();
  if (item && !isLine(item) && !chosen().length && ["up", "down"].includes(name)) {
    const key = item.parentElement.dataset.theme;
    return send({ do: `theme_${name}`, to: key }, () => []);
  }
  const list = chosen().length ? chosen() : [item];
  return send({ do: name, ...fields }, ["undo", "redo"].includes(name) ? () => [] : linesOf(list));
}

// --- walking

function below(item) {
  const all = items();
  const place = all.indexOf(item);
  let end = place + 1;
  while (end < all.length && level(all[end]) > level(item)) end += 1;
  return all.slice(place + 1, end);
}

function fold(item, shut) {
  if (!item.hasAttribute("aria-expanded")) return;
  item.setAttribute("aria-expanded", String(!shut));
  let next = item.dataset.head === undefined ? item.nextElementSibling : item.parentElement.querySelector(".arr-r");
  for (; next && (item.dataset.head !== undefined || level(next) > level(item)); next = next.nextElementSibling) {
    next.hidden = shut;
  }
}

function walk(item, step, extend) {
  const all = items();
  const next = all[all.indexOf(item) + step];
  if (!next) return;
  if (extend) {
    choose(item, true);
    choose(next, true);
  }
  stand(next);
}

function inward(item) {
  if (item.getAttribute("aria-expanded") === "false") fold(item, false);
  else stand(below(item)[0]);
}

function outward(item) {
  if (item.getAttribute("aria-expanded") === "true") return fold(item, true);
  const all = items();
  stand(all.slice(0, all.indexOf(item)).reverse().find((each) => level(each) < level(item)));
}

const PLAIN = {
  ArrowDown: (item, event) => walk(item, 1, event.shiftKey),
  ArrowUp: (item, event) => walk(item, -1, event.shiftKey),
  [forward]: inward,
  [backward]: outward,
  Home: () => stand(items()[0]),
  End: () => stand(items().at(-1)),
  " ": (item) => choose(item, item.getAttribute("aria-selected") !== "true"),
  Escape: () => chosen().forEach((item) => choose(item, false)),
  F2: edit,
  Enter: (item) => item.querySelector(".arr-m")?.click(),
};
const WITH_ALT = {
  ArrowUp: () => deed("up"),
  ArrowDown: () => deed("down"),
  [forward]: () => deed("inward"),
  [backward]: () => deed("outward"),
  Backspace: () => deed("merge"),
};

tree.addEventListener("keydown", (event) => {
  const item = event.target.closest(ITEM);
  if (!item || event.target !== item) return;
  const deeds = event.altKey ? WITH_ALT : PLAIN;
  if (event.ctrlKey || event.metaKey || !deeds[event.key]) return;
  event.preventDefault();
  deeds[event.key](item, event);
});

document.addEventListener("keydown", (event) => {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
  if (event.target.closest("textarea, select, input:not([type=checkbox])")) return;
  const undo = event.code === "KeyZ" || event.key.toLowerCase() === "z";
  const again = event.code === "KeyY" || event.key.toLowerCase() === "y";
  if (!undo && !again) return;
  event.preventDefault();
  deed(again || event.shiftKey ? "redo" : "undo");
});

// --- the words, where they stand

function edit(item) {
  if (!isLine(item) || item.querySelector(".arr-ed")) return;
  const form = page.querySelector("[data-editor]").content.firstElementChild.cloneNode(true);
  const words = item.querySelector(".arr-w");
  const area = form.querySelector("textarea");
  const seen = item.dataset.line;
  area.value = words.textContent.trim();
  words.hidden = true;
  words.after(form);
  area.focus();
  const leave = () => {
    form.remove();
    words.hidden = false;
    stand(item);
  };
  const save = (name) => {
    if (name === "reword" && area.value.trim() === words.textContent.trim()) return leave();
    send({ do: name, words: area.value }, () => [seen]);
  };
  area.addEventListener("keydown", (event) => {
    if (event.key === "Escape") leave();
    else if (event.key === "Enter" && !event.shiftKey && !event.isComposing) save(event.ctrlKey ? "split" : "reword");
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    save(event.submitter?.value ?? "reword");
  });
  form.querySelector("[value=leave]").addEventListener("click", leave);
}

// --- the bar, the boxes, the pointer

bar.addEventListener("submit", (event) => {
  event.preventDefault();
  const name = event.submitter?.value;
  if (name) deed(name, name === "theme" ? { theme: bar.elements.theme.value } : {});
});

tree.addEventListener("submit", (event) => {
  event.preventDefault();
  if (event.target.matches(".arr-hb")) {
    send({ do: event.submitter.value, to: event.target.elements.to.value }, () => []);
  }
});

tree.addEventListener("change", (event) => {
  if (event.target.matches("input[type=checkbox]")) choose(event.target.closest(ITEM), event.target.checked);
});

tree.addEventListener("click", (event) => {
  const item = event.target.closest(ITEM);
  if (item && !event.target.closest("a, button, input, textarea, form")) {
    stand(item);
    if (event.shiftKey && anchor) choose(item, true);
    anchor = item;
  }
});

tree.addEventListener("dblclick", (event) => {
  if (event.target.closest(".arr-w")) edit(event.target.closest(ITEM));
});

tree.addEventListener("pointerdown", (event) => {
  if (event.target.closest("[data-grip]") && event.button === 0) hold(event);
});

// Where the pointer stands says where the line goes: on the middle of another, under it; near its
// edges, before or after it.
function hold(start) {
  const item = start.target.closest(ITEM);
  const moved = item.getAttribute("aria-selected") === "true" ? chosen() : [item];
  const mark = Object.assign(document.createElement("div"), { className: "arr-drop" });
  let goal = null;
  start.preventDefault();
  item.setPointerCapture(start.pointerId);
  moved.forEach((each) => each.classList.add("is-held"));

  const over = (event) => {
    const found = document.elementFromPoint(event.clientX, event.clientY)?.closest(".arr-r");
    mark.remove();
    goal = null;
    if (!found || moved.includes(found)) return;
    const box = found.getBoundingClientRect();
    const part = (event.clientY - box.top) / box.height;
    const way = part < 0.3 ? "before" : part > 0.7 ? "after" : "under";
    goal = { do: way, to: found.id.slice(2) };
    mark.classList.toggle("arr-drop--in", way === "under");
    mark.dataset.way = way;
    found.append(mark);
  };
  const end = (event) => {
    item.removeEventListener("pointermove", over);
    item.removeEventListener("pointerup", end);
    item.removeEventListener("pointercancel", end);
    mark.remove();
    moved.forEach((each) => each.classList.remove("is-held"));
    if (goal && event.type === "pointerup") send(goal, linesOf(moved));
    else stand(item);
  };
  item.addEventListener("pointermove", over);
  item.addEventListener("pointerup", end);
  item.addEventListener("pointercancel", end);
}

page.classList.add("arr-live");
tree.setAttribute("role", "tree");
tree.setAttribute("aria-multiselectable", "true");
tree.setAttribute("aria-label", tree.dataset.label);
voice(tree);
const wanted = location.hash.startsWith("#d-") ? document.getElementById(location.hash.slice(1)) : null;
if (wanted) stand(wanted);
