// Keys of the review. Everything they do is a link or a button of the page.
const fact = document.getElementById("fact");
const on = document.querySelector("mark.is-on, .pic-m.is-on");

const press = (key) => document.querySelector(`[data-key="${key}"]`)?.click();

function typing(target) {
  return target.closest("input:not([type=radio]), textarea, select, [contenteditable]");
}

function showPlace() {
  const pane = document.querySelector(".rv-x");
  if (!on || !pane) return;
  const above = on.getBoundingClientRect().top - pane.getBoundingClientRect().top;
  pane.scrollTop += above - pane.clientHeight / 3;
}

function moveChoice(step) {
  const choices = [...document.querySelectorAll("#fact input[name=choice]")];
  const place = choices.findIndex((choice) => choice.checked);
  const next = choices[place + step];
  if (!next) return;
  next.checked = true;
  next.dispatchEvent(new Event("change", { bubbles: true }));
}

const KEYS = {
  ArrowDown: () => press("following"),
  ArrowUp: () => press("previous"),
  ArrowLeft: () => moveChoice(1),
  ArrowRight: () => moveChoice(-1),
  Enter: () => press("accept"),
  F2: () => press("correct"),
  Delete: () => press("refuse"),
  " ": showPlace,
};

document.addEventListener("keydown", (event) => {
  if (typing(event.target) || event.altKey || event.metaKey) return;
  const undo = (event.ctrlKey && event.code === "KeyZ") || (event.ctrlKey && event.key === "z");
  const link = event.target.closest("a, button, summary");
  if (undo) {
    event.preventDefault();
    undoLast();
  } else if (!event.ctrlKey && KEYS[event.key] && !(link && ["Enter", " "].includes(event.key))) {
    event.preventDefault();
    KEYS[event.key]();
  }
});

// The last fact judged from here, so that Ctrl Z takes it back wherever the page has moved on to.
function undoLast() {
  const here = document.querySelector('[data-key="undo"]');
  const last = sessionStorage.getItem("review.last");
  if (here) here.click();
  else if (last) {
    sessionStorage.setItem("review.undo", last);
    location.search = `?at=${last}`;
  }
}

const undoing = document.querySelector("[data-undo-last]");
if (undoing && sessionStorage.getItem("review.last")) {
  undoing.hidden = false;
  undoing.addEventListener("click", undoLast);
}

document.querySelector("[data-judge]")?.addEventListener("submit", (event) => {
  sessionStorage.setItem("review.last", fact.dataset.row);
  const pressed = event.submitter;
  requestAnimationFrame(() => pressed?.setAttribute("aria-busy", "true"));
});

document.querySelector("#fact .like")?.addEventListener("change", (event) => {
  for (const label of event.currentTarget.querySelectorAll("label")) {
    const chosen = label.contains(event.target);
    label.classList.toggle("is-ck", chosen);
    if (chosen) document.querySelector("[data-verb-here]").textContent = label.dataset.verb;
  }
});

// The thread from the words to their fact: decoration, drawn where both panes are side by side.
function thread() {
  const path = document.querySelector(".rv-l path");
  const words = [...(on?.getClientRects() ?? [])];
  if (!path || !fact || !words.length || innerWidth <= 760) return path?.removeAttribute("d");
  const frame = document.querySelector(".rv").getBoundingClientRect();
  const pane = document.querySelector(".rv-x").getBoundingClientRect();
  const item = fact.getBoundingClientRect();
  const last = words.at(-1);
  const rtl = document.documentElement.dir === "rtl";
  const from = { x: (rtl ? last.left : last.right) - frame.left, y: last.bottom - frame.top - 3 };
  const to = { x: (rtl ? item.right : item.left) - frame.left, y: item.top - frame.top + 24 };
  const gutter = (rtl ? pane.left + 16 : pane.right - 16) - frame.left;
  const seen = from.y > 0 && from.y < pane.height && to.y > 0 && to.y < pane.height;
  if (seen) path.setAttribute("d", `M${from.x} ${from.y}H${gutter}V${to.y}H${to.x}`);
  else path.removeAttribute("d");
}

for (const pane of document.querySelectorAll(".rv-x, .rv-r")) pane.addEventListener("scroll", thread, { passive: true });
addEventListener("resize", thread);

// Ctrl Z went to the fact judged last: take its judgement back, once.
if (fact && sessionStorage.getItem("review.undo") === fact.dataset.row) {
  sessionStorage.removeItem("review.undo");
  press("undo");
}
showPlace();
const list = document.querySelector(".rv-r");
if (fact && list) list.scrollTop += fact.getBoundingClientRect().top - list.getBoundingClientRect().top - list.clientHeight / 3;
if (matchMedia("(pointer: fine)").matches) fact?.focus({ preventScroll: true });
document.fonts.ready.then(thread);
document.getElementById("review")?.setAttribute("data-keys", "on");
