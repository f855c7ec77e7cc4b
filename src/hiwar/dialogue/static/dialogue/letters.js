// The bar above a register of commitments says how many are chosen and how many letters they make.
const form = document.querySelector("[data-letters-form]");
const words = JSON.parse(document.getElementById("said")?.textContent ?? "null");

if (form && words) {
  const bar = form.querySelector(".selbar");
  const chosen = bar?.querySelector("[data-chosen]");
  const letters = bar?.querySelector("[data-letters]");
  const rest = { chosen: chosen?.textContent, letters: letters?.textContent };

  const tell = () => {
    const boxes = [...form.querySelectorAll('input[name="c"]')];
    const on = boxes.filter((box) => box.checked);
    for (const box of boxes) box.closest(".row")?.classList.toggle("is-sel", box.checked);
    if (!bar) return;
    const owners = new Set(on.map((box) => box.dataset.owner));
    chosen.textContent = on.length ? words.chosen[on.length - 1] : rest.chosen;
    letters.textContent = on.length ? words.letters[owners.size - 1] : rest.letters;
  };
  form.addEventListener("change", tell);
  tell();
}
