from django.apps import AppConfig


class OrganizationsConfig(AppConfig):
    name = "hiwar.organizations"
    label = "organizations"

    def ready(self) -> None:
        from hiwar.journal.vocabulary import register_verbs  # noqa: PLC0415
        from hiwar.kernel.rules import register_rules  # noqa: PLC0415
        from hiwar.organizations import rules, vocabulary  # noqa: PLC0415

        register_rules("organizations", rules.RULES)
        register_verbs(vocabulary.VERBS)
