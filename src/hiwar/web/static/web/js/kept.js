// The pages that this device keeps, the newest first, on the page for «no network».
const list = document.querySelector("[data-kept-list]");
const pages = await caches.open("hiwar-pages-1");
const keys = (await pages.keys()).reverse();
const lines = await Promise.all(keys.map(async (key) => {
  const drawn = new DOMParser().parseFromString(await (await pages.match(key)).text(), "text/html");
  return { address: key.url, title: drawn.title.split(" — ")[0], instant: Number(drawn.documentElement.dataset.kept) };
}));
const words = new Intl.DateTimeFormat(`${document.documentElement.lang}-u-nu-latn`, { dateStyle: "long", timeStyle: "short" });
for (const line of lines) {
  const row = list.querySelector("template").content.firstElementChild.cloneNode(true);
  const link = row.querySelector("a");
  link.href = line.address;
  link.querySelector("bdi").textContent = line.title;
  row.querySelector("time").textContent = words.format(new Date(line.instant));
  list.append(row);
}
list.hidden = lines.length === 0;
document.querySelector("[data-kept-none]").hidden = lines.length > 0;
