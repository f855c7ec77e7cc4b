"""Word files that open the right way round: every paragraph, run, table and section says its direction."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from io import BytesIO
from typing import Any, Final

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

WORDS: Final = "Amiri"
START: Final = "start"
QUIET: Final = RGBColor(0x37, 0x4A, 0x52)
INK: Final = RGBColor(0x10, 0x23, 0x2B)


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one language; `ar` runs right to left wherever it stands."""

    text: str
    language: str
    bold: bool = False
    quiet: bool = False
    size: float | None = None


class Sheet:
    """An A4 page in one language, filled from the top."""

    def __init__(self, language: str, *, title: str, author: str, at: datetime | None) -> None:
        self.language = language
        self.file: Any = Document()
        core = self.file.core_properties
        core.title, core.author, core.language = title, author, language
        if at is not None:
            core.created = core.modified = at.replace(tzinfo=None)
        self.size = 14.0 if language == "ar" else 12.0
        self._page()

    @property
    def is_rtl(self) -> bool:
        return self.language == "ar"

    def _page(self) -> None:
        section = self.file.sections[0]
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.left_margin = section.right_margin = Mm(24)
        section.top_margin = section.bottom_margin = Mm(18)
        if self.is_rtl:
            section._sectPr.append(OxmlElement("w:bidi"))  # noqa: SLF001 - python-docx has no other way
        style = self.file.styles["Normal"]
        style.font.name, style.font.size = WORDS, Pt(self.size)
        style.paragraph_format.space_after = Pt(6)
        for level in (1, 2):
            self.file.styles[f"Heading {level}"].font.color.rgb = INK

    def paragraph(
        self, *runs: Run, align: str = "both", into: Any = None, after: float = 6,
        indent: float = 0, heading: int = 0,
    ) -> Any:  # fmt: skip
        """`align`: start, center, end or both, in the direction of the page; `into` a cell.

        `indent`: millimetres from where lines begin; `heading`: its level, for the reader's outline.
        """
        place = self.file if into is None else into
        made = place.add_paragraph(style=f"Heading {heading}" if heading else None)
        made.paragraph_format.space_after = Pt(after)
        if indent:
            made.paragraph_format.left_indent = Mm(indent)
        properties = made._p.get_or_add_pPr()  # noqa: SLF001
        if self.is_rtl:
            properties.insert_element_before(OxmlElement("w:bidi"), *_AFTER_BIDI)
        made.alignment = _ALIGNMENTS[align]
        for run in runs:
            self._run(made, run)
        return made

    def _run(self, paragraph: Any, run: Run) -> Any:
        made = paragraph.add_run(run.text)
        made.bold, size = run.bold, Pt(run.size or self.size)
        made.font.size = size
        if run.quiet:
            made.font.color.rgb = QUIET
        properties = made._r.get_or_add_rPr()  # noqa: SLF001
        fonts = properties.get_or_add_rFonts()
        for name in ("w:ascii", "w:hAnsi", "w:cs"):
            fonts.set(qn(name), WORDS)
        _add(properties, "w:szCs", str(int((run.size or self.size) * 2)))
        if run.bold:
            _add(properties, "w:bCs")
        if run.language == "ar":
            _add(properties, "w:rtl")
            _add(properties, "w:lang", **{"w:bidi": "ar-MA"})
        else:
            _add(properties, "w:lang", **{"w:val": "fr-FR"})
        return made

    def columns(self, widths: Iterable[float], *, mirrored: bool = True) -> list[Any]:
        """The cells of a table of one row without borders; `mirrored` follows the page's direction."""
        sizes = list(widths)
        table = self.file.add_table(rows=1, cols=len(sizes))
        table.autofit = False
        if self.is_rtl and mirrored:
            table._tbl.tblPr.append(OxmlElement("w:bidiVisual"))  # noqa: SLF001
        for cell, width in zip(table.rows[0].cells, sizes, strict=True):
            cell.width = Mm(width)
            cell.paragraphs[0]._p.getparent().remove(cell.paragraphs[0]._p)  # noqa: SLF001
        return list(table.rows[0].cells)

    def footer(self, text: str, pages: str) -> None:
        """On every page: `text`, and `pages` with the number of the page for %1, of all for %2."""
        place = self.file.sections[0].footer
        made = self.paragraph(
            Run(f"{text}  ·  ", self.language, quiet=True, size=9), align="center", into=place
        )
        place.paragraphs[0]._p.getparent().remove(place.paragraphs[0]._p)  # noqa: SLF001
        for part in _PARTS.split(pages):
            run = Run(_FIELDS.get(part, part), self.language, quiet=True, size=9)
            if part in _FIELDS:
                self._field(made, run)
            else:
                self._run(made, run)

    def _field(self, paragraph: Any, run: Run) -> None:
        """A field of Word: its code in `run`, counted when the file is opened."""
        for kind in ("begin", "code", "end"):
            made = self._run(paragraph, replace(run, text=""))
            if kind == "code":
                code = OxmlElement("w:instrText")
                code.text = run.text
            else:
                code = OxmlElement("w:fldChar")
                code.set(qn("w:fldCharType"), kind)
            made._r.append(code)  # noqa: SLF001

    def double_rule(self, paragraph: Any) -> None:
        """Under `paragraph`, from margin to margin."""
        borders = OxmlElement("w:pBdr")
        bottom = OxmlElement("w:bottom")
        for name, value in (("val", "double"), ("sz", "6"), ("space", "1"), ("color", "10232B")):
            bottom.set(qn(f"w:{name}"), value)
        borders.append(bottom)
        paragraph._p.get_or_add_pPr().insert_element_before(  # noqa: SLF001
            borders, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:bidi", *_AFTER_BIDI
        )

    def as_bytes(self) -> bytes:
        kept = BytesIO()
        self.file.save(kept)
        return kept.getvalue()


_PARTS: Final = re.compile("(%[12])")
_FIELDS: Final = {"%1": "PAGE", "%2": "NUMPAGES"}
_ALIGNMENTS: Final = {
    "start": WD_ALIGN_PARAGRAPH.LEFT,  # with w:bidi, LEFT is the side where lines begin
    "end": WD_ALIGN_PARAGRAPH.RIGHT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "both": WD_ALIGN_PARAGRAPH.JUSTIFY,
}
# What the schema wants after w:bidi in w:pPr.
_AFTER_BIDI: Final = (
    "w:adjustRightInd", "w:snapToGrid", "w:spacing", "w:ind", "w:contextualSpacing",
    "w:mirrorIndents", "w:suppressOverlap", "w:jc", "w:textDirection", "w:textAlignment",
    "w:textboxTightWrap", "w:outlineLvl", "w:divId", "w:cnfStyle", "w:rPr", "w:sectPr", "w:pPrChange",
)  # fmt: skip


# The order of w:rPr's children that we set, as its schema wants them.
_RUN_ORDER: Final = (
    "w:rStyle", "w:rFonts", "w:b", "w:bCs", "w:i", "w:iCs", "w:color", "w:sz", "w:szCs", "w:rtl",
    "w:lang",
)  # fmt: skip


def _add(properties: Any, name: str, value: str | None = None, **attributes: str) -> None:
    made = OxmlElement(name)
    if value is not None:
        made.set(qn("w:val"), value)
    for key, text in attributes.items():
        made.set(qn(key), text)
    later = _RUN_ORDER[_RUN_ORDER.index(name) + 1 :]
    properties.insert_element_before(made, *later)
