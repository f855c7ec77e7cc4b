from typing import Any

from django.apps import AppConfig
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


class PeopleConfig(AppConfig):
    name = "hiwar.people"
    label = "people"

    def ready(self) -> None:
        from hiwar.journal.vocabulary import Spoken, register_object, register_verbs
        from hiwar.kernel.errors import Refused
        from hiwar.kernel.rules import register_rules
        from hiwar.people import index, rules, vocabulary
        from hiwar.search import register_source
        from hiwar.web.registry import Entry, register_rail, register_refusal

        register_rules("people", rules.RULES)
        register_verbs(vocabulary.VERBS)
        register_source(index.SOURCE)
        register_refusal(Refused)
        register_object("people.person", Spoken(_("person"), _page))
        register_object("people.othername", Spoken(_("spelling of a name")))
        register_rail(
            Entry(
                "people", "people:people", "users-round", _("People"), order=72, group="house",
                allowed=lambda actor: bool(actor.may("people.view")),
            )
        )  # fmt: skip


def _page(slug: str, person_id: Any) -> str:
    return reverse("people:person", args=(slug, person_id))
