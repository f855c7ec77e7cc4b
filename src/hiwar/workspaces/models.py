"""The tenant, the people who sign in, their place in it, invitations."""

from django.contrib.auth.models import AbstractUser, UserManager
from django.db import models
from django.utils.translation import gettext_lazy as _

from hiwar.kernel.ids import new_id
from hiwar.kernel.models import Row, ScopedRow
from hiwar.workspaces.vocabulary import Role, WorkspaceKind


class User(AbstractUser):
    """A person who signs in; stands outside workspaces and may hold a place in several."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    full_name = models.CharField(_("full name"), max_length=200)
    email = models.EmailField(_("e-mail"), unique=True)
    is_demonstration = models.BooleanField(default=False)
    first_name = None  # type: ignore[assignment]
    last_name = None  # type: ignore[assignment]

    objects = UserManager()  # type: ignore[misc]

    def __str__(self) -> str:
        return self.full_name or self.username


class Workspace(Row):
    """One legal organisation with all its branches."""

    name_ar = models.CharField(_("Arabic name"), max_length=200)
    name_fr = models.CharField(_("French name"), max_length=200, blank=True)
    slug = models.SlugField(unique=True, max_length=60)
    kind = models.CharField(_("kind"), max_length=20, choices=WorkspaceKind.choices)
    founded_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name_ar


class Membership(ScopedRow):
    """A user's place in a workspace, with one role. Ended, never deleted."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField(_("role"), max_length=20, choices=Role.choices)
    granted_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["workspace", "user"],
                condition=models.Q(ended_at__isnull=True),
                name="one_open_membership_a_user",
            ),
        ]

    def __str__(self) -> str:
        return str(self.user)


class Invitation(ScopedRow):
    """A link that makes a membership of whoever signs in with it. Only the token's digest is kept."""

    email = models.EmailField(_("e-mail"))
    role = models.CharField(_("role"), max_length=20, choices=Role.choices)
    token_digest = models.CharField(max_length=64, unique=True, editable=False)
    sent_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return self.email
