// From change to change, and to paper. Without it the page is read from top to bottom.
const changes = () => [...document.querySelectorAll("[data-change]")];
let at = -1;

for (const button of document.querySelectorAll("[data-step]")) {
  button.hidden = false;
  button.addEventListener("click", () => {
    const rows = changes();
    if (!rows.length) return;
    at = Math.min(Math.max(at + Number(button.dataset.step), 0), rows.length - 1);
    rows[at].scrollIntoView({ block: "center" });
    rows[at].focus({ preventScroll: true });
  });
}

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
