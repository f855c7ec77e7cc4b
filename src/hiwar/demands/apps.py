from django.apps import AppConfig


class DemandsConfig(AppConfig):
    name = "hiwar.demands"
    label = "demands"

    def ready(self) -> None:
        from hiwar.demands import rules, vocabulary  # noqa: PLC0415
        from hiwar.journal.vocabulary import register_verbs  # noqa: PLC0415
        from hiwar.kernel.rules import register_rules  # noqa: PLC0415

        register_rules("demands", rules.RULES)
        register_verbs(vocabulary.VERBS)
