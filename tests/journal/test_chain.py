"""Each way of tampering is found, and named by its first broken link."""

import pytest
from django.db import DatabaseError, connection, connections, transaction

from hiwar.journal.domain import erase_payload, export_heads, record, verify
from hiwar.journal.domain.heads import exported_heads
from hiwar.journal.domain.record import OutsideTransaction
from hiwar.journal.domain.seal import hash_of, mac_of
from hiwar.journal.models import Entry, Head, Payload
from hiwar.journal.queries import history
from hiwar.kernel.errors import NotAllowed
from hiwar.workspaces.domain import invite
from hiwar.workspaces.models import Workspace

pytestmark = [pytest.mark.django_db, pytest.mark.data]


@pytest.fixture
def chain(secretary, at):
    """Seven entries: the workspace, its secretary, five invitations."""
    for number in range(5):
        invite(actor=secretary, at=at, email=f"member{number}@example.org", role="member")
    return secretary.workspace_id


@pytest.fixture
def tamper(chain, journal_guard):
    """Run SQL as somebody who holds the database and has dropped its guard."""
    journal_guard.open()

    def run(sql):
        with connection.cursor() as cursor:
            cursor.execute(sql)

    return run


def test_an_untouched_chain_holds(chain):
    assert verify(chain) is None
    assert Head.objects.get(workspace_id=chain).sequence == 7


def test_the_database_itself_refuses_to_change_or_remove_an_entry(chain, journal_guard):
    journal_guard.shut()
    for attempt in (Entry.objects.all().delete, lambda: Entry.objects.update(verb="x")):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            attempt()
    assert verify(chain) is None


def test_a_changed_entry_is_found(chain, tamper):
    tamper("UPDATE journal_entry SET verb = 'workspaces.invitation.revoked' WHERE sequence = 4")
    assert verify(chain).sequence == 4


def test_a_changed_payload_is_found(chain, tamper):
    entry = Entry.objects.get(sequence=5)
    payload = Payload.objects.get(pk=entry.id)
    payload.content["after"]["role"] = "secretary"
    payload.save()
    broken = verify(chain)
    assert (broken.sequence, broken.reason) == (5, "its payload is not the one that was sealed")


def test_a_removed_entry_is_found(chain, tamper):
    tamper("DELETE FROM journal_entry WHERE sequence = 3")
    broken = verify(chain)
    assert (broken.sequence, broken.reason) == (3, "entry 3 is missing")


def test_a_removed_payload_is_found(chain):
    Payload.objects.get(pk=Entry.objects.get(sequence=6).id).delete()
    assert verify(chain).sequence == 6


def test_two_entries_that_changed_places_are_found(chain, tamper):
    tamper("UPDATE journal_entry SET sequence = 99 WHERE sequence = 3")
    tamper("UPDATE journal_entry SET sequence = 3 WHERE sequence = 4")
    tamper("UPDATE journal_entry SET sequence = 4 WHERE sequence = 99")
    assert verify(chain).sequence == 3


def test_a_cut_tail_is_found(chain, tamper):
    tamper("DELETE FROM journal_entry WHERE sequence > 5")
    broken = verify(chain)
    assert broken.sequence == 6
    assert "tail is cut" in broken.reason


def test_a_cut_tail_with_a_head_put_back_is_found_without_the_key(chain, tamper):
    tamper("DELETE FROM journal_entry WHERE sequence > 5")
    last = Entry.objects.get(sequence=5)
    Head.objects.filter(workspace_id=chain).update(sequence=5, hash=last.hash)
    assert verify(chain).reason == "the head was not sealed with our key"


def recompute(chain) -> None:
    previous = "0" * 64
    for entry in Entry.objects.filter(workspace_id=chain).order_by("sequence"):
        entry.previous_hash = previous
        if entry.sequence == 4:
            entry.verb = "workspaces.invitation.revoked"
        entry.hash = previous = hash_of(entry)
        entry.save()
    Head.objects.filter(workspace_id=chain).update(hash=previous)


def test_a_recomputed_chain_is_found_without_the_key(chain, tamper):
    tamper("SELECT 1")
    recompute(chain)
    assert verify(chain).reason == "the head was not sealed with our key"


def test_a_chain_recomputed_with_the_key_is_betrayed_by_an_exported_head(
    chain, tamper, tmp_path, at
):
    export_heads(tmp_path, on=at.date())
    tamper("SELECT 1")
    recompute(chain)
    head = Head.objects.get(workspace_id=chain)
    head.mac = mac_of(head)
    head.save()
    assert verify(chain) is None
    broken = verify(chain, exported=exported_heads(tmp_path)[chain])
    assert broken.reason == "it is not the entry whose head was exported"


def test_a_missing_head_is_found(chain):
    Head.objects.all().delete()
    assert verify(chain).reason == "the head is missing"


def test_an_erased_payload_leaves_the_chain_whole_and_no_name_behind(chain, secretary, at):
    entry = Entry.objects.get(sequence=4)
    erase_payload(actor=secretary, at=at, entry=entry)
    assert verify(chain) is None
    payload = Payload.objects.get(pk=entry.id)
    assert (payload.content, payload.salt) == (None, "")
    line = next(line for line in history(secretary) if line.sequence == 4)
    assert line.erased
    assert "member" not in line.sentence


def test_a_payload_erased_past_the_application_is_found(chain, secretary, at):
    erase_payload(actor=secretary, at=at, entry=Entry.objects.get(sequence=4))
    silently = Payload.objects.filter(pk=Entry.objects.get(sequence=5).id)
    silently.update(content=None, salt="", erased_at=at)
    broken = verify(chain)
    assert broken.sequence == 5
    assert broken.reason == "its payload was erased, and no entry tells who did it"


def test_an_entry_rewritten_to_tell_of_an_erasure_is_found(chain, secretary, at, tamper):
    hidden = Entry.objects.get(sequence=4)
    Payload.objects.filter(pk=hidden.id).update(content=None, salt="", erased_at=at)
    tamper("UPDATE journal_entry SET verb = 'journal.payload.erased' WHERE sequence = 6")
    Entry.objects.filter(sequence=6).update(object_id=hidden.id)
    broken = verify(chain)
    assert (broken.sequence, broken.reason) == (6, "its fields are not those that were sealed")


def test_a_member_may_not_erase(chain, acting, at):
    with pytest.raises(NotAllowed):
        erase_payload(actor=acting("member"), at=at, entry=Entry.objects.get(sequence=4))


def test_the_history_says_who_did_what_and_which_fields_changed(chain, secretary):
    newest = history(secretary)[0]
    assert newest.actor == "كريمة الصنهاجي"
    assert "member4@example.org" in newest.sentence
    assert {change.field: change.after for change in newest.changes}["role"] == "member"
    assert "token_digest" not in {change.field for change in newest.changes}


def test_the_history_of_another_workspace_is_not_shown(chain, stranger):
    assert len(history(stranger)) == 2


def test_an_entry_cannot_be_recorded_apart_from_its_rows(secretary, at, monkeypatch):
    monkeypatch.setattr(connections["default"], "in_atomic_block", False)
    with pytest.raises(OutsideTransaction):
        record(
            "workspaces.workspace.renamed", actor=secretary, at=at, about=Workspace.objects.get()
        )


def test_a_verb_that_nobody_registered_is_refused(secretary, at):
    with pytest.raises(KeyError):
        record("workspaces.nothing.done", actor=secretary, at=at, about=Workspace.objects.get())
