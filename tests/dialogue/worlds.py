"""A union with four rounds behind it, for pages and pictures."""

from datetime import date
from types import SimpleNamespace

from tests.conftest import AT
from tests.demands import worlds

from hiwar.demands import domain as demands
from hiwar.demands.models import Demand
from hiwar.dialogue import domain
from hiwar.meetings.domain import record_attendance
from hiwar.places.models import Area

TOPICS = {
    ("التعويضات والتنقل", "Indemnités et déplacements"): (
        ("الرفع من التعويضات الجزافية لموظفي المصالح الخارجية", "Forfaits des services extérieurs"),
        ("تعويضات التنقل لمهام المصلحة", "Frais de mission"),
        ("بطاقات الطرق السيارة للمديريات الإقليمية", "Cartes d’autoroute"),
        ("شبكة موحدة لتعويض المردودية", "Barème unique de la prime de rendement"),
    ),
    ("وسائل العمل واللوجستيك", "Moyens de travail"): (
        ("تجديد المعدات المعلوماتية في الجهات", "Renouveler le matériel informatique"),
        ("التوزيع العادل لسيارات المصلحة", "Répartir les véhicules"),
        ("مأسسة الحوار الاجتماعي داخل القطاع", "Institutionnaliser le dialogue"),
    ),
    ("المسار المهني والتكوين", "Carrière et formation"): (
        ("إشراك الجمعية في برمجة التكوين المستمر", "Programmer la formation continue"),
        ("تسوية وضعية حاملي الشهادات", ""),
    ),
}
MINUTES = (
    "اجتمع الطرفان بمقر كتابة الدولة. تُعرض الميزانية المخصصة للتعويضات على لجنة مختلطة قبل "
    "منتصف شهر نونبر. تُسلَّم البطائق في غضون ستة أشهر. لا يسمح النص الحالي بذلك."
)


def a_round(actor, union, other, day, ordinal, **more):
    meeting = worlds.a_round_meeting(actor, union, other, day, ordinal=ordinal, **more)
    return domain.record_round(actor=actor, at=AT, meeting=meeting, ordinal=ordinal)


def an_answer(actor, demand, kind, round_, words="", **more):
    return domain.record_answer(
        actor=actor,
        at=AT,
        demand=demand,
        kind=kind,
        answered_on=round_.meeting.held_on,
        round_=round_,
        words=words,
        **more,
    )


def a_commitment(actor, words, given_on, demands_=(), **more):
    return domain.record_commitment(
        actor=actor, at=AT, wording_ar=words, given_on=given_on, demands=demands_, **more
    )


def a_fate(actor, commitment, kind, day, **more):
    return domain.record_commitment_event(
        actor=actor, at=AT, commitment=commitment, kind=kind, occurred_on=day, **more
    )


def restated(actor, demand, round_):
    return worlds.an_event(
        actor, demand, "restated", round_.meeting.held_on, meeting=round_.meeting
    )


def _demands(actor, dossier):
    made = []
    for (name, french), wordings in TOPICS.items():
        theme = worlds.a_theme(actor, dossier, name, french)
        for place, (arabic, latin) in enumerate(wordings):
            made.append(
                worlds.a_demand(
                    actor,
                    dossier,
                    arabic,
                    wording_fr=latin,
                    theme=theme,
                    raised_on=date(2021, 4, 20 + place),
                    beneficiaries=("السائقون", "التقنيون، السائقون", "")[place % 3],
                    areas=Area.objects.filter(code__in=("04", "06", "07")) if place % 2 else (),
                )
            )
    child = worlds.a_demand(
        actor,
        dossier,
        "ملاءمة التعويض الكيلومتري",
        wording_fr="Aligner l’indemnité kilométrique",
        parent=made[0],
        raised_on=date(2023, 4, 25),
        beneficiaries="السائقون",
    )
    other = worlds.a_demand(
        actor,
        dossier,
        "التعويض عن استعمال السيارة الشخصية",
        parent=made[0],
        raised_on=date(2023, 4, 25),
    )
    heading = worlds.a_demand(actor, dossier, "مطالب الأعوان", theme=made[-1].theme, heading=True)
    under = worlds.a_demand(actor, dossier, "النظام الأساسي لأعوان الصيانة", parent=heading)
    return [*made, child, other, under]


