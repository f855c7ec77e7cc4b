"""Marks of lists as papers write them: أولا، أ-، 1.2، I-، A)، bullets."""

import re
from dataclasses import dataclass
from typing import Final

_ORDINALS: Final = "أولا ثانيا ثالثا رابعا خامسا سادسا سابعا ثامنا تاسعا عاشرا اولا أوّلا أولًا ثانيًا ثالثًا رابعًا خامسًا"
_LETTERS: Final = "أ|ا|ب|ج|د|هـ|ه|و|ز|ح|ط|ي|ك|ل|م|ن"
_CLOSE: Final = r"\s*[.)\-–—:/،]\s*"
_PATTERNS: Final = (
    ("ordinal", rf"(?:{'|'.join(_ORDINALS.split())})(?:\s+عشر)?{_CLOSE}"),
    (
        "chapter",
        r"(?:الباب|المحور|الفصل|القسم|[Cc]hapitre|[Aa]xe|[Tt]hème)\s+[\w]{1,12}\s*[.:\-–—]\s*",
    ),
    ("decimal", r"\(?(?:[0-9٠-٩]{1,3})(?:[.\-][0-9٠-٩]{1,3})+\)?[.)\-–—:/]?\s+"),
    ("number", rf"[(]?[0-9٠-٩]{{1,3}}(?:°)?{_CLOSE}"),
    ("roman", rf"(?=[IVXLC])(?:X{{0,3}}(?:IX|IV|V?I{{0,3}})){_CLOSE}"),
    ("letter", rf"[(]?(?:{_LETTERS}){_CLOSE}"),
    ("latin", r"[(]?[A-Za-z][.)\-–—:/]\s*"),
    ("bullet", r"[•\-–—*▪◦●○§✓✔➢➤❖·o](?:\s+|(?=[\u0600-\u06ff]))"),
)
_MARK: Final = re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in _PATTERNS))
_PARTS: Final = re.compile(r"[.\-]")
_BLANK: Final = re.compile("[\\s\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]*")
_INDENT: Final = 2


@dataclass(frozen=True, slots=True)
class Marked:
    """A line taken apart: how deep it is set in, its mark and of which sort, where its words begin."""

    indent: int
    sort: str
    sign: str
    offset: int

    @property
    def key(self) -> tuple[str, int]:
        """Lines of one level share it."""
        if self.sort == "decimal":
            return "decimal", len(_PARTS.split(self.sign.strip(" ().-–—:/")))
        return self.sort, self.indent


def taken_apart(line: str) -> Marked:
    """`sort` is empty where the line has no mark."""
    blank = _BLANK.match(line)
    lead = blank.end() if blank else 0
    bare = line[lead:]
    found = _MARK.match(bare)
    if found is None or not bare[found.end() :].strip():
        return Marked(lead // _INDENT, "", "", lead)
    return Marked(lead // _INDENT, str(found.lastgroup), found[0].strip(), lead + found.end())
