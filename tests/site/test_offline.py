"""Without a network: what was read last stays readable, what was typed waits, signing out erases."""

from contextlib import contextmanager

import pytest
from django.test import Client
from playwright.sync_api import expect
from tests.browser import violations
from tests.conftest import AT
from tests.demands import worlds

from hiwar.dialogue import domain
from hiwar.workspaces.models import User

pytestmark = [pytest.mark.browser, pytest.mark.django_db]
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
CONTROLLED = "() => navigator.serviceWorker.controller !== null"
KEPT = """async () => (await (await caches.open("hiwar-pages-1")).keys()).map((key) => key.url)"""


@pytest.fixture
def round_(secretary):
    union, other = worlds.our_union(secretary), worlds.an_administration(secretary)
    demand = worlds.a_demand(secretary, worlds.an_open_dossier(secretary), "تعميم التعويض")
    planned = domain.plan_round(
        actor=secretary, at=AT, organization=union, counterpart=other, held_on=worlds.TODAY
    )
    domain.put_on_agenda(actor=secretary, at=AT, round_=planned, demands=[demand])
    domain.open_round(actor=secretary, at=AT, round_=planned)
    return planned


@pytest.fixture
def phone(chromium, served, secretary):
    """A phone on which the secretary signed in, its worker at work."""
    client = Client()
    client.force_login(User.objects.get(pk=secretary.user_id), backend=BACKEND)
    context = chromium.new_context(
        viewport={"width": 390, "height": 844}, base_url=served, service_workers="allow"
    )
    cookies = {"sessionid": client.cookies["sessionid"].value, "django_language": "ar"}
    context.add_cookies([{"name": k, "value": v, "url": served} for k, v in cookies.items()])
    tab = context.new_page()
    tab.goto("/w/masalik/")
    tab.wait_for_function(CONTROLLED)
    yield tab
    context.close()


@contextmanager
def no_network(tab):
    tab.context.set_offline(True)
    yield
    tab.context.set_offline(False)


def read(tab, path):
    """Opened with a network, and kept."""
    tab.goto(path)
    tab.wait_for_function(
        """async (path) => (await (await caches.open("hiwar-pages-1")).keys())
            .some((key) => new URL(key.url).pathname === path)""",
        arg=path,
    )


def test_the_desk_the_dossier_and_the_round_seen_last_are_read_without_a_network(phone, round_):
    paths = ["/w/masalik/", "/w/masalik/dossier/", f"/w/masalik/dialogue/rounds/{round_.pk}/"]
    for path in paths:
        read(phone, path)
    with no_network(phone):
        for path in paths:
            phone.goto(path)
            expect(phone.locator("[data-kept-notice]")).to_be_visible()
        expect(phone.get_by_text("تعميم التعويض").first).to_be_visible()
        assert violations(phone) == []
    phone.goto("/w/masalik/dossier/")
    expect(phone.locator("[data-kept-notice]")).to_be_hidden()


def test_a_page_never_opened_says_so_and_lists_those_that_can_be_read(phone):
    read(phone, "/w/masalik/dossier/")
    with no_network(phone):
        phone.goto("/w/masalik/people/")
        expect(phone.get_by_role("heading", name="لا شبكة")).to_be_visible()
        link = phone.locator("[data-kept-list] a", has_text="الملف المطلبي")
        expect(link).to_be_visible()
        assert violations(phone) == []
        link.click()
        expect(phone.locator("[data-kept-notice]")).to_be_visible()


def test_the_table_opened_again_without_a_network_takes_words_and_sends_them_after(phone, round_):
    live = f"/w/masalik/dialogue/rounds/{round_.pk}/live/"
    read(phone, live)
    with no_network(phone):
        phone.goto(f"{live}?item=1")
        phone.locator("[name=words]").fill("نقبل من حيث المبدأ")
        phone.locator("[name=kind][value=in_principle]").check(force=True)
        phone.locator("[name=words]").press("Control+Enter")
        expect(phone.locator("[data-count]")).to_have_text("1")
    expect(phone.locator("[data-count]")).to_have_text("0", timeout=15_000)
    typed = round_.statements.get()
    assert typed.words == "نقبل من حيث المبدأ"


def test_signing_out_erases_what_was_kept_and_a_stranger_reads_nothing(phone):
    read(phone, "/w/masalik/dossier/")
    phone.goto("/accounts/logout/")
    phone.locator("main form button[type=submit], main form button:not([type])").first.click()
    phone.wait_for_url("**/accounts/login/**")
    assert phone.evaluate(KEPT) == []
    with no_network(phone):
        phone.goto("/w/masalik/dossier/")
        expect(phone.get_by_text("لا صفحة محفوظة في هذا الجهاز.")).to_be_visible()


def test_a_session_that_ended_erases_what_was_kept(phone):
    read(phone, "/w/masalik/dossier/")
    phone.context.clear_cookies(name="sessionid")
    phone.goto("/w/masalik/dossier/")
    phone.wait_for_url("**/accounts/login/**")
    phone.wait_for_function(f"async () => (await ({KEPT})()).length === 0")


def test_what_the_server_does_not_mark_is_not_kept(phone):
    read(phone, "/w/masalik/dossier/")
    phone.goto("/w/masalik/people-here/organisation/")
    read(phone, "/w/masalik/")
    assert not [address for address in phone.evaluate(KEPT) if "people-here" in address]
