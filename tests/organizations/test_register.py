"""Organizations stand in a tree without circles, are corrected, withdrawn, and found by any spelling."""

import pytest

from hiwar.documents.domain import quote
from hiwar.journal.queries import history
from hiwar.kernel.errors import NotAllowed
from hiwar.kernel.scope import in_workspace
from hiwar.organizations import domain
from hiwar.organizations.models import Organization
from hiwar.organizations.queries import (
    branches_under,
    organizations_like,
    organizations_named,
    our_organization,
    visible_to,
)
from hiwar.people.vocabulary import Likeness
from hiwar.workspaces.domain.guards import InUse

pytestmark = [pytest.mark.django_db, pytest.mark.data]


def test_a_name_stands_once_under_a_parent_and_again_under_another(add, union, administration):
    with pytest.raises(domain.OrganizationStands) as refusal:
        add("مديريه المسالك القرويه")
    assert refusal.value.organization == administration
    assert add("مديرية المسالك القروية", parent=union).pk


def test_a_longer_name_that_begins_alike_is_another(add, administration):
    assert add("مديرية المسالك القروية بسوس").pk


def test_an_organization_never_stands_under_itself_or_its_branches(
    secretary, at, union, region, branch
):
    for below in (union, region, branch):
        with pytest.raises(domain.CycleOfParents):
            domain.correct_organization(actor=secretary, at=at, organization=union, parent=below)
        union.refresh_from_db()
    assert Organization.objects.get(pk=union.pk).parent is None


def test_a_correction_changes_what_was_given_and_the_journal_keeps_both(
    secretary, at, administration
):
    domain.correct_organization(
        actor=secretary, at=at, organization=administration, name_fr="Direction des pistes rurales"
    )
    assert administration.name_ar == "مديرية المسالك القروية"
    changes = {change.field: change for change in history(secretary)[0].changes}
    assert changes["name_fr"].before == ""
    assert changes["name_fr"].after == "Direction des pistes rurales"
    assert list(organizations_named(secretary, "pistes")) == [administration]


def test_what_others_rest_on_is_not_withdrawn(secretary, at, region, branch):
    with pytest.raises(InUse):
        domain.withdraw_organization(actor=secretary, at=at, organization=region)
    domain.withdraw_organization(actor=secretary, at=at, organization=branch)
    domain.withdraw_organization(actor=secretary, at=at, organization=region)
    assert region not in visible_to(secretary)


def test_everything_under_an_organization_at_any_depth(union, region, branch, administration):
    assert set(branches_under(union)) == {region, branch}
    assert set(branches_under(branch)) == set()


def test_our_organization_is_ours_under_none(secretary, union, region, administration):
    assert our_organization(secretary) == union


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("مديريّة المسالك القرويه", Likeness.SAME_NAME),
        ("مديرية المسالك القروية بالرباط", Likeness.SHORTER_NAME),
        ("مديرية المسلك القروية", Likeness.NEAR_SPELLING),
    ],
)
def test_an_organization_is_recognized_and_the_reason_told(secretary, administration, name, reason):
    (like,) = organizations_like(secretary, name)
    assert (like.organization, like.reason) == (administration, reason)


def test_the_short_name_is_a_spelling_kept(secretary, union):
    (like,) = organizations_like(secretary, "نوم")
    assert (like.organization, like.reason) == (union, Likeness.OTHER_NAME)


def test_a_source_once_given_stays(secretary, at, administration, document):
    first, second = (quote(document=document, start=0, end=end) for end in (5, 9))
    correct = domain.correct_organization
    correct(actor=secretary, at=at, organization=administration, passage=first)
    correct(actor=secretary, at=at, organization=administration, passage=first)
    with pytest.raises(domain.SourceStands):
        correct(actor=secretary, at=at, organization=administration, passage=second)


def test_a_refused_fact_leaves_no_passage_behind(secretary, at, administration, document):
    def twice(passage):
        return domain.add_organization(
            actor=secretary, at=at, name_ar=administration.name_ar, kind="administration",
            passage=passage,
        )  # fmt: skip

    place = domain.Place(document, 0, 5)
    with pytest.raises(domain.OrganizationStands):
        domain.with_source(actor=secretary, place=place, write=twice)
    assert not document.passages.exists()


@pytest.mark.parametrize("role", ["member", "auditor"])
def test_readers_write_nothing(acting, at, union, role):
    reader = acting(role)
    with pytest.raises(NotAllowed):
        domain.add_organization(actor=reader, at=at, name_ar="فرع", kind="union", parent=union)
    with pytest.raises(NotAllowed):
        domain.correct_organization(actor=reader, at=at, organization=union, name_fr="x")


def test_a_coordinator_writes_in_the_own_branch_and_under_it(acting, at, union, region):
    coordinator = acting("coordinator", region.pk)
    made = domain.add_organization(
        actor=coordinator, at=at, name_ar="فرع أكادير", kind="union", parent=region
    )
    assert made.parent == region
    domain.correct_organization(actor=coordinator, at=at, organization=region, standing="elected")
    for parent in (union, None):
        with pytest.raises(NotAllowed):
            domain.add_organization(
                actor=coordinator, at=at, name_ar="فرع فاس", kind="union", parent=parent
            )
    with pytest.raises(NotAllowed):
        domain.correct_organization(actor=coordinator, at=at, organization=union, name_fr="x")


def test_a_coordinator_moves_nothing_out_of_the_own_branch(acting, at, union, region, branch):
    coordinator = acting("coordinator", region.pk, branch.pk)
    with pytest.raises(NotAllowed):
        domain.correct_organization(actor=coordinator, at=at, organization=branch, parent=union)


def test_no_row_of_another_workspace_is_pointed_to(secretary, stranger, at, union):
    with in_workspace(stranger.workspace_id):
        foreign = domain.add_organization(actor=stranger, at=at, name_ar="نقابة", kind="union")
    with pytest.raises(NotAllowed):
        domain.add_organization(actor=secretary, at=at, name_ar="فرع", kind="union", parent=foreign)
    with pytest.raises(NotAllowed):
        domain.correct_organization(actor=secretary, at=at, organization=union, parent=foreign)
    with pytest.raises(NotAllowed):
        domain.correct_organization(actor=stranger, at=at, organization=union, name_fr="x")
