"""SECURITY.md: each attack names the tests that hold its row, and they are there."""

import ast
import re
import tomllib

import pytest

from conftest import ROOT

TEXT = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
NAMED = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", TEXT)


@pytest.mark.parametrize(("path", "name"), NAMED, ids=[name for _, name in NAMED])
def test_each_test_that_is_named_is_there(path: str, name: str) -> None:
    module = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    assert name in {node.name for node in module.body if isinstance(node, ast.FunctionDef)}


def test_each_attack_has_a_test() -> None:
    rows = TEXT.partition("## Attacks")[2].partition("## Findings")[0].split("\n| ")[3:]
    assert len(rows) > 25
    assert [row for row in rows if "`tests/" not in row] == []


def test_each_check_of_bandit_that_is_off_has_its_reason() -> None:
    skipped = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["bandit"]["skips"]
    explained = TEXT.partition("## Findings")[2]
    assert set(skipped) == set(re.findall(r"B\d{3}", explained))
