"""Every address of the project. Inside a workspace they begin with `w/<slug>/`."""

from typing import Any

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path
from django.views.i18n import set_language

from hiwar.site.views import home, mailbox

ROOMS = {
    "": "desk",
    "journal/": "journal",
    "people-here/": "workspaces",
    "documents/": "documents",
    "readings/": "review",
    "organizations/": "organizations",
    "people/": "people",
    "meetings/": "meetings",
    "dossier/": "demands",
    "dialogue/": "dialogue",
}


def _room(app: str) -> Any:
    return include((f"hiwar.{app}.urls", app), namespace=app)


inside = [path(prefix, _room(app)) for prefix, app in ROOMS.items()]
urlpatterns: list[URLPattern | URLResolver] = [
    path("", home.Home.as_view(), name="home"),
    path("language/", set_language, name="set_language"),
    path("invitation/<str:token>/", home.Invited.as_view(), name="invitation"),
    path("accounts/", include("hiwar.site.account_urls")),
    path("w/<slug:workspace>/", include(inside)),
    path("", _room("web")),
]
if settings.HIWAR_ENVIRONMENT != "production":
    urlpatterns += [path("mailbox/", mailbox.Mailbox.as_view(), name="mailbox")]
handler400 = "hiwar.site.views.errors.bad_request"
handler403 = "hiwar.site.views.errors.forbidden"
handler404 = "hiwar.site.views.errors.not_found"
handler500 = "hiwar.site.views.errors.server_error"
