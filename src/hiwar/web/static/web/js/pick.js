// A choice among thousands becomes a combobox: candidates come while one types (WAI-ARIA APG).
const WAIT = 200;

function combobox(root) {
  const input = root.querySelector(`[name="${root.dataset.pick}-words"]`);
  const seen = root.querySelector(`[name="${root.dataset.pick}-seen"]`);
  const chosen = root.querySelector("[data-chosen]");
  const told = root.querySelector("[data-told]");
  const list = document.createElement("ul");
  let waiting = 0;
  let asked = null;
  let active = -1;

  list.id = `${input.id}-list`;
  list.className = "pick-c";
  list.hidden = true;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", input.labels[0]?.textContent.trim() ?? input.placeholder);
  input.after(list);
  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-controls", list.id);
  input.setAttribute("aria-expanded", "false");

  const options = () => [...list.querySelectorAll('[role="option"]')];

  function close() {
    list.hidden = true;
    active = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  function show(html) {
    list.replaceChildren(...new DOMParser().parseFromString(html, "text/html").body.children);
    const found = options().length > 0;
    close();
    list.hidden = !found;
    input.setAttribute("aria-expanded", String(found));
    told.textContent = found ? root.dataset.some : root.dataset.none;
    told.classList.toggle("vh", found);
  }

  async function ask() {
    const words = input.value.trim();
    asked?.abort();
    if (!words) return close();
    asked = new AbortController();
    const address = new URL(location.href);
    address.hash = "";
    address.searchParams.set("pick", root.dataset.pick);
    address.searchParams.set("words", words);
    try {
      const answer = await fetch(address, { signal: asked.signal, headers: { Accept: "text/html" } });
      if (!answer.ok || answer.redirected) throw new Error(String(answer.status));
      show(await answer.text());
    } catch (error) {
      if (error.name === "AbortError") return;
      close();
      told.textContent = root.dataset.off;
      told.classList.remove("vh");
    }
  }

  function mark(place) {
    const all = options();
    if (!all.length) return;
    active = (place + all.length) % all.length;
    all.forEach((each, n) => each.setAttribute("aria-selected", String(n === active)));
    input.setAttribute("aria-activedescendant", all[active].id);
    all[active].scrollIntoView({ block: "nearest" });
  }

  function add(value, words) {
    const label = document.createElement("label");
    const button = document.createElement("input");
    const told = document.createElement("span");
    const isolated = document.createElement("bdi");
    label.className = "pick-o";
    Object.assign(button, { type: root.dataset.kind, name: root.dataset.pick, value, checked: true });
    isolated.textContent = words;
    told.append(isolated);
    label.append(button, told);
    chosen.append(label);
  }

  function choose(option) {
    const one = root.dataset.kind === "radio";
    const held = [...chosen.querySelectorAll("input")].find((each) => each.value === option.dataset.value);
    if (held) held.checked = true;
    else {
      if (one) for (const each of chosen.querySelectorAll("label")) if (each.querySelector("input").value) each.remove();
      if (root.dataset.empty && !chosen.childElementCount) add("", root.dataset.empty);
      add(option.dataset.value, option.textContent);
    }
    input.value = seen.value = "";
    told.classList.add("vh");
    told.textContent = option.textContent;
    close();
    input.dispatchEvent(new Event("change", { bubbles: true }));
  }

  input.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(ask, WAIT);
  });
  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (list.hidden) ask();
      else mark(event.key === "ArrowDown" ? active + 1 : active < 0 ? -1 : active - 1);
      event.preventDefault();
    } else if (event.key === "Enter" && !list.hidden) {
      if (active >= 0) choose(options()[active]);
      else mark(0);
      event.preventDefault();
    } else if (event.key === "Escape" && !list.hidden) {
      close();
      event.preventDefault();
    }
  });
  list.addEventListener("pointerdown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const option = event.target.closest('[role="option"]');
    if (option) choose(option);
  });
  input.addEventListener("blur", close);
}

for (const root of document.querySelectorAll("[data-pick]:not([data-ready])")) {
  root.dataset.ready = "";
  combobox(root);
}