def a_lived_in_dossier(actor):
    """Everything the pages can show; `addresses` are those of every page, under the workspace."""
    union, other = worlds.our_union(actor), worlds.an_administration(actor)
    dossier = worlds.an_open_dossier(actor)
    made = _demands(actor, dossier)
    first, second, third, fourth, fifth, sixth, seventh, eighth, ninth, child, own_car, under = made
    rounds = [
        a_round(actor, union, other, day, place + 1, place_text="مقر كتابة الدولة، الرباط")
        for place, day in enumerate(
            (date(2022, 10, 18), date(2023, 4, 25), date(2024, 4, 16), date(2025, 10, 21))
        )
    ]
    for side, who in (
        ("issuer", "الكاتب العام"),
        ("issuer", "المقررة"),
        ("counterpart", "مدير الموارد"),
    ):
        record_attendance(actor=actor, at=AT, meeting=rounds[-1].meeting, post_text=who, side=side)
    minutes = worlds.a_document(actor, MINUTES, "محضر الجولة الرابعة")
    said = worlds.a_passage(
        minutes, "تُعرض الميزانية المخصصة للتعويضات على لجنة مختلطة قبل منتصف شهر نونبر"
    )
    for demand in (first, second, child):
        restated(actor, demand, rounds[1])
    an_answer(actor, first, "refused", rounds[0], "لا تسمح الظرفية المالية الراهنة بأي زيادة")
    an_answer(actor, second, "deferred", rounds[1], "الملف قيد الدراسة مع المصالح المالية")
    an_answer(actor, sixth, "in_principle", rounds[2], "تُعدّ خريطة للحاجيات حسب الجهات")
    an_answer(actor, ninth, "refused", rounds[3], "لا يسمح النص الحالي بذلك")
    an_answer(actor, eighth, "none", rounds[3])
    restated(actor, first, rounds[2])
    late = a_commitment(
        actor,
        said.words,
        rounds[3].meeting.held_on,
        [first, fourth],
        passage=said,
        owner=other,
        owner_post="الكاتب العام للقطاع",
        due_on=date(2025, 11, 15),
        meeting=rounds[3].meeting,
    )
    a_commitment(
        actor,
        "يُعرض المشروع على المصالح المالية قبل متم نونبر",
        rounds[3].meeting.held_on,
        [child],
        owner_post="مدير الموارد",
        due_on=date(2025, 11, 30),
        meeting=rounds[3].meeting,
    )
    older = a_commitment(
        actor,
        "تُسلَّم البطائق في غضون ستة أشهر",
        rounds[2].meeting.held_on,
        [third],
        owner_post="قسم الميزانية",
        due_on=date(2024, 10, 15),
        meeting=rounds[2].meeting,
        strength="written",
    )
    kept = a_commitment(
        actor,
        "تُصرف المتأخرات قبل نهاية السنة",
        date(2024, 4, 16),
        [second],
        owner_post="قسم الميزانية",
        due_on=date(2024, 12, 31),
    )
    partly = a_commitment(
        actor,
        "تُجدَّد الحواسيب في جميع الجهات",
        date(2023, 4, 25),
        [fifth],
        owner_post="مدير الموارد",
        due_on=date(2023, 12, 31),
    )
    broken = a_commitment(
        actor,
        "يُعمَّم التعويض عن السكن",
        date(2022, 10, 18),
        owner_post="مدير الموارد",
        due_on=date(2023, 6, 30),
    )
    a_commitment(
        actor,
        "تُعتمد الشبكة برسم ميزانية 2026",
        rounds[3].meeting.held_on,
        owner_post="قسم الميزانية",
        due_on=date(2026, 3, 1),
        due_precision="month",
    )
    a_fate(actor, older, "reminded", date(2025, 5, 20))
    a_fate(actor, older, "reminded", date(2025, 10, 27))
    a_fate(actor, kept, "kept", date(2024, 12, 19), words="صُرفت المتأخرات إلى غاية 2024")
    fate = a_fate(actor, partly, "partly_kept", date(2024, 2, 1))
    a_fate(actor, broken, "broken", date(2025, 4, 15), words="تعذّر الإبقاء على هذا الإجراء")
    worlds.an_event(actor, second, "claimed", date(2025, 4, 15), words="تمت تسوية ملف التنقل")
    worlds.an_event(actor, fifth, "partly_met", date(2024, 2, 1), words="نثمّن هذه الخطوة")
    event = worlds.an_event(
        actor,
        seventh,
        "rolled_back",
        date(2024, 5, 2),
        passage=worlds.a_passage(minutes, "اجتمع الطرفان"),
    )
    met = worlds.an_event(actor, sixth, "met", date(2025, 1, 10), words="وُزّعت السيارات")
    demands.void_event(
        actor=actor, at=AT, event=worlds.an_event(actor, own_car, "submitted", date(2024, 1, 1))
    )
    worlds.an_event(actor, own_car, "merged", date(2025, 2, 1), other=child)
    gain = demands.record_gain(
        actor=actor,
        at=AT,
        wording_ar="توزيع عشرين سيارة على المديريات",
        said_by="us",
        since=date(2025, 1, 10),
        demand=sixth,
    )
    answer = late.ties.get(demand=first).event
    del answer
    from hiwar.dialogue.models import Answer, Dialogue

    dialogue = Dialogue.objects.get()
    answered = Answer.objects.filter(round=rounds[3]).first()
    head = Demand.objects.get(number=None)
    one = f"dossier/{first.id}/"
    word = f"dialogue/commitments/{late.id}/"
    return SimpleNamespace(
        dossier=dossier,
        demands=made,
        rounds=rounds,
        late=late,
        kept=kept,
        minutes=minutes,
        gapped=seventh,
        claimed=second,
        dialogue=dialogue,
        gain=gain,
        event=event,
        met=met,
        union=union,
        other=other,
        heading=head,
        older=older,
        addresses=[
            "dossier/",
            "dossier/open/",
            f"dossier/{dossier.id}/title/",
            "dossier/themes/add/",
            f"dossier/themes/{first.theme_id}/correct/",
            "dossier/add/",
            one,
            f"{one}?order=oldest",
            f"{one}correct/",
            f"{one}move/",
            f"{one}share/",
            f"{one}remove/",
            f"{one}record/",
            *(f"{one}record/{kind}/" for kind in ("raised", "committed", "met", "merged")),
            f"dossier/{seventh.id}/",
            f"dossier/{second.id}/",
            f"dossier/{child.id}/",
            f"dossier/{own_car.id}/",
            f"dossier/{head.id}/",
            f"dossier/{under.id}/",
            f"dossier/events/{event.id}/void/",
            "dossier/gains/",
            "dossier/gains/add/",
            f"dossier/gains/{gain.id}/",
            f"dossier/gains/{gain.id}/tie/",
            f"dossier/gains/{gain.id}/withdraw/",
            "dialogue/",
            f"dialogue/{dialogue.id}/",
            f"dialogue/{dialogue.id}/correct/",
            "dialogue/rounds/add/",
            "dialogue/rounds/record/",
            f"dialogue/rounds/{rounds[3].id}/",
            f"dialogue/rounds/{rounds[3].id}/withdraw/",
            f"dialogue/rounds/{rounds[3].id}/answer/",
            f"dialogue/answers/{answered.id}/withdraw/",
            "dialogue/commitments/",
            "dialogue/commitments/add/",
            f"dialogue/commitments/remind/?c={late.id}",
            word,
            f"dialogue/commitments/{older.id}/",
            f"{word}correct/",
            f"{word}share/",
            f"{word}withdraw/",
            *(f"{word}record/{kind}/" for kind in ("reminded", "renewed", "kept")),
            f"dialogue/commitments/events/{fate.id}/void/",
            f"meetings/{rounds[3].meeting_id}/",
        ],
    )
