from typing import Any

from django.apps import AppConfig
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class DialogueConfig(AppConfig):
    name = "hiwar.dialogue"
    label = "dialogue"

    def ready(self) -> None:
        from hiwar.demands.queries import register_flags, register_rounds
        from hiwar.dialogue import queries, rules, vocabulary
        from hiwar.journal.vocabulary import register_verbs
        from hiwar.kernel.errors import Refused
        from hiwar.kernel.rules import register_rules
        from hiwar.web.registry import register_refusal

        register_rules("dialogue", rules.RULES)
        register_verbs(vocabulary.VERBS)
        register_refusal(Refused)
        register_rounds(queries.round_marks)
        register_flags(queries.commitment_flags)
        _name_objects()
        _hang_on_walls()


def _name_objects() -> None:
    from hiwar.journal.vocabulary import Spoken, register_object

    register_object("dialogue.dialogue", Spoken(_("dialogue"), _page("dialogue:dialogue")))
    register_object("dialogue.round", Spoken(_("round"), _page("dialogue:round")))
    register_object("dialogue.rounditem", Spoken(_("point of an agenda")))
    register_object("dialogue.statement", Spoken(_("word at the table")))
    register_object("dialogue.answer", Spoken(_("answer")))
    register_object("dialogue.commitment", Spoken(_("commitment"), _page("dialogue:commitment")))
    register_object("dialogue.commitmentevent", Spoken(_("entry beside a commitment")))
    _name_papers()


def _name_papers() -> None:
    from hiwar.journal.vocabulary import Spoken, register_object

    named = {
        "dialogueparty": _("party to a dialogue"), "frametext": _("founding text"),
        "accountline": _("item of an account"), "alignment": _("items set side by side"),
        "divergence": _("comparison of two accounts"), "signature": _("signature"),
        "clause": _("clause"), "committeemember": _("member of a joint committee"),
        "committeemeeting": _("meeting of a joint committee"),
        "committeeaction": _("action of a joint committee"),
        "actionevent": _("entry beside an action"), "referral": _("answer sent to a committee"),
    }  # fmt: skip
    for model, words in named.items():
        register_object(f"dialogue.{model}", Spoken(words))
    register_object("dialogue.account", Spoken(_("account"), _page("dialogue:account")))
    register_object("dialogue.agreement", Spoken(_("agreement"), _page("dialogue:agreement")))
    letter = Spoken(pgettext_lazy("object", "letter"), _page("dialogue:letter"))
    register_object("dialogue.letter", letter)
    for model, words in {
        "evidence": pgettext_lazy("object", "evidence"),
        "rightofreply": pgettext_lazy("object", "right of reply"),
        "roundmove": pgettext_lazy("object", "move of a round"),
        "escalation": pgettext_lazy("object", "steps of escalation"),
    }.items():
        register_object(f"dialogue.{model}", Spoken(words))
    committee = Spoken(_("joint committee"), _page("dialogue:committee"))
    register_object("dialogue.jointcommittee", committee)


def _hang_on_walls() -> None:
    from hiwar.dialogue import index, panels, queries
    from hiwar.dialogue.index import letters, papers
    from hiwar.search import register_source
    from hiwar.web.registry import Entry, Panel, register_panel, register_rail

    for source in (index.ANSWERS, index.COMMITMENTS, *papers.SOURCES, letters.SOURCE):
        register_source(source)
    _hang_papers()
    register_rail(
        Entry(
            "rounds", "dialogue:dialogues", "messages-square", pgettext_lazy("rail", "Dialogue rounds"), order=30,
            count=lambda actor: queries.visible_rounds(actor).count(),
            allowed=lambda actor: bool(actor.may("dialogue.view")),
        )
    )  # fmt: skip
    register_rail(
        Entry(
            "commitments", "dialogue:commitments", "hand-helping", _("Commitments"), order=40,
            count=queries.count_of_open, tab=4, short=_("Commitments"),
            allowed=lambda actor: bool(actor.may("dialogue.view_commitments")),
        )
    )  # fmt: skip
    register_panel(
        "demands:demand",
        Panel("commitments", "dialogue/_commitments_of_demand.html", panels.commitments_of_demand,
              order=10, allowed=lambda actor: bool(actor.may("dialogue.view_commitments"))),
    )  # fmt: skip
    register_panel(
        "meetings:meeting",
        Panel("dialogue", "dialogue/_dialogue_of_meeting.html", panels.dialogue_of_meeting,
              order=10, allowed=lambda actor: bool(actor.may("dialogue.view"))),
    )  # fmt: skip


def _hang_papers() -> None:
    """What follows from a round, on its page; late actions of joint committees, on the desk."""
    from hiwar.dialogue import panels
    from hiwar.web.registry import Panel, register_panel

    def reads(actor: Any) -> bool:
        return bool(actor.may("dialogue.view"))

    register_panel(
        "dialogue:round",
        Panel("papers", "dialogue/_papers_of_round.html", panels.papers_of_round, order=50,
              allowed=reads),
    )  # fmt: skip
    register_panel(
        "desk:desk",
        Panel("actions", "dialogue/_late_actions.html", panels.actions_that_are_late, order=10,
              allowed=reads),
    )  # fmt: skip


def _page(name: str) -> Any:
    return lambda slug, object_id: reverse(name, args=(slug, object_id))
