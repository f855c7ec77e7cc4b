"""Sentences of Django and django-allauth that users meet and that we say in our own voice.

Named here so that the catalogs of this room carry them; a catalog of an earlier app wins.
"""

from typing import Final

from django.utils.translation import gettext_noop as _

BORROWED: Final = (
    _("This field is required."),
    _("Enter a valid email address."),
    _("Enter a valid date."),
    _("Enter a valid time."),
    _("Enter a whole number."),
    _("Enter a number."),
    _("Enter a valid URL."),
    _("The submitted file is empty."),
    _("No file was submitted. Check the encoding type on the form."),
    _("Select a valid choice. That choice is not one of the available choices."),
    _("This password is too common."),
    _("This password is entirely numeric."),
    _("You must type the same password each time."),
    _("Password"),
    _("New Password"),
    _("New Password (again)"),
    _("Current Password"),
    _("Email"),
    _("Forgot your password?"),
    _("Please type your current password."),
    _("Incorrect password."),
    _("The email address and/or password you specified are not correct."),
    _("The username and/or password you specified are not correct."),
    _("Too many failed login attempts. Try again later."),
    _("This account is currently inactive."),
    _("The new value must be different from the current one."),
)
