// Pages chosen in several goes are added to one another: a phone hands over one picture at a time.
const pages = document.querySelector("[data-pages]");
const kept = [];

if (pages) {
  const list = document.createElement("ol");
  list.className = "pic-l";
  list.setAttribute("aria-live", "polite");
  pages.after(list);
  pages.addEventListener("change", () => {
    for (const file of pages.files) {
      if (!kept.some((one) => one.name === file.name && one.size === file.size && one.lastModified === file.lastModified)) kept.push(file);
    }
    const all = new DataTransfer();
    for (const file of kept) all.items.add(file);
    pages.files = all.files;
    list.replaceChildren(
      ...kept.map((file) => {
        const page = document.createElement("li");
        const name = document.createElement("bdi");
        name.textContent = file.name;
        page.append(name);
        return page;
      }),
    );
  });
}
