"""The dossier and its themes."""

from datetime import date, datetime

from django.db.models import Max

from hiwar.demands.models import Dossier, Theme
from hiwar.journal.domain import changing, record, snapshot
from hiwar.kernel.actors import Actor
from hiwar.kernel.rules import require
from hiwar.kernel.transactions import writes
from hiwar.organizations.models import Body
from hiwar.workspaces.domain.guards import keep_inside


@writes
def open_dossier(
    *, actor: Actor, at: datetime, title_ar: str, title_fr: str = "",
    adopted_on: date | None = None, adopted_by: Body | None = None,
) -> Dossier:  # fmt: skip
    require("demands.manage", actor)
    keep_inside(actor, adopted_by)
    dossier = Dossier.objects.create(
        title_ar=title_ar,
        title_fr=title_fr,
        adopted_on=adopted_on,
        adopted_by=adopted_by,
        opened_at=at,
    )
    record("demands.dossier.opened", actor=actor, at=at, about=dossier, after=snapshot(dossier))
    return dossier


@writes
def correct_dossier(
    *, actor: Actor, at: datetime, dossier: Dossier, title_ar: str, title_fr: str = "",
    adopted_on: date | None = None, adopted_by: Body | None = None,
) -> None:  # fmt: skip
    require("demands.manage", actor, dossier)
    keep_inside(actor, adopted_by)
    with changing("demands.dossier.corrected", actor=actor, at=at, about=dossier):
        dossier.title_ar, dossier.title_fr = title_ar, title_fr
        dossier.adopted_on, dossier.adopted_by = adopted_on, adopted_by


@writes
def add_theme(
    *, actor: Actor, at: datetime, dossier: Dossier, name_ar: str, name_fr: str = ""
) -> Theme:
    """At the end of the dossier."""
    require("demands.manage", actor, dossier)
    last = dossier.themes.aggregate(last=Max("position"))["last"]
    theme = Theme.objects.create(
        dossier=dossier, name_ar=name_ar, name_fr=name_fr, position=0 if last is None else last + 1
    )
    record("demands.theme.added", actor=actor, at=at, about=theme, after=snapshot(theme))
    return theme


@writes
def correct_theme(
    *, actor: Actor, at: datetime, theme: Theme, name_ar: str, name_fr: str = ""
) -> None:
    require("demands.manage", actor, theme)
    with changing("demands.theme.corrected", actor=actor, at=at, about=theme):
        theme.name_ar, theme.name_fr = name_ar, name_fr
