"""Pages kept while nothing was written: every write moves the journal's head, so the head is the key.

A page is kept for one person, in one language and theme, for one day (ages and deadlines count
days), in the memory of the process. The same key is the page's ETag, so that a phone that has the
page already gets 304 and no body. Anything a page shows must therefore be journaled when it changes.
"""

import hashlib
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.cache import caches
from django.http import HttpResponse, HttpResponseNotModified
from django.http.response import HttpResponseBase
from django.utils.cache import patch_vary_headers

from hiwar.journal.models import Head
from hiwar.kernel.actors import Actor
from hiwar.kernel.clock import today
from hiwar.web.context import THEME_COOKIE
from hiwar.web.views import OFFLINE

KEPT_FOR = 600  # seconds
LARGEST = 512 * 1024
COOKIES = ("sessionid", "csrftoken", "django_language", THEME_COOKIE)
HEADERS = ("HX-Request", "Save-Data")


def kept_page(request: Any, make: Callable[[Any], HttpResponseBase]) -> HttpResponseBase:
    """The page from memory where nothing changed, else made and kept.

    Sets `request.fresh_as`: what the rail's counts are kept under.
    """
    request.fresh_as = _freshness(request.actor)
    if not _may_be_kept(request):
        return make(request)
    key = _key(request)
    etag = f'"{key}"'
    if request.headers.get("If-None-Match", "").removeprefix("W/") == etag:
        return HttpResponseNotModified(headers={"ETag": etag})
    store = caches["pages"]
    kept: tuple[bytes, dict[str, str]] | None = store.get(key)
    if kept is not None:
        return HttpResponse(kept[0], headers=kept[1])
    response = make(request)
    if _is_worth_keeping(request, response):
        response.headers["ETag"] = etag
        response.headers["Cache-Control"] = "private, no-cache"
        response.headers[OFFLINE] = "page"
        patch_vary_headers(response, ["Cookie", *HEADERS])
        store.set(key, (response.content, dict(response.headers)), KEPT_FOR)  # type: ignore[attr-defined]
    return response


def _may_be_kept(request: Any) -> bool:
    """Not before the person has a CSRF secret, nor while a passing notice waits to be shown."""
    return (
        request.method == "GET"
        and settings.CSRF_COOKIE_NAME in request.COOKIES
        and "messages" not in request.COOKIES
        and "_messages" not in request.session
    )


def _is_worth_keeping(request: Any, response: Any) -> bool:
    return (
        response.status_code == 200  # noqa: PLR2004
        and not response.streaming
        and response.headers.get("Content-Type", "").startswith("text/html")
        and len(response.content) <= LARGEST
        and "Cache-Control" not in response.headers
        and "_messages" not in request.session
    )


def _key(request: Any) -> str:
    parts = [
        request.get_full_path(), request.fresh_as,
        *(request.COOKIES.get(name, "") for name in COOKIES),
        *(request.headers.get(name, "") for name in HEADERS),
    ]  # fmt: skip
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:40]


def _freshness(actor: Actor) -> str:
    """Who looks, on which day, after which write."""
    head = (
        Head.objects.filter(workspace_id=actor.workspace_id).values_list("sequence", "hash").first()
    )
    return f"{actor.workspace_id} {actor.user_id} {' '.join(sorted(actor.roles))} {head} {today()}"
