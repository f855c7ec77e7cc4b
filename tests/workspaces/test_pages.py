"""Members, invitations, the organisation's page, in the browser without JavaScript."""

import re

import pytest
from django.core import mail

from hiwar.journal.queries import history
from hiwar.kernel.scope import in_workspace
from hiwar.workspaces.domain import invite
from hiwar.workspaces.models import Invitation, Membership, User

pytestmark = pytest.mark.django_db

HERE = "/w/masalik/people-here/"


def sign_in(client, actor):
    client.force_login(
        User.objects.get(pk=actor.user_id),
        backend="allauth.account.auth_backends.AuthenticationBackend",
    )
    return client


def place_of(actor):
    return Membership.objects.get(user=actor.user_id)


def test_members_are_listed_with_their_roles(signed_in, acting):
    acting("auditor")
    page = signed_in.get(HERE).content.decode()
    assert "كريمة الصنهاجي" in page
    assert "كاتب عام" in page
    assert "مدقق" in page


def test_the_auditor_sees_the_members_and_no_button(client, acting):
    page = sign_in(client, acting("auditor")).get(HERE).content.decode()
    assert "كريمة الصنهاجي" in page
    assert "/role/" not in page
    assert "invite" not in page


def test_a_member_does_not_see_the_list(client, acting):
    assert sign_in(client, acting("member")).get(HERE).status_code == 403


def test_a_role_is_changed(signed_in, acting):
    place = place_of(acting("member"))
    assert signed_in.post(f"{HERE}{place.pk}/role/", {"role": "rapporteur"}).status_code == 302
    place.refresh_from_db()
    assert place.role == "rapporteur"


def test_the_last_secretary_keeps_the_role_and_is_told_why(signed_in, secretary):
    place = place_of(secretary)
    answer = signed_in.post(f"{HERE}{place.pk}/role/", {"role": "member"})
    assert answer.status_code == 422
    assert "لا بد للسجل من كاتب عام" in answer.content.decode()
    answer = signed_in.post(f"{HERE}{place.pk}/end/")
    assert "لا بد للسجل من كاتب عام" in answer.content.decode()


def test_an_ended_place_shuts_the_register_at_once(signed_in, acting, client_of):
    member = acting("member")
    other = client_of(member)
    assert other.get("/w/masalik/").status_code == 200
    signed_in.post(f"{HERE}{place_of(member).pk}/end/")
    assert other.get("/w/masalik/").status_code == 404


@pytest.fixture
def client_of():
    from django.test import Client

    return lambda actor: sign_in(Client(), actor)


def link_in(page):
    return re.search(r'value="(http://testserver/invitation/[^"]+)"', page).group(1)


def test_an_invitation_shows_its_link_once_and_sends_it_in_two_languages(signed_in):
    answer = signed_in.post(f"{HERE}invite/", {"email": "guest@example.org", "role": "rapporteur"})
    link = link_in(answer.content.decode())
    assert answer["Cache-Control"] == "no-store"
    (letter,) = mail.outbox
    assert letter.to == ["guest@example.org"]
    assert letter.body.count(link) == 2
    assert "دعوة من كريمة الصنهاجي" in letter.body
    assert "vous invite" in letter.body
    assert link not in signed_in.get(HERE).content.decode()


def test_a_mail_server_that_is_away_leaves_the_link_on_the_page(signed_in, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    page = signed_in.post(f"{HERE}invite/", {"email": "guest@example.org", "role": "member"})
    assert page.status_code == 200
    assert "لم يخرج البريد" in page.content.decode()
    assert link_in(page.content.decode())


@pytest.mark.parametrize("email", ["", "not-an-address", "masalik-secretary@example.org"])
def test_an_address_that_cannot_be_invited_comes_back_in_the_form(signed_in, email):
    answer = signed_in.post(f"{HERE}invite/", {"email": email, "role": "member"})
    assert answer.status_code == 422
    assert not mail.outbox
    assert 'class="err"' in answer.content.decode()


def test_a_withdrawn_invitation_leaves_the_list_and_its_link_shuts(signed_in, secretary, client_of):
    from django.test import Client

    link = link_in(
        signed_in.post(
            f"{HERE}invite/", {"email": "guest@example.org", "role": "member"}
        ).content.decode()
    )
    invitation = Invitation.objects.get()
    assert signed_in.get(f"{HERE}invitations/{invitation.pk}/revoke/").status_code == 200
    assert signed_in.post(f"{HERE}invitations/{invitation.pk}/revoke/").status_code == 302
    assert "guest@example.org" not in signed_in.get(HERE).content.decode()
    assert Client().get(link).status_code == 410


def test_inviting_the_same_address_again_leaves_only_the_last_link_open(signed_in, secretary):
    from django.test import Client

    links = [
        link_in(
            signed_in.post(f"{HERE}invite/", {"email": email, "role": "member"}).content.decode()
        )
        for email in ("guest@example.org", "other@example.org", "Guest@Example.org")
    ]
    assert [Client().get(link).status_code for link in links] == [410, 200, 200]
    withdrawn = Invitation.objects.get(revoked_at__isnull=False)
    told = history(secretary, object_type="workspaces.invitation", object_id=withdrawn.pk)
    assert told[0].verb == "workspaces.invitation.revoked"


def test_the_organisation_is_renamed(signed_in):
    answer = signed_in.post(
        f"{HERE}organisation/rename/", {"name_ar": "نقابة المسالك", "name_fr": "Syndicat"}
    )
    assert answer.status_code == 302
    assert "نقابة المسالك" in signed_in.get(f"{HERE}organisation/").content.decode()


def test_the_organisations_page_leads_to_ones_other_registers(signed_in, secretary, stranger, at):
    from hiwar.workspaces.domain import grant_membership

    me = User.objects.get(pk=secretary.user_id)
    with in_workspace(stranger.workspace_id):
        grant_membership(actor=stranger, at=at, user=me, role="auditor")
    answer = signed_in.get(f"{HERE}organisation/")
    assert answer["Cache-Control"] == "no-store"
    page = answer.content.decode()
    assert "/w/tilal/" in page
    assert "مدقق" in page


MEMBERS_QUERIES = 10


def test_the_list_makes_the_same_queries_at_one_row_and_at_three(
    signed_in, secretary, acting, at, django_assert_num_queries
):
    acting("member")
    invite(actor=secretary, at=at, email="a@example.org", role="member")
    signed_in.get(HERE)  # counts of the rail are kept until something is written
    with django_assert_num_queries(MEMBERS_QUERIES):
        signed_in.get(HERE)
    for role in ("auditor", "coordinator"):
        acting(role)
        invite(actor=secretary, at=at, email=f"{role}@example.org", role="member")
    signed_in.get(HERE)  # counts of the rail are kept until something is written
    with django_assert_num_queries(MEMBERS_QUERIES):
        signed_in.get(HERE)
