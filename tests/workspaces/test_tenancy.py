"""No row leaves its workspace; no query runs outside one."""

import pytest

from hiwar.kernel.errors import NotAllowed
from hiwar.kernel.scope import Unscoped, in_workspace
from hiwar.workspaces import domain
from hiwar.workspaces.domain.invitations import open_invitation
from hiwar.workspaces.models import Invitation, Membership

pytestmark = [pytest.mark.django_db, pytest.mark.data]


def test_a_query_outside_any_workspace_raises(stranger):
    with pytest.raises(Unscoped):
        Membership.objects.count()


def test_a_query_sees_its_own_workspace_alone(secretary, stranger):
    assert {membership.workspace_id for membership in Membership.objects.all()} == {
        secretary.workspace_id
    }


def test_a_row_cannot_be_saved_into_another_workspace(secretary, stranger):
    membership = Membership.objects.get()
    with in_workspace(stranger.workspace_id), pytest.raises(Unscoped):
        membership.save()


def test_the_secretary_of_another_workspace_may_change_nothing_here(secretary, stranger, at):
    membership = Membership.objects.get()
    with pytest.raises(NotAllowed):
        domain.change_role(actor=stranger, at=at, membership=membership, role="member")


def test_a_member_may_not_invite(acting, at):
    with pytest.raises(NotAllowed):
        domain.invite(actor=acting("member"), at=at, email="x@example.org", role="secretary")


def test_the_last_secretary_cannot_leave_or_step_down(secretary, at):
    membership = Membership.objects.get()
    with pytest.raises(domain.LastSecretary):
        domain.end_membership(actor=secretary, at=at, membership=membership)
    with pytest.raises(domain.LastSecretary):
        domain.change_role(actor=secretary, at=at, membership=membership, role="member")


def test_an_invitation_makes_a_membership_with_its_role_once(secretary, at):
    from tests.conftest import make_user

    _, token = domain.invite(actor=secretary, at=at, email="idris@example.org", role="rapporteur")
    user = make_user("إدريس", "idris")
    membership = domain.accept_invitation(user=user, at=at, token=token)
    assert membership.role == "rapporteur"
    with pytest.raises(domain.InvitationClosed):
        domain.accept_invitation(user=user, at=at, token=token)


def test_an_invitation_withdrawn_or_expired_opens_nothing(secretary, at):
    from datetime import timedelta

    invitation, token = domain.invite(actor=secretary, at=at, email="a@example.org", role="member")
    with pytest.raises(domain.InvitationClosed):
        open_invitation(token, at=at + timedelta(days=15))
    domain.revoke_invitation(actor=secretary, at=at, invitation=invitation)
    with pytest.raises(domain.InvitationClosed):
        open_invitation(token, at=at)


def test_the_database_keeps_no_token(secretary, at):
    _, token = domain.invite(actor=secretary, at=at, email="a@example.org", role="member")
    assert token not in str(Invitation.objects.values())
