"""A round of thirty-three demands typed live: by keyboard, through a network cut, by two at once."""

import time
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone
from playwright.sync_api import expect
from tests.browser import PATIENCE, violations
from tests.conftest import AT
from tests.demands import worlds

from hiwar.demands.models import DemandEvent
from hiwar.dialogue import domain
from hiwar.dialogue.models import Commitment, Statement
from hiwar.dialogue.queries import state_of
from hiwar.kernel.clock import now
from hiwar.workspaces.models import User

pytestmark = [pytest.mark.browser, pytest.mark.django_db]
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
HEADS = {
    "تعويضات الأعوان": 6, "وسائل العمل": 6, "التكوين": 7, "السلامة": 2,
    "الأعمال الاجتماعية": 3, "الهيكلة": 1, "المسار المهني": 8,
}  # fmt: skip
ANSWERS = ("مقبول", "مقبول من حيث المبدأ", "نقبل نصفه", "إلى السنة المقبلة", "تنظر فيه المالية")
DIGITS = "12345"
KINDS = ("accepted", "in_principle", "partly", "deferred", "referred")


@pytest.fixture
def round_(secretary):
    """Seven heads, thirty-three demands; the table opened a minute ago."""
    union, other = worlds.our_union(secretary), worlds.an_administration(secretary)
    dossier = worlds.an_open_dossier(secretary)
    planned = domain.plan_round(
        actor=secretary, at=AT, organization=union, counterpart=other, held_on=worlds.TODAY
    )
    for head, count in HEADS.items():
        theme = worlds.a_theme(secretary, dossier, head)
        demands = [
            worlds.a_demand(secretary, dossier, f"{head}: المطلب {n + 1}", theme=theme)
            for n in range(count)
        ]
        domain.put_on_agenda(actor=secretary, at=AT, round_=planned, demands=demands)
    domain.open_round(actor=secretary, at=AT - timedelta(minutes=1), round_=planned)
    return planned


@pytest.fixture(autouse=True)
def _time_goes_on(monkeypatch):
    """From the day of the world, at the pace of the hands."""
    started = time.monotonic()
    start = datetime(2025, 11, 20, 10, 42, tzinfo=UTC)
    monkeypatch.setattr(
        timezone, "now", lambda: start + timedelta(seconds=time.monotonic() - started)
    )


@pytest.fixture
def sit(chromium, served, round_):
    """`sit(actor)`: their browser with the live page open."""
    opened = []

    def open_page(actor, language="ar"):
        client = Client()
        client.force_login(User.objects.get(pk=actor.user_id), backend=BACKEND)
        context = chromium.new_context(viewport={"width": 1440, "height": 900})
        cookies = {"sessionid": client.cookies["sessionid"].value, "django_language": language}
        context.add_cookies([{"name": k, "value": v, "url": served} for k, v in cookies.items()])
        opened.append(context)
        tab = context.new_page()
        tab.goto(f"{served}/w/masalik/dialogue/rounds/{round_.pk}/live/")
        return tab

    yield open_page
    for context in opened:
        context.close()


def type_answer(tab, words, digit):
    """What a rapporteur does at the table: words, kind, Enter; the page goes on by itself."""
    tab.keyboard.type(words)
    tab.keyboard.press("Tab")
    tab.keyboard.press(digit)
    tab.keyboard.press("Enter")


def waiting(tab):
    return int(tab.locator("[data-count]").inner_text())


