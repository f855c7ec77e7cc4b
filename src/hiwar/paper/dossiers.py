"""A dossier as DOCX, from one description of what it says.

`data`: language, head_ar, head_fr, title, subtitle, told (lines), note, footer, page_words, labels
(cost, bases, comma), themes (letter, name, count, rows). A row: depth, ref, words and their
language, translation, is_heading, cost, bases (text, words).
"""

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from hiwar.paper.docx import Run, Sheet

STEP: Final = 7.0  # millimetres a level of the tree
HAIR: Final = "\u202f"
ARABIC: Final = re.compile("[\u0600-\u06ff]")


def dossier_docx(data: Mapping[str, Any], *, at: datetime | None = None) -> bytes:
    return _Dossier(data, at).as_bytes()


class _Dossier:
    def __init__(self, data: Mapping[str, Any], at: datetime | None) -> None:
        self.data, self.language = data, data["language"]
        author = data["head_ar"] or data["head_fr"]
        self.sheet = Sheet(self.language, title=data["title"], author=author, at=at)

    def as_bytes(self) -> bytes:
        self._head()
        for theme in self.data["themes"]:
            self._theme(theme)
        if self.data["note"]:
            self._say(self.data["note"], quiet=True, size=10)
        self.sheet.footer(self.data["footer"], self.data["page_words"])
        return self.sheet.as_bytes()

    def _say(self, text: str, *, align: str = "start", after: float = 6, **look: Any) -> Any:
        run = Run(text, self.language, **look)
        return self.sheet.paragraph(run, align=align, after=after)

    def _tongue(self, name: str) -> str:
        """Of a name that may have no French: that of its first letter."""
        first = next((letter for letter in name if letter.isalpha()), "")
        return "ar" if ARABIC.match(first) else self.language

    def _head(self) -> None:
        data, sheet = self.data, self.sheet
        for text, language in ((data["head_ar"], "ar"), (data["head_fr"], "fr")):
            if text:
                sheet.paragraph(Run(text, language, bold=True), align="center", after=2)
        rule = sheet.paragraph(Run("", self.language, size=4), after=8)
        sheet.double_rule(rule)
        title = Run(data["title"], self._tongue(data["title"]), bold=True, size=20)
        sheet.paragraph(title, align="center", heading=1, after=2)
        self._say(data["subtitle"], align="center", quiet=True, size=11)
        for line in data["told"]:
            self._say(line, align="center", quiet=True, size=11, after=2)

    def _theme(self, theme: Mapping[str, Any]) -> None:
        letter = f"{theme['letter']}. " if theme["letter"] else ""
        runs = (
            Run(letter, self.language, bold=True, size=16),
            Run(theme["name"], self._tongue(theme["name"]), bold=True, size=16),
            Run(f"  {theme['count']}", self.language, quiet=True, size=10),
        )
        made = self.sheet.paragraph(*runs, align="start", heading=2, after=4)
        made.paragraph_format.keep_with_next = True
        for row in theme["rows"]:
            self._row(row)

    def _row(self, row: Mapping[str, Any]) -> None:
        indent = row["depth"] * STEP
        words = Run(row["words"], row["language"], bold=row["is_heading"])
        ref = [Run(f"{row['ref']}  ", self.language, quiet=True, size=10)] if row["ref"] else []
        made = self.sheet.paragraph(*ref, words, align="start", indent=indent, after=3)
        made.paragraph_format.keep_with_next = row["is_heading"]
        if row["translation"]:
            self._under(indent, Run(row["translation"], "fr", quiet=True, size=11))
        if row["cost"]:
            self._under(indent, *self._labelled("cost", row["cost"]))
        for basis in row["bases"]:
            self._basis(indent, basis)

    def _basis(self, indent: float, basis: Mapping[str, str]) -> None:
        runs = self._labelled("bases", basis["text"])
        if basis["words"]:
            runs.append(Run(self.data["labels"]["comma"], self.language, size=11))
            runs.append(Run(f"«{basis['words']}»", "ar", size=11))
        self._under(indent, *runs)

    def _labelled(self, name: str, text: str) -> list[Run]:
        colon = ":" if self.sheet.is_rtl else f"{HAIR}:"
        label = Run(f"{self.data['labels'][name]}{colon} ", self.language, quiet=True, size=11)
        return [label, Run(text, self.language, size=11)]

    def _under(self, indent: float, *runs: Run) -> None:
        self.sheet.paragraph(*runs, align="start", indent=indent + STEP, after=2)
