"""Addresses under `/w/<slug>/meetings/`."""

from django.urls import path

from hiwar.meetings.views import meetings, parts

urlpatterns = [
    path("", meetings.Meetings.as_view(), name="meetings"),
    path("record/", meetings.RecordMeeting.as_view(), name="record"),
    path("plan/", meetings.PlanMeeting.as_view(), name="plan"),
    path("<uuid:pk>/", meetings.MeetingPage.as_view(), name="meeting"),
    path("<uuid:pk>/correct/", meetings.CorrectMeeting.as_view(), name="correct"),
    path("<uuid:pk>/held/", meetings.HoldMeeting.as_view(), name="hold"),
    path("<uuid:pk>/cancel/", meetings.CancelMeeting.as_view(), name="cancel"),
    path("<uuid:pk>/withdraw/", meetings.WithdrawMeeting.as_view(), name="withdraw"),
    path("<uuid:pk>/attendance/add/", parts.AddAttendance.as_view(), name="add_attendance"),
    path(
        "attendance/<uuid:pk>/withdraw/",
        parts.WithdrawAttendance.as_view(),
        name="withdraw_attendance",
    ),
    path("<uuid:pk>/decisions/add/", parts.AddDecision.as_view(), name="add_decision"),
    path("decisions/<uuid:pk>/correct/", parts.CorrectDecision.as_view(), name="correct_decision"),
    path(
        "decisions/<uuid:pk>/withdraw/", parts.WithdrawDecision.as_view(), name="withdraw_decision"
    ),
]
