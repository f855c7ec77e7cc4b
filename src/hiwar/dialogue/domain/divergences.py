"""Setting two accounts side by side, and saying where they part."""

from datetime import datetime

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hiwar.dialogue.models import AccountLine, Alignment, Divergence, Round
from hiwar.dialogue.vocabulary.parties import PartySide
from hiwar.journal.domain import changing, record, snapshot
from hiwar.kernel.actors import Actor
from hiwar.kernel.errors import Refused
from hiwar.kernel.rules import require
from hiwar.kernel.transactions import writes
from hiwar.workspaces.domain.guards import keep_inside


class NotTwoSides(Refused):
    sentence = _("Set a line of ours beside one of theirs, of the same round.")


class NotInRound(Refused):
    sentence = _("These lines do not stand in the accounts of this round.")


@writes
def align_lines(*, actor: Actor, at: datetime, ours: AccountLine, theirs: AccountLine) -> Alignment:
    """Side by side, whatever they stood beside before. Raises NotTwoSides."""
    require("dialogue.record", actor, ours)
    keep_inside(actor, theirs)
    sides = (ours.account.side, theirs.account.side)
    if sides != (PartySide.US, PartySide.THEM) or ours.account.round_id != theirs.account.round_id:
        raise NotTwoSides
    roots = ours.thread, theirs.thread
    for standing in Alignment.objects.filter(
        Q(ours_id=roots[0]) | Q(theirs_id=roots[1]), undone_at=None
    ):
        _part(actor, at, standing)
    alignment = Alignment.objects.create(ours_id=roots[0], theirs_id=roots[1], recorded_at=at)
    record(
        "dialogue.account_line.aligned", actor=actor, at=at,
        about=alignment, after=snapshot(alignment),
    )  # fmt: skip
    return alignment


@writes
def part_lines(*, actor: Actor, at: datetime, alignment: Alignment) -> None:
    """They stand where the register sets them by itself again."""
    require("dialogue.record", actor, alignment)
    _part(actor, at, alignment)


def _part(actor: Actor, at: datetime, alignment: Alignment) -> None:
    with changing("dialogue.account_line.parted", actor=actor, at=at, about=alignment):
        alignment.undone_at = at


@writes
def judge_lines(
    *, actor: Actor, at: datetime, round_: Round, verdict: str, ours: AccountLine | None = None,
    theirs: AccountLine | None = None, remark: str = "",
) -> Divergence:  # fmt: skip
    """What a person says of an item told twice, or by one side alone. Raises NotInRound."""
    require("dialogue.record", actor, round_)
    keep_inside(actor, ours, theirs)
    given = [line for line in (ours, theirs) if line is not None]
    if not given or any(line.account.round_id != round_.id for line in given):
        raise NotInRound
    judged = Divergence.objects.create(
        round=round_, ours=ours, theirs=theirs, verdict=verdict, remark=remark,
        by=actor.user_id, by_name=actor.name, at=at,
    )  # fmt: skip
    record("dialogue.divergence.judged", actor=actor, at=at, about=judged, after=snapshot(judged))
    return judged
