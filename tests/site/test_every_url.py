"""Every address of the project, tried by those who may not open it, and by the secretary."""

import pytest
from django.template import engines
from django.test import Client
from tests.site.addresses import ABOUT, addresses, path_of
from tests.site.conftest import BACKEND
from tests.site.worlds import SECRETS

from hiwar.journal.models import Entry
from hiwar.web.views import Page
from hiwar.workspaces.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _names_alone(monkeypatch):
    """The test client copies the context of every part it renders: hundreds a page. Names suffice."""

    def keep(store, signal, sender, template, context, **_kwargs):
        store.setdefault("templates", []).append(template)

    monkeypatch.setattr("django.test.client.store_rendered_templates", keep)


ALL = addresses()
INSIDE = [address for address in ALL if address.is_inside]
# Pages of nobody's register: signing in, language, theme, the door and the link of an invitation.
OPEN_APPS = ("account", "web")
OPEN = {"home", "set_language", "invitation", "mailbox"}
REFUSED = {302, 403, 404, 405}


def browser(actor=None, **cookies):
    client = Client(raise_request_exception=False)
    if actor is not None:
        client.force_login(User.objects.get(pk=actor.user_id), backend=BACKEND)
    client.cookies.load(cookies)
    return client


def body_of(answer):
    if answer.streaming:
        return b"".join(answer.streaming_content).decode(errors="replace")
    return answer.content.decode(errors="replace")


def tries(client, path):
    """The answers to GET and to an empty POST."""
    for method in (client.get, client.post):
        yield method(path)


def leaks(answer):
    return [secret for secret in SECRETS if secret in body_of(answer)]


def test_every_page_of_a_register_declares_its_rule():
    for address in INSIDE:
        assert issubclass(address.view_class, Page), address
        assert isinstance(address.view_class.rule, str), address


def test_the_pages_of_nobodys_register_are_few_and_named():
    outside = {address.name for address in ALL if not address.is_inside}
    named = {name for name in outside if name.replace(":", "_").split("_")[0] in OPEN_APPS}
    assert outside - named == OPEN


def test_every_address_with_an_id_says_which_row_it_is_about():
    with_id = {address.name for address in INSIDE if "pk" in address.names}
    assert with_id == set(ABOUT)


def test_a_stranger_to_all_registers_is_sent_to_sign_in(world):
    client = browser()
    for address in INSIDE:
        for answer in tries(client, path_of(address, world)):
            assert answer.status_code == 302, address
            assert answer["Location"].startswith("/accounts/login/"), address
            assert not leaks(answer), address


def test_a_member_of_another_register_finds_nothing_here(world, stranger):
    client = browser(stranger)
    for address in INSIDE:
        for answer in tries(client, path_of(address, world)):
            assert answer.status_code == 404, address
            assert not leaks(answer), address
            assert "المسالك القروية" not in body_of(answer), address


def test_ids_of_this_register_open_nothing_under_another_address(world, stranger):
    client = browser(stranger)
    for address in INSIDE:
        for answer in tries(client, path_of(address, world, slug="tilal")):
            assert answer.status_code < 500, address
            if "pk" in address.names:
                assert answer.status_code in REFUSED, address
            assert not leaks(answer), address


def test_a_member_reads_nothing_that_is_not_shared(world, acting):
    client = browser(acting("member"))
    written = Entry.objects.count()
    for address in INSIDE:
        for answer in tries(client, path_of(address, world)):
            assert answer.status_code < 500, address
            if "pk" in address.names:
                assert answer.status_code in REFUSED, address
            assert not leaks(answer), address
    assert Entry.objects.count() == written


def test_the_auditor_writes_nothing(world, acting):
    client = browser(acting("auditor"))
    written = Entry.objects.count()
    for address in INSIDE:
        answer = client.post(path_of(address, world))
        assert answer.status_code in {403, 404, 405}, address
    assert Entry.objects.count() == written


# A file, and a part that htmx asks for.
NO_PAGE = {
    "documents:original",
    "documents:page_picture",
    "documents:progress",
    "demands:import_progress",
    "review:list",
    "dialogue:live_since",
    "demands:similar",
    "dialogue:letter_paper",
}
POST_ONLY = {"review:judge", "review:accept_clear", "review:finish", "dialogue:order_agenda",
    "demands:recommend_rest", "demands:recommend_one", "demands:take_apart",
    "demands:put_back",
}  # fmt: skip


def test_the_secretary_opens_every_page_in_every_language(world):
    for language, direction in (("ar", "rtl"), ("fr", "ltr"), ("en", "ltr")):
        client = browser(world.actor, django_language=language)
        for address in INSIDE:
            if address.name in POST_ONLY:
                continue
            answer = client.get(path_of(address, world))
            assert answer.status_code == 200, address
            if address.name not in NO_PAGE:
                assert f'dir="{direction}"' in body_of(answer), address


def test_open_pages_never_break(world):
    for address in ALL:
        if not address.is_inside:
            for answer in tries(browser(), path_of(address, world)):
                assert answer.status_code < 500, address
                assert not [found for found in leaks(answer) if found != "guest@example.org"]


def test_an_address_that_is_none_is_answered_in_our_own_page(world):
    answer = browser(world.actor).get("/w/masalik/nothing-here/")
    assert answer.status_code == 404
    assert "web/error.html" in {template.name for template in answer.templates}


# Rendered where their tests are: by a refusal, a letter, a background reading, or the gallery.
ELSEWHERE = {
    "account/": "tests/web/test_accounts.py",
    "allauth/": "tests/web/test_accounts.py",
    "web/": "tests/web/test_gallery.py",
    "dialogue/_rewording.html": "tests/dialogue/test_words_set_right.py",
    "demands/_arrange_parts.html": "tests/demands/test_arrange_pages.py",
    "demands/import_reading.html": "tests/demands/test_import_reading.py",
}


def project_templates():
    import hiwar

    root = hiwar.__path__[0]
    for engine in engines.all():
        for folder in engine.template_dirs:
            if str(folder).startswith(root):
                for path in folder.rglob("*.*"):
                    yield str(path.relative_to(folder))


def test_every_template_is_rendered(world, stranger, acting, rendered, nobody_yet):
    """By these visits, or by the tests named above and below."""
    outside = [address for address in ALL if not address.is_inside]
    for actor, visited in ((None, outside), (world.actor, ALL), (acting("member"), INSIDE)):
        client = browser(actor)
        for address in visited:
            client.get(path_of(address, world))
    browser(stranger).get("/w/tilal/")
    browser(nobody_yet).get("/")
    client = browser(world.actor)
    rendered.deeds(client, world)
    left = {name for name in project_templates() if not name.startswith(tuple(ELSEWHERE))}
    assert " ".join(sorted(left - rendered.names)) == ""
