from django.apps import AppConfig


class DialogueConfig(AppConfig):
    name = "hiwar.dialogue"
    label = "dialogue"

    def ready(self) -> None:
        from hiwar.dialogue import rules, vocabulary  # noqa: PLC0415
        from hiwar.journal.vocabulary import register_verbs  # noqa: PLC0415
        from hiwar.kernel.rules import register_rules  # noqa: PLC0415

        register_rules("dialogue", rules.RULES)
        register_verbs(vocabulary.VERBS)
