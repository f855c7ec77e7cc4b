"""The design system's own addresses. None of them stands inside a workspace."""

from django.urls import path

from hiwar.web import views

app_name = "web"
urlpatterns = [
    path("worker.js", views.worker, name="worker"),
    path("offline/", views.offline, name="offline"),
    path("theme/", views.choose_theme, name="theme"),
    path("components/", views.components, name="components"),
]
