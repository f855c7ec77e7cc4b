"""A union with one region, one branch under it, and the administration it faces."""

import pytest

from hiwar.organizations import domain
from hiwar.people.domain import add_person
from hiwar.workspaces.models import User


@pytest.fixture
def add(secretary, at):
    def make(name_ar="النقابة الوطنية لموظفي المسالك القروية", **fields):
        fields = {"kind": "union", **fields}
        return domain.add_organization(actor=secretary, at=at, name_ar=name_ar, **fields)

    return make


@pytest.fixture
def union(add):
    return add(is_ours=True, short_name="نوم")


@pytest.fixture
def region(add, union):
    return add("المكتب الجهوي سوس ماسة", parent=union, is_ours=True)


@pytest.fixture
def branch(add, region):
    return add("فرع تيزنيت", parent=region, is_ours=True)


@pytest.fixture
def administration(add):
    return add("مديرية المسالك القروية", kind="administration")


@pytest.fixture
def person(secretary, at):
    return add_person(actor=secretary, at=at, name_ar="سعيد الخنوشي", name_fr="Said Khannouchi")


@pytest.fixture
def post(secretary, at, union):
    return domain.add_post(actor=secretary, at=at, organization=union, title_ar="الكاتب العام")


@pytest.fixture
def browse(client):
    """A browser session of any actor of the union."""

    def make(actor):
        client.force_login(
            User.objects.get(pk=actor.user_id),
            backend="allauth.account.auth_backends.AuthenticationBackend",
        )
        return client

    return make


@pytest.fixture
def document(secretary, at, settings, tmp_path):
    """A paper of ours, with its text."""
    settings.MEDIA_ROOT = tmp_path
    from hiwar.documents.domain import extract_text, receive_document

    text = "اجتمع المكتب الوطني للنقابة، وانتخب السيد سعيد الخنوشي كاتبا عاما."
    paper = receive_document(actor=secretary, at=at, data=text.encode(), name="balagh.txt")
    return extract_text(actor=secretary, at=at, document=paper)
