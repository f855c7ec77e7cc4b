// A passing notice leaves after eight seconds, unless someone is about to undo from it.
const STAY = 8000;

function leave(toast) {
  if (toast.matches(":hover, :focus-within")) {
    setTimeout(leave, STAY, toast);
    return;
  }
  toast.hidden = true;
}

function watch(root) {
  for (const toast of root.querySelectorAll("[data-toast]:not([data-seen])")) {
    toast.dataset.seen = "";
    setTimeout(leave, STAY, toast);
  }
}

watch(document);
document.addEventListener("htmx:load", (event) => watch(event.target));
