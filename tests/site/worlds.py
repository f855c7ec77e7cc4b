"""A register in which every kind of row stands at least once, made through the domain."""

import hashlib
import io
import re
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from PIL import Image
from tests.site.told import a_told_dialogue

from hiwar.demands.domain import (
    add_basis,
    add_demand,
    add_theme,
    attach_document,
    begin_import,
    correct_demand,
    dismiss_alarm,
    freeze_dossier,
    merge_demands,
    open_dossier,
    read_imports,
    record_event,
    record_gain,
    record_gain_event,
    sign_demand,
    submit_dossier,
    take_apart,
)
from hiwar.demands.models import GainAlarm
from hiwar.dialogue.domain import (
    put_on_agenda,
    record_answer,
    record_commitment,
    record_round,
    record_statement,
    remind_of,
    reopen_round,
)
from hiwar.dialogue.domain.evidence import show_evidence
from hiwar.dialogue.domain.letters import draft_letters
from hiwar.documents.domain import extract_text, quote, receive_document, vault
from hiwar.documents.models import Document
from hiwar.journal.models import Entry
from hiwar.meetings.domain import (
    plan_meeting,
    record_attendance,
    record_decision,
    record_meeting,
)
from hiwar.organizations.domain import (
    add_body,
    add_organization,
    add_post,
    assign,
    record_mandate,
)
from hiwar.people.domain import add_other_name, add_person
from hiwar.places.models import Area
from hiwar.review.domain import make_reading
from hiwar.workspaces.domain import grant_membership, invite
from hiwar.workspaces.models import User

LETTER = """بلاغ المكتب الوطني للنقابة الوطنية لأعوان المراعي الجبلية

اجتمع المكتب الوطني يوم الأربعاء 12 نونبر 2025 بالرباط، وطالب بما يلي:
  • توفير ملابس واقية من البرد لكل الأعوان؛
  • تعويض المبيت خارج الدائرة.
ووعد السيد الكاتب العام بتشكيل لجنة مشتركة قبل متم السنة.
"""
BILL = "مشروع يغير المرسوم رقم 2-11-621 المتعلق بالمباريات."
COMMITTEE = "تشكيل لجنة مشتركة قبل متم السنة"


@dataclass
class World:
    """`rows` by model label; `today` is the day everything is placed around."""

    actor: Any
    at: Any
    today: date
    rows: dict[str, Any] = field(default_factory=dict)

    def keep(self, row: Any) -> Any:
        self.rows.setdefault(row._meta.label_lower, row)
        return row

    @property
    def deed(self) -> dict[str, Any]:
        return {"actor": self.actor, "at": self.at}

    def days(self, count: int) -> date:
        return self.today + timedelta(days=count)


def a_full_register(actor, at, today) -> World:
    """Inside the actor's workspace. Documents are kept under `settings.MEDIA_ROOT`."""
    world = World(actor, at, today)
    _organizations(world)
    _documents(world)
    _demands(world)
    _versions(world)
    _dialogue(world)
    a_told_dialogue(world)
    _people_here(world)
    world.keep(Entry.objects.filter(workspace_id=actor.workspace_id).first())
    _photographed(world.rows["documents.document"])
    return world


def _organizations(world: World) -> None:
    deed, keep = world.deed, world.keep
    region = Area.objects.get(code="09")
    union = keep(
        add_organization(
            **deed,
            name_ar="النقابة الوطنية لأعوان المراعي",
            name_fr="Syndicat des pâturages",
            kind="union",
            is_ours=True,
        )
    )
    world.union = union
    world.branch = add_organization(
        **deed,
        name_ar="فرع سوس - ماسة",
        kind="union",
        is_ours=True,
        parent=union,
        area=region,
        standing="elected",
    )
    world.administration = add_organization(
        **deed, name_ar="كتابة الدولة في المراعي", kind="administration"
    )
    body = keep(add_body(**deed, organization=union, kind="bureau", name_ar="المكتب الوطني"))
    post = keep(add_post(**deed, organization=union, title_ar="الكاتبة الوطنية", body=body))
    person = keep(add_person(**deed, name_ar="نجاة بوزيدي", name_fr="Najat Bouzidi"))
    keep(add_other_name(**deed, person=person, name="نجاة البوزيدي"))
    keep(record_mandate(**deed, post=post, person=person, held_from=date(2024, 3, 2)))


