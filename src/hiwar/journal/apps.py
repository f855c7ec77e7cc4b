from django.apps import AppConfig


class JournalConfig(AppConfig):
    name = "hiwar.journal"
    label = "journal"

    def ready(self) -> None:
        from hiwar.journal import rules, vocabulary  # noqa: PLC0415
        from hiwar.kernel.rules import register_rules  # noqa: PLC0415

        register_rules("journal", rules.RULES)
        vocabulary.register_verbs(vocabulary.VERBS)
