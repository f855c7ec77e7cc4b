from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class JournalConfig(AppConfig):
    name = "hiwar.journal"
    label = "journal"

    def ready(self) -> None:
        from hiwar.journal import rules, vocabulary
        from hiwar.kernel.rules import register_rules
        from hiwar.web.registry import Entry, register_rail

        register_rules("journal", rules.RULES)
        vocabulary.register_verbs(vocabulary.VERBS)
        vocabulary.register_object("journal.entry", vocabulary.Spoken(_("entry of the journal")))
        register_rail(
            Entry(
                "journal", "journal:history", "history", _("Journal"), order=85, group="house",
                allowed=lambda actor: bool(actor.may("journal.view")),
            )
        )  # fmt: skip
