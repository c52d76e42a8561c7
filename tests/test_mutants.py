"""The faults that `make mutants` makes, and the table of what it changes."""

import pytest

import mutants
from conftest import ROOT

pytestmark = pytest.mark.slow

SOURCE = '''
"""A rule."""

def late(minutes: int = 3, *, least=1) -> bool:
    """Return whether it is late."""
    found = minutes > least and minutes != 0
    note(minutes, at=least)
    return found if minutes else not found
'''


def test_each_kind_of_fault_is_made_once_and_no_docstring_or_type_is_changed() -> None:
    assert [mutant.name.removeprefix("m.late: ") for mutant in mutants.mutants(SOURCE, "m")] == [
        "1 -> 2 in minutes: int=3, *, least=1",
        "3 -> 4 in minutes: int=3, *, least=1",
        "minutes > least and minutes != 0 -> (minutes > least) or (minutes != 0)",
        "minutes > least -> minutes >= least",
        "minutes > least -> minutes <= least",
        "minutes != 0 -> minutes == 0",
        "0 -> 1 in minutes != 0",
        "note(minutes, at=least) -> None",
        "note(minutes, at=least) -> note(minutes)",
        "found if minutes else not found -> not found if minutes else found",
        "not found -> found",
    ]


def test_each_place_of_a_chain_of_comparisons_is_changed() -> None:
    names = [mutant.name for mutant in mutants.mutants("a < b <= c", "m")]
    assert [name.partition(" -> ")[2] for name in names] == ["a <= b <= c", "a >= b <= c", "a < b < c", "a < b > c"]


@pytest.mark.parametrize("module", mutants.TARGETS)
def test_the_table_names_what_is_there_and_explains_only_faults_that_are_made(module: str) -> None:
    path, tests = mutants.TARGETS[module]
    assert all((ROOT / name).exists() for name in (path, *tests))
    names = {mutant.name for mutant in mutants.mutants((ROOT / path).read_text(encoding="utf-8"), module)}
    assert {name for name in mutants.EXPLAINED if name.partition(".")[0].partition(":")[0] == module} <= names
