"""Addresses under `/w/<slug>/dialogue/`."""

from django.urls import path

from hiwar.dialogue.views import commitments, rounds

urlpatterns = [
    path("", rounds.Dialogues.as_view(), name="dialogues"),
    path("<uuid:pk>/", rounds.DialoguePage.as_view(), name="dialogue"),
    path("<uuid:pk>/correct/", rounds.CorrectDialogue.as_view(), name="correct_dialogue"),
    path("rounds/add/", rounds.HoldRound.as_view(), name="hold_round"),
    path("rounds/record/", rounds.RecordRound.as_view(), name="record_round"),
    path("rounds/<uuid:pk>/", rounds.RoundPage.as_view(), name="round"),
    path("rounds/<uuid:pk>/withdraw/", rounds.WithdrawRound.as_view(), name="withdraw_round"),
    path("rounds/<uuid:pk>/answer/", rounds.RecordAnswer.as_view(), name="record_answer"),
    path("answers/<uuid:pk>/withdraw/", rounds.WithdrawAnswer.as_view(), name="withdraw_answer"),
    path("commitments/", commitments.Commitments.as_view(), name="commitments"),
    path("commitments/add/", commitments.RecordCommitment.as_view(), name="add_commitment"),
    path("commitments/remind/", commitments.Remind.as_view(), name="remind"),
    path("commitments/<uuid:pk>/", commitments.CommitmentPage.as_view(), name="commitment"),
    path(
        "commitments/<uuid:pk>/correct/", commitments.CorrectCommitment.as_view(),
        name="correct_commitment",
    ),
    path(
        "commitments/<uuid:pk>/share/", commitments.ShareCommitment.as_view(),
        name="share_commitment",
    ),
    path(
        "commitments/<uuid:pk>/withdraw/", commitments.WithdrawCommitment.as_view(),
        name="withdraw_commitment",
    ),
    path(
        "commitments/<uuid:pk>/record/<slug:kind>/", commitments.RecordFate.as_view(),
        name="record_fate",
    ),
    path("commitments/events/<uuid:pk>/void/", commitments.VoidFate.as_view(), name="void_fate"),
]  # fmt: skip
