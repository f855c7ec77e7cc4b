"""Addresses under `/w/<slug>/documents/`."""

from django.urls import path

from hiwar.documents import views

urlpatterns = [
    path("", views.Documents.as_view(), name="documents"),
    path("<uuid:pk>/", views.DocumentPage.as_view(), name="document"),
    path("<uuid:pk>/original/", views.Original.as_view(), name="original"),
    path("<uuid:pk>/pages/<int:number>/", views.PagePicture.as_view(), name="page_picture"),
    path("<uuid:pk>/title/", views.Retitle.as_view(), name="retitle"),
    path("<uuid:pk>/audience/", views.Share.as_view(), name="share"),
    path("<uuid:pk>/progress/", views.ProgressPart.as_view(), name="progress"),
    path("<uuid:pk>/stop/", views.Stop.as_view(), name="stop"),
    path("<uuid:pk>/retry/", views.Retry.as_view(), name="retry"),
    path("<uuid:pk>/withdraw/", views.Withdraw.as_view(), name="withdraw"),
]
