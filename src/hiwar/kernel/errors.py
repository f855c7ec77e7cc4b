"""What the inner rooms say when they refuse."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Refused(Exception):  # noqa: N818 - named for the fact, as the house asks
    """A write that the rules of the domain do not allow.

    `sentence` tells the user, in their language, what to do next; `field` is the form's field it
    belongs to, where there is one. Subclasses are named for the fact and set `sentence`.
    """

    sentence: str | Promise = _("This cannot be done.")
    field: str | None = None

    def __init__(self, sentence: str | Promise | None = None, *, field: str | None = None) -> None:
        if sentence is not None:
            self.sentence = sentence
        if field is not None:
            self.field = field
        super().__init__()

    def __str__(self) -> str:
        return str(self.sentence)


class NotAllowed(Refused):
    """The actor's roles do not reach this object. Says nothing of the object."""

    sentence = _("Your role does not allow this. Ask the secretary of your organisation.")