def test_a_whole_round_is_typed_live_and_no_word_is_lost(
    sit, secretary, acting, round_, record_property
):
    first, second = sit(secretary), sit(acting("rapporteur"))
    first.locator("[name=words]").focus()
    started = time.monotonic()
    for number in range(12):
        type_answer(first, f"{ANSWERS[number % 5]} {number + 1}", DIGITS[number % 5])
    first.context.set_offline(True)
    for number in range(12, 30):
        type_answer(first, f"{ANSWERS[number % 5]} {number + 1}", DIGITS[number % 5])
    spent = time.monotonic() - started
    assert waiting(first) >= 18
    expect(first.locator("[data-net]").first).to_have_attribute("data-state", "off")
    expect(first.locator("#words > [data-state=waiting]").first).to_be_attached()

    # Meanwhile the other rapporteur, whose network holds, writes our word and a promise on the last.
    second.locator("[data-go]").nth(30).click()
    second.keyboard.type("نجدد الطلب")
    second.locator("[name=kind][value=asked]").check()
    second.keyboard.press("Control+Enter")
    type_answer(second, "تُشكَّل لجنة مشتركة", "2")
    expect(second.locator("[data-count]")).to_have_text("0")

    first.context.set_offline(False)
    first.evaluate("dispatchEvent(new Event('online'))")
    expect(first.locator("[data-count]")).to_have_text("0", timeout=PATIENCE)
    expect(first.locator("#words > [data-key]")).to_have_count(32, timeout=PATIENCE)
    expect(second.locator("#words > [data-key]")).to_have_count(32, timeout=PATIENCE)

    # The two points left, in one answer.
    first.locator("[data-go]").nth(31).click()
    first.locator("[name=scope]").select_option("rest")
    first.locator("[name=words]").focus()
    type_answer(first, "مطالب مشروعة تُلبّى في لقاءات دورية", "2")
    expect(first.locator("[data-count]")).to_have_text("0")

    assert Statement.objects.count() == 33
    for number, item in enumerate(round_.items.order_by("position")[:30]):
        event = DemandEvent.objects.get(
            demand=item.demand, meeting=round_.meeting, said_by="other_side"
        )
        assert event.words == f"{ANSWERS[number % 5]} {number + 1}"
    rest = DemandEvent.objects.filter(words="مطالب مشروعة تُلبّى في لقاءات دورية")
    assert rest.count() == 2
    assert violations(first) == []
    domain.close_round(actor=secretary, at=now(), round_=round_)
    assert state_of(round_) == "closed"
    assert not DemandEvent.objects.filter(kind="answered_none").exists()
    assert spent < 180, "ten answers a minute are the least a table needs"


def test_two_who_correct_one_entry_are_asked_in_place(sit, secretary, acting, round_):
    first, second = sit(secretary), sit(acting("rapporteur"), "fr")
    first.locator("[name=words]").focus()
    first.keyboard.type("نقبل نصفه")
    first.locator("[name=kind]").first.focus()
    first.keyboard.press("3")
    first.keyboard.press("Control+Enter")
    for tab, words in ((first, "نقبل ثلثه"), (second, "نقبله كله")):
        expect(tab.locator("#words .wd[data-told]:not([hidden])")).to_have_count(
            1, timeout=PATIENCE
        )
        tab.context.set_offline(True)
        tab.keyboard.press("F2")
        tab.locator("[name=words]").fill(words)
        tab.keyboard.press("Control+Enter")
        assert waiting(tab) == 1
    for tab in (first, second):
        tab.context.set_offline(False)
        tab.evaluate("dispatchEvent(new Event('online'))")
    for tab in (first, second):
        expect(tab.locator("#words > .cfd")).to_be_visible(timeout=PATIENCE)
    assert violations(second) == []
    first.locator(".cfd [data-keep]").last.click()
    expect(first.locator("#words > .cfd")).to_have_count(0)
    expect(second.locator("#words > .cfd")).to_have_count(0, timeout=PATIENCE)
    demand = round_.items.order_by("position").first().demand
    event = DemandEvent.objects.get(demand=demand, said_by="other_side", voided_at=None)
    assert event.words in {"نقبل ثلثه", "نقبله كله"}
    assert Statement.objects.count() == 3


def test_what_is_refused_keeps_its_words_and_a_draft_outlives_the_page(sit, secretary, round_):
    tab = sit(secretary)
    tab.locator("[name=words]").focus()
    tab.keyboard.press("Tab")
    tab.keyboard.press("9")
    tab.keyboard.press("Control+Enter")
    refused = tab.locator("#words > [data-state=refused]")
    expect(refused).to_contain_text("اكتب ما قيل بلفظه")
    tab.keyboard.type("كلام لم يُرسل بعد")
    expect(tab.locator("[data-drafted]")).not_to_be_empty()
    tab.reload()
    expect(tab.locator("[name=words]")).to_have_value("كلام لم يُرسل بعد")
    expect(tab.locator("#words > [data-state=refused]")).to_be_visible()
    refused.locator("[data-mend]").click()
    tab.keyboard.type("نأخذ علما")
    tab.keyboard.press("Control+Enter")
    expect(tab.locator("[data-count]")).to_have_text("0")
    assert Statement.objects.get().words == "نأخذ علما"
    assert Commitment.objects.count() == 0
