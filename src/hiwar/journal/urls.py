"""Addresses under `/w/<slug>/journal/`."""

from django.urls import path

from hiwar.journal.views import pages

urlpatterns = [
    path("", pages.History.as_view(), name="history"),
    path("entries/<uuid:pk>/erase/", pages.Erase.as_view(), name="erase"),
    path("<str:object_type>/<uuid:pk>/", pages.ObjectHistory.as_view(), name="object"),
]
