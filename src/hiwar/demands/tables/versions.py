"""A frozen version as a table and as a paper."""

from datetime import datetime
from operator import itemgetter
from typing import Any

from django.utils.translation import gettext as _

from hiwar.demands.queries.versions import Chapter, Line, VersionPage
from hiwar.demands.tables.dossier import TEMPLATE
from hiwar.paper import render_pdf
from hiwar.web.dates import day_in_words, language
from hiwar.web.export import Column
from hiwar.web.wording import counted, reference


def _reference(line: Line) -> str:
    return reference(line.item.number) if line.item.number else ""


def version_table(page: VersionPage) -> tuple[list[list[Any]], list[Column]]:
    """Cells and heads, read now in the reader's language."""
    titles = (_("Reference"), _("Theme"), _("Demand"), _("French wording"))
    table = [
        [_reference(line), chapter.name, line.item.wording_ar, line.item.wording_fr]
        for chapter in page.chapters
        for line in chapter.lines
    ]
    return table, [Column(title, itemgetter(n)) for n, title in enumerate(titles)]


def version_paper(page: VersionPage, workspace: Any, at: datetime) -> bytes:
    """As an A4 PDF in the reader's language, its letterhead in both."""
    version = page.version
    total = counted(page.total, "%(n)s demand", "%(n)s demands")
    data = {
        "lang": language(),
        "title": version.title,
        "subtitle": f"{version.name} · {total}",
        "head": {"name_ar": workspace.name_ar, "name_fr": workspace.name_fr},
        "footer": _("Made on %(day)s") % {"day": day_in_words(at)},
        "page_words": _("Page %1 of %2"),
        "counts": [_told(told) for told in page.events],
        "themes": [_theme(chapter) for chapter in page.chapters if chapter.lines],
    }
    return render_pdf(TEMPLATE, data, at=at)


def _told(told: Any) -> str:
    """«صودق عليه 4 أكتوبر 2025», with the body or the administration."""
    event = told.event
    party = event.body or event.administration
    words = f"{event.get_kind_display()} {day_in_words(event.occurred_on)}"
    return f"{words}، {party.name}" if party and language() == "ar" else words


def _theme(chapter: Chapter) -> dict[str, Any]:
    return {
        "letter": chapter.letter,
        "name": chapter.name or _("Under no theme"),
        "count": counted(chapter.total, "%(n)s demand", "%(n)s demands"),
        "rows": [_row(line) for line in chapter.lines],
    }


def _row(line: Line) -> dict[str, Any]:
    return {
        "depth": line.depth, "ref": _reference(line), "words": line.item.wording,
        "heading": line.item.is_heading, "about": "", "answer": "", "answered": "", "state": "",
    }  # fmt: skip
