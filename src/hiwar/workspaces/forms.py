"""Cleaning of what people type about their account and their colleagues."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext_lazy as _

from hiwar.workspaces.models import User
from hiwar.workspaces.vocabulary import Role


class AccountForm(forms.Form):
    """A new account behind an invitation; its e-mail is the invitation's."""

    full_name = forms.CharField(label=_("Full name"), max_length=200)
    username = forms.CharField(
        label=_("User name"),
        max_length=150,
        help_text=_("Latin letters and digits; you may sign in with it."),
    )
    password = forms.CharField(
        label=_("Password"), widget=forms.PasswordInput, help_text=_("At least 10 characters.")
    )

    def __init__(self, *args: Any, email: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.email = email

    def clean_username(self) -> str:
        username = str(User.normalize_username(self.cleaned_data["username"]))
        User.username_validator(username)
        if User.objects.filter(username__iexact=username).exists():
            raise forms.ValidationError(_("This name is taken. Choose another one."))
        return username

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if User.objects.filter(email__iexact=self.email).exists():
            raise forms.ValidationError(
                _("There is an account with this e-mail. Sign in, then open the link again.")
            )
        if "password" in cleaned:
            try:
                validate_password(cleaned["password"], User(full_name=cleaned.get("full_name", "")))
            except forms.ValidationError as error:
                self.add_error("password", error)
        return cleaned


class InvitationForm(forms.Form):
    email = forms.EmailField(label=_("E-mail"))
    role = forms.ChoiceField(label=_("Role"), choices=Role.choices)


class RoleForm(forms.Form):
    role = forms.ChoiceField(label=_("Role"), choices=Role.choices)


class NamesForm(forms.Form):
    name_ar = forms.CharField(label=_("Arabic name"), max_length=200)
    name_fr = forms.CharField(label=_("French name"), max_length=200, required=False)
