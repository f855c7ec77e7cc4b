// A file dropped anywhere on the box is handed in as if it had been chosen.
const box = document.querySelector("[data-drop]");
const field = box?.elements.file;

for (const each of [field, box?.elements.photographs]) {
  each?.addEventListener("change", () => each.files.length && box.requestSubmit());
}
for (const name of ["dragenter", "dragover"]) {
  box?.addEventListener(name, (event) => {
    event.preventDefault();
    box.classList.add("is-over");
  });
}
for (const name of ["dragleave", "drop"]) box?.addEventListener(name, () => box.classList.remove("is-over"));
box?.addEventListener("drop", (event) => {
  event.preventDefault();
  field.files = event.dataTransfer.files;
  if (field.files.length) box.requestSubmit();
});
