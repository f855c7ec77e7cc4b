"""A frozen version as a Word file, in Arabic or in French where French wordings exist."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import override

from hiwar.demands.models import LegalBasis
from hiwar.demands.queries.version_weight import Weight
from hiwar.demands.queries.versions import Chapter, Line, Told, VersionPage
from hiwar.kernel.actors import Actor
from hiwar.kernel.rules import allows
from hiwar.paper import dossier_docx
from hiwar.web.dates import day_in_words
from hiwar.web.wording import comma, counted, number, reference

Weights = Mapping[UUID, Weight]


def version_docx(
    actor: Actor, page: VersionPage, weights: Weights, workspace: Any, *, at: datetime, tongue: str
) -> bytes:
    """Words and places are those frozen; costs and legal bases those of the day, and it says so."""
    with override(tongue):
        data = _data(page, weights, workspace, at, tongue)
        return dossier_docx({**data, "told": [_told(actor, each) for each in page.events]}, at=at)


def _data(
    page: VersionPage, weights: Weights, workspace: Any, at: datetime, tongue: str
) -> dict[str, Any]:
    total = counted(page.total, "%(n)s demand", "%(n)s demands")
    today = _("Words as frozen. Costs and legal texts as recorded on %(day)s.")
    return {
        "language": tongue,
        "head_ar": workspace.name_ar, "head_fr": workspace.name_fr,
        "title": page.version.title, "subtitle": f"{page.version.name} · {total}",
        "themes": [_theme(each, weights, tongue) for each in page.chapters if each.lines],
        "note": today % {"day": day_in_words(at)} if weights else "",
        "footer": _("Made on %(day)s") % {"day": day_in_words(at)},
        "page_words": _("Page %1 of %2"),
        "labels": {"cost": _("Cost"), "bases": _("Legal basis"), "comma": comma()},
    }  # fmt: skip


def _told(actor: Actor, told: Told) -> str:
    """«رُفع 4 أكتوبر 2025، وزارة…»: the administration only where the actor may know it."""
    event = told.event
    words = f"{event.get_kind_display()} {day_in_words(event.occurred_on)}"
    party = event.body or event.administration
    hidden = party == event.administration and not allows("organizations.view", actor, party)
    return words if party is None or hidden else f"{words}{comma()}{party.name}"


def _theme(chapter: Chapter, weights: Weights, tongue: str) -> dict[str, Any]:
    return {
        "letter": chapter.letter,
        "name": chapter.lines[0].item.theme or _("Under no theme"),
        "count": counted(chapter.total, "%(n)s demand", "%(n)s demands"),
        "rows": [_row(line, weights.get(line.item.demand_id), tongue) for line in chapter.lines],
    }


def _row(line: Line, weight: Weight | None, tongue: str) -> dict[str, Any]:
    item = line.item
    is_french = tongue == "fr" and bool(item.wording_fr)
    return {
        "depth": line.depth, "is_heading": item.is_heading,
        "ref": reference(item.number) if item.number else "",
        "words": item.wording_fr if is_french else item.wording_ar,
        "language": "fr" if is_french else "ar",
        "translation": "" if tongue == "fr" else item.wording_fr,
        "cost": _cost(weight), "bases": list(_bases(weight)),
    }  # fmt: skip


def _cost(weight: Weight | None) -> str:
    """Whole dirhams where there are no centimes."""
    if weight is None or weight.demand.cost is None:
        return ""
    cost = weight.demand.cost
    said = _("%(n)s dirhams") % {"n": number(int(cost) if cost == int(cost) else cost)}
    period = weight.demand.get_cost_period_display()
    parts = (f"{said} {period}".strip(), weight.demand.cost_source)
    return comma().join(part for part in parts if part)


def _bases(weight: Weight | None) -> Iterable[dict[str, str]]:
    for basis in weight.bases if weight else ():
        quoted = basis.passage.words if basis.passage else basis.words
        yield {"text": _text(basis), "words": quoted}


def _text(basis: LegalBasis) -> str:
    parts = [f"{basis.get_text_kind_display()} {basis.text_number}".strip()]
    if basis.text_article:
        parts.append(_("article %(article)s") % {"article": basis.text_article})
    if basis.text_on:
        parts.append(day_in_words(basis.text_on))
    return comma().join(part for part in parts if part)
