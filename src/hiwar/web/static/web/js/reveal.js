// Puts beside each password box the button its template holds: it shows what was typed.
for (const box of document.querySelectorAll(".pwd")) {
  const input = box.querySelector("input");
  const button = box.querySelector("template").content.firstElementChild.cloneNode(true);
  button.setAttribute("aria-controls", input.id);
  button.addEventListener("click", () => {
    const isShown = input.type === "text";
    input.type = isShown ? "password" : "text";
    button.setAttribute("aria-pressed", String(!isShown));
  });
  box.append(button);
}
