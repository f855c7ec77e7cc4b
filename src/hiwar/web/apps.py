from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "hiwar.web"
    label = "web"
