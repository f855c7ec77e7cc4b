"""The teller: what is to happen on which day, and the rows that came of it so far."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import Any
from uuid import UUID

from django.utils import timezone

from hiwar.demands.models import Demand, Dossier, Theme
from hiwar.dialogue.models import Commitment, Round
from hiwar.documents.domain import quote
from hiwar.documents.models import Document, Passage
from hiwar.kernel.actors import Actor
from hiwar.meetings.models import Meeting
from hiwar.organizations.models import Body, Organization, Post
from hiwar.people.models import Person
from hiwar.site.demonstration.days import Calendar
from hiwar.workspaces.models import User

Act = Callable[[], object]
OFFICE_OPENS, BETWEEN_ENTRIES = time(9, 10), timedelta(seconds=25)


@dataclass
class Story:
    """Chapters schedule acts; `tell` plays them in the order of days, then of chapters."""

    calendar: Calendar
    acts: list[tuple[date, int, Act]] = field(default_factory=list)
    chapter: int = 0
    now: datetime = field(
        default_factory=lambda: datetime.min.replace(tzinfo=timezone.get_current_timezone())
    )
    actors: dict[str, Actor] = field(default_factory=dict)
    users: dict[str, User] = field(default_factory=dict)
    organizations: dict[str, Organization] = field(default_factory=dict)
    bodies: dict[str, Body] = field(default_factory=dict)
    posts: dict[str, Post] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    meetings: dict[str, Meeting] = field(default_factory=dict)
    rounds: dict[str, Round] = field(default_factory=dict)
    dossiers: list[Dossier] = field(default_factory=list)
    themes: dict[str, Theme] = field(default_factory=dict)
    headings: dict[str, Demand] = field(default_factory=dict)
    demands: dict[int, Demand] = field(default_factory=dict)
    commitments: dict[str, Commitment] = field(default_factory=dict)
    documents: dict[str, Document] = field(default_factory=dict)

    def on(self, day: str | int | date, act: Callable[..., object], *arguments: object) -> None:
        """Play `act` that day, after what earlier chapters have for it."""
        when = day if isinstance(day, date) else self.calendar.day(day)
        self.acts.append((when, self.chapter, partial(act, *arguments)))

    def tell(self) -> None:
        """Play everything; acts may schedule nothing."""
        for day, _chapter, act in sorted(self.acts, key=lambda each: each[:2]):
            self.now = max(self.now, self.at_office(day))
            act()

    def at_office(self, day: date) -> datetime:
        return timezone.make_aware(datetime.combine(day, OFFICE_OPENS))

    def by(self, who: str = "secretary") -> dict[str, Any]:
        """`actor` and `at` of the next entry: a little later than the one before."""
        self.now += BETWEEN_ENTRIES
        return {"actor": self.actors[who], "at": self.now}

    def passage(self, paper: str, words: str) -> Passage | None:
        """Where the paper of that key says the words; None without a paper. Raises ValueError."""
        if not paper:
            return None
        words, document = self.calendar.fill(words), self.documents[paper]
        start = document.text.index(words)
        return quote(document=document, start=start, end=start + len(words))

    def later(self, day: date, days: int) -> date:
        """Some days after, and never after yesterday: what is told has been recorded."""
        return min(day + timedelta(days=days), self.calendar.today - timedelta(days=1))

    def next_day(self, day: date) -> date:
        return self.later(day, 1)

    @property
    def workspace_id(self) -> UUID:
        return self.actors["secretary"].workspace_id
