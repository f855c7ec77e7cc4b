"""A letter as PDF and DOCX, from one description of what it says.

`data`: language, head_ar, head_fr, number, dated, to, subject, reference, salutation, opening, items
(quote, translation, facts), asking, reply_right, closing, signed_for, signed_post, signed_name,
labels (to, number, number_later, subject, reference, stamp, comma).
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from hiwar.paper.docx import Run, Sheet
from hiwar.paper.pdf import render_pdf

TEMPLATE: Final = "paper/templates/letter.typ"
HAIR: Final = "\u202f"


def letter_pdf(data: Mapping[str, Any], *, at: datetime | None = None) -> bytes:
    return render_pdf(TEMPLATE, data, at=at)


def letter_docx(data: Mapping[str, Any], *, at: datetime | None = None) -> bytes:
    return _Letter(data, at).as_bytes()


class _Letter:
    def __init__(self, data: Mapping[str, Any], at: datetime | None) -> None:
        self.data, self.language = data, data["language"]
        self.sheet = Sheet(self.language, title=data["subject"], author=data["head_ar"], at=at)

    def as_bytes(self) -> bytes:
        self._head()
        self._whom()
        self._about()
        self._body()
        self._signature()
        return self.sheet.as_bytes()

    def _say(self, text: str, *, bold: bool = False, align: str = "both", into: Any = None) -> Any:
        return self.sheet.paragraph(Run(text, self.language, bold=bold), align=align, into=into)

    def _head(self) -> None:
        """Arabic at the right, French at the left, whatever the letter's language."""
        data, sheet = self.data, self.sheet
        left, right = sheet.columns((81, 81), mirrored=False)
        french = Run(data["head_fr"], "fr", size=10)
        arabic = Run(data["head_ar"], "ar", bold=True, size=15)
        outer, inner = ("end", "start") if sheet.is_rtl else ("start", "end")
        sheet.paragraph(french, align=outer, into=left, after=2)
        sheet.paragraph(arabic, align=inner, into=right, after=2)
        rule = sheet.paragraph(Run("", self.language, size=4), after=4)
        sheet.double_rule(rule)
        number = data["number"] or data["labels"]["number_later"]
        start, end = sheet.columns((81, 81))
        self._say(f"{data['labels']['number']} {number}", align="start", into=start)
        self._say(data["dated"], align="end", into=end)

    def _whom(self) -> None:
        self._say(self.data["labels"]["to"], align="center")
        for place, row in enumerate(self.data["to"]):
            self._say(row, bold=place == 0, align="center")

    def _about(self) -> None:
        colon = ":" if self.sheet.is_rtl else f"{HAIR}:"
        for name in ("subject", "reference"):
            if self.data[name]:
                label = Run(f"{self.data['labels'][name]}{colon} ", self.language, bold=True)
                self.sheet.paragraph(label, Run(self.data[name], self.language), align="start")

    def _body(self) -> None:
        data = self.data
        comma = "،" if self.sheet.is_rtl else ","
        self._say(f"{data['salutation']}{comma}", bold=True, align="start")
        self._say(data["opening"])
        for place, item in enumerate(data["items"], start=1):
            self._item(place, item, f"{comma} ")
        self._say(f"{data['asking']} {data['reply_right']}")
        self._say(data["closing"])

    def _item(self, place: int, item: Mapping[str, Any], comma: str) -> None:
        runs = [
            Run(f"{place}. ", self.language),
            Run(f"«{item['quote']}»", "ar", size=14),
        ]
        if item["translation"]:
            runs += [Run(comma, self.language), Run(item["translation"], self.language, quiet=True)]
        runs.append(Run(f"{comma}{comma.join(item['facts'])}.", self.language))
        self.sheet.paragraph(*runs)

    def _signature(self) -> None:
        data = self.data
        stamp, sign = self.sheet.columns((81, 81))
        self.sheet.paragraph(
            Run(f"({data['labels']['stamp']})", self.language, quiet=True),
            align="center",
            into=stamp,
        )
        self._say(data["signed_for"], align="center", into=sign)
        self._say(data["signed_post"], bold=True, align="center", into=sign)
        self._say("", into=sign)
        self._say(data["signed_name"], bold=True, align="center", into=sign)
