"""The door: to one's workspace, to the choice among several, or to an invitation."""

from typing import Any

from django.contrib.auth import login
from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.generic import View

from hiwar.kernel.clock import now
from hiwar.kernel.errors import Refused
from hiwar.workspaces.domain import accept_invitation
from hiwar.workspaces.domain.invitations import open_invitation
from hiwar.workspaces.forms import AccountForm
from hiwar.workspaces.models import User
from hiwar.workspaces.queries import places_of


class Home(LoginRequiredMixin, View):
    """Straight to the desk where there is one workspace; otherwise the choice."""

    def get(self, request: Any) -> HttpResponse:
        places = places_of(request.user)
        if len(places) == 1:
            return redirect("desk:desk", workspace=places[0].workspace.slug)
        return render(request, "site/home.html", {"places": places})


class Invited(View):
    """The page a link of invitation opens: join with the account signed in, or make one."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        try:
            self.invitation = open_invitation(kwargs["token"], at=now())
        except Refused as refusal:
            return render(request, "site/invitation.html", {"refusal": refusal}, status=410)
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, token: str) -> HttpResponse:  # noqa: ARG002
        return self._page(request, AccountForm(email=self.invitation.email))

    def post(self, request: Any, token: str) -> HttpResponse:
        at = now()
        if request.user.is_authenticated:
            return self._join(request, request.user, token)
        form = AccountForm(request.POST, email=self.invitation.email)
        if not form.is_valid():
            return self._page(request, form, status=422)
        user = User.objects.create_user(
            username=form.cleaned_data["username"],
            email=self.invitation.email,
            password=form.cleaned_data["password"],
            full_name=form.cleaned_data["full_name"],
            date_joined=at,
        )
        login(request, user, backend="allauth.account.auth_backends.AuthenticationBackend")
        return self._join(request, user, token)

    def _join(self, request: HttpRequest, user: User, token: str) -> HttpResponse:
        try:
            accept_invitation(user=user, at=now(), token=token)
        except Refused as refusal:
            return self._page(request, None, status=409, refusal=refusal)
        return redirect("desk:desk", workspace=self.invitation.workspace.slug)

    def _page(
        self, request: HttpRequest, form: Any, *, status: int = 200, refusal: Any = None
    ) -> HttpResponse:
        context = {"invitation": self.invitation, "form": form, "refusal": refusal}
        return render(request, "site/invitation.html", context, status=status)
