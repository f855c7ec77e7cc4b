"""Names and titles from strangers, made safe to show: never to open a file with."""

import re
import unicodedata

MAX_NAME = 120
MAX_TITLE = 300
UNNAMED = "وثيقة"

# Invisible formatting that can turn a name around (Trojan Source, U+202E «exe.txt»); the joiners
# U+200C and U+200D stay, Persian and Arabic spelling need them.
_KEPT_FORMATS = "\u200c\u200d"
# Look-alikes without meaning in HTML, so that a name stays harmless where a template forgets.
_NEUTRAL = str.maketrans(
    {"<": "\u2039", ">": "\u203a", '"': "\u201d", "'": "\u2019", "`": "\u2019", "&": "\uff06"}
)
_SPACES = re.compile(r"\s+")


def _harmless(words: str) -> str:
    visible = (
        " " if unicodedata.category(c) in {"Cc", "Zl", "Zp"} else c
        for c in unicodedata.normalize("NFC", words)
        if unicodedata.category(c) not in {"Cf", "Cs", "Co", "Cn"} or c in _KEPT_FORMATS
    )
    return _SPACES.sub(" ", "".join(visible).translate(_NEUTRAL)).strip()


def clean_name(name: str) -> str:
    """The last part of a file name without path, markup or controls; at most 120 characters.

    The ending (up to 10 characters) survives the cut. An empty name becomes «وثيقة».
    """
    # Cut before normalizing: a name of megabytes must not cost anything.
    last = re.split(r"[/\\]", name[-4096:])[-1]
    cleaned = _harmless(last).lstrip(". ")
    if len(cleaned) > MAX_NAME:
        stem, dot, ending = cleaned.rpartition(".")
        if dot and stem and len(ending) <= 10:  # noqa: PLR2004
            cleaned = stem[: MAX_NAME - len(ending) - 1].rstrip() + "." + ending
        else:
            cleaned = cleaned[:MAX_NAME].rstrip()
    return cleaned or UNNAMED


def clean_title(title: str | None) -> str | None:
    """As `clean_name` for a document's own title: slashes stay, at most 300 characters."""
    return _harmless((title or "")[:4096])[:MAX_TITLE].rstrip() or None
