"""A demand copied from one organisation to another: sealed, addressed, accepted once."""

from datetime import date, timedelta

import pytest
from django.core import signing
from tests.conftest import AT
from tests.demands.worlds import a_demand, an_event, an_open_dossier

from hiwar.demands import domain
from hiwar.demands.models import Demand, Support
from hiwar.kernel.errors import NotAllowed
from hiwar.kernel.scope import in_workspace

pytestmark = [pytest.mark.django_db, pytest.mark.data]


@pytest.fixture
def demand(secretary, dossier):
    row = a_demand(
        secretary, dossier, raised_on=date(2021, 1, 1), wording_fr="Indemnités", kind="wages",
        beneficiaries="التقنيون", people=40,
    )  # fmt: skip
    domain.sign_demand(actor=secretary, at=AT, demand=row)
    return row


def offer(actor, demand, to="tilal", at=AT):
    return domain.offer_demand(actor=actor, at=at, demand=demand, to=to)


def accept(actor, sealed, at=AT):
    """In the other organisation's own register."""
    with in_workspace(actor.workspace_id):
        dossier = an_open_dossier(actor)
        return domain.accept_offer(actor=actor, at=at, sealed=sealed, dossier=dossier)


def test_the_copy_keeps_its_words_and_its_origin_and_nothing_of_its_history(
    secretary, stranger, demand
):
    copy = accept(stranger, offer(secretary, demand))
    assert copy.workspace_id == stranger.workspace_id
    assert (copy.wording_ar, copy.wording_fr, copy.kind, copy.people) == (
        demand.wording_ar, "Indemnités", "wages", 40,
    )  # fmt: skip
    assert copy.origin_label.startswith("النقابة الوطنية لموظفي المسالك القروية")
    assert (copy.origin_workspace, copy.origin_demand) == (demand.workspace_id, demand.pk)
    with in_workspace(stranger.workspace_id):
        assert [event.kind for event in copy.events.all()] == ["raised"]
        assert not Support.objects.exists()


def test_the_sender_keeps_that_it_was_sent_up_and_where(secretary, demand):
    offer(secretary, demand)
    event = demand.events.get(kind="sent_up")
    assert (event.words, event.other) == ("tilal", None)


def test_a_copy_is_accepted_once_whatever_the_number_of_texts(secretary, stranger, demand):
    first, second = offer(secretary, demand), offer(secretary, demand)
    accept(stranger, first)
    for sealed in (first, second):
        with pytest.raises(domain.AcceptedAlready):
            accept(stranger, sealed)


def test_what_was_taken_out_may_be_accepted_again(secretary, stranger, demand):
    sealed = offer(secretary, demand)
    copy = accept(stranger, sealed)
    with in_workspace(stranger.workspace_id):
        domain.void_event(actor=stranger, at=AT, event=copy.events.get())
        domain.remove_demand(actor=stranger, at=AT, demand=copy)
    assert accept(stranger, sealed) != copy


def test_a_copy_for_another_organisation_is_refused(secretary, stranger, demand):
    with pytest.raises(domain.OfferForAnother):
        accept(stranger, offer(secretary, demand, to="somebody-else"))


def test_nobody_sends_to_themselves(secretary, demand):
    with pytest.raises(domain.OfferedToOurselves):
        offer(secretary, demand, to="masalik")
    assert not demand.events.filter(kind="sent_up").exists()


def test_a_copy_holds_for_ninety_days(secretary, stranger, demand):
    sealed = offer(secretary, demand)
    with pytest.raises(domain.OfferExpired):
        accept(stranger, sealed, at=AT + timedelta(days=91))
    accept(stranger, sealed, at=AT + timedelta(days=89))


@pytest.mark.parametrize(
    "spoil",
    [
        lambda sealed: sealed[:-3],
        lambda sealed: "x" + sealed,
        lambda sealed: sealed.replace(":", ""),
        lambda _sealed: "",
        lambda _sealed: "أي نص",
        lambda _sealed: "a" * 30_000,
        lambda _sealed: signing.Signer(salt="another").sign_object({"to": "tilal"}),
        lambda _sealed: signing.Signer(key="stolen", salt="hiwar.demands.offer").sign_object({}),
    ],
)
def test_what_the_server_did_not_seal_is_refused(secretary, stranger, demand, spoil):
    with pytest.raises(domain.OfferUnreadable):
        accept(stranger, spoil(offer(secretary, demand)))


def test_a_text_that_a_letter_broke_into_lines_is_still_read(secretary, stranger, demand):
    sealed = offer(secretary, demand)
    broken = "\n ".join(sealed[place : place + 40] for place in range(0, len(sealed), 40))
    assert accept(stranger, broken).origin_demand == demand.pk


@pytest.mark.parametrize("role", ["member", "auditor", "coordinator"])
def test_only_those_who_keep_the_record_make_and_accept_copies(acting, demand, role):
    with pytest.raises(NotAllowed):
        offer(acting(role), demand)
    with pytest.raises(NotAllowed):
        accept(acting(role), "x")


def test_no_demand_of_another_is_offered_and_no_copy_goes_into_their_dossier(
    secretary, stranger, demand, dossier
):
    with pytest.raises(NotAllowed):
        offer(stranger, demand)
    sealed = offer(secretary, demand)
    with in_workspace(stranger.workspace_id), pytest.raises(NotAllowed):
        domain.accept_offer(actor=stranger, at=AT, sealed=sealed, dossier=dossier)


def test_a_closed_demand_is_not_sent(secretary, demand):
    an_event(secretary, demand, "withdrawn", date(2025, 1, 1))
    with pytest.raises(domain.MoveRefused):
        offer(secretary, demand)


def test_the_copy_is_made_and_accepted_on_the_pages(client, signed_in, secretary, stranger, demand):
    address = f"{signed_in.base}dossier/{demand.pk}/offer/"
    page = signed_in.post(address, {"to": "tilal"})
    assert page.status_code == 200
    sealed = page.content.decode().split("readonly>")[1].split("</textarea>")[0]
    with in_workspace(stranger.workspace_id):
        an_open_dossier(stranger)
    from hiwar.workspaces.models import User

    client.force_login(
        User.objects.get(pk=stranger.user_id),
        backend="allauth.account.auth_backends.AuthenticationBackend",
    )
    wrong = client.post("/w/tilal/dossier/accept/", {"sealed": sealed[:-2]})
    assert wrong.status_code == 422
    answer = client.post("/w/tilal/dossier/accept/", {"sealed": sealed})
    assert answer.status_code == 302
    with in_workspace(stranger.workspace_id):
        assert Demand.objects.get().origin_demand == demand.pk
    assert "مرفوع من" in client.get(answer.url).content.decode()
