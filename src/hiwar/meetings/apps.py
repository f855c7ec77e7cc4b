from typing import Any

from django.apps import AppConfig
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


class MeetingsConfig(AppConfig):
    name = "hiwar.meetings"
    label = "meetings"

    def ready(self) -> None:
        from hiwar.journal.vocabulary import Spoken, register_object, register_verbs
        from hiwar.kernel.rules import register_rules
        from hiwar.meetings import index, panels, rules, vocabulary
        from hiwar.search import register_source
        from hiwar.web.registry import Entry, Panel, register_panel, register_rail

        register_rules("meetings", rules.RULES)
        register_verbs(vocabulary.VERBS)
        for source in (index.SOURCE, index.DECISIONS):
            register_source(source)
        register_object("meetings.meeting", Spoken(_("meeting"), _page))
        register_object("meetings.attendance", Spoken(_("attendance")))
        register_object("meetings.decision", Spoken(_("decision")))
        for page, context in (
            ("people:person", panels.meetings_of_person),
            ("organizations:organization", panels.meetings_of_organization),
        ):
            register_panel(
                page,
                Panel(
                    "meetings", "meetings/_meetings_panel.html", context, order=20, allowed=_reads
                ),
            )
        register_rail(
            Entry(
                "meetings", "meetings:meetings", "gavel", _("Meetings"), order=50, group="work",
                allowed=_reads, tab=3,
            )
        )  # fmt: skip


def _reads(actor: Any) -> bool:
    return bool(actor.may("meetings.view"))


def _page(slug: str, meeting_id: Any) -> str:
    return reverse("meetings:meeting", args=(slug, meeting_id))
