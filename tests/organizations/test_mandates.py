"""Posts exist without holders; mandates run forward and end once."""

from datetime import date

import pytest

from hiwar.kernel.errors import NotAllowed
from hiwar.organizations import domain
from hiwar.organizations.queries import (
    body_named,
    current_mandates,
    mandates_held_by,
    organization_page,
    post_titled,
    seats_of,
)
from hiwar.people.domain import add_person, withdraw_person
from hiwar.workspaces.domain.guards import InUse

pytestmark = [pytest.mark.django_db, pytest.mark.data]


@pytest.fixture
def body(secretary, at, union):
    return domain.add_body(
        actor=secretary, at=at, organization=union, kind="bureau", name_ar="المكتب الوطني"
    )


@pytest.fixture
def hold(secretary, at, post, person):
    def make(**fields):
        return domain.record_mandate(
            actor=secretary, at=at, **{"post": post, "person": person, **fields}
        )

    return make


def test_a_post_stands_without_a_holder(secretary, union, post):
    (seat,) = seats_of(secretary, union)
    assert (seat.post, seat.holders) == (post, ())


def test_posts_and_bodies_are_found_by_any_spelling(union, post, body):
    assert post_titled(union, "الكاتب  العام") == post
    assert post_titled(union, "أمين المال") is None
    assert body_named(union, "المكتب الوطنى") == body


def test_a_post_takes_a_body_of_its_own_organization_alone(secretary, at, administration, body):
    with pytest.raises(domain.BodyOfAnother):
        domain.add_post(
            actor=secretary, at=at, organization=administration, title_ar="المدير", body=body
        )


def test_a_post_is_corrected_without_a_body_of_another(secretary, at, add, post, body):
    domain.correct_post(actor=secretary, at=at, post=post, body=body, title_ar="الكاتبة العامة")
    assert post.body == body
    other = domain.add_body(
        actor=secretary, at=at, organization=add("جمعية", kind="association"), kind="bureau",
        name_ar="مكتب",
    )  # fmt: skip
    with pytest.raises(domain.BodyOfAnother):
        domain.correct_post(actor=secretary, at=at, post=post, body=other)


def test_the_present_holder_is_shown_once_though_elected_twice(secretary, union, hold, person):
    hold(held_from=date(2019, 5, 1), event="elected")
    latest = hold(held_from=date(2023, 5, 1), event="reelected")
    (seat,) = seats_of(secretary, union)
    assert seat.holders == (latest,)


def test_the_same_mandate_is_not_recorded_twice(hold):
    first = hold(held_from=date(2023, 5, 1), event="elected")
    with pytest.raises(domain.MandateStands) as refusal:
        hold(held_from=date(2023, 5, 1), event="elected")
    assert refusal.value.mandate == first


def test_a_mandate_runs_forward(secretary, at, hold):
    with pytest.raises(domain.SpanRunsBackward):
        hold(held_from=date(2023, 5, 1), held_until=date(2022, 5, 1))
    mandate = hold(held_from=date(2023, 5, 1))
    with pytest.raises(domain.SpanRunsBackward):
        domain.end_mandate(actor=secretary, at=at, mandate=mandate, held_until=date(2023, 4, 30))


def test_a_mandate_ends_once_and_then_stands_among_the_former(secretary, at, union, hold):
    mandate = hold(held_from=date(2023, 5, 1), event="elected")
    end = {"actor": secretary, "at": at, "mandate": mandate, "held_until": date(2025, 1, 1)}
    domain.end_mandate(**end, precision="month", event="resigned")
    assert mandate.event == "resigned"
    assert not current_mandates(secretary).exists()
    assert organization_page(secretary, union).past == (mandate,)
    with pytest.raises(domain.MandateEnded):
        domain.end_mandate(**end)


def test_a_mandate_that_a_paper_says_was_resigned_is_no_present_one(secretary, hold):
    hold(event="resigned")
    assert not current_mandates(secretary).exists()


def test_a_person_or_post_with_a_mandate_is_withdrawn_after_it(secretary, at, hold, post, person):
    mandate = hold()
    with pytest.raises(InUse):
        withdraw_person(actor=secretary, at=at, person=person)
    with pytest.raises(InUse):
        domain.withdraw_post(actor=secretary, at=at, post=post)
    domain.withdraw_mandate(actor=secretary, at=at, mandate=mandate)
    withdraw_person(actor=secretary, at=at, person=person)
    domain.withdraw_post(actor=secretary, at=at, post=post)
    assert not mandates_held_by(secretary, person.pk).exists()


def test_mandates_are_corrected(secretary, at, hold):
    mandate = hold(held_from=date(2023, 5, 1))
    domain.correct_mandate(
        actor=secretary, at=at, mandate=mandate, held_from=date(2022, 1, 1), from_precision="year"
    )
    mandate.refresh_from_db()
    assert (mandate.held_from, mandate.from_precision) == (date(2022, 1, 1), "year")


def test_a_coordinator_writes_the_posts_of_the_own_branch_alone(acting, at, union, region, post):
    coordinator = acting("coordinator", region.pk)
    mine = domain.add_post(actor=coordinator, at=at, organization=region, title_ar="كاتب الجهة")
    person = add_person(actor=coordinator, at=at, name_ar="زهرة إدبلا")
    domain.record_mandate(actor=coordinator, at=at, post=mine, person=person)
    with pytest.raises(NotAllowed):
        domain.add_post(actor=coordinator, at=at, organization=union, title_ar="الأمين")
    with pytest.raises(NotAllowed):
        domain.record_mandate(actor=coordinator, at=at, post=post, person=person)
