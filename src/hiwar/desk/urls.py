"""The home of a workspace, and search: addresses under `/w/<slug>/`."""

from django.urls import path

from hiwar.desk.views import desk, search

urlpatterns = [
    path("", desk.Desk.as_view(), name="desk"),
    path("search/", search.Search.as_view(), name="search"),
]