def _photographed(document: Document) -> Document:
    """As if it had been read from a picture, a word a line."""
    picture = io.BytesIO()
    Image.new("L", (200, 900), 250).save(picture, "WEBP")
    name = hashlib.sha256(picture.getvalue()).hexdigest()
    vault.keep(document.workspace_id, name, picture.getvalue())
    document.pages.create(
        number=1, start=0, end=len(document.text), width=200, height=900, image=name,
        workspace_id=document.workspace_id,
        words=[
            [word.start(), word.end(), 20, 9 * line, 180, 9 * line + 8, 0.95]
            for line, word in enumerate(re.finditer(r"\S+", document.text))
        ],
    )  # fmt: skip
    document.media_type = "image/webp"
    document.save()
    return document


def _documents(world: World) -> None:
    document = receive_document(**world.deed, data=LETTER.encode(), name="بلاغ.txt")
    document = world.keep(extract_text(**world.deed, document=document))
    start = document.text.index(COMMITTEE)
    world.passage = world.keep(quote(document=document, start=start, end=start + len(COMMITTEE)))
    reading = world.keep(make_reading(**world.deed, document=document))
    world.keep(reading.findings.first())


def _demands(world: World) -> None:
    deed, keep = world.deed, world.keep
    dossier = keep(open_dossier(**deed, title_ar="الملف المطلبي", title_fr="Cahier revendicatif"))
    theme = keep(add_theme(**deed, dossier=dossier, name_ar="التعويضات"))
    world.demand = keep(
        add_demand(
            **deed, dossier=dossier, theme=theme, wording_ar="مأسسة الحوار الإجتماعي داخل القطاع"
        )
    )
    world.silent = add_demand(
        **deed, dossier=dossier, theme=theme, wording_ar="تعويض المبيت خارج الدائرة"
    )
    document = world.rows["documents.document"]
    batch = keep(begin_import(**deed, dossier=dossier, document=document))
    read_imports(**deed, document=document)
    keep(batch.rows.first())
    keep(sign_demand(**deed, demand=world.demand, branch=world.branch))
    keep(add_basis(**deed, demand=world.demand, text_kind="decree", text_number="2.11.621"))
    keep(attach_document(**deed, demand=world.demand, document=world.passage.document))
    for demand in (world.demand, world.silent):
        keep(
            record_event(
                **deed, demand=demand, kind="raised", occurred_on=world.days(-200), said_by="us"
            )
        )
    older = add_demand(
        **deed, dossier=dossier, theme=theme, wording_ar="مأسسة حوار القطاع",
        raised_on=world.days(-400),
    )  # fmt: skip
    merge_demands(**deed, demands=[older], into=world.demand, occurred_on=world.days(-300))
    part = add_demand(
        **deed, dossier=dossier, parent=world.silent, wording_ar="تعويض المبيت لأعوان الجبال"
    )
    _a_history_with_a_gap(world, part)
    gain = keep(
        record_gain(
            **deed, wording_ar="زيادة منحة المسالك", said_by="us", demand=world.demand,
            text_kind="decree", text_number="2.11.621",
        )
    )  # fmt: skip
    keep(record_gain_event(**deed, gain=gain, kind="threatened", occurred_on=world.days(-9)))
    bills = [
        receive_document(**deed, data=f"{BILL} {n}".encode(), name=f"مشروع {n}.txt")
        for n in range(2)
    ]
    for bill in bills:
        extract_text(**deed, document=bill)
    newest, oldest = GainAlarm.objects.all()
    keep(newest)
    dismiss_alarm(**deed, alarm=oldest, why="نص قديم")


def _versions(world: World) -> None:
    """A letter that put one demand to the administration, and another taken apart."""
    deed, keep = world.deed, world.keep
    dossier = world.rows["demands.dossier"]
    keep(freeze_dossier(**deed, dossier=dossier, as_of=world.days(-45)))
    keep(
        submit_dossier(
            **deed, dossier=dossier, administration=world.administration, sent_on=world.days(-44)
        ).event
    )
    keep(take_apart(**deed, demands=[world.silent])[0])
    correct_demand(
        **deed, demand=world.silent, wording_ar=f"{world.silent.wording_ar} ابتداء من السنة المقبلة"
    )


