"""The table of faults names tests that are there, and every test of a fault is in it."""

import re
from pathlib import Path

from conftest import ROOT

TABLE = (ROOT / "docs" / "source-faults.md").read_text(encoding="utf-8")
FAULTS = ROOT / "tests" / "sources" / "test_faults.py"
# Not faults: what the same page says of feeds that are well.
OTHERS = {"test_304s_store_nothing_and_a_week_later_the_whole_is_asked_for", "test_the_site_of_a_feed_is_enough"}


def _tests(path: Path) -> set[str]:
    return set(re.findall(r"^def (test_\w+)", path.read_text(encoding="utf-8"), re.M))


def test_every_test_that_the_table_names_is_there() -> None:
    named = re.findall(r"\| `(?:(tests/[\w/.]+)::)?(test_\w+)` \|", TABLE)
    assert len(named) >= 40
    for path, name in named:
        assert name in _tests(ROOT / path if path else FAULTS), name


def test_every_test_of_a_fault_is_in_the_table() -> None:
    named = set(re.findall(r"`(?:tests/[\w/.]+::)?(test_\w+)`", TABLE))
    assert _tests(FAULTS) - OTHERS <= named
