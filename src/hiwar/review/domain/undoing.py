"""Taking back what a judgement wrote: compensating entries, newest first. Nothing is deleted."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from django.apps import apps
from django.utils.translation import gettext_lazy as _

from hiwar.demands.domain import link_gain, remove_demand, void_event, withdraw_gain
from hiwar.dialogue.domain import withdraw_commitment, withdraw_round
from hiwar.kernel.actors import Actor
from hiwar.kernel.errors import Refused
from hiwar.meetings.domain import withdraw_attendance, withdraw_decision, withdraw_meeting
from hiwar.organizations.domain import withdraw_mandate, withdraw_organization, withdraw_post
from hiwar.people.domain import withdraw_person
from hiwar.review.domain.acceptance import STANDING
from hiwar.review.models import Effect, Judgement
from hiwar.review.vocabulary import EffectKind

WITHDRAW: Mapping[str, tuple[Callable[..., None], str]] = {
    "organizations.organization": (withdraw_organization, "organization"),
    "organizations.post": (withdraw_post, "post"),
    "organizations.mandate": (withdraw_mandate, "mandate"),
    "people.person": (withdraw_person, "person"),
    "meetings.meeting": (withdraw_meeting, "meeting"),
    "meetings.attendance": (withdraw_attendance, "attendance"),
    "meetings.decision": (withdraw_decision, "decision"),
    "demands.demand": (remove_demand, "demand"),
    "demands.demandevent": (void_event, "event"),
    "demands.gain": (withdraw_gain, "gain"),
    "dialogue.round": (withdraw_round, "round_"),
    "dialogue.commitment": (withdraw_commitment, "commitment"),
}
STAYS = ("demands.dossier",)  # opened by the first demand, it stands for the next ones


class TiedSince(Refused):
    sentence = _("A demand accepted later was tied to this fact. Undo that one first.")


def _refuse_where_tied_since(judgement: Judgement) -> None:
    made = [effect.object_id for effect in judgement.effects.filter(kind=EffectKind.MADE)]
    since = Effect.objects.filter(
        kind=EffectKind.TIED, object_id__in=made, judgement__replaced_by=None,
        judgement__verdict__in=STANDING,
    )  # fmt: skip
    if since.exclude(judgement=judgement).exists():
        raise TiedSince


def undo_effects(*, actor: Actor, at: datetime, judgement: Judgement) -> None:
    """Raises what a register refuses where others have built on its row; then nothing is undone."""
    _refuse_where_tied_since(judgement)
    for effect in judgement.effects.order_by("-place"):
        if effect.kind == EffectKind.LINKED or effect.object_type in STAYS:
            continue
        row: Any = apps.get_model(effect.object_type).objects.get(pk=effect.object_id)
        if effect.kind == EffectKind.TIED:
            link_gain(actor=actor, at=at, gain=row, demand=None)
            continue
        withdraw, name = WITHDRAW[effect.object_type]
        withdraw(actor=actor, at=at, **{name: row})
