from django.apps import AppConfig


class SiteConfig(AppConfig):
    name = "hiwar.site"
    label = "site"

    def ready(self) -> None:
        from hiwar.kernel.errors import Refused
        from hiwar.web.registry import register_refusal

        register_refusal(Refused)
