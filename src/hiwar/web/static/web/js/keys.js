// `/` goes to the search box on any keyboard layout. It can be turned off: data-keys="off" on <html>.
const search = document.querySelector("[data-search]");

function isTyping(target) {
  return target.isContentEditable || /^(input|textarea|select)$/i.test(target.tagName);
}

document.addEventListener("keydown", (event) => {
  const isSlash = event.key === "/" || (event.code === "Slash" && !event.shiftKey);
  const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey;
  if (!search || !isSlash || !isPlain || isTyping(event.target)) return;
  if (document.documentElement.dataset.keys === "off") return;
  event.preventDefault();
  search.focus();
  search.select();
});

// The phone's «more» sheet closes with Escape.
const more = document.querySelector(".tab-more");
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !more?.open) return;
  more.open = false;
  more.querySelector("summary").focus();
});
