"""Opening a workspace whole: the tenant, its secretary, its own organization."""

from hiwar.kernel.actors import Actor
from hiwar.kernel.clock import now
from hiwar.kernel.scope import in_workspace
from hiwar.kernel.transactions import writes
from hiwar.organizations.domain import add_organization
from hiwar.workspaces.domain import found_workspace
from hiwar.workspaces.models import User


@writes
def found(
    *, name_ar: str, name_fr: str, slug: str, kind: str, email: str, full_name: str, password: str
) -> Actor:
    """Raises SlugTaken; the account of that e-mail is taken where there is one, its password kept."""
    at = now()
    founder = User.objects.filter(email__iexact=email).first() or User.objects.create_user(
        username=email, email=email, password=password, full_name=full_name
    )
    workspace, actor = found_workspace(
        founder=founder, at=at, name_ar=name_ar, name_fr=name_fr, slug=slug, kind=kind
    )
    with in_workspace(workspace.id):
        add_organization(
            actor=actor, at=at, name_ar=name_ar, name_fr=name_fr, kind=kind, is_ours=True
        )
    return actor
