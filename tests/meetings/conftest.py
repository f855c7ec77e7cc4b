"""A union, its regional branch, the administration it meets, a person, a paper."""

import pytest

from hiwar.meetings import domain
from hiwar.organizations.domain import add_organization
from hiwar.people.domain import add_person
from hiwar.workspaces.models import User


@pytest.fixture
def union(secretary, at):
    return add_organization(
        actor=secretary, at=at, name_ar="النقابة الوطنية لموظفي المسالك القروية", kind="union",
        is_ours=True,
    )  # fmt: skip


@pytest.fixture
def region(secretary, at, union):
    return add_organization(
        actor=secretary, at=at, name_ar="المكتب الجهوي سوس ماسة", kind="union", parent=union,
        is_ours=True,
    )  # fmt: skip


@pytest.fixture
def administration(secretary, at):
    return add_organization(
        actor=secretary, at=at, name_ar="مديرية المسالك القروية", kind="administration"
    )


@pytest.fixture
def person(secretary, at):
    return add_person(actor=secretary, at=at, name_ar="سعيد الخنوشي", name_fr="Said Khannouchi")


@pytest.fixture
def meet(secretary, at, union):
    def make(**fields):
        fields = {"kind": "dialogue_round", "organization": union, **fields}
        return domain.record_meeting(actor=secretary, at=at, **fields)

    return make


@pytest.fixture
def plan(secretary, at, union):
    def make(**fields):
        fields = {"kind": "general_assembly", "organization": union, **fields}
        return domain.plan_meeting(actor=secretary, at=at, **fields)

    return make


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

    text = "انعقدت الجولة الثانية يوم الجمعة، وأوصت اللجنة بمراجعة التعويض عن المسافة."
    paper = receive_document(actor=secretary, at=at, data=text.encode(), name="balagh.txt")
    return extract_text(actor=secretary, at=at, document=paper)
