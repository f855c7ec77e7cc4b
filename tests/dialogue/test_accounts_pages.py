"""The story, the two accounts, the agreement and the committee, as their pages tell them."""

import pytest
from tests.dialogue.accounts_worlds import a_told_dialogue

pytestmark = pytest.mark.django_db


@pytest.fixture
def told(secretary):
    return a_told_dialogue(secretary)


def page_of(client, path):
    response = client.get(client.base + path)
    assert response.status_code == 200, path
    return response.content.decode()


def test_every_page_and_form_opens_in_both_languages(signed_in, told):
    for language in ("ar", "fr"):
        signed_in.cookies["django_language"] = language
        for path in (*told.paths, *told.forms):
            page_of(signed_in, path)
