"""The list of documents on their way: ready, being read, refused or left by the reader."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, QuerySet

from hiwar.documents.models import Document
from hiwar.documents.queries import Progress, progress_of, visible_to
from hiwar.kernel.actors import Actor
from hiwar.kernel.rules import permitted
from hiwar.review.models import Finding, Judgement, Reading
from hiwar.review.vocabulary import LIKELY, ReadingState, Verdict


@dataclass(frozen=True, slots=True)
class Intake:
    """A document and how far it has come."""

    document: Document
    reading: Reading | None
    facts: int
    waiting: int
    unsure: int
    progress: Progress

    @property
    def fault(self) -> str:
        """What was wrong with it; none where there is a reading all the same."""
        return "" if self.reading else self.progress.fault

    @property
    def is_running(self) -> bool:
        return self.reading is None and self.progress.is_moving


def waiting_readings(actor: Actor) -> QuerySet[Reading]:
    """Open readings with facts that wait, newest first, `facts` counted."""
    judged = Judgement.objects.filter(finding=OuterRef("pk"), replaced_by=None)
    waiting = Finding.objects.filter(
        ~Exists(judged.exclude(verdict=Verdict.UNDONE)), reading=OuterRef("pk")
    )
    rows = Reading.objects.filter(
        Exists(waiting), state=ReadingState.OPEN, document__withdrawn_at=None
    )
    return (
        _counted(permitted("review.view", actor, rows))
        .select_related("document")
        .order_by("-made_at")
    )


def _counted(rows: QuerySet[Reading]) -> QuerySet[Reading]:
    return rows.annotate(facts=Count("findings"))


def _waiting_counts(readings: list[Reading]) -> dict[object, tuple[int, int]]:
    """Reading -> (facts without a standing judgement, those among them that are unsure)."""
    judged = Judgement.objects.filter(finding=OuterRef("pk"), replaced_by=None).exclude(
        verdict=Verdict.UNDONE
    )
    rows = Finding.objects.filter(reading__in=readings).filter(~Exists(judged))
    counts: dict[object, tuple[int, int]] = {}
    for reading_id, certainty in rows.values_list("reading_id", "certainty"):
        waiting, unsure = counts.get(reading_id, (0, 0))
        counts[reading_id] = (waiting + 1, unsure + (certainty < LIKELY))
    return counts


def intake_page(actor: Actor, language: str, *, at: datetime, most: int = 60) -> list[Intake]:
    """Newest first; three queries whatever the number of rows."""
    documents = list(visible_to(actor).select_related("processing")[:most])
    readings = list(_counted(Reading.objects.filter(document__in=documents)).order_by("made_at"))
    latest = {reading.document_id: reading for reading in readings}
    counts = _waiting_counts(readings)
    return [
        _intake(
            document,
            latest.get(document.id),
            counts,
            progress_of(document, at=at, language=language),
        )
        for document in documents
    ]


def _intake(
    document: Document,
    reading: Reading | None,
    counts: dict[object, tuple[int, int]],
    progress: Progress,
) -> Intake:
    waiting, unsure = counts.get(reading.id, (0, 0)) if reading else (0, 0)
    facts = getattr(reading, "facts", 0)
    return Intake(document, reading, facts, waiting, unsure, progress)


def pages_of_readings(actor: Actor, documents: Collection[UUID]) -> Mapping[UUID, tuple[str, UUID]]:
    """The page of each document's newest reading, where the actor may open readings."""
    if not actor.may("review.view"):
        return {}
    rows = Reading.objects.filter(document__in=documents).order_by("made_at")
    return {
        document: ("review:reading", reading)
        for document, reading in rows.values_list("document_id", "pk")
    }
