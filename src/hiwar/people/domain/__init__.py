"""Writes of people; and two guards that the registers above share."""

from hiwar.people.domain.guards import InUse, keep_inside, refuse_if_in_use, withdraw
from hiwar.people.domain.names import SpellingKept, add_other_name, withdraw_other_name
from hiwar.people.domain.persons import NoName, add_person, correct_person, withdraw_person

__all__ = [
    "InUse", "NoName", "SpellingKept", "add_other_name", "add_person", "correct_person",
    "keep_inside", "refuse_if_in_use", "withdraw", "withdraw_other_name", "withdraw_person",
]  # fmt: skip
