from django.urls import path

from hiwar.review.views import intake, judging, pages

urlpatterns = [
    path("", intake.Readings.as_view(), name="readings"),
    path("list/", intake.ReadingsList.as_view(), name="list"),
    path("new/", intake.NewDocument.as_view(), name="new"),
    path("<uuid:pk>/", pages.ReadingView.as_view(), name="reading"),
    path("<uuid:pk>/clear/", judging.AcceptClear.as_view(), name="accept_clear"),
    path("<uuid:pk>/finish/", judging.Finish.as_view(), name="finish"),
    path("facts/<uuid:pk>/", judging.Judge.as_view(), name="judge"),
    path("facts/<uuid:pk>/correct/", judging.Correct.as_view(), name="correct"),
]
