from django.apps import AppConfig


class SiteConfig(AppConfig):
    name = "hiwar.site"
    label = "site"

    def ready(self) -> None:
        from hiwar.kernel.errors import Refused  # noqa: PLC0415
        from hiwar.web.registry import register_refusal  # noqa: PLC0415

        register_refusal(Refused)
