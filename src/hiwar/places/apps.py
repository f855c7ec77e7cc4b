from django.apps import AppConfig


class PlacesConfig(AppConfig):
    name = "hiwar.places"
    label = "places"
