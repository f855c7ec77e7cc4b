"""A round told twice, an agreement of both sides, a joint committee: for pages and pictures."""

from datetime import date
from types import SimpleNamespace

from tests.conftest import AT
from tests.demands.worlds import a_document
from tests.dialogue import worlds

from hiwar.dialogue.domain import accounts, actions, agreements, committees, parties, signatures
from hiwar.organizations.domain import add_organization

PROTOCOL = """بروتوكول اتفاق
اتفق الطرفان، يوم الثلاثاء 28 أكتوبر 2025 بالرباط، على ما يلي:
المادة 1: ترفع التعويضات الجزافية لموظفي المصالح الخارجية بنسبة 20% ابتداء من فاتح يناير 2026.
المادة 2: تشكل لجنة مشتركة تجتمع كل شهر لتتبع الميزانية المخصصة للتعويضات.
المادة 3: تسلم بطاقات الطرق السيارة لكل مديرية إقليمية قبل متم مارس 2026.
"""
THEIR_MINUTES = """1- تدرس الإدارة الرفع من التعويضات الجزافية لموظفي المصالح الخارجية بنسبة 10% قبل متم دجنبر.
2- لا يسمح النص الحالي بتسوية وضعية حاملي الشهادات.
3- تنوه الإدارة بأجواء اللقاء.
"""


def an_organization(actor, name, kind="union", **more):
    return add_organization(actor=actor, at=AT, name_ar=name, kind=kind, **more)


def an_account(actor, round_, side, *lines, **more):
    """`lines` are (demand, kind, words)."""
    told = [{"demand": demand, "kind": kind, "words": words} for demand, kind, words in lines]
    return accounts.record_account(
        actor=actor, at=AT, round_=round_, side=side, lines=told, **more
    )  # fmt: skip


def a_signature(actor, paper, organization, state="signed", **more):
    return signatures.record_signature(
        actor=actor, at=AT, paper=paper, organization=organization, state=state, **more
    )


def a_front(actor, dialogue):
    """An ally, a second administration, a mediator who left."""
    deed = {"actor": actor, "at": AT, "dialogue": dialogue}
    ally = an_organization(actor, "الجامعة الوطنية لأعوان المسالك")
    finance = an_organization(actor, "مديرية الميزانية والمحاسبة", "administration")
    arbiter = an_organization(actor, "هيئة الوساطة الاجتماعية", "administration")
    allied = parties.add_party(**deed, organization=ally, role="ally", party_from=date(2024, 1, 8))
    parties.add_party(**deed, organization=finance, role="administration")
    mediator = parties.add_party(**deed, organization=arbiter, role="mediator")
    parties.end_party(actor=actor, at=AT, party=mediator, party_until=date(2025, 2, 1))
    frame = parties.record_frame(
        **deed, kind="circular", number="14/2018", title="منشور حول مأسسة الحوار القطاعي",
        issued_on=date(2018, 3, 6), words="تعقد القطاعات جولتين من الحوار كل سنة",
    )  # fmt: skip
    parties.set_calendar(**deed, rounds_a_year=2, months=(4, 10), since_year=2022)
    return SimpleNamespace(ally=ally, finance=finance, allied=allied, frame=frame)


def two_accounts(actor, world):
    round_, demands = world.rounds[3], world.demands
    ours = an_account(
        actor, round_, "us",
        (demands[0], "accepted", "ترفع التعويضات الجزافية بنسبة 20% قبل متم نونبر"),
        (demands[8], "refused", "لا يسمح النص الحالي بذلك"),
        (demands[2], "deferred", "تسلم البطائق بعد المصادقة على الميزانية"),
    )  # fmt: skip
    theirs = an_account(
        actor, round_, "them",
        (demands[0], "in_principle", "ترفع التعويضات الجزافية بنسبة 10% قبل متم دجنبر"),
        (demands[8], "refused", "لا يسمح النّصّ الحالي بذلك"),
        (None, "none", "تنوه الإدارة بأجواء اللقاء"),
        words=THEIR_MINUTES, received_on=date(2025, 10, 30),
    )  # fmt: skip
    a_signature(actor, ours, world.union, signed_by="إدريس المزوضي", signed_on=date(2025, 10, 22))
    return ours, theirs


