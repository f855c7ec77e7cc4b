"""The rows of a dialogue told twice, signed, sent to a committee: each kind once."""

from typing import Any

from hiwar.dialogue.domain import accounts, actions, agreements, committees, divergences, parties
from hiwar.dialogue.domain.signatures import record_signature
from hiwar.meetings.domain import record_meeting
from hiwar.organizations.domain import add_organization


def a_told_dialogue(world: Any) -> None:
    _parties(world)
    _accounts(world)
    _agreement(world)
    _committee(world)


def _parties(world: Any) -> None:
    deed, keep = world.deed, world.keep
    dialogue = world.rows["dialogue.dialogue"]
    ally = add_organization(**deed, name_ar="الجامعة الوطنية للرعاة", kind="union")
    keep(parties.add_party(**deed, dialogue=dialogue, organization=ally, role="ally"))
    keep(parties.record_frame(**deed, dialogue=dialogue, kind="circular", number="9/2019"))
    calendar = {"rounds_a_year": 2, "since_year": world.today.year}
    keep(parties.set_calendar(**deed, dialogue=dialogue, **calendar))


def _accounts(world: Any) -> None:
    deed, keep = world.deed, world.keep
    round_ = world.rows["dialogue.round"]
    lines = [
        [{"demand": world.demand, "kind": kind, "words": words}, {"subject": "موضوع آخر"}]
        for kind, words in (("deferred", "يؤجل إلى السنة المقبلة"), ("refused", "لا سبيل إليه"))
    ]
    ours = keep(accounts.record_account(**deed, round_=round_, side="us", lines=lines[0]))
    theirs = accounts.record_account(**deed, round_=round_, side="them", lines=lines[1])
    one, other = ours.lines.all()[0], theirs.lines.all()[0]
    keep(ours.lines.all()[1])
    keep(divergences.align_lines(**deed, ours=ours.lines.all()[1], theirs=theirs.lines.all()[1]))
    judged = {"ours": one, "theirs": other, "verdict": "divergent", "remark": "خلاف بين"}
    keep(divergences.judge_lines(**deed, round_=round_, **judged))


def _agreement(world: Any) -> None:
    deed, keep = world.deed, world.keep
    dialogue, round_ = world.rows["dialogue.dialogue"], world.rows["dialogue.round"]
    agreement = keep(
        agreements.record_agreement(
            **deed, dialogue=dialogue, kind="protocol", title_ar="بروتوكول المراعي",
            agreed_on=world.days(-30), round=round_,
        )
    )  # fmt: skip
    clauses = agreements.record_clauses(
        **deed, agreement=agreement,
        clauses=[{"number": "المادة 1", "words_ar": "تصرف المنحة قبل متم السنة"}],
    )  # fmt: skip
    keep(clauses[0])
    agreements.tie_clause(**deed, clause=clauses[0], demands=[world.silent])
    keep(clauses[0].ties.first())
    keep(record_signature(**deed, paper=agreement, organization=world.union, state="signed"))


def _committee(world: Any) -> None:
    deed, keep = world.deed, world.keep
    committee = keep(
        committees.form_committee(
            **deed, dialogue=world.rows["dialogue.dialogue"], name_ar="لجنة المنحة المشتركة",
            formed_on=world.days(-30),
        )
    )  # fmt: skip
    keep(committees.seat_member(**deed, committee=committee, side="us", post_text="أمين المال"))
    meeting = record_meeting(
        **deed, kind="other", organization=world.union, counterpart=world.administration,
        held_on=world.days(-10),
    )  # fmt: skip
    keep(committees.count_committee_meeting(**deed, committee=committee, meeting=meeting))
    action = keep(
        actions.record_action(
            **deed, committee=committee, side="them", words="موافاة اللجنة بالأرقام",
            due_on=world.days(-3),
        )
    )  # fmt: skip
    reminded = {"kind": "reminded", "occurred_on": world.days(-1)}
    keep(actions.record_action_event(**deed, action=action, **reminded))
    answer = world.rows["dialogue.answer"]
    keep(committees.refer_answer(**deed, answer=answer, committee=committee))
