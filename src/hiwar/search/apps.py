from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "hiwar.search"
    label = "search"
