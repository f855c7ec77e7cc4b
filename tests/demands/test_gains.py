"""Gains to protect: their history, and the documents that touch them."""

from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.conftest import AT
from tests.demands.worlds import a_document, a_passage

from hiwar.demands import domain
from hiwar.demands.models import GainAlarm
from hiwar.demands.queries import gain_page, open_alarms, visible_gains
from hiwar.demands.vocabulary import GainEventKind, GainState, fold_gain, gain_allows
from hiwar.demands.vocabulary.gains import GAIN_TABLE
from hiwar.documents.domain import extract_text, receive_document, withdraw_document
from hiwar.kernel.errors import NotAllowed
from hiwar.kernel.scope import in_workspace
from hiwar.workspaces.models import User

data = [pytest.mark.django_db, pytest.mark.data]
DAY = date(2025, 3, 1)
START = date(2021, 4, 1)
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
BILL = "مشروع مرسوم بتغيير وتتميم المرسوم رقم ٢-١١-٦٢١ بتحديد شروط المباريات."


@dataclass(frozen=True)
class Paper:
    kind: str
    place_in_time: tuple


@st.composite
def histories(draw):
    chosen = draw(
        st.lists(st.tuples(st.sampled_from(GainEventKind), st.integers(0, 40)), max_size=8)
    )
    return [
        Paper(kind, (START + timedelta(days=30 * day), 0, arrival))
        for arrival, (kind, day) in enumerate(chosen)
    ]


@given(histories(), st.randoms())
def test_the_order_of_arrival_does_not_matter(papers, chance):
    shuffled = list(papers)
    chance.shuffle(shuffled)
    assert fold_gain(shuffled) == fold_gain(papers)


@given(histories())
def test_the_fold_is_the_replay_and_loses_nothing(papers):
    result = fold_gain(papers)
    assert sorted(map(id, result.events)) == sorted(map(id, papers))
    state = GainState.STANDING
    for event in result.events:
        allowed = gain_allows(state, GainEventKind(event.kind))
        assert (event not in result.gaps) == allowed
        state = GAIN_TABLE[state].get(GainEventKind(event.kind), state)
    assert result.state == state


def test_every_state_of_a_gain_has_its_row():
    assert set(GAIN_TABLE) == set(GainState)


def a_gain(actor, wording="الحق في الترقية بالشهادات العلمية لجميع الموظفين", **more):
    return domain.record_gain(actor=actor, at=AT, wording_ar=wording, said_by="us", **more)


def happened(actor, gain, kind, day=DAY, **more):
    return domain.record_gain_event(
        actor=actor, at=AT, gain=gain, kind=kind, occurred_on=day, **more
    )


def received(actor, text, name="مشروع.txt"):
    document = receive_document(actor=actor, at=AT, data=text.encode(), name=name)
    return extract_text(actor=actor, at=AT, document=document)


@pytest.fixture
def gain(secretary):
    return a_gain(secretary, text_kind="decree", text_number="2.11.621")


class TestLedger:
    pytestmark = data

    def test_a_gain_is_threatened_defended_lost_and_restored(self, secretary, gain):
        for days, kind in enumerate(("threatened", "defended", "lost", "restored")):
            happened(secretary, gain, kind, DAY + timedelta(days=days))
        page = gain_page(secretary, gain)
        assert (page.state, page.history.gaps) == (GainState.STANDING, ())

    def test_a_move_that_the_state_does_not_allow_is_refused_by_hand_and_kept_from_a_paper(
        self, secretary, gain
    ):
        with pytest.raises(domain.GainMoveRefused):
            happened(secretary, gain, "restored")
        paper = a_document(secretary, "وقد أعيد العمل بالترقية بالشهادة.")
        happened(secretary, gain, "restored", passage=a_passage(paper, "أعيد العمل"))
        page = gain_page(secretary, gain)
        assert page.state == GainState.STANDING
        assert len(page.history.gaps) == 1

    def test_an_event_voided_counts_no_more(self, secretary, gain):
        event = happened(secretary, gain, "lost")
        domain.void_gain_event(actor=secretary, at=AT, event=event)
        assert gain_page(secretary, gain).state == GainState.STANDING
        with pytest.raises(domain.GainEventVoided):
            domain.void_gain_event(actor=secretary, at=AT, event=event)

    @pytest.mark.parametrize("role", ["member", "auditor", "coordinator"])
    def test_only_those_who_keep_the_record_write_of_gains(self, acting, gain, role):
        with pytest.raises(NotAllowed):
            happened(acting(role), gain, "lost")

    def test_nothing_is_written_of_the_gains_of_another_workspace(self, secretary, stranger, gain):
        with pytest.raises(NotAllowed):
            happened(stranger, gain, "lost")


