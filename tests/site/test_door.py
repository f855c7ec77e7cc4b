"""Signing in, forgetting the password, coming by invitation: in the browser without JavaScript."""

import re

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client

from hiwar.kernel.clock import now
from hiwar.workspaces.domain import invite
from hiwar.workspaces.models import Membership, User

pytestmark = pytest.mark.django_db

LOGIN = "/accounts/login/"
PASSWORD = "only-for-tests"
NEW_PASSWORD = "مسلك-جبلي-2025"


@pytest.fixture(autouse=True)
def _no_attempts_yet():
    cache.clear()


def sign_in(client, login, password=PASSWORD, **more):
    return client.post(LOGIN, {"login": login, "password": password}, **more)


@pytest.mark.parametrize("login", ["masalik-secretary", "masalik-secretary@example.org"])
def test_one_signs_in_by_e_mail_or_by_user_name(client, secretary, login):
    answer = sign_in(client, login)
    assert answer.status_code == 302
    assert client.get("/").headers["Location"] == "/w/masalik/"


def test_the_page_of_signing_in_is_ours(client, db):
    page = client.get(LOGIN).content.decode()
    assert 'dir="rtl"' in page
    assert "ادخل السجل" in page or "الدخول" in page
    assert 'class="si-s' in page


def test_one_comes_back_to_the_page_asked_for(client, secretary):
    asked = client.get("/w/masalik/journal/").headers["Location"]
    answer = client.post(asked, {"login": "masalik-secretary", "password": PASSWORD})
    assert answer.headers["Location"] == "/w/masalik/journal/"


def test_a_wrong_password_says_so_and_not_which_of_the_two_is_wrong(client, secretary):
    known = sign_in(client, "masalik-secretary@example.org", "something else").content.decode()
    unknown = sign_in(client, "nobody@example.org", "something else").content.decode()
    sentence = re.compile(r'class="notice notice--late".*?<span>(.*?)</span>', re.DOTALL)
    assert sentence.search(known).group(1) == sentence.search(unknown).group(1)
    assert re.search(r"[\u0621-\u064a]", sentence.search(known).group(1))
    assert "_auth_user_id" not in client.session


def test_the_sixth_wrong_password_waits(client, secretary):
    for _ in range(5):
        sign_in(client, "masalik-secretary", "something else")
    answer = sign_in(client, "masalik-secretary")
    assert answer.status_code in {200, 429}
    assert "_auth_user_id" not in client.session


def test_there_is_no_public_registration(client, db):
    assert client.get("/accounts/signup/").status_code == 404


def test_a_forgotten_password_is_replaced_by_mail(client, secretary):
    answer = client.post("/accounts/password/reset/", {"email": "masalik-secretary@example.org"})
    assert answer.status_code == 302
    (letter,) = mail.outbox
    assert "تحية طيبة" in letter.body
    link = re.search(r"http://\S+/accounts/password/reset/key/\S+", letter.body).group(0)
    form = client.get(link, follow=True)
    done = client.post(
        form.redirect_chain[-1][0], {"password1": NEW_PASSWORD, "password2": NEW_PASSWORD}
    )
    assert done.status_code == 302
    fresh = Client()
    assert sign_in(fresh, "masalik-secretary").status_code == 200
    assert sign_in(fresh, "masalik-secretary", NEW_PASSWORD).status_code == 302


def test_an_address_nobody_knows_gets_the_same_page(client, secretary):
    known = client.post("/accounts/password/reset/", {"email": "masalik-secretary@example.org"})
    unknown = client.post("/accounts/password/reset/", {"email": "nobody@example.org"})
    assert known.status_code == unknown.status_code == 302
    assert known.headers["Location"] == unknown.headers["Location"]


