"""Addresses under `/w/<slug>/dossier/`."""

from django.urls import path

from hiwar.demands.views import (
    adoption,
    arrange,
    demands,
    dossier,
    events,
    gain_history,
    gains,
    likeness,
    lineage,
    supports,
    versions,
    weight,
)

urlpatterns = [
    path("", dossier.DossierPage.as_view(), name="dossier"),
    path("open/", dossier.OpenDossier.as_view(), name="open_dossier"),
    path("<uuid:pk>/title/", dossier.CorrectDossier.as_view(), name="correct_dossier"),
    path("themes/add/", dossier.AddTheme.as_view(), name="add_theme"),
    path("themes/<uuid:pk>/correct/", dossier.CorrectTheme.as_view(), name="correct_theme"),
    path("arrange/", arrange.Arrange.as_view(), name="arrange"),
    path("arrange/<uuid:pk>/", arrange.ArrangeLine.as_view(), name="arrange_line"),
    path("versions/", versions.VersionsPage.as_view(), name="versions"),
    path("versions/freeze/", versions.FreezeDossier.as_view(), name="freeze"),
    path("versions/<uuid:pk>/", versions.VersionPage.as_view(), name="version"),
    path("compare/", versions.Compare.as_view(), name="compare"),
    path("submit/", versions.SubmitDossier.as_view(), name="submit"),
    path("letters/<uuid:pk>/receipt/", versions.RecordReceipt.as_view(), name="receipt"),
    path("next/", adoption.SucceedDossier.as_view(), name="succeed"),
    path("recommend/", adoption.Recommend.as_view(), name="recommend"),
    path("recommend/rest/", adoption.RecommendRest.as_view(), name="recommend_rest"),
    path("recommend/<uuid:pk>/", adoption.RecommendOne.as_view(), name="recommend_one"),
    path("adopt/", adoption.Adopt.as_view(), name="adopt"),
    path("adopt/apart/", adoption.TakeApart.as_view(), name="take_apart"),
    path("adopt/<uuid:pk>/", adoption.Decide.as_view(), name="decide"),
    path("adopt/<uuid:pk>/back/", adoption.PutBack.as_view(), name="put_back"),
    path("add/", demands.AddDemand.as_view(), name="add"),
    path("add/similar/", likeness.SimilarDemands.as_view(), name="similar"),
    path("<uuid:pk>/", demands.DemandPage.as_view(), name="demand"),
    path("<uuid:pk>/correct/", demands.CorrectDemand.as_view(), name="correct"),
    path("<uuid:pk>/move/", demands.PlaceDemand.as_view(), name="move"),
    path("<uuid:pk>/share/", demands.ShareDemand.as_view(), name="share"),
    path("<uuid:pk>/remove/", demands.RemoveDemand.as_view(), name="remove"),
    path("<uuid:pk>/record/", events.ChooseEvent.as_view(), name="choose_event"),
    path("<uuid:pk>/record/<slug:kind>/", events.RecordEvent.as_view(), name="record_event"),
    path("<uuid:pk>/weight/", weight.WeighDemand.as_view(), name="weigh"),
    path("<uuid:pk>/basis/add/", weight.AddBasis.as_view(), name="add_basis"),
    path("basis/<uuid:pk>/withdraw/", weight.WithdrawBasis.as_view(), name="withdraw_basis"),
    path("<uuid:pk>/attach/", weight.Attach.as_view(), name="attach"),
    path("attachments/<uuid:pk>/withdraw/", weight.Detach.as_view(), name="detach"),
    path("<uuid:pk>/sign/", supports.Sign.as_view(), name="sign"),
    path("<uuid:pk>/supporters/", supports.Supporters.as_view(), name="supporters"),
    path("<uuid:pk>/supporters/add/", supports.EnterSupport.as_view(), name="enter_support"),
    path(
        "supports/<uuid:pk>/withdraw/", supports.WithdrawSupport.as_view(), name="withdraw_support"
    ),
    path("<uuid:pk>/lineage/", lineage.LineagePage.as_view(), name="lineage"),
    path("<uuid:pk>/split/", lineage.SplitDemand.as_view(), name="split"),
    path("<uuid:pk>/merge/", lineage.MergeDemands.as_view(), name="merge"),
    path("<uuid:pk>/supersede/", lineage.SupersedeDemand.as_view(), name="supersede"),
    path("<uuid:pk>/restate/", lineage.RestateDemand.as_view(), name="restate"),
    path("<uuid:pk>/offer/", lineage.OfferDemand.as_view(), name="offer"),
    path("accept/", lineage.AcceptOffer.as_view(), name="accept_offer"),
    path("<uuid:pk>/send-up/", lineage.SendUp.as_view(), name="send_up"),
    path("events/<uuid:pk>/void/", events.VoidEvent.as_view(), name="void_event"),
    path("gains/", gains.Gains.as_view(), name="gains"),
    path("gains/add/", gains.RecordGain.as_view(), name="add_gain"),
    path("gains/<uuid:pk>/", gains.GainPage.as_view(), name="gain"),
    path(
        "gains/<uuid:pk>/record/<slug:kind>/",
        gain_history.RecordGainEvent.as_view(),
        name="record_gain_event",
    ),
    path("gains/<uuid:pk>/text/", gain_history.GroundGain.as_view(), name="ground_gain"),
    path(
        "gains/events/<uuid:pk>/void/", gain_history.VoidGainEvent.as_view(), name="void_gain_event"
    ),
    path(
        "gains/alarms/<uuid:pk>/confirm/", gain_history.ConfirmAlarm.as_view(), name="confirm_alarm"
    ),
    path(
        "gains/alarms/<uuid:pk>/dismiss/", gain_history.DismissAlarm.as_view(), name="dismiss_alarm"
    ),
    path("gains/<uuid:pk>/tie/", gains.LinkGain.as_view(), name="link_gain"),
    path("gains/<uuid:pk>/withdraw/", gains.WithdrawGain.as_view(), name="withdraw_gain"),
]
