"""Words of two accounts of one round: whether they agree, and who signed what."""

from collections.abc import Collection, Iterable, Mapping
from typing import Protocol
from uuid import UUID

from django.db import models
from django.utils.translation import pgettext_lazy

from hiwar.dialogue.vocabulary.parties import PartySide


class Difference(models.TextChoices):
    """How two tellings of one item differ, as computed."""

    ONLY_OURS = "only_ours", pgettext_lazy("two accounts differ", "only in ours")
    ONLY_THEIRS = "only_theirs", pgettext_lazy("two accounts differ", "only in theirs")
    ANSWER = "answer", pgettext_lazy("two accounts differ", "another answer")
    DATE = "date", pgettext_lazy("two accounts differ", "another date")
    AMOUNT = "amount", pgettext_lazy("two accounts differ", "another amount")
    NUMBER = "number", pgettext_lazy("two accounts differ", "another number")
    WORDING = "wording", pgettext_lazy("two accounts differ", "other words")


# Other words alone may say the same: a person looks, the register does not raise an alarm.
MILD = frozenset({Difference.WORDING})


class Verdict(models.TextChoices):
    """What a person says of an item told twice."""

    SAME = "same", pgettext_lazy("of two accounts", "they agree")
    DIVERGENT = "divergent", pgettext_lazy("of two accounts", "they diverge")
    NOTED = "noted", pgettext_lazy("of two accounts", "noted, without weight")


class SignatureState(models.TextChoices):
    """What a party did with a paper put before it."""

    AWAITING = "awaiting", pgettext_lazy("signature", "awaited")
    SIGNED = "signed", pgettext_lazy("signature", "signed")
    RESERVED = "reserved", pgettext_lazy("signature", "signed with reservations")
    REFUSED = "refused", pgettext_lazy("signature", "refused to sign")


GIVEN = frozenset({SignatureState.SIGNED, SignatureState.RESERVED})


class PaperState(models.TextChoices):
    """What the signatures of a paper come to."""

    UNSIGNED = "unsigned", pgettext_lazy("minutes or agreement", "unsigned")
    ONE_SIDED = "one_sided", pgettext_lazy("minutes or agreement", "signed by one side")
    PARTLY = "partly", pgettext_lazy("minutes or agreement", "signed by both sides, not by all")
    SIGNED = "signed", pgettext_lazy("minutes or agreement", "signed")
    RESERVED = "reserved", pgettext_lazy("minutes or agreement", "signed with reservations")
    REFUSED = "refused", pgettext_lazy("minutes or agreement", "a party refused to sign")


BINDING = frozenset({PaperState.PARTLY, PaperState.SIGNED, PaperState.RESERVED})


class Signed(Protocol):
    """What the fold needs of a signature."""

    @property
    def organization_id(self) -> UUID: ...

    @property
    def side(self) -> str: ...

    @property
    def state(self) -> str: ...

    @property
    def place_in_time(self) -> tuple[object, ...]: ...


def last_word(rows: Iterable[Signed]) -> Mapping[UUID, Signed]:
    """The last thing each party did, whatever the order of arrival."""
    return {row.organization_id: row for row in sorted(rows, key=lambda row: row.place_in_time)}


def fold_signatures(rows: Iterable[Signed], expected: Collection[UUID] = ()) -> PaperState:
    """A refusal stands until its party signs; `expected` are the parties whose hand is needed."""
    last = last_word(rows)
    states = {row.state for row in last.values()}
    if SignatureState.REFUSED in states:
        return PaperState.REFUSED
    given = {party: row for party, row in last.items() if row.state in GIVEN}
    sides = {row.side for row in given.values()} - {PartySide.THIRD}
    if not sides:
        return PaperState.UNSIGNED
    if len(sides) == 1:
        return PaperState.ONE_SIDED
    if not {*expected, *last} <= given.keys():
        return PaperState.PARTLY
    return PaperState.RESERVED if SignatureState.RESERVED in states else PaperState.SIGNED


class AgreementKind(models.TextChoices):
    """A paper two sides put their names to."""

    MINUTES = "minutes", pgettext_lazy("paper of both sides", "minutes of agreement")
    PROTOCOL = "protocol", pgettext_lazy("paper of both sides", "protocol")
    FRAMEWORK = "framework", pgettext_lazy("paper of both sides", "framework agreement")
    CONVENTION = "convention", pgettext_lazy("paper of both sides", "collective convention")
    STATEMENT = "statement", pgettext_lazy("paper of both sides", "joint statement")
