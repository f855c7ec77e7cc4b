"""Error pages: a sentence that says what to do next, and nothing of the inside."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _


def _page(request: HttpRequest, status: int, title: str, sentence: str) -> HttpResponse:
    context = {"code": status, "title": title, "sentence": sentence}
    return render(request, "web/error.html", context, status=status)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    return _page(request, 400, _("This request was not understood"), _("Go back and try again."))


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    return _page(
        request, 403, _("Your role does not open this page"),
        _("Ask the secretary of your organisation if you need it."),
    )  # fmt: skip


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    return _page(
        request, 404, _("There is no such page"),
        _("The link may be old, or the page may belong to a register you are not in."),
    )  # fmt: skip


def server_error(request: Any) -> HttpResponse:
    return _page(
        request, 500, _("This page could not be made"),
        _("Nothing you recorded is lost. Try again in a minute; if it happens again, tell the secretary."),
    )  # fmt: skip


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001
    return _page(
        request, 403, _("This form has expired"),
        _("Go back, reload the page and send it again."),
    )  # fmt: skip
