// Picking the words of a fact in the text: the selection fills the form with its offsets.
const form = document.querySelector("[data-correct]");
const text = document.querySelector("[data-text]");

// Offsets count characters (code points), as the server does; DOM offsets count UTF-16 units.
function offsetOf(node, offset) {
  const piece = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node)?.closest("[data-start]");
  if (!piece || node.nodeType !== Node.TEXT_NODE || node.parentElement.closest("[data-number]")) return null;
  return Number(piece.dataset.start) + [...node.data.slice(0, offset)].length;
}

document.addEventListener("selectionchange", () => {
  const selection = document.getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return;
  const range = selection.getRangeAt(0);
  if (!text.contains(range.commonAncestorContainer)) return;
  const start = offsetOf(range.startContainer, range.startOffset);
  const end = offsetOf(range.endContainer, range.endOffset);
  if (start === null || end === null || end <= start) return;
  const copy = range.cloneContents();
  for (const number of copy.querySelectorAll("[data-number]")) number.remove();
  form.elements.start.value = start;
  form.elements.end.value = end;
  form.elements.quote.value = [...copy.querySelectorAll("p")].map((line) => line.textContent).join("\n") || copy.textContent;
});

document.querySelector("mark.is-on")?.scrollIntoView({ block: "center" });
