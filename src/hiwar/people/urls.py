"""Addresses under `/w/<slug>/people/`."""

from django.urls import path

from hiwar.people.views import persons

urlpatterns = [
    path("", persons.People.as_view(), name="people"),
    path("add/", persons.AddPerson.as_view(), name="add"),
    path("<uuid:pk>/", persons.PersonPage.as_view(), name="person"),
    path("<uuid:pk>/correct/", persons.CorrectPerson.as_view(), name="correct"),
    path("<uuid:pk>/withdraw/", persons.WithdrawPerson.as_view(), name="withdraw"),
    path("<uuid:pk>/names/add/", persons.AddOtherName.as_view(), name="add_name"),
    path("names/<uuid:pk>/withdraw/", persons.WithdrawOtherName.as_view(), name="withdraw_name"),
]
