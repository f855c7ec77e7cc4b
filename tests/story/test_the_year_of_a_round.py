"""The year of a round, in a browser: typed live, closed, followed by the next agenda and by reminders."""

import time
from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect
from tests.browser import PATIENCE
from tests.story import a_round as scene

from hiwar.demands.domain.standings import untrue_standings
from hiwar.demands.models import Demand, DemandEvent, Gain
from hiwar.demands.vocabulary import fold
from hiwar.dialogue import domain
from hiwar.dialogue.models import (
    Answer,
    Commitment,
    JointCommittee,
    Letter,
    Round,
    Statement,
    StatementItem,
)
from hiwar.journal.domain import verify
from hiwar.kernel.scope import in_workspace

pytestmark = [pytest.mark.browser, pytest.mark.django_db]
THEIRS = ("accepted", "in_principle", "partly", "deferred", "referred", "refused", "claimed")
TO_ALL = "مطالبكم في نظرنا مشروعة، ونستجيب لها تباعا في لقاءات دورية ثنائية بقدر ما نتوفر عليه من إمكانيات"
LATER = datetime(2026, 4, 21, 10, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def clock(monkeypatch):
    """`clock.start` is when the story goes on from, at the pace of the hands."""

    class Clock:
        start = datetime(2025, 10, 21, 9, 0, tzinfo=UTC)
        began = time.monotonic()

        def jump(self, start):
            self.start, self.began = start, time.monotonic()

    running = Clock()
    monkeypatch.setattr(
        timezone, "now",
        lambda: running.start + timedelta(seconds=time.monotonic() - running.began),
    )  # fmt: skip
    return running


@pytest.fixture
def story(clock, union):
    with in_workspace(union.workspace_id):
        yield scene.a_union_before_its_second_round(union)


def sent(page):
    expect(page.locator("[data-count]")).to_have_text("0", timeout=PATIENCE)


def say(page, wording, kind, words, *, scope=None, due="", promises=False):
    """At the point of that wording, by keyboard: words, kind, the word given, Ctrl+Enter."""
    page.locator("[data-item]", has_text=wording).locator("[data-go]").press("Enter")
    page.keyboard.type(words)
    if kind in THEIRS:
        page.keyboard.press("Tab")
        page.keyboard.press(str(THEIRS.index(kind) + 1))
    else:
        page.locator(f"[name=kind][value={kind}]").press("Space")
    if scope is not None:
        page.locator("[name=scope]").press("End")
        assert page.input_value("[name=scope]") == scope
    if promises:
        given = page.locator("#say details").first
        if not given.evaluate("node => node.open"):
            given.locator("summary").press("Enter")
        page.locator("[name=promises]").press("Space")
        page.locator("[name=owner_post]").press_sequentially("المدير العام")
        page.locator("[name=due]").press_sequentially(due)
    page.keyboard.press("Control+Enter")
    sent(page)


def answer(page, **fields):
    """Fill a form and save it."""
    for name, value in fields.items():
        field = page.locator(f"#entry [name={name}]")
        if isinstance(value, Demand):
            choose(page.locator(f"#entry [data-pick={name}]"), value)
        elif field.first.get_attribute("type") == "radio":
            page.check(f"#entry [name={name}][value={value}]")
        elif field.evaluate("node => node.tagName") == "SELECT":
            field.select_option(str(value))
        else:
            field.fill(value)
    with page.expect_navigation():
        page.locator("#entry .btn--p").click()
    assert page.locator("#entry .err, #entry [role=alert]").count() == 0


def choose(picker, demand):
    picker.get_by_role("combobox").press_sequentially(str(demand.number))
    picker.locator(f'[role=option][data-value="{demand.pk}"]').click()


def follow(page, link):
    with page.expect_navigation():
        page.get_by_role("link", name=link).locator("visible=true").first.click()


def ask(page, button):
    with page.expect_navigation():
        page.get_by_role("button", name=button).click()


def confirm(page):
    with page.expect_navigation():
        page.locator(".ask form button").click()


def demand(wording):
    return Demand.objects.get(wording_ar=wording)


def kinds(wording):
    return [move.event.kind for move in ledger(demand(wording)).moves]


def ledger(row):
    return fold(row.events.filter(voided_at=None).select_related("passage"))


def open_the_round(page):
    page.check("[name=whole]")
    with page.expect_navigation():
        page.locator("form.form .btn--p").click()
    assert page.locator(".ag-r").count() == 33
    assert page.locator(".ag .tb-t").all_inner_texts() == list(scene.HEADS)
    follow(page, "افتح الجولة")
    confirm(page)


def type_the_round(page):
    say(page, scene.FORFAITS, "in_principle", TO_ALL, scope="all", promises=True)
    say(page, scene.FORFAITS, "partly_met", "نسجل أن الشطر الأول قد صُرف")
    say(page, scene.FORFAITS, "asked", "ويبقى الشطر الثاني مطلبا قائما")
    say(
        page, scene.BUDGET, "referred", "تنكب لجنة من الطرفين على ميزانية التعويضات",
        due="2025-11-15", promises=True,
    )  # fmt: skip
    say(page, scene.CARDS, "accepted", "نوزع البطاقات قبل الربيع", due="2026-03-31", promises=True)
    say(page, scene.CARS, "deferred", "نعود إلى السيارات في السنة المقبلة")
    say(page, scene.CANTEEN, "claimed", "فُتح مقصفان في مديريتين")
    say(page, scene.CHECKUPS, "met", "نقر بأن الفحص صار سنويا")
    say(page, scene.BONUS, "refused", "لا سند قانونيا لهذه المنحة")
    assert page.locator("[data-answered]").inner_text() == "33"


def form_the_committee(page, base, second):
    page.goto(f"{base}/dialogue/{second.dialogue_id}/committees/add/?round={second.pk}")
    answer(
        page, name_ar="لجنة ميزانية التعويضات", mission="النظر في الاعتمادات وقواعد صرفها",
        formed="2025-10-21",
    )  # fmt: skip
    committee = JointCommittee.objects.get()
    assert committee.round == second
    here = f"{base}/dialogue/committees/{committee.pk}/"
    for side, post in (("us", "أمين المال"), ("them", "رئيس قسم الميزانية")):
        page.goto(f"{here}members/add/?side={side}")
        answer(page, post_text=post)
    page.goto(f"{here}actions/add/")
    answer(
        page, side="them", words="موافاتنا بجدول الاعتمادات", owner="رئيس قسم الميزانية",
        due="2025-12-15", demand=demand(scene.BUDGET),
    )  # fmt: skip
    referred = Answer.objects.get(kind="referred")
    page.goto(f"{base}/dialogue/answers/{referred.pk}/refer/")
    answer(page, committee=committee.pk)
    page.goto(here)
    assert page.locator(".side--us li").count() == page.locator(".side--them li").count() == 1


def record_achievements(page, base, second):
    for wording, words, side in (
        (scene.CHECKUPS, "فحص طبي سنوي في كل الأوراش", "us"),
        (scene.CANTEEN, "مقصف في كل من المديريتين", "other_side"),
    ):
        page.goto(f"{base}/dossier/gains/add/?demand={demand(wording).pk}")
        answer(page, wording_ar=words, said_by=side, since="2025-10-21", meeting=second.meeting_id)
        assert wording in page.locator("main").inner_text()
    assert {gain.demand for gain in Gain.objects.all()} == {
        demand(scene.CHECKUPS), demand(scene.CANTEEN),
    }  # fmt: skip


def close_and_draft(page):
    follow(page, "اختتم الجولة")
    confirm(page)
    page.wait_for_url("**/after/")
    told = {name: page.locator(f"#{name}") for name in ("moved", "still", "new", "owed", "owing")}
    assert told["moved"].locator("li").count() == 32
    assert scene.HOUSING in told["still"].inner_text()
    assert told["still"].locator("li").count() == 1
    assert told["new"].locator("li").count() == 3
    assert told["owed"].locator("li").count() == 4
    assert told["owing"].locator("li").count() == 0
    follow(page, "هيّئ الجولة المقبلة")
    answer(page, held="2026-05-12", ordinal="1")
    page.wait_for_url("**/agenda/")
    rows = dict(
        zip(
            page.locator(".ag-r .ti").all_inner_texts(),
            page.locator(".ag-r .meta").all_inner_texts(), strict=True,
        )
    )  # fmt: skip
    assert Counter(rows.values()) == {
        "أُرجئ أو أحيل": 1, "وُعد به وحلّ أجله": 1, "تحقق جزئيا ونطلب إتمامه": 1,
        "قُبل ولم ينفّذ بعد": 26,
    }  # fmt: skip
    assert rows[scene.FORFAITS] == "تحقق جزئيا ونطلب إتمامه"
    assert rows[scene.HOUSING] == "وُعد به وحلّ أجله"
    assert rows[scene.CARS] == "أُرجئ أو أحيل"
    assert not {scene.CARDS, scene.BUDGET, scene.CHECKUPS, scene.BONUS} & set(rows)


def remind(page, base):
    """The three overdue in one letter, approved, on paper in both formats; and how they count."""
    page.goto(f"{base}/dialogue/commitments/")
    late = page.locator('input[name=c][data-owner="المدير العام"]')
    words = page.locator("main").inner_text()
    assert all(text in words for text in ("متأخر 157 يوما", "متأخر 203 أيام", "متأخر 21 يوما"))
    owed = Commitment.objects.exclude(due_on=None)
    for row in owed:
        late.and_(page.locator(f'[value="{row.pk}"]')).check()
    ask(page, "حرّر رسالة التذكير")
    ask(page, "حرّر المسودة")
    assert page.locator(".a4--fr").count() == 1
    follow(page, "اعتمد")
    confirm(page)
    assert "1/2026" in page.locator(".lh-r").first.inner_text()
    letter = Letter.objects.get()
    assert set(letter.commitments.all()) == set(owed)
    for kind, mark in (("PDF", b"%PDF"), ("DOCX", b"PK")):
        menu = page.locator("summary.btn", has_text=kind)
        menu.click()
        link = page.get_by_role("link", name="العربية", exact=True).locator("visible=true")
        with page.expect_download() as caught:
            link.click()
        assert caught.value.suggested_filename == f"letter-1-2026-ar.{kind.lower()}"
        assert caught.value.path().read_bytes().startswith(mark)
        menu.click()
    page.goto(f"{base}/dialogue/commitments/kept/")
    counted = page.locator(".wk-t .kw").inner_text()
    assert counted.startswith("0")
    assert "3" in counted
    assert page.locator(".wk-t .un-k .g").count() == 3


def check_the_ledger(union, second):
    assert list(untrue_standings()) == list(domain.untrue_standings()) == []
    assert verify(union.workspace_id) is None
    assert not DemandEvent.objects.exclude(voided_at=None).exists()
    assert Statement.objects.count() == 9
    assert not StatementItem.objects.filter(is_refused=True).exists()
    here = DemandEvent.objects.filter(meeting=second.meeting)
    assert here.count() == 2 * 33 + 2 + 8, "the answer and the word to each, two more words, eight"
    folded = {row: ledger(row) for row in Demand.objects.all()}
    assert not any(each.gaps for each in folded.values())
    assert Counter(each.state for each in folded.values()) == {
        "committed": 30, "partly_met": 1, "met": 1, "refused": 1,
    }  # fmt: skip
    assert kinds(scene.FORFAITS) == [
        "raised", "answered_in_principle", "committed", "partly_met", "restated",
    ]  # fmt: skip
    assert folded[demand(scene.CANTEEN)].claimed is not None
    group = Commitment.objects.get(wording_ar=TO_ALL)
    assert group.demands.count() == 33


def test_a_round_its_year_and_the_letter_of_what_is_overdue(
    visit, union, story, clock, record_property
):
    began, second = time.monotonic(), story.second
    page = visit(f"/dialogue/rounds/{second.pk}/agenda/")
    base = page.url.split("/dialogue/")[0]
    open_the_round(page)
    type_the_round(page)
    form_the_committee(page, base, second)
    record_achievements(page, base, second)
    page.goto(f"{base}/dossier/{demand(scene.FORFAITS).pk}/")
    told = page.locator("main").inner_text()
    assert all(words in told for words in ("الشطر الأول", "الشطر الثاني", "تحقق جزئيا"))
    page.goto(f"{base}/dialogue/rounds/{second.pk}/live/")
    close_and_draft(page)
    third = Round.objects.exclude(pk__in=[story.first.pk, second.pk]).get()
    assert third.items.count() == 29
    clock.jump(LATER)
    remind(visit("/dialogue/"), base)
    check_the_ledger(union, second)
    record_property("seconds", time.monotonic() - began)
