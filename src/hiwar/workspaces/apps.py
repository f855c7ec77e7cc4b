from django.apps import AppConfig


class WorkspacesConfig(AppConfig):
    name = "hiwar.workspaces"
    label = "workspaces"

    def ready(self) -> None:
        from hiwar.journal.vocabulary import register_verbs  # noqa: PLC0415
        from hiwar.kernel.rules import register_rules  # noqa: PLC0415
        from hiwar.workspaces import rules, vocabulary  # noqa: PLC0415

        register_rules("workspaces", rules.RULES)
        register_verbs(vocabulary.VERBS)
