"""Exact search in memory: whose cosines are told, and who is sought among whom."""

import pytest

from hiwar.matching import NEAREST, InMemory, LexicalIndex, ranked

np = pytest.importorskip("numpy")


def fan(size: int):
    """Unit vectors that turn away from the first one, step by step, to its opposite."""
    angles = np.linspace(0, np.pi, size)
    return np.stack([np.cos(angles), np.sin(angles)], axis=1).astype(np.float32)


def test_the_hundred_nearest_are_told_and_those_asked_for():
    matrix = fan(1000)
    found = InMemory(matrix, matrix[0])([700])
    assert set(found) == {*range(NEAREST), 700}
    assert found[0] == pytest.approx(1)
    assert found[700] == pytest.approx(float(matrix[700] @ matrix[0]), abs=1e-6)


def test_a_place_without_a_vector_is_left_out_wherever_it_stands():
    matrix = fan(300)
    matrix[[0, 5, 250]] = np.nan
    found = InMemory(matrix, np.array([1, 0], np.float32))([5, 250, 251])
    assert not {0, 5, 250} & set(found)
    assert {1, 251} <= set(found)


def test_what_points_away_is_told_only_when_asked_for():
    matrix = fan(4)
    assert set(InMemory(matrix, matrix[0])([])) == {0, 1}
    assert set(InMemory(matrix, matrix[0])([3])) == {0, 1, 3}


def test_the_nearest_are_sought_among_those_named():
    matrix = fan(1000)
    among = list(range(300, 450))
    assert set(InMemory(matrix, matrix[0], among)([])) == set(range(300, 300 + NEAREST))
    assert InMemory(matrix, matrix[0], [])([]) == {}


def test_those_who_may_be_found_are_found_behind_any_number_who_may_not():
    index = LexicalIndex()
    index.extend(["إحداث مقصف بالمقر"] * 1000)
    index.add("إحداث مقصف بالمقر الجهوي بعد الأشغال")
    found = ranked("إحداث مقصف بالمقر", index, None, most=5, within=lambda place: place == 1000)
    assert [each.place for each in found] == [1000]
