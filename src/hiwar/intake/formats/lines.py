"""Lines of text as the readers of all formats write them."""

import re
from typing import Final

BULLET: Final = "•"
INDENT: Final = "  "
_DROPPED: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")
_BLANKS: Final = re.compile("[ \xa0\r\n]+")
_RAGGED: Final = re.compile(r"[ \t]+\n")
_GAPS: Final = re.compile(r"\n{3,}")


def clean_text(text: str) -> str:
    """Without C0 controls (tab and newline stay), DEL, lone surrogates; bidi controls stay."""
    return _DROPPED.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def one_line(text: str) -> str:
    return _BLANKS.sub(" ", text).strip()


def tidy(lines: list[str]) -> str:
    """Lines joined; at most one empty line between two; nothing trails."""
    text = clean_text("\n".join(lines))
    return _GAPS.sub("\n\n", _RAGGED.sub("\n", text)).strip("\n ")


def item_line(level: int, mark: str, text: str) -> str:
    """A list item: two blanks a level, the mark, the text."""
    return f"{INDENT * level}{mark} {text}"
