from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WorkspacesConfig(AppConfig):
    name = "hiwar.workspaces"
    label = "workspaces"

    def ready(self) -> None:
        from hiwar.journal.vocabulary import Spoken, register_object, register_verbs
        from hiwar.kernel.rules import register_rules
        from hiwar.web.picking import register_lookup
        from hiwar.web.registry import Entry, register_rail
        from hiwar.workspaces import queries, rules, vocabulary

        register_rules("workspaces", rules.RULES)
        register_lookup(queries.found_by_words)
        register_verbs(vocabulary.VERBS)
        register_object("workspaces.workspace", Spoken(_("organisation")))
        register_object("workspaces.membership", Spoken(_("place in the register")))
        register_object("workspaces.invitation", Spoken(_("invitation")))
        register_rail(
            Entry(
                "members", "workspaces:members", "users", _("Members of the register"), order=80,
                group="house", allowed=lambda actor: bool(actor.may("workspaces.view_members")),
            )
        )  # fmt: skip
        register_rail(
            Entry(
                "workspace", "workspaces:workspace", "building-2", _("The organisation"), order=99,
                group="workspace",
            )
        )  # fmt: skip
