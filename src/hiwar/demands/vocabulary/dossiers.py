"""What happens to a dossier as a whole, and where it stands after it."""

from collections.abc import Iterable
from typing import Any, Protocol

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class DossierEventKind(models.TextChoices):
    """RECEIVED: the administration's stamp on what was submitted, which may come later."""

    ADOPTED = "adopted", pgettext_lazy("event of a dossier", "adopted")
    SUBMITTED = "submitted", pgettext_lazy("event of a dossier", "submitted")
    RECEIVED = "received", pgettext_lazy("event of a dossier", "received")
    SUCCEEDED = "succeeded", pgettext_lazy("event of a dossier", "succeeded by the next")


class DossierState(models.TextChoices):
    """Where a dossier stands."""

    DRAFTED = "drafted", pgettext_lazy("state of a dossier", "draft")
    ADOPTED = "adopted", pgettext_lazy("state of a dossier", "adopted")
    SUBMITTED = "submitted", pgettext_lazy("state of a dossier", "submitted")
    SUCCEEDED = "succeeded", pgettext_lazy("state of a dossier", "succeeded")


class Outcome(models.TextChoices):
    """What a committee recommends for a demand, or a meeting decides on it.

    FOLLOW belongs to the meeting alone: as the committee recommended.
    """

    FOLLOW = "follow", _("as recommended")
    ADOPT = "adopt", _("adopt as it stands")
    REWORD = "reword", _("adopt in another wording")
    MERGE = "merge", _("merge into another")
    DEFER = "defer", _("put off")
    DROP = "drop", _("drop")


KEEPING = frozenset({Outcome.ADOPT, Outcome.REWORD})

_K, _S = DossierEventKind, DossierState
_MOVES: dict[DossierState, dict[DossierEventKind, DossierState]] = {
    _S.DRAFTED: {_K.ADOPTED: _S.ADOPTED, _K.SUBMITTED: _S.SUBMITTED, _K.SUCCEEDED: _S.SUCCEEDED},
    _S.ADOPTED: {_K.ADOPTED: _S.ADOPTED, _K.SUBMITTED: _S.SUBMITTED, _K.SUCCEEDED: _S.SUCCEEDED},
    _S.SUBMITTED: {
        _K.ADOPTED: _S.ADOPTED, _K.SUBMITTED: _S.SUBMITTED, _K.RECEIVED: _S.SUBMITTED,
        _K.SUCCEEDED: _S.SUCCEEDED,
    },
    _S.SUCCEEDED: {_K.RECEIVED: _S.SUCCEEDED},
}  # fmt: skip


class DossierHappened(Protocol):
    """What the fold needs of an event."""

    @property
    def kind(self) -> Any: ...

    @property
    def place_in_time(self) -> tuple[Any, ...]: ...


def dossier_state(
    events: Iterable[DossierHappened], start: DossierState = DossierState.DRAFTED
) -> DossierState:
    """Events in any order of arrival. A move the table does not know leaves the state as it is."""
    state = start
    for event in sorted(events, key=lambda each: each.place_in_time):
        state = _MOVES[state].get(DossierEventKind(event.kind), state)
    return state


def dossier_may(state: DossierState, kind: DossierEventKind) -> bool:
    return kind in _MOVES[state]
