"""Arranging the tree: moves, what refuses them, taking back and doing again."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.conftest import AT
from tests.demands import worlds
from tests.laws import examples

from hiwar.demands import domain
from hiwar.demands.models import Demand, TreeStep
from hiwar.demands.queries.forest import forest_of
from hiwar.demands.vocabulary import EventKind, Way
from hiwar.journal.models import Entry
from hiwar.kernel.errors import NotAllowed
from hiwar.kernel.scope import in_workspace

pytestmark = [pytest.mark.django_db, pytest.mark.data]


@pytest.fixture
def themes(secretary, dossier):
    return [worlds.a_theme(secretary, dossier, name) for name in ("التعويضات", "وسائل العمل")]


@pytest.fixture
def tree(secretary, dossier, themes):
    """أ: a (a1, a2), b, c. ب: d."""
    made = {}
    for name, theme, above in (
        ("a", 0, None), ("a1", 0, "a"), ("a2", 0, "a"), ("b", 0, None), ("c", 0, None), ("d", 1, None),
    ):  # fmt: skip
        made[name] = worlds.a_demand(
            secretary, dossier, name, theme=themes[theme], parent=made.get(above)
        )
    return made


@pytest.fixture
def shown(secretary, dossier):
    """«a(a1 a2) b c | d»: the tree as it stands."""

    def of(node):
        below = " ".join(of(each) for each in node.below)
        return node.demand.wording_ar + (f"({below})" if below else "")

    def make():
        tops = forest_of(secretary, dossier).tops.values()
        return " | ".join(" ".join(of(node) for node in group) for group in tops if group)

    return make


@pytest.fixture
def line(secretary, dossier):
    def make(demand):
        forest = forest_of(secretary, dossier)
        return domain.Line(demand.id, forest.seen(forest.nodes[demand.id]))

    return make


@pytest.fixture
def move(secretary, dossier, line):
    def make(way, *demands, to=None, at=AT):
        lines = [line(demand) for demand in demands]
        return domain.move_lines(
            actor=secretary, at=at, dossier=dossier, lines=lines, way=way, to=to
        )

    return make


@pytest.mark.parametrize(
    ("way", "names", "expected"),
    [
        ("up", "b", "b a(a1 a2) c | d"),
        ("down", "a", "b a(a1 a2) c | d"),
        ("up", "b c", "b c a(a1 a2) | d"),
        ("down", "a b", "c a(a1 a2) b | d"),
        ("up", "a2", "a(a2 a1) b c | d"),
        ("down", "c", "a(a1 a2) b | c d"),
        ("up", "d", "a(a1 a2) b c d"),
        ("inward", "b", "a(a1 a2 b) c | d"),
        ("inward", "b c", "a(a1 a2 b c) | d"),
        ("inward", "a2", "a(a1(a2)) b c | d"),
        ("outward", "a1", "a(a2) a1 b c | d"),
        ("outward", "a1 a2", "a a1 a2 b c | d"),
        ("up", "c a a1", None),
    ],
)
def test_lines_go_where_they_are_sent(tree, shown, move, way, names, expected):
    demands = [tree[name] for name in names.split()]
    if expected is None:
        with pytest.raises(domain.NoWayThere):
            move(way, *demands)
        return
    move(way, *demands)
    assert shown() == expected


def test_a_line_goes_to_a_theme_before_after_and_under_another(tree, themes, shown, move):
    move("theme", tree["a"], to=themes[1].id)
    assert shown() == "b c | d a(a1 a2)"
    tree["a1"].refresh_from_db()
    assert tree["a1"].theme_id == themes[1].id
    move("before", tree["a"], to=tree["d"].id)
    move("after", tree["b"], tree["c"], to=tree["a1"].id)
    assert shown() == "a(a1 b c a2) d"
    move("under", tree["a"], to=tree["d"].id)
    assert shown() == "d(a(a1 b c a2))"
    move("theme", tree["d"], to=None)
    tree["a1"].refresh_from_db()
    assert tree["a1"].theme_id is None


def test_a_line_does_not_go_under_itself_nor_past_the_fifth_level(tree, shown, move):
    with pytest.raises(domain.NoWayThere):
        move("under", tree["a"], to=tree["a1"].id)
    move("inward", tree["a2"])
    move("inward", tree["b"])
    move("under", tree["b"], to=tree["a2"].id)
    move("under", tree["c"], to=tree["b"].id)
    with pytest.raises(domain.TooDeep):
        move("under", tree["d"], to=tree["c"].id)
    assert shown() == "a(a1(a2(b(c)))) | d"


def test_a_tree_moved_meanwhile_is_refused_and_nothing_is_lost(
    secretary, dossier, tree, shown, move, line
):
    stale = line(tree["b"])
    move("up", tree["c"])
    before = shown()
    entries = Entry.objects.count()
    with pytest.raises(domain.TreeChanged):
        domain.move_lines(actor=secretary, at=AT, dossier=dossier, lines=[stale], way="up")
    assert (shown(), Entry.objects.count()) == (before, entries)


def test_another_part_of_the_tree_may_change_meanwhile(secretary, dossier, tree, shown, move, line):
    waiting = line(tree["a2"])
    move("down", tree["b"])
    domain.move_lines(actor=secretary, at=AT, dossier=dossier, lines=[waiting], way="up")
    assert shown() == "a(a2 a1) c b | d"


def test_each_moved_line_has_its_entry_in_the_journal(tree, move):
    before = Entry.objects.filter(verb="demands.demand.moved").count()
    move("up", tree["b"], tree["c"])
    assert Entry.objects.filter(verb="demands.demand.moved").count() == before + 2


def test_steps_are_taken_back_newest_first_and_done_again(
    secretary, dossier, tree, shown, move, line
):
    states = [shown()]
    for way, name in (("up", "c"), ("inward", "c"), ("down", "a"), ("outward", "a1")):
        move(way, tree[name], at=AT + timedelta(seconds=len(states)))
        states.append(shown())
    domain.reword_line(
        actor=secretary, at=AT + timedelta(seconds=9), dossier=dossier, line=line(tree["d"]), wording_ar="dd",
    )  # fmt: skip
    states.append(shown())
    deed = {"actor": secretary, "at": AT + timedelta(seconds=20), "dossier": dossier}
    for expected in reversed(states[:-1]):
        domain.undo_step(**deed)
        assert shown() == expected
    with pytest.raises(domain.NothingToUndo):
        domain.undo_step(**deed)
    for expected in states[1:]:
        domain.redo_step(**deed)
        assert shown() == expected
    with pytest.raises(domain.NothingToUndo):
        domain.redo_step(**deed)


def test_a_new_step_forgets_what_was_taken_back(secretary, dossier, tree, move):
    move("up", tree["b"])
    domain.undo_step(actor=secretary, at=AT, dossier=dossier)
    move("up", tree["c"])
    with pytest.raises(domain.NothingToUndo):
        domain.redo_step(actor=secretary, at=AT, dossier=dossier)


def test_a_step_is_taken_back_by_who_took_it_and_on_its_day(secretary, acting, dossier, tree, move):
    move("up", tree["b"])
    with pytest.raises(domain.NothingToUndo):
        domain.undo_step(actor=acting("rapporteur"), at=AT, dossier=dossier)
    with pytest.raises(domain.NothingToUndo):
        domain.undo_step(actor=secretary, at=AT + timedelta(days=1), dossier=dossier)


def test_a_step_overlaid_by_somebody_is_not_taken_back(
    secretary, acting, dossier, tree, move, shown
):
    move("inward", tree["b"])
    domain.place_demand(
        actor=acting("rapporteur"), at=AT, demand=tree["b"], theme=None, parent=None
    )
    before = shown()
    with pytest.raises(domain.StepOverlaid):
        domain.undo_step(actor=secretary, at=AT, dossier=dossier)
    assert shown() == before


def test_themes_change_places_and_back(secretary, dossier, themes, tree, shown):
    deed = {"actor": secretary, "at": AT, "dossier": dossier}
    domain.move_theme(**deed, theme=themes[1], way=Way.UP)
    assert shown() == "d | a(a1 a2) b c"
    with pytest.raises(domain.NoWayThere):
        domain.move_theme(**deed, theme=themes[1], way=Way.UP)
    domain.undo_step(**deed)
    assert shown() == "a(a1 a2) b c | d"
    domain.redo_step(**deed)
    assert shown() == "d | a(a1 a2) b c"


def test_a_closed_line_is_out_of_the_tree_unless_something_stands_under_it(
    secretary, dossier, tree, shown, move
):
    for name in ("a", "b"):
        worlds.an_event(secretary, tree[name], EventKind.RAISED, AT.date())
        worlds.an_event(secretary, tree[name], EventKind.WITHDRAWN, AT.date())
    assert shown() == "a(a1 a2) c | d"
    move("up", tree["c"])
    assert shown() == "c a(a1 a2) | d"


def test_who_may_not_change_moves_nothing(acting, stranger, dossier, tree, line):
    lines = [line(tree["b"])]
    for role in ("member", "auditor", "coordinator"):
        with pytest.raises(NotAllowed):
            domain.move_lines(actor=acting(role), at=AT, dossier=dossier, lines=lines, way="up")
    with in_workspace(stranger.workspace_id), pytest.raises(NotAllowed):
        domain.move_lines(actor=stranger, at=AT, dossier=dossier, lines=lines, way="up")


@settings(
    max_examples=examples(25),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(data=st.data())
def test_whatever_is_moved_no_line_is_lost_and_everything_can_be_taken_back(
    data, secretary, dossier, tree, shown, move
):
    TreeStep.objects.all().delete()
    before, done = shown(), 0
    for _turn in range(data.draw(st.integers(1, 6))):
        way = data.draw(st.sampled_from(["up", "down", "inward", "outward"]))
        names = data.draw(st.sets(st.sampled_from(sorted(tree)), min_size=1, max_size=3))
        try:
            move(way, *(tree[name] for name in names), at=AT + timedelta(seconds=done))
        except (domain.NoWayThere, domain.TooDeep):
            continue
        done += 1
        lines = list(forest_of(secretary, dossier).walk())
        assert sorted(node.demand.wording_ar for node in lines) == sorted(tree)
        assert all(node.theme == node.demand.theme_id for node in lines)
    for _each in range(done):
        domain.undo_step(actor=secretary, at=AT + timedelta(seconds=60), dossier=dossier)
    assert shown() == before
    assert Demand.objects.count() == len(tree)


def test_a_line_without_history_is_cut_into_lines_after_it(
    secretary, dossier, tree, shown, line, at
):
    deed = {"actor": secretary, "at": at, "dossier": dossier}
    domain.split_line(**deed, line=line(tree["b"]), parts=["b", "b2"])
    domain.split_line(**deed, line=line(tree["b"]), parts=["b", "b1"])
    assert shown() == "a(a1 a2) b b1 b2 c | d"
    domain.undo_step(**deed)
    domain.undo_step(**deed)
    assert shown() == "a(a1 a2) b c | d"
    domain.redo_step(**deed)
    assert shown() == "a(a1 a2) b b2 c | d"
    with pytest.raises(domain.TooFewParts):
        domain.split_line(**deed, line=line(tree["c"]), parts=["c"])


def test_a_line_with_history_is_split_in_the_ledger_and_the_split_taken_back(
    secretary, dossier, tree, shown, line, at
):
    worlds.an_event(secretary, tree["b"], EventKind.RAISED, AT.date())
    deed = {"actor": secretary, "at": at, "dossier": dossier}
    domain.split_line(**deed, line=line(tree["b"]), parts=["b1", "b2", "b3"])
    assert shown() == "a(a1 a2) b1 b2 b3 c | d"
    assert tree["b"].events.filter(kind=EventKind.SPLIT, voided_at=None).count() == 3
    domain.undo_step(**deed)
    assert shown() == "a(a1 a2) b c | d"
    assert tree["b"].events.filter(kind=EventKind.SPLIT, voided_at=None).count() == 0
    domain.redo_step(**deed)
    assert shown() == "a(a1 a2) b1 b2 b3 c | d"
    domain.undo_step(**deed)
    assert shown() == "a(a1 a2) b c | d"


def test_lines_are_merged_with_what_stands_under_them_and_parted_again(
    secretary, dossier, tree, shown, line, move, at
):
    move("up", tree["b"])
    deed = {"actor": secretary, "at": at + timedelta(seconds=1), "dossier": dossier}
    domain.merge_lines(**deed, lines=[line(tree["a"])])
    assert shown() == "b؛ a(a1 a2) c | d"
    worlds.an_event(secretary, tree["c"], EventKind.RAISED, AT.date())
    domain.merge_lines(**deed, lines=[line(tree["b"]), line(tree["c"])])
    assert shown() == "b؛ a(a1 a2) | d"
    assert tree["c"].events.filter(kind=EventKind.MERGED, other=tree["b"], voided_at=None).exists()
    domain.undo_step(**deed)
    assert shown() == "b؛ a(a1 a2) c | d"
    domain.undo_step(**deed)
    assert shown() == "b a(a1 a2) c | d"
    domain.redo_step(**deed)
    assert shown() == "b؛ a(a1 a2) c | d"


def test_the_first_line_has_nothing_above_to_merge_with(secretary, dossier, tree, line, at):
    with pytest.raises(domain.NoWayThere):
        domain.merge_lines(actor=secretary, at=at, dossier=dossier, lines=[line(tree["a"])])


def test_a_part_with_a_life_of_its_own_keeps_the_split(secretary, dossier, tree, shown, line, at):
    deed = {"actor": secretary, "at": at, "dossier": dossier}
    step = domain.split_line(**deed, line=line(tree["b"]), parts=["b", "b2"])
    part = Demand.objects.get(pk=step.told["made"][0])
    worlds.an_event(secretary, part, EventKind.RAISED, AT.date())
    before = shown()
    with pytest.raises(domain.DemandInUse):
        domain.undo_step(**deed)
    assert shown() == before
