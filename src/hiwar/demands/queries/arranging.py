"""What the page of arranging shows, and what it says after a step."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext_lazy

from hiwar.demands.models import Demand, Dossier, TreeStep
from hiwar.demands.queries.forest import ArrangedLine, ArrangedTheme, Forest, arranged, forest_of
from hiwar.demands.vocabulary import StepKind
from hiwar.kernel.actors import Actor
from hiwar.web.wording import reference

LINES_OPEN: Final = 300
_COUNTED: Final = (ngettext_lazy("%(n)s line", "%(n)s lines"),)  # named once, for the templates


@dataclass(frozen=True, slots=True)
class ArrangePage:
    """`undo` and `redo`: whether the actor has a step to take back, or to do again."""

    dossier: Dossier
    forest: Forest
    themes: Sequence[ArrangedTheme]
    undo: bool
    redo: bool

    @property
    def total(self) -> int:
        return len(self.forest.nodes)


def arrange_page(
    actor: Actor, dossier: Dossier, since: datetime, *, opened: Sequence[str] = ()
) -> ArrangePage:
    """`since`: steps taken before cannot be taken back. Three queries."""
    forest = forest_of(actor, dossier)
    steps = TreeStep.objects.filter(dossier=dossier, by=actor.user_id, taken_at__gt=since)
    undone = list(steps.values_list("undone_at", flat=True))
    return ArrangePage(
        dossier, forest, arranged(forest, most=LINES_OPEN, opened=opened),
        undo=any(at is None for at in undone), redo=any(at is not None for at in undone),
    )  # fmt: skip


def touched_themes(step: TreeStep) -> set[str] | None:
    """The keys of the themes that a step changed; None: all of them."""
    if step.kind == StepKind.THEME_MOVED:
        return None
    lines = step.told.get("lines", ())
    found = {line[when]["theme"] or "none" for line in lines for when in ("was", "is")}
    return found | {step.told["within"]} if "within" in step.told else found


def line_name(demand: Demand) -> str:
    """«م-014», a heading by its words."""
    if demand.number:
        return reference(demand.number)
    return f"«{Truncator(demand.wording).chars(40)}»"


def found_line(themes: Sequence[ArrangedTheme], pk: UUID) -> ArrangedLine | None:
    lines = (line for theme in themes for line in theme.lines)
    return next((line for line in lines if line.node.id == pk), None)


def where_words(page: ArrangePage, pk: UUID) -> str:
    """«م-014: 2 من 9 في باب …», for those who listen."""
    line = found_line(page.themes, pk)
    if line is None:
        return ""
    told: dict[str, Any] = {
        "line": line_name(line.demand), "place": line.place, "count": line.count,
    }  # fmt: skip
    if line.node.above is not None:
        told["above"] = line_name(line.node.above.demand)
        return _("%(line)s: %(place)s of %(count)s under %(above)s") % told
    theme = next((each.theme for each in page.themes if line in each.lines), None)
    if theme is None:
        return _("%(line)s: %(place)s of %(count)s under no theme") % told
    told["theme"] = theme.name
    return _("%(line)s: %(place)s of %(count)s in the theme %(theme)s") % told
