"""The work on a document in the background: queued, claimed by one run, told, stopped, tried again.

A run that was cut off (its process killed, the machine stopped) holds the document no longer than
`Processing.SILENCE`; what it had stored is whole, for text and facts are each one transaction.
"""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from functools import partial
from typing import Final
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hiwar.documents.models import Document, Processing
from hiwar.documents.vocabulary import BUSY, DocumentState, ProcessingState
from hiwar.journal.domain import record
from hiwar.kernel.actors import Actor
from hiwar.kernel.errors import Refused
from hiwar.kernel.ids import new_id
from hiwar.kernel.rules import require
from hiwar.kernel.transactions import write, writes

Begin = Callable[[str, str, str], object]
_begin: list[Begin] = []
_BETWEEN_BEATS: Final = timedelta(seconds=1)


class StillRead(Refused):
    sentence = _("This document is being read. Stop that first, or wait for it.")


class NotRead(Refused):
    sentence = _("This document is not being read: there is nothing to stop.")


class NothingToRetry(Refused):
    sentence = _("This document was read. Its text and its facts are there.")


class Stopped(Exception):  # noqa: N818 - no error: somebody asked for it
    """Raised inside a run that is to end: it was asked to stop, or another run holds the document."""


def read_by(begin: Begin) -> None:
    """Name what begins a reading: (workspace id, user id, document id). Called from `apps.py`."""
    _begin[:] = [begin]


@writes
def queue_document(
    *, actor: Actor, at: datetime, document: Document, begin: Begin | None = None
) -> Processing:
    """Have it read in the background once this is kept, by `begin` or by what reads all. Raises StillRead."""
    require("documents.add", actor, document)
    held = Processing.objects.select_for_update().filter(document=document).first()
    if held is not None and held.is_busy and not held.is_cut_off(at):
        raise StillRead
    fresh = {
        "state": ProcessingState.WAITING, "asked_at": at, "beat_at": at, "run": None, "done": 0,
        "total": 0, "is_to_stop": False,
    }  # fmt: skip
    queued, _made = Processing.objects.update_or_create(document=document, defaults=fresh)
    who = (str(actor.workspace_id), str(actor.user_id), str(document.pk))
    for each in [begin] if begin else _begin:
        transaction.on_commit(partial(each, *who))
    return queued


@writes
def stop_processing(*, actor: Actor, at: datetime, document: Document) -> None:
    """One that waits is stopped at once, one under way at its next beat. Raises NotRead."""
    require("documents.add", actor, document)
    held = Processing.objects.select_for_update().filter(document=document).first()
    if held is None or not (held.is_busy or held.state == ProcessingState.WAITING):
        raise NotRead
    if held.state == ProcessingState.WAITING or held.is_cut_off(at):
        held.state, held.run = ProcessingState.STOPPED, None
    held.is_to_stop = True
    held.save()
    record("documents.document.stopped", actor=actor, at=at, about=document)


@writes
def retry_processing(
    *, actor: Actor, at: datetime, document: Document, begin: Begin | None = None
) -> Processing:
    """Read once more what failed, was refused, stopped or cut off, as `queue_document` does.

    Raises StillRead, NothingToRetry.
    """
    require("documents.add", actor, document)
    held = Processing.objects.select_for_update().filter(document=document).first()
    done = held is not None and held.state == ProcessingState.DONE
    if done and document.state == DocumentState.LEGIBLE:
        raise NothingToRetry
    if document.state == DocumentState.ILLEGIBLE:
        document.state = DocumentState.RECEIVED
        document.fault = document.fault_variant = document.fault_value = ""
        document.save(update_fields=["state", "fault", "fault_variant", "fault_value"])
    record("documents.document.retried", actor=actor, at=at, about=document)
    return queue_document(actor=actor, at=at, document=document, begin=begin)


def claim_processing(*, at: datetime, document: Document) -> UUID | None:
    """The id of the run that may now read the document; None where another does, or it was stopped."""
    free = Q(state=ProcessingState.WAITING) | Q(state__in=BUSY, beat_at__lt=at - Processing.SILENCE)
    with write():
        held = Processing.objects.select_for_update().filter(free, document=document).first()
        if held is None:
            return None
        held.run, held.state, held.beat_at = new_id(), ProcessingState.TEXT, at
        held.tries += 1
        held.save()
        return held.run


def move_processing(*, at: datetime, run: UUID, state: str) -> None:
    """On to the next state. Raises Stopped where the run holds the document no longer."""
    with write():
        held = Processing.objects.select_for_update().filter(run=run).first()
        if held is None or (held.is_to_stop and state in BUSY):
            raise Stopped
        held.state, held.beat_at = state, at
        if state not in BUSY:
            held.run = None
        held.save()


def process(
    *, document: Document, clock: Callable[[], datetime], work: Callable[[UUID], str]
) -> None:
    """Let `work(run)` have the document, if no other run does, and leave it in the state that it tells.

    What Stopped ends is stopped, what anything else ends has failed; that goes on to the caller.
    """
    run = claim_processing(at=clock(), document=document)
    if run is None:
        return
    state: str = ProcessingState.FAILED
    try:
        state = work(run)
    except Stopped:
        state = ProcessingState.STOPPED
    finally:
        with suppress(Stopped):  # another run holds the document
            move_processing(at=clock(), run=run, state=state)


class Beat:
    """What watches a run: keeps its sign of life and its count, at most once a second.

    `clock` gives the time (the edge hands it in). Calling it raises Stopped where the run is to end.
    """

    def __init__(self, run: UUID, clock: Callable[[], datetime]) -> None:
        self._run, self._clock = run, clock
        self._at: datetime | None = None

    def __call__(self, done: int = 0, total: int = 0) -> None:
        at = self._clock()
        if self._at is not None and at - self._at < _BETWEEN_BEATS:
            return
        self._at = at
        mine = Processing.objects.filter(run=self._run, is_to_stop=False)
        with write():
            if not mine.update(beat_at=at, done=done, total=total):
                raise Stopped