def _a_history_with_a_gap(world: World, demand: Any) -> None:
    """Read from a paper, so that it is kept: taken back though nothing had been granted; then
    a claim that nobody has settled.
    """
    told = {**world.deed, "demand": demand, "passage": world.passage, "said_by": "other_side"}
    record_event(**told, kind="rolled_back", occurred_on=world.days(-90))
    record_event(
        **world.deed, demand=demand, kind="restated", occurred_on=world.days(-80), said_by="us",
        passage=world.passage,
    )  # fmt: skip
    record_event(**told, kind="claimed", occurred_on=world.days(-70))


def _table(world: World, round_: Any) -> None:
    """Something forgotten was typed afterwards, at a table opened again."""
    deed = {**world.deed, "round_": round_}
    reopen_round(**deed)
    item = world.keep(put_on_agenda(**deed, subject="مأسسة الحوار في الجهات")[0])
    world.keep(
        record_statement(
            **deed, client_id=UUID(int=7), kind="told", items=[item], words="نرحب بالاقتراح",
            said_at=world.at, typed_at=world.at,
        )
    )  # fmt: skip


def _dialogue(world: World) -> None:
    deed, keep = world.deed, world.keep
    meeting = keep(
        record_meeting(
            **deed,
            kind="dialogue_round",
            organization=world.union,
            counterpart=world.administration,
            held_on=world.days(-40),
            place_text="الرباط",
        )
    )
    keep(record_attendance(**deed, meeting=meeting, person=world.rows["people.person"]))
    keep(record_decision(**deed, meeting=meeting, kind="decision", text_ar="نشر محضر الجولة"))
    round_ = keep(record_round(**deed, meeting=meeting, ordinal=1))
    keep(round_.dialogue)
    _table(world, round_)
    keep(
        record_answer(
            **deed,
            demand=world.demand,
            kind="deferred",
            answered_on=world.days(-40),
            round_=round_,
            words="سيدرس الأمر لاحقا",
        )
    )
    world.commitment = keep(
        record_commitment(
            **deed,
            wording_ar=COMMITTEE,
            given_on=world.days(-40),
            due_on=world.days(-5),
            owner=world.administration,
            demands=[world.demand],
            passage=world.passage,
            meeting=meeting,
        )
    )
    keep(world.commitment.ties.first())
    record_commitment(
        **deed,
        wording_ar="عرض مشروع المرسوم قبل متم الشهر",
        given_on=world.days(-40),
        due_on=world.days(7),
        owner=world.administration,
    )
    remind_of(**deed, commitments=[world.commitment], occurred_on=world.days(-1))
    keep(world.commitment.events.first())
    keep(
        show_evidence(
            **deed,
            event=world.commitment.events.first(),
            kind="letter",
            reference="12/2025",
            source="مكتب الضبط",
        )
    )
    [letter] = draft_letters(
        **deed, organization=world.union, commitments=[world.commitment], drafted_on=world.today
    )
    keep(letter)
    world.coming = plan_meeting(
        actor=world.actor,
        at=world.at,
        kind="dialogue_round",
        organization=world.union,
        counterpart=world.administration,
        held_on=world.days(20),
        place_text="الرباط",
        ordinal=2,
    )


def _people_here(world: World) -> None:
    deed, keep = world.deed, world.keep
    coordinator = User.objects.create_user(
        username="coordinator",
        email="coordinator@example.org",
        password="only-for-tests",
        full_name="إدريس المزوضي",
    )
    keep(grant_membership(**deed, user=coordinator, role="coordinator"))
    keep(assign(**deed, user=coordinator, organization=world.branch))
    invitation, world.token = invite(**deed, email="guest@example.org", role="member")
    keep(invitation)


# What only this register knows: none of it may reach whoever is refused.
SECRETS = (
    "مأسسة الحوار", "تعويض المبيت", "تشكيل لجنة مشتركة", "نجاة", "Bouzidi", "فرع سوس",
    "كتابة الدولة في المراعي", "الكاتبة الوطنية", "نشر محضر", "سيدرس الأمر", "زيادة منحة",
    "guest@example.org", "coordinator@example.org", "بلاغ.txt", "ملابس واقية",
)  # fmt: skip
