"""Inviting by link: sent by mail, and shown once for copying."""

import logging
from typing import Any

from django.conf import settings
from django.core.mail import send_mail
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from hiwar.kernel.clock import now
from hiwar.web.links import workspace_url
from hiwar.web.views import FormPage, toast
from hiwar.workspaces.domain import invite, revoke_invitation
from hiwar.workspaces.forms import InvitationForm
from hiwar.workspaces.models import Invitation

LETTER = "workspaces/email/invitation.txt"
LANGUAGES = ("ar", "fr")  # nobody knows yet which of them the invited person reads

log = logging.getLogger(__name__)


class Invite(FormPage):
    """The answer to POST is the page with the link: only its digest is kept, it is never shown again."""

    rule = "workspaces.manage"
    rail = "members"
    template_name = "workspaces/invite.html"
    form_class = InvitationForm
    title = _("Invite somebody")
    verb = _("Invite")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        up = workspace_url(self.request, "workspaces:members")
        return super().get_context_data(cancel_url=up, **kwargs)

    def perform(self, form: Any) -> HttpResponseBase:
        invitation, token = invite(
            actor=self.request.actor, at=now(),  # type: ignore[attr-defined]
            email=form.cleaned_data["email"], role=form.cleaned_data["role"],
        )  # fmt: skip
        link = self.request.build_absolute_uri(reverse("invitation", args=[token]))
        sent = send_letter(self.request, invitation, link)
        context = self.get_context_data(form=form, invitation=invitation, link=link, sent=sent)
        response = self.response_class(self.request, "workspaces/invited.html", context)
        response.headers["Cache-Control"] = "no-store"
        return response


def send_letter(request: HttpRequest, invitation: Invitation, link: str) -> bool:
    """Send the link in Arabic and French; False where the mail server did not take it."""
    context = {
        "invitation": invitation,
        "link": link,
        "workspace": request.workspace,  # type: ignore[attr-defined]
        "inviter": request.actor,  # type: ignore[attr-defined]
    }
    texts = []
    for language in LANGUAGES:
        with translation.override(language):
            texts.append(render_to_string(LETTER, context).strip())
            names = {"name": request.workspace}  # type: ignore[attr-defined]
            subject = gettext("Invitation to the register of %(name)s") % names
    try:
        send_mail(subject, "\n\n".join(texts), settings.DEFAULT_FROM_EMAIL, [invitation.email])
    except OSError:  # smtplib's errors are among them
        log.exception("a letter of invitation did not leave")
        return False
    return True


class Revoke(FormPage):
    rule = "workspaces.manage"
    rail = "members"
    template_name = "workspaces/revoke.html"
    title = _("Withdraw this invitation?")
    verb = _("Withdraw it")

    def invitation(self) -> Invitation:
        return get_object_or_404(Invitation, pk=self.kwargs["pk"])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        up = workspace_url(self.request, "workspaces:members")
        return super().get_context_data(
            invitation=self.invitation(), destructive=True, cancel_url=up, **kwargs
        )

    def perform(self, form: Any) -> str:  # noqa: ARG002
        revoke_invitation(
            actor=self.request.actor, at=now(), invitation=self.invitation()  # type: ignore[attr-defined]
        )  # fmt: skip
        toast(self.request, _("The invitation is withdrawn."))
        return workspace_url(self.request, "workspaces:members")
