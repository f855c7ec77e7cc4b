from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "hiwar.documents"
    label = "documents"

    def ready(self) -> None:
        from hiwar.documents import rules, vocabulary  # noqa: PLC0415
        from hiwar.journal.vocabulary import register_verbs  # noqa: PLC0415
        from hiwar.kernel.rules import register_rules  # noqa: PLC0415

        register_rules("documents", rules.RULES)
        register_verbs(vocabulary.VERBS)
