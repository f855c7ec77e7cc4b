"""Addresses under `/w/<slug>/dossier/`."""

from django.urls import path

from hiwar.demands.views import arrange, demands, dossier, events, gains

urlpatterns = [
    path("", dossier.DossierPage.as_view(), name="dossier"),
    path("open/", dossier.OpenDossier.as_view(), name="open_dossier"),
    path("<uuid:pk>/title/", dossier.CorrectDossier.as_view(), name="correct_dossier"),
    path("themes/add/", dossier.AddTheme.as_view(), name="add_theme"),
    path("themes/<uuid:pk>/correct/", dossier.CorrectTheme.as_view(), name="correct_theme"),
    path("arrange/", arrange.Arrange.as_view(), name="arrange"),
    path("arrange/<uuid:pk>/", arrange.ArrangeLine.as_view(), name="arrange_line"),
    path("add/", demands.AddDemand.as_view(), name="add"),
    path("<uuid:pk>/", demands.DemandPage.as_view(), name="demand"),
    path("<uuid:pk>/correct/", demands.CorrectDemand.as_view(), name="correct"),
    path("<uuid:pk>/move/", demands.PlaceDemand.as_view(), name="move"),
    path("<uuid:pk>/share/", demands.ShareDemand.as_view(), name="share"),
    path("<uuid:pk>/remove/", demands.RemoveDemand.as_view(), name="remove"),
    path("<uuid:pk>/record/", events.ChooseEvent.as_view(), name="choose_event"),
    path("<uuid:pk>/record/<slug:kind>/", events.RecordEvent.as_view(), name="record_event"),
    path("events/<uuid:pk>/void/", events.VoidEvent.as_view(), name="void_event"),
    path("gains/", gains.Gains.as_view(), name="gains"),
    path("gains/add/", gains.RecordGain.as_view(), name="add_gain"),
    path("gains/<uuid:pk>/", gains.GainPage.as_view(), name="gain"),
    path("gains/<uuid:pk>/tie/", gains.LinkGain.as_view(), name="link_gain"),
    path("gains/<uuid:pk>/withdraw/", gains.WithdrawGain.as_view(), name="withdraw_gain"),
]
