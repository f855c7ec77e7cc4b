from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "hiwar.people"
    label = "people"

    def ready(self) -> None:
        from hiwar.journal.vocabulary import register_verbs  # noqa: PLC0415
        from hiwar.kernel.rules import register_rules  # noqa: PLC0415
        from hiwar.people import rules, vocabulary  # noqa: PLC0415

        register_rules("people", rules.RULES)
        register_verbs(vocabulary.VERBS)