def test_a_link_of_reset_opens_once(client, secretary):
    client.post("/accounts/password/reset/", {"email": "masalik-secretary@example.org"})
    link = re.search(r"http://\S+/accounts/password/reset/key/\S+", mail.outbox[0].body).group(0)
    form = client.get(link, follow=True)
    both = {"password1": NEW_PASSWORD, "password2": NEW_PASSWORD}
    client.post(form.redirect_chain[-1][0], both)
    assert "password1" not in Client().get(link, follow=True).content.decode()


@pytest.fixture
def token(secretary):
    return invite(actor=secretary, at=now(), email="guest@example.org", role="rapporteur")[1]


ACCOUNT = {"full_name": "رقية بوتشكيل", "username": "rokia", "password": NEW_PASSWORD}


def test_a_guest_makes_an_account_and_comes_in(token):
    guest = Client()
    page = guest.get(f"/invitation/{token}/").content.decode()
    assert "guest@example.org" in page
    assert "مقرر" in page
    answer = guest.post(f"/invitation/{token}/", ACCOUNT)
    assert answer.headers["Location"] == "/w/masalik/"
    assert guest.get("/w/masalik/").status_code == 200
    assert Membership.objects.get(user__username="rokia").role == "rapporteur"
    assert sign_in(Client(), "guest@example.org", NEW_PASSWORD).status_code == 302


def test_a_link_of_invitation_opens_once(token):
    Client().post(f"/invitation/{token}/", ACCOUNT)
    answer = Client().get(f"/invitation/{token}/")
    assert answer.status_code == 410
    assert "المسالك القروية" not in answer.content.decode()


@pytest.mark.parametrize(
    "wrong",
    [
        {"password": "123"},
        {"username": "masalik-secretary"},
        {"username": "اسم مع فراغ"},
        {"full_name": ""},
    ],
)
def test_an_account_that_cannot_be_made_comes_back_in_the_form(token, wrong):
    answer = Client().post(f"/invitation/{token}/", {**ACCOUNT, **wrong})
    assert answer.status_code == 422
    assert 'class="err"' in answer.content.decode()
    assert not User.objects.filter(email="guest@example.org").exists()


def test_whoever_is_signed_in_joins_with_the_account_they_have(token, stranger):
    from tests.site.conftest import BACKEND

    client = Client()
    client.force_login(User.objects.get(pk=stranger.user_id), backend=BACKEND)
    page = client.get(f"/invitation/{token}/").content.decode()
    assert 'name="password"' not in page
    assert client.post(f"/invitation/{token}/").status_code == 302
    assert client.get("/w/masalik/").status_code == 200
    chosen = client.get("/").content.decode()
    assert "/w/masalik/" in chosen
    assert "/w/tilal/" in chosen


def test_a_member_who_follows_a_second_invitation_is_told(token, signed_in):
    answer = signed_in.post(f"/invitation/{token}/")
    assert answer.status_code == 409
    assert "مكان هنا" in answer.content.decode()


def test_a_link_nobody_sent_opens_nothing(db):
    answer = Client().get("/invitation/not-a-token/")
    assert answer.status_code == 410
    assert "اطلب دعوة جديدة" in answer.content.decode()


def test_an_account_without_a_register_is_told_what_to_do(nobody_yet, browse):
    page = browse(nobody_yet).get("/").content.decode()
    assert "لست في أي سجل بعد" in page
    assert "nobody@example.org" in page


def test_the_local_mailbox_shows_letters(settings, tmp_path, signed_in):
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    settings.EMAIL_FILE_PATH = str(tmp_path / "mailbox")
    signed_in.post(
        "/w/masalik/people-here/invite/", {"email": "guest@example.org", "role": "member"}
    )
    page = signed_in.get("/mailbox/").content.decode()
    assert "guest@example.org" in page
    assert "http://testserver/invitation/" in page


def test_the_language_chosen_stays(client, secretary):
    client.post("/language/", {"language": "fr", "next": "/"})
    page = client.get(LOGIN).content.decode()
    assert 'lang="fr"' in page
    assert 'dir="ltr"' in page
