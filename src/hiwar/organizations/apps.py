from typing import Any

from django.apps import AppConfig
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


class OrganizationsConfig(AppConfig):
    name = "hiwar.organizations"
    label = "organizations"

    def ready(self) -> None:
        from hiwar.journal.vocabulary import Spoken, register_object, register_verbs
        from hiwar.kernel.rules import register_rules
        from hiwar.organizations import index, panels, rules, vocabulary
        from hiwar.search import register_source
        from hiwar.web.registry import Entry, Panel, register_panel, register_rail

        register_rules("organizations", rules.RULES)
        register_verbs(vocabulary.VERBS)
        register_source(index.SOURCE)
        register_object("organizations.organization", Spoken(_("organization"), _page))
        register_object("organizations.body", Spoken(_("body")))
        register_object("organizations.post", Spoken(_("post")))
        register_object("organizations.mandate", Spoken(_("mandate")))
        register_object("organizations.assignment", Spoken(_("assignment")))
        register_panel(
            "people:person",
            Panel(
                "mandates", "organizations/_mandates_of_person.html", panels.mandates_of_person,
                order=10, allowed=lambda actor: bool(actor.may("organizations.view_mandates")),
            ),
        )  # fmt: skip
        register_rail(
            Entry(
                "organizations", "organizations:organizations", "network", _("Organizations"),
                order=70, group="house",
                allowed=lambda actor: bool(actor.may("organizations.view")),
            )
        )  # fmt: skip


def _page(slug: str, organization_id: Any) -> str:
    return reverse("organizations:organization", args=(slug, organization_id))
