from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    name = "hiwar.meetings"
    label = "meetings"

    def ready(self) -> None:
        from hiwar.journal.vocabulary import register_verbs  # noqa: PLC0415
        from hiwar.kernel.rules import register_rules  # noqa: PLC0415
        from hiwar.meetings import rules, vocabulary  # noqa: PLC0415

        register_rules("meetings", rules.RULES)
        register_verbs(vocabulary.VERBS)
