"""Persons are added, corrected and found again under any spelling."""

import pytest

from hiwar.journal.queries import history
from hiwar.kernel.errors import NotAllowed
from hiwar.people import domain
from hiwar.people.queries import people_named, persons_like, visible_to
from hiwar.people.vocabulary import Likeness

pytestmark = [pytest.mark.django_db, pytest.mark.data]


@pytest.fixture
def aziz(secretary, at):
    return domain.add_person(
        actor=secretary, at=at, name_ar="عبد العزيز بوشامة", name_fr="Abdelaziz Bouchama"
    )


def best(actor, name):
    likes = persons_like(actor, name)
    return (likes[0].person.name_ar, likes[0].reason) if likes else None


def test_a_person_is_added_with_a_key_under_which_spellings_are_equal(aziz):
    assert aziz.search_key == "عبدالعزيز بوشامه abdelaziz bouchama"


def test_a_name_without_letters_is_refused(secretary, at):
    with pytest.raises(domain.NoName):
        domain.add_person(actor=secretary, at=at, name_ar=" - ")


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("عبدالعزيز بوشامة", Likeness.SAME_NAME),
        ("السيد عبد العزيز بوشامه", Likeness.SAME_NAME),
        ("ABDELAZIZ BOUCHAMA", Likeness.SAME_NAME),
        ("بوشامة عبد العزيز", Likeness.SAME_WORDS),
        ("عبد العزيز بو شامة", Likeness.SAME_LETTERS),
        ("عبد العزيز بوشامة التازي", Likeness.SHORTER_NAME),
        ("عبد العزيز بوشاما", Likeness.NEAR_SPELLING),
    ],
)
def test_a_name_is_recognized_and_the_reason_told(aziz, secretary, written, reason):
    assert best(secretary, written) == ("عبد العزيز بوشامة", reason)


def test_another_person_is_not_suggested(aziz, secretary):
    assert best(secretary, "خديجة الناصري") is None
    assert best(secretary, "...") is None


def test_a_spelling_once_kept_is_recognized(aziz, secretary, at):
    domain.add_other_name(actor=secretary, at=at, person=aziz, name="عزيز بشامة")
    assert best(secretary, "عزيز بشامة") == ("عبد العزيز بوشامة", Likeness.OTHER_NAME)
    assert list(people_named(secretary, "بشامة")) == [aziz]
    with pytest.raises(domain.SpellingKept):
        domain.add_other_name(actor=secretary, at=at, person=aziz, name="عزيز  بشامة")


def test_the_best_candidate_comes_first(aziz, secretary, at):
    domain.add_person(actor=secretary, at=at, name_ar="عبد العزيز بوشامي")
    likes = persons_like(secretary, "عبدالعزيز بوشامة")
    assert [like.reason for like in likes] == [Likeness.SAME_NAME, Likeness.NEAR_SPELLING]
    assert likes[0].score > likes[1].score


def test_a_correction_keeps_what_stood_before_in_the_journal(aziz, secretary, at):
    domain.correct_person(actor=secretary, at=at, person=aziz, name_ar="عبد العزيز بوشمامة")
    (change,) = [c for c in history(secretary)[0].changes if c.field == "name_ar"]
    assert (change.before, change.after) == ("عبد العزيز بوشامة", "عبد العزيز بوشمامة")
    assert aziz.name_fr == "Abdelaziz Bouchama"


def test_a_person_added_by_mistake_is_withdrawn_with_their_spellings(aziz, secretary, at):
    domain.add_other_name(actor=secretary, at=at, person=aziz, name="عزيز بشامة")
    domain.withdraw_person(actor=secretary, at=at, person=aziz)
    assert not visible_to(secretary).exists()
    assert best(secretary, "عزيز بشامة") is None
    entries = len(history(secretary))
    domain.withdraw_person(actor=secretary, at=at, person=aziz)
    assert len(history(secretary)) == entries


@pytest.mark.parametrize("role", ["member", "auditor"])
def test_readers_write_nothing(aziz, acting, at, role):
    reader = acting(role)
    with pytest.raises(NotAllowed):
        domain.add_person(actor=reader, at=at, name_ar="سعاد")
    with pytest.raises(NotAllowed):
        domain.correct_person(actor=reader, at=at, person=aziz, name_ar="سعاد")


def test_a_coordinator_adds_persons_and_corrects_none(aziz, acting, at):
    coordinator = acting("coordinator")
    assert domain.add_person(actor=coordinator, at=at, name_ar="سعاد الزيتوني").pk
    with pytest.raises(NotAllowed):
        domain.withdraw_person(actor=coordinator, at=at, person=aziz)


def test_a_member_sees_and_is_suggested_only_whom_members_may_read(aziz, acting, secretary, at):
    member = acting("member")
    assert persons_like(member, aziz.name_ar) == []
    domain.correct_person(actor=secretary, at=at, person=aziz, audience="members")
    assert list(visible_to(member)) == [aziz]


def test_a_stranger_may_correct_nobody_here(aziz, stranger, at):
    with pytest.raises(NotAllowed):
        domain.correct_person(actor=stranger, at=at, person=aziz, name_ar="سعاد")
