"""A page is kept only while it is true, and only for the one it was made for."""

import pytest
from django.core.cache import caches

from hiwar.people.domain import add_person
from hiwar.workspaces.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture
def _kept(settings):
    settings.CACHES = {
        **settings.CACHES,
        "pages": {
            "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
            "LOCATION": "test-pages",
        },
    }
    caches["pages"].clear()
    yield
    caches["pages"].clear()


@pytest.fixture
def reader(signed_in, _kept):
    """Signed in and with the CSRF cookie that any form has given."""
    signed_in.get(signed_in.base + "people/add/")
    return signed_in


def test_a_page_seen_again_is_not_made_again(reader, django_assert_num_queries):
    first = reader.get(reader.base + "people/")
    with django_assert_num_queries(4):  # session, user, membership, head of the journal
        again = reader.get(reader.base + "people/")
    assert again.content == first.content
    assert again.headers["Content-Security-Policy"] == first.headers["Content-Security-Policy"]


def test_a_phone_that_has_the_page_gets_no_body(reader):
    etag = reader.get(reader.base + "people/").headers["ETag"]
    again = reader.get(reader.base + "people/", headers={"if-none-match": etag})
    assert (again.status_code, again.content) == (304, b"")


def test_every_write_makes_the_page_anew(reader, secretary, at):
    before = reader.get(reader.base + "people/")
    add_person(actor=secretary, at=at, name_ar="زينب المرابط")
    after = reader.get(reader.base + "people/", headers={"if-none-match": before.headers["ETag"]})
    assert after.status_code == 200
    assert "زينب المرابط" in after.content.decode()


def test_a_page_is_not_shown_to_another_person(reader, client, acting):
    reader.get(reader.base + "people/")
    other = acting("auditor")
    client.force_login(
        User.objects.get(pk=other.user_id),
        backend="allauth.account.auth_backends.AuthenticationBackend",
    )
    page = client.get("/w/masalik/people/").content.decode()
    assert "auditor" in page
    assert "كريمة الصنهاجي" not in page


def test_a_page_is_kept_for_one_language(reader, settings):
    arabic = reader.get(reader.base + "people/").content
    reader.cookies[settings.LANGUAGE_COOKIE_NAME] = "fr"
    assert b'lang="fr"' in reader.get(reader.base + "people/").content
    assert b'lang="ar-MA"' in arabic


def test_whoever_lost_their_place_gets_nothing_kept(reader, secretary, at):
    from hiwar.workspaces.models import Membership

    reader.get(reader.base + "people/")
    Membership.objects.filter(user_id=secretary.user_id).update(ended_at=at)
    assert reader.get(reader.base + "people/").status_code == 404


def test_a_stranger_is_sent_to_sign_in_whatever_is_kept(reader, client):
    reader.get(reader.base + "people/")
    client.logout()
    assert client.get("/w/masalik/people/").status_code == 302
