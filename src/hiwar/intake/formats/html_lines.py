"""A tree of a page to lines of text."""

import re
from typing import Final

from hiwar.intake.formats.html_tree import Node
from hiwar.intake.formats.lines import BULLET, INDENT, tidy

_BLOCKS: Final = frozenset(
    {
        "address",
        "article",
        "blockquote",
        "body",
        "center",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "li",
        "main",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "thead",
        "tfoot",
        "tr",
        "ul",
        "caption",
    }
)
_SPACED: Final = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "table", "blockquote"})
_LISTS: Final = frozenset({"ul", "ol"})
_CELLS: Final = frozenset({"td", "th"})
_MAX_LEVEL: Final = 8
_WHITE: Final = re.compile(r"[ \t\r\n\f\xa0]+")


class _Writer:
    def __init__(self) -> None:
        self.lines: list[str] = []
        self._line: list[str] = []
        self._mark = ""
        self._lists: list[list[int]] = []  # per open list: [is ordered, next number]
        self._pre = 0
        self._cells = 0

    def enter(self, node: Node) -> None:
        if node.tag in _BLOCKS and not self._cells:
            self._flush()
        if node.tag in _SPACED and not self._lists and not self._cells:
            self.lines.append("")
        if node.tag in _LISTS:
            start = node.attributes.get("start", "")
            first = int(start) if start.isascii() and start.isdigit() and len(start) < 6 else 1  # noqa: PLR2004
            self._lists.append([int(node.tag == "ol"), first])
        elif node.tag == "li":
            self._mark = self._item()
        elif node.tag == "br" and not self._cells:
            self._flush()
        elif node.tag in _CELLS:
            self._cells += 1
        self._pre += node.tag == "pre"

    def leave(self, node: Node) -> None:
        if node.tag in _CELLS:
            self._cells -= 1
            if not self._cells:
                self._line.append("\t")
        elif node.tag in _BLOCKS and not self._cells:
            self._flush()
        elif node.tag in _BLOCKS:
            self._line.append(" ")
        if node.tag in _LISTS:
            self._lists.pop()
        if node.tag in _SPACED and not self._lists and not self._cells:
            self.lines.append("")
        self._pre -= node.tag == "pre"

    def write(self, text: str) -> None:
        if self._pre and not self._cells:
            *whole, rest = text.split("\n")
            for line in whole:
                self._line.append(line)
                self._flush()
            self._line.append(rest)
        else:
            self._line.append(_WHITE.sub(" ", text))

    def _item(self) -> str:
        level = min(max(len(self._lists) - 1, 0), _MAX_LEVEL)
        sign = BULLET
        if self._lists and self._lists[-1][0]:
            sign = f"{self._lists[-1][1]}."
            self._lists[-1][1] += 1
        return f"{INDENT * level}{sign} "

    def _flush(self) -> None:
        cells = "".join(self._line).split("\t")
        text = "\t".join(re.sub(" {2,}", " ", cell).strip() for cell in cells).strip()
        self._line.clear()
        if not text:
            return
        if self._mark:
            # Sites often type a bullet inside the item too.
            text = self._mark + text.lstrip("•●▪◦*- ")
            self._mark = ""
        self.lines.append(text)

    def close(self) -> str:
        self._flush()
        return tidy(self.lines)


def write_lines(top: Node) -> str:
    """Blocks as lines, items as bullets with their level, table rows with tabs between cells."""
    writer = _Writer()
    todo: list[tuple[Node, bool]] = [(top, False)]
    while todo:
        node, done = todo.pop()
        if done:
            writer.leave(node)
        elif not node.tag:
            writer.write(node.text)
        else:
            writer.enter(node)
            todo.append((node, True))
            todo.extend((child, False) for child in reversed(node.children))
    return writer.close()
