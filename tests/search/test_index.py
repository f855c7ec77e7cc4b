"""The index follows every write, and shows each actor what they may read."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import connection
from tests.conftest import AT
from tests.demands import worlds
from tests.demands.worlds import TODAY
from tests.dialogue import worlds as dialogue

from hiwar.demands.domain import (
    correct_demand,
    ground_gain,
    record_gain,
    remove_demand,
    share_demand,
    weigh_demand,
    withdraw_gain,
)
from hiwar.demands.models import Demand
from hiwar.dialogue.domain import withdraw_answer, withdraw_commitment
from hiwar.documents.domain import extract_text, receive_document
from hiwar.kernel.scope import in_workspace
from hiwar.kernel.transactions import write
from hiwar.meetings.domain import (
    correct_meeting,
    record_decision,
    record_meeting,
    withdraw_decision,
)
from hiwar.organizations.domain import correct_organization
from hiwar.people.domain import add_other_name, add_person, withdraw_other_name
from hiwar.search import analyse, finding
from hiwar.search.filling import expect_filling, fill_some, untrue_entries
from hiwar.search.finding import Chosen, find, tally_exact

pytestmark = [pytest.mark.django_db, pytest.mark.data]


def found(actor, words, **chosen):
    """Register -> how many answer."""
    findings = find(actor, analyse(words), Chosen(**chosen), TODAY)
    return {group.source.key: group.total for group in findings.groups}


@pytest.fixture
def demand(secretary):
    dossier = worlds.an_open_dossier(secretary)
    return worlds.a_demand(
        secretary, dossier, "الرفع من التعويضات الجزافية لموظفي المصالح الخارجية"
    )


def test_a_demand_is_found_as_soon_as_it_is_entered(secretary, demand):
    assert found(secretary, "تعويض جزافي") == {"demands": 1}


def test_a_corrected_wording_is_found_and_the_old_one_is_not(secretary, demand):
    correct_demand(actor=secretary, at=AT, demand=demand, wording_ar="إحداث مقصف لائق")
    assert found(secretary, "مقصف") == {"demands": 1}
    assert found(secretary, "تعويض") == {}


def test_what_is_removed_is_not_found(secretary, demand):
    remove_demand(actor=secretary, at=AT, demand=demand)
    assert found(secretary, "تعويض") == {}


def test_a_member_finds_and_counts_what_is_shared_alone(secretary, acting, demand):
    member = acting("member")
    assert found(member, "تعويض") == {}
    share_demand(actor=secretary, at=AT, demand=demand, audience="members")
    assert found(member, "تعويض") == {"demands": 1}


@pytest.fixture
def round_(secretary, demand):
    union, other = worlds.our_union(secretary), worlds.an_administration(secretary)
    return dialogue.a_round(secretary, union, other, TODAY - timedelta(days=30), 1)


def test_the_words_of_an_answer_are_found_until_it_is_withdrawn(secretary, demand, round_):
    event = worlds.an_event(secretary, demand, "submitted", TODAY - timedelta(days=40))
    assert event.pk
    answer = dialogue.an_answer(
        secretary, demand, "deferred", round_, "رهين بتوفر الاعتمادات المالية"
    )
    assert found(secretary, "اعتماد") == {"answers": 1}
    withdraw_answer(actor=secretary, at=AT, answer=answer)
    assert found(secretary, "اعتماد") == {}


def test_a_commitment_is_found_by_its_words_and_its_owner_until_withdrawn(secretary, demand):
    owner = worlds.an_administration(secretary, "وزارة المسالك")
    commitment = dialogue.a_commitment(secretary, "تُجهز المختبرات قبل الصيف", TODAY, owner=owner)
    assert found(secretary, "مختبر") == {"commitments": 1}
    assert found(secretary, "مسالك", source="commitments")["commitments"] == 1
    correct_organization(
        actor=secretary, at=AT, organization=owner, name_ar="كتابة الدولة", kind="administration"
    )
    assert "commitments" not in found(secretary, "مسالك")
    withdraw_commitment(actor=secretary, at=AT, commitment=commitment)
    assert found(secretary, "مختبر") == {}


def test_a_gain_is_the_bureaus_and_goes_when_withdrawn(secretary, acting):
    gain = record_gain(actor=secretary, at=AT, wording_ar="تعويض عن المناطق النائية", said_by="us")
    assert found(secretary, "نائية") == {"gains": 1}
    assert found(acting("member"), "نائية") == {}
    withdraw_gain(actor=secretary, at=AT, gain=gain)
    assert found(secretary, "نائية") == {}


def test_a_gain_is_found_by_its_legal_text_and_a_demand_by_its_cost(secretary, demand):
    gain = record_gain(actor=secretary, at=AT, wording_ar="تعويض عن المناطق النائية", said_by="us")
    ground_gain(actor=secretary, at=AT, gain=gain, text_kind="decree", text_number="2.22.431")
    assert found(secretary, "2.22.431") == {"gains": 1}
    weigh_demand(
        actor=secretary, at=AT, demand=demand, cost=Decimal("1250000.00"), cost_period="yearly"
    )
    assert found(secretary, "1250000") == {"demands": 1}


def test_a_decision_is_as_visible_as_its_meeting(secretary, acting):
    union = worlds.our_union(secretary)
    meeting = record_meeting(
        actor=secretary,
        at=AT,
        kind="bureau",
        organization=union,
        held_on=TODAY,
        title_ar="اجتماع المكتب",
    )
    decision = record_decision(
        actor=secretary, at=AT, meeting=meeting, kind="decision", text_ar="خوض وقفات احتجاجية"
    )
    member = acting("member")
    assert found(secretary, "وقفة") == {"decisions": 1}
    assert found(member, "وقفة") == {}
    correct_meeting(actor=secretary, at=AT, meeting=meeting, audience="members")
    assert found(member, "وقفة") == {"decisions": 1}
    withdraw_decision(actor=secretary, at=AT, decision=decision)
    assert found(secretary, "وقفة") == {}


def test_a_long_document_is_one_result_with_its_places(secretary):
    text = "\n\n".join(f"الفقرة {n}: {'كلام كثير عن المسالك ' * 20} التعويض" for n in range(6))
    document = receive_document(
        actor=secretary, at=AT, data=text.encode(), name="m.txt", title="محضر الجولة"
    )
    extract_text(actor=secretary, at=AT, document=document)
    findings = find(secretary, analyse("محضر تعويض"), Chosen(), TODAY)
    (group,) = findings.groups
    (hit,) = group.hits
    assert (group.total, hit.places > 1) == (1, True)
    assert text[hit.start :].startswith(hit.body)


def test_a_person_is_found_by_another_spelling_until_it_is_withdrawn(secretary):
    person = add_person(actor=secretary, at=AT, name_ar="عبدالكريم البوزيدي")
    assert found(secretary, "عبد الكريم") == {"people": 1}
    name = add_other_name(actor=secretary, at=AT, person=person, name="Bouzidi A.")
    assert found(secretary, "bouzidi") == {"people": 1}
    withdraw_other_name(actor=secretary, at=AT, name=name)
    assert found(secretary, "bouzidi") == {}


def test_another_workspace_is_neither_found_nor_counted(demand, stranger):
    with in_workspace(stranger.workspace_id):
        dossier = worlds.an_open_dossier(stranger)
        worlds.a_demand(stranger, dossier, "تعويضات أعوان التلال")
        assert found(stranger, "تعويض") == {"demands": 1}
        assert found(stranger, "جزافي") == {}


def test_a_write_that_fails_leaves_the_index_as_it_was(secretary, demand):
    def fail():
        with write():
            correct_demand(actor=secretary, at=AT, demand=demand, wording_ar="إحداث مقصف")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert found(secretary, "تعويض") == {"demands": 1}
    assert found(secretary, "مقصف") == {}


def test_the_last_word_may_be_unfinished_and_a_number_names_its_demand(secretary, demand):
    assert found(secretary, "الرفع من التعوي") == {"demands": 1}
    assert found(secretary, f"م-{demand.number:03d}") == {"demands": 1}
    assert found(secretary, str(demand.number)) == {"demands": 1}


def test_the_words_as_typed_come_before_other_forms_and_exact_search_wants_them(secretary, demand):
    dossier = demand.dossier
    worlds.a_demand(secretary, dossier, "صرف تعويض واحد عن السكن")
    findings = find(secretary, analyse("تعويض"), Chosen(source="demands"), TODAY)
    assert [hit.title[:4] for hit in findings.groups[0].hits] == ["صرف ", "الرف"]
    exact = find(secretary, analyse("تعويض واحد", exact=True), Chosen(), TODAY)
    assert [group.total for group in exact.groups] == [1]
    assert tally_exact(secretary, analyse("تعويض واحد"), Chosen(), TODAY) == 1


def test_results_are_narrowed_and_choices_counted(secretary, demand):
    dossier = demand.dossier
    worlds.a_demand(secretary, dossier, "تعويض السكن", raised_on=date(2021, 4, 2))
    findings = find(secretary, analyse("تعويض"), Chosen(years=(2021,)), TODAY)
    assert (findings.total, findings.counts.years[2021], findings.counts.years[2025]) == (1, 1, 1)
    assert find(secretary, analyse("تعويض"), Chosen(sides=("them",)), TODAY).total == 0


def test_more_than_is_looked_at_is_told(secretary, demand, monkeypatch):
    monkeypatch.setattr(finding, "MOST", 2)
    for n in range(3):
        worlds.a_demand(secretary, demand.dossier, f"تعويض {n}", raised_on=date(2020, 1, 1 + n))
    findings = find(secretary, analyse("تعويض"), Chosen(), TODAY)
    assert findings.is_cut
    assert findings.is_uncounted
    narrowed = find(secretary, analyse("تعويض"), Chosen(years=(2025,)), TODAY)
    assert (narrowed.total, narrowed.is_cut, narrowed.is_uncounted) == (1, False, True)


def test_the_same_queries_whatever_the_number_of_results(
    secretary, demand, django_assert_num_queries
):
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL is told before each query what will be asked")
    for _ in range(2):
        with django_assert_num_queries(2):
            assert found(secretary, "تعويض", source="demands")
        for n in range(2):
            worlds.a_demand(secretary, demand.dossier, f"تعويض عن {n}")


@pytest.mark.parametrize(
    "typed",
    ['" OR *', "NEAR(a b)", "a' | 'b", "تعويض & !", "(", "\\", "'; DROP TABLE search_entry; --", "\u202eتعويض\u202c",
     "\x00تعويض", "ا" * 5000, "«»؟!", "AND OR NOT", "* *", "%", "_", "م-", "١٢٣٤٥٦٧٨٩٠" * 20, "\ud800".encode("utf-8", "replace").decode()],
)  # fmt: skip
def test_hostile_words_are_only_words(secretary, demand, typed):
    for exact in (False, True):
        query = analyse(typed, exact=exact)
        if query:
            assert find(secretary, query, Chosen(), TODAY).total in (0, 1)


def test_filling_anew_gives_the_same_and_mends_what_was_written_past_the_journal(secretary, demand):
    assert list(untrue_entries(secretary.workspace_id)) == []
    Demand.objects.update(wording_ar="كلام آخر")
    assert len(list(untrue_entries(secretary.workspace_id))) == 1
    assert expect_filling(secretary.workspace_id, anew=True)
    while fill_some(secretary.workspace_id, AT) is not None:
        pass
    assert list(untrue_entries(secretary.workspace_id)) == []
    assert found(secretary, "كلام") == {"demands": 1}
    assert not expect_filling(secretary.workspace_id)
