"""Inputs that the fuzzer found once break no parser again; `python -m fuzzing` looks for others."""

from pathlib import Path

import pytest

from conftest import ROOT, SEEDS
from fuzzing import NAMES
from fuzzing.inputs import OLD
from fuzzing.parsers import PARSERS, parse

# Parsers that make, render or compare an edition for each input, or start a process.
SLOW = ("brief", "forged", "mailed", "pdf-file", "reread", "template")
TURNS = [pytest.param(name, marks=pytest.mark.slow) if name in SLOW else name for name in NAMES]
FINDS = sorted(path for path in (ROOT / "tests" / "fuzzing" / "finds").glob("*/*") if path.is_file())


def test_every_parser_has_old_inputs_and_a_turn() -> None:
    assert set(NAMES) == set(PARSERS) == set(OLD)


@pytest.mark.parametrize("path", FINDS, ids=[f"{path.parent.name}/{path.name}" for path in FINDS])
def test_a_find_of_the_fuzzer_breaks_nothing_again(path: Path) -> None:
    parse(path.parent.name, path.read_bytes())


@pytest.mark.parametrize("name", TURNS)
def test_inputs_that_broke_a_parser_once_break_nothing_again(name: str) -> None:
    for body in OLD[name]:
        parse(name, body)


@pytest.mark.parametrize("name", TURNS)
def test_a_parser_reads_or_refuses_the_samples(name: str) -> None:
    for path in sorted(SEEDS.iterdir()):
        parse(name, path.read_bytes()[:1_000])
