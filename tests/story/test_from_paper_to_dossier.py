"""The main job, in a browser: a paper is pasted, its facts accepted by keyboard, the registers stand."""

import re
from pathlib import Path

import pytest

from hiwar.kernel.scope import in_workspace
from hiwar.meetings.models import Decision, Meeting
from hiwar.organizations.models import Mandate
from hiwar.people.models import Person
from hiwar.review.models import Finding, Judgement, Reading

pytestmark = [pytest.mark.browser, pytest.mark.django_db]
PAPERS = Path(__file__).resolve().parents[1] / "documents"
PATIENCE = 180  # seconds a person has for a whole paper by keyboard


def refused() -> list[str]:
    return [
        str(row.finding)
        for row in Judgement.objects.filter(verdict="refused").select_related("finding")
    ]


@pytest.mark.parametrize("name", ["twin_bureau", "twin_branches", "twin_leagues", "twin_delegates"])
def test_the_other_papers_fill_the_registers(review_by_keyboard, union, name):
    _page, seconds = review_by_keyboard(name)
    assert seconds < PATIENCE
    with in_workspace(union.workspace_id):
        assert refused() == []
        reading = Reading.objects.get()
        told = Meeting.objects.get(passage__document=reading.document, state="held")
        assert told.held_on is not None
        planned = Finding.objects.filter(kind="next_event").count()
        assert Meeting.objects.filter(state="planned").count() == planned
        named = [found for found in Finding.objects.filter(kind="person") if found.value["name"]]
        assert Person.objects.count() == len(named)
        posts = [found for found in named if found.value["role"]]
        assert Mandate.objects.count() >= len(posts)
        points = Finding.objects.filter(kind__in=["decision", "recommendation", "position"]).count()
        assert Decision.objects.count() == points


def test_the_same_review_works_without_javascript(visit, union):
    page = visit("/readings/new/", java_script_enabled=False)
    page.fill("textarea[name=pasted]", (PAPERS / "twin_bureau.txt").read_text("utf-8"))
    page.click(".form button.btn--p")
    facts = page.locator("[data-row]").count()
    page.click("#fact button[value=accept]")
    page.click("#fact button[value=refuse]")
    page.locator(".it-a").first.click()
    page.click("#fact button[value=undo]")
    page.locator("#fact a[data-key=correct]").click()
    page.fill("textarea[name=quote]", "كلمات ليست في هذه الوثيقة أبدا")
    page.click("[data-correct] button.btn--p")
    assert page.locator("[data-err]").count() == 1
    assert page.input_value("textarea[name=quote]") == "كلمات ليست في هذه الوثيقة أبدا"
    with in_workspace(union.workspace_id):
        assert list(Judgement.objects.values_list("verdict", flat=True)) == [
            "accepted",
            "refused",
            "undone",
        ]
        assert Finding.objects.count() == facts


def test_words_picked_in_the_text_fill_the_correction(visit, union):
    page = visit("/readings/new/")
    page.fill("textarea[name=pasted]", (PAPERS / "twin_bureau.txt").read_text("utf-8"))
    page.click(".form button.btn--p")
    page.wait_for_url("**/readings/*-*/")
    page.keyboard.press("F2")
    page.wait_for_url("**/correct/")
    piece = (
        page.locator("[data-text] span[data-start]")
        .filter(has_text=re.compile(r"\S{3,}.{3,}"))
        .first
    )
    piece.evaluate("""node => {
      const range = document.createRange();
      range.setStart(node.firstChild, 0);
      range.setEnd(node.firstChild, 5);
      getSelection().removeAllRanges();
      getSelection().addRange(range);
    }""")
    page.wait_for_timeout(100)
    start = int(page.input_value("input[name=start]"))
    with in_workspace(union.workspace_id):
        text = Reading.objects.get().document.text
    assert page.input_value("textarea[name=quote]") == text[start : start + 5]