def an_agreement(actor, world):
    document = a_document(actor, PROTOCOL, "بروتوكول 28 أكتوبر")
    agreement = agreements.record_agreement(
        actor=actor, at=AT, dialogue=world.dialogue, kind="protocol", round=world.rounds[3],
        title_ar="بروتوكول اتفاق حول التعويضات والتنقل", title_fr="Protocole sur les indemnités",
        agreed_on=date(2025, 10, 28), document=document,
    )  # fmt: skip
    words = (
        ("المادة 1", "ترفع التعويضات الجزافية لموظفي المصالح الخارجية بنسبة 20% ابتداء من فاتح يناير 2026."),
        ("المادة 2", "تشكل لجنة مشتركة تجتمع كل شهر لتتبع الميزانية المخصصة للتعويضات."),
        ("المادة 3", "تسلم بطاقات الطرق السيارة لكل مديرية إقليمية قبل متم مارس 2026."),
    )  # fmt: skip
    clauses = agreements.record_clauses(
        actor=actor, at=AT, agreement=agreement,
        clauses=[
            {"number": number, "words_ar": said, "span": _span(document, said)}
            for number, said in words
        ],
    )  # fmt: skip
    agreements.tie_clause(actor=actor, at=AT, clause=clauses[2], demands=[world.demands[2]])
    given = agreements.commit_clause(
        actor=actor, at=AT, clause=clauses[0], demands=[world.demands[0]], owner=world.other,
        owner_post="مدير الموارد", due_on=date(2025, 11, 10),
    )  # fmt: skip
    return agreement, clauses, given


def _span(document, words):
    start = document.text.index(words)
    return start, start + len(words)


def a_committee(actor, world, agreement):
    deed = {"actor": actor, "at": AT}
    committee = committees.form_committee(
        **deed, dialogue=world.dialogue, round=world.rounds[3], agreement=agreement,
        name_ar="لجنة ميزانية التعويضات", name_fr="Commission du budget des indemnités",
        mission="دراسة الميزانية المخصصة للتعويضات وآلية توزيعها",
        formed_on=date(2025, 10, 28), ends_on=date(2026, 6, 30),
    )  # fmt: skip
    seats = [
        committees.seat_member(**deed, committee=committee, side=side, post_text=post, role=role)
        for side, post, role in (
            ("us", "المقررة الوطنية", "rapporteur"), ("us", "لجنة التعويضات", "member"),
            ("them", "مدير الموارد", "chair"), ("them", "رئيس قسم الميزانية", "member"),
        )
    ]  # fmt: skip
    ours = actions.record_action(
        **deed, committee=committee, side="us", words="إعداد لائحة المستفيدين حسب الجهات",
        owner="المقررة الوطنية", due_on=date(2025, 11, 30), demand=world.demands[0],
    )  # fmt: skip
    theirs = actions.record_action(
        **deed, committee=committee, side="them", words="موافاة اللجنة بتفاصيل الميزانية",
        owner="رئيس قسم الميزانية", due_on=date(2025, 11, 12),
    )  # fmt: skip
    event = actions.record_action_event(
        **deed, action=theirs, kind="reminded", occurred_on=date(2025, 11, 17)
    )
    return SimpleNamespace(committee=committee, seats=seats, ours=ours, theirs=theirs, event=event)


def a_told_dialogue(actor):
    """The lived-in dossier, with everything of this room; `paths` are those of its pages."""
    world = worlds.a_lived_in_dossier(actor)
    world.front = a_front(actor, world.dialogue)
    world.ours, world.theirs = two_accounts(actor, world)
    world.agreement, world.clauses, world.given = an_agreement(actor, world)
    world.joint = a_committee(actor, world, world.agreement)
    one, them = world.rounds[3].id, world.theirs.lines.first()
    world.paths = [
        f"dialogue/{world.dialogue.id}/", f"dialogue/rounds/{one}/accounts/",
        f"dialogue/accounts/{world.theirs.id}/", f"dialogue/agreements/{world.agreement.id}/",
        f"dialogue/committees/{world.joint.committee.id}/",
    ]  # fmt: skip
    world.forms = [
        *(f"dialogue/{world.dialogue.id}/{end}/" for end in (
            "parties/add", "frame/add", "calendar", "agreements/add", "committees/add"
        )),
        f"dialogue/parties/{world.front.allied.id}/end/",
        f"dialogue/rounds/{one}/accounts/them/", f"dialogue/rounds/{one}/accounts/draw/",
        f"dialogue/rounds/{one}/accounts/judge/?theirs={them.id}",
        f"dialogue/accounts/{world.theirs.id}/lines/add/",
        f"dialogue/accounts/{world.theirs.id}/sign/",
        f"dialogue/accounts/lines/{them.id}/correct/",
        f"dialogue/accounts/lines/{world.ours.lines.last().id}/align/",
        *(f"dialogue/agreements/{world.agreement.id}/{end}/" for end in (
            "clauses", "sign", "share", "withdraw"
        )),
        f"dialogue/clauses/{world.clauses[1].id}/commit/",
        f"dialogue/clauses/{world.clauses[1].id}/correct/",
        f"dialogue/clauses/{world.clauses[1].id}/tie/",
        *(f"dialogue/committees/{world.joint.committee.id}/{end}/" for end in (
            "correct", "end", "members/add", "meetings/add", "actions/add"
        )),
        f"dialogue/committees/members/{world.joint.seats[0].id}/leave/",
        *(f"dialogue/committees/actions/{world.joint.theirs.id}/record/{kind}/" for kind in (
            "reminded", "replied", "postponed", "done"
        )),
        f"dialogue/committees/actions/events/{world.joint.event.id}/void/",
    ]  # fmt: skip
    return world
