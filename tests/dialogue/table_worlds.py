"""A round about to open, with invented demands on its agenda."""

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from uuid import UUID

from tests.conftest import AT
from tests.demands import worlds

from hiwar.dialogue import domain
from hiwar.meetings.domain import record_attendance
from hiwar.meetings.models import Attendance

OPENED = datetime(2025, 11, 20, 9, 0, tzinfo=UTC)
SUBJECTS = ("الساعات الإضافية", "الملابس المهنية", "السكن الوظيفي", "النقل الجماعي", "الخزانة")


def client_id(number):
    return UUID(int=(0xC11E << 64) | number)


def minute(number):
    """The instant so many minutes after the table opened; none is still to come at `AT`."""
    return OPENED + timedelta(minutes=number)


def a_table(actor, how_many=3, *, raised=True, open_it=True):
    """The union and the administration sit today, `how_many` demands before them."""
    union, other = worlds.our_union(actor), worlds.an_administration(actor)
    dossier = worlds.an_open_dossier(actor)
    theme = worlds.a_theme(actor, dossier)
    demands = [
        worlds.a_demand(
            actor,
            dossier,
            f"{SUBJECTS[number % len(SUBJECTS)]} رقم {number + 1}",
            theme=theme,
            **({"raised_on": worlds.TODAY.replace(year=2024)} if raised else {}),
        )
        for number in range(how_many)
    ]
    round_ = domain.plan_round(
        actor=actor,
        at=OPENED,
        organization=union,
        counterpart=other,
        held_on=worlds.TODAY,
        ordinal=2,
    )
    for side, who in (("issuer", "الكاتب العام"), ("counterpart", "مديرة الموارد البشرية")):
        record_attendance(actor=actor, at=OPENED, meeting=round_.meeting, post_text=who, side=side)
    items = domain.put_on_agenda(actor=actor, at=OPENED, round_=round_, demands=demands)
    if open_it:
        domain.open_round(actor=actor, at=OPENED, round_=round_)
    return SimpleNamespace(
        union=union,
        other=other,
        dossier=dossier,
        theme=theme,
        demands=demands,
        round=round_,
        items=items,
        seat=Attendance.objects.filter(meeting=round_.meeting, side="counterpart").first(),
    )


def said(actor, table, number, kind, items, words="نلتزم بدراسة الأمر", *, at=AT, **more):
    """The entry that the device numbered so, typed in that minute."""
    return domain.record_statement(
        actor=actor,
        at=at,
        round_=table.round,
        client_id=client_id(number),
        kind=kind,
        items=items,
        words=words,
        said_at=more.pop("said_at", minute(number)),
        typed_at=more.pop("typed_at", minute(number)),
        **more,
    )
