// One key a demand: arrows move, Enter adopts, F2 rewords, Delete drops. Keys act only on a focused
// row, never while somebody types.
const list = document.querySelector("[data-recommend]");
const rows = () => [...list.querySelectorAll("[data-row]")];

function open(row) {
  if (!row) return;
  for (const each of rows()) each.tabIndex = each === row ? 0 : -1;
  row.focus({ preventScroll: true });
  row.scrollIntoView({ block: "nearest" });
}

function choose(row, outcome) {
  const radio = row.querySelector(`input[value="${outcome}"]`);
  radio.checked = true;
  return radio.form;
}

function beside(row, step) {
  const all = rows();
  return all[all.indexOf(row) + step];
}

function onRow(row, event) {
  const deeds = {
    ArrowDown: () => open(beside(row, 1)),
    ArrowUp: () => open(beside(row, -1)),
    Enter: () => choose(row, "adopt").requestSubmit(),
    F2: () => choose(row, "reword").querySelector("textarea").select(),
    Delete: () => choose(row, "drop").querySelector('[name="reason"]').focus(),
  };
  if (!deeds[event.key]) return;
  event.preventDefault();
  deeds[event.key]();
}

if (list) {
  open(rows().find((row) => !row.classList.contains("rc--said")) ?? rows()[0]);
  list.addEventListener("keydown", (event) => {
    const row = event.target.closest("[data-row]");
    if (!row) return;
    const isSend = event.key === "Enter" && (event.ctrlKey || event.metaKey);
    if (isSend && event.target.form) {
      event.preventDefault();
      event.target.form.requestSubmit();
    } else if (event.key === "Escape" && event.target !== row) {
      open(row);
    } else if (event.target === row && !event.ctrlKey && !event.metaKey && !event.altKey) {
      onRow(row, event);
    }
  });
  // The row that was answered is a new one; the hand goes on to the next.
  document.body.addEventListener("htmx:afterSwap", (event) => {
    const id = event.detail.target?.id ?? event.target.id;
    const row = document.getElementById(id);
    if (!row?.matches("[data-row]")) return;
    open(row.querySelector('[role="alert"]') ? row : (beside(row, 1) ?? row));
  });
}