class TestAlarms:
    pytestmark = data

    def test_a_bill_that_cites_the_text_of_a_gain_in_other_digits_sets_off_an_alarm(
        self, secretary, gain
    ):
        document = received(secretary, f"المملكة المغربية\n{BILL}\nالمادة الأولى")
        (alarm,) = open_alarms(secretary)
        assert (alarm.gain, alarm.document, alarm.reason) == (gain, document, "cites")
        assert "٢-١١-٦٢١" in alarm.words
        assert document.text[alarm.start : alarm.end] == alarm.words

    def test_a_text_that_speaks_of_the_same_right_sets_off_an_alarm(self, secretary, gain):
        received(secretary, "يلغى الحق في الترقية بالشهادات العلمية ابتداء من فاتح يناير.")
        assert open_alarms(secretary).get().reason == "alike"

    @pytest.mark.parametrize(
        "text",
        [
            "طبقا للمرسوم رقم 2.11.622 المتعلق بالمباريات",
            "بلغ الغلاف المالي 2,11 مليار درهم في 621 عملية",
            "تنظيم دورات في الترقية والتكوين",
        ],
    )
    def test_another_number_or_a_few_words_in_common_set_off_none(self, secretary, gain, text):
        received(secretary, text)
        assert not open_alarms(secretary).exists()

    def test_the_paper_that_a_gain_was_read_from_does_not_touch_it(self, secretary):
        paper = a_document(secretary, BILL)
        a_gain(secretary, text_kind="decree", text_number="2.11.621",
               passage=a_passage(paper, "مشروع مرسوم"))  # fmt: skip
        assert domain.watch_document(secretary, AT, paper) == []

    def test_a_document_touches_a_gain_once(self, secretary, gain):
        document = received(secretary, f"{BILL}\n{BILL}")
        assert domain.watch_document(secretary, AT, document) == []
        assert GainAlarm.objects.count() == 1

    def test_a_confirmed_alarm_is_a_threat_with_its_passage(self, secretary, gain):
        document = received(secretary, BILL)
        alarm = open_alarms(secretary).get()
        threat = domain.confirm_alarm(actor=secretary, at=AT, alarm=alarm, occurred_on=DAY)
        assert threat.passage.document == document
        assert gain_page(secretary, gain).state == GainState.THREATENED
        for again in (
            lambda: domain.confirm_alarm(actor=secretary, at=AT, alarm=alarm, occurred_on=DAY),
            lambda: domain.dismiss_alarm(actor=secretary, at=AT, alarm=alarm, why="لا"),
        ):
            with pytest.raises(domain.AlarmSettled):
                again()

    def test_an_alarm_is_dismissed_with_a_reason_and_not_without(self, secretary, gain):
        received(secretary, BILL)
        alarm = open_alarms(secretary).get()
        with pytest.raises(domain.DismissalNeedsReason):
            domain.dismiss_alarm(actor=secretary, at=AT, alarm=alarm, why="  ")
        domain.dismiss_alarm(actor=secretary, at=AT, alarm=alarm, why="يذكره فقط")
        assert not open_alarms(secretary).exists()
        assert gain_page(secretary, gain).state == GainState.STANDING

    def test_a_document_handed_in_by_mistake_is_withdrawn_with_its_alarm(self, secretary, gain):
        document = received(secretary, BILL)
        withdraw_document(actor=secretary, at=AT, document=document)
        assert not open_alarms(secretary).exists()

    def test_alarms_stay_in_their_workspace_and_away_from_members(
        self, acting, secretary, stranger, gain
    ):
        with in_workspace(stranger.workspace_id):
            received(stranger, BILL)
            assert not GainAlarm.objects.exists()
        received(secretary, BILL)
        assert not open_alarms(acting("member")).exists()
        assert not visible_gains(acting("member")).exists()
        with pytest.raises(NotAllowed):
            domain.dismiss_alarm(
                actor=acting("auditor"), at=AT, alarm=GainAlarm.objects.get(), why="لا"
            )


class TestPages:
    pytestmark = pytest.mark.django_db

    def test_an_alarm_stands_on_the_desk_and_on_the_page_of_its_gain(
        self, signed_in, secretary, gain
    ):
        received(secretary, BILL)
        for path in ("", f"dossier/gains/{gain.pk}/"):
            page = signed_in.get(signed_in.base + path).content.decode()
            assert "يذكر نصه القانوني" in page

    def test_an_alarm_is_settled_from_its_page(self, signed_in, secretary, gain):
        received(secretary, BILL)
        alarm = GainAlarm.objects.get()
        address = f"{signed_in.base}dossier/gains/alarms/{alarm.pk}/"
        assert signed_in.post(address + "dismiss/", {"why": ""}).status_code == 422
        assert (
            signed_in.post(address + "confirm/", {"occurred_on": "2025-11-20"}).status_code == 302
        )
        page = signed_in.get(f"{signed_in.base}dossier/gains/{gain.pk}/").content.decode()
        assert "gst--threatened" in page
        assert signed_in.get(address + "confirm/").status_code == 404

    @pytest.mark.parametrize("count", [1, 3])
    def test_the_list_costs_the_same_whatever_its_length(
        self, signed_in, secretary, count, django_assert_num_queries
    ):
        for number in range(count):
            happened(secretary, a_gain(secretary, f"مكتسب {number}"), "threatened")
        signed_in.get(f"{signed_in.base}dossier/gains/")
        with django_assert_num_queries(12):
            page = signed_in.get(f"{signed_in.base}dossier/gains/?state=threatened")
        assert page.content.decode().count("مكتسب ") >= count

    def test_the_list_is_filtered_by_state(self, signed_in, secretary, gain):
        other = a_gain(secretary, "منحة نهاية السنة")
        happened(secretary, other, "lost")
        lost = signed_in.get(f"{signed_in.base}dossier/gains/?state=lost").content.decode()
        assert "منحة نهاية السنة" in lost
        assert "الشهادات" not in lost
        standing = signed_in.get(f"{signed_in.base}dossier/gains/?state=standing").content.decode()
        assert "الشهادات" in standing
        assert "منحة نهاية السنة" not in standing

    def test_members_find_no_gains(self, client, acting, secretary, gain):
        client.force_login(User.objects.get(pk=acting("member").user_id), backend=BACKEND)
        for path in ("gains/", f"gains/{gain.pk}/"):
            assert client.get(f"/w/masalik/dossier/{path}").status_code in (403, 404)
