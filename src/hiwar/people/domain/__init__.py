"""Writes of people."""

from hiwar.people.domain.names import SpellingKept, add_other_name, withdraw_other_name
from hiwar.people.domain.persons import NoName, add_person, correct_person, withdraw_person

__all__ = [
    "NoName", "SpellingKept", "add_other_name", "add_person", "correct_person",
    "withdraw_other_name", "withdraw_person",
]  # fmt: skip
