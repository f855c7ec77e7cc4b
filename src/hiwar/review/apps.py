from django.apps import AppConfig


class ReviewConfig(AppConfig):
    name = "hiwar.review"
    label = "review"

    def ready(self) -> None:
        from hiwar.journal.vocabulary import register_verbs  # noqa: PLC0415
        from hiwar.kernel.rules import register_rules  # noqa: PLC0415
        from hiwar.review import rules, vocabulary  # noqa: PLC0415

        register_rules("review", rules.RULES)
        register_verbs(vocabulary.VERBS)
