"""The shape of the source: short modules, short and simple functions, and one name for one thing."""

import ast
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from statistics import median

import pytest

from conftest import ROOT

PACKAGE = ROOT / "src" / "digest"
LONGEST_MODULE = 300  # lines: about five screens
LONGEST_FUNCTION = 40  # lines without the docstring: one screen
USUAL_FUNCTION = 6  # lines: the median
# Decisions in a function: more ways through it than a reader can hold, and than tests are written for.
MOST_COMPLEX = 12
# Modules that are tables of data alone: a line is an entry, and a split would hide one table from the next.
TABLES = {"stories/quantities/vocabulary.py": "the words of quantities, one table a language"}
# Rooms of formats, where `Html` reads in one and writes in the other.
ROOMS_OF_FORMATS = ("extractors/", "renderers/")

Function = ast.FunctionDef | ast.AsyncFunctionDef


@cache
def _modules() -> dict[str, ast.Module]:
    return {
        path.relative_to(PACKAGE).as_posix(): ast.parse(path.read_text(encoding="utf-8"))
        for path in sorted(PACKAGE.rglob("*.py"))
    }


def _functions(module: ast.Module) -> Iterator[Function]:
    return (node for node in ast.walk(module) if isinstance(node, Function))


def lines_of(function: Function) -> int:
    """Return the number of lines of a function, without decorators and docstring."""
    docstring = function.body[0] if ast.get_docstring(function, clean=False) is not None else None
    return _height(function) - (_height(docstring) if docstring else 0)


def _height(node: ast.stmt) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def complexity_of(function: Function) -> int:
    """Return the cyclomatic complexity of a function, counted as radon does: boolean operators and comprehensions too."""
    return 1 + sum(map(_decisions, ast.walk(function)))


def _decisions(node: ast.AST) -> int:
    match node:
        case ast.If() | ast.IfExp() | ast.ExceptHandler() | ast.Assert():
            return 1
        case ast.For() | ast.AsyncFor() | ast.While():
            return 1 + bool(node.orelse)
        case ast.Try() | ast.TryStar():
            return int(bool(node.orelse))
        case ast.comprehension():
            return 1 + len(node.ifs)
        case ast.BoolOp():
            return len(node.values) - 1
        case ast.Match():
            return sum(not _is_default(case) for case in node.cases)
        case _:
            return 0


def _is_default(case: ast.match_case) -> bool:
    return isinstance(case.pattern, ast.MatchAs) and case.pattern.pattern is None and case.guard is None


def _doubled(places: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """Return the names that are at several places, outside the rooms of formats."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for name, path in places:
        if not path.startswith(ROOMS_OF_FORMATS):
            found[name].append(path)
    return {name: paths for name, paths in found.items() if len(paths) > 1}


def test_a_module_has_at_most_300_lines() -> None:
    lines = {path: len((PACKAGE / path).read_text(encoding="utf-8").splitlines()) for path in _modules()}
    long = {path: count for path, count in lines.items() if count > LONGEST_MODULE and path not in TABLES}
    assert long == {}


def test_a_module_that_may_be_longer_is_a_table() -> None:
    assert [path for path in TABLES if any(_functions(_modules()[path]))] == []


def test_a_function_has_at_most_40_lines_and_the_usual_one_six() -> None:
    lines = {f"{path}:{function.name}": lines_of(function)
             for path, module in _modules().items() for function in _functions(module)}  # fmt: skip
    assert {name: count for name, count in lines.items() if count > LONGEST_FUNCTION} == {}
    assert median(lines.values()) <= USUAL_FUNCTION


def test_a_function_has_a_complexity_of_at_most_12() -> None:
    found = {f"{path}:{function.name}": complexity_of(function)
             for path, module in _modules().items() for function in _functions(module)}  # fmt: skip
    assert {name: count for name, count in found.items() if count > MOST_COMPLEX} == {}


def test_no_two_public_classes_share_a_name() -> None:
    classes = ((node.name, path) for path, module in _modules().items()
               for node in module.body if isinstance(node, ast.ClassDef) and not node.name.startswith("_"))  # fmt: skip
    assert _doubled(classes) == {}


def test_no_two_modules_share_a_name() -> None:
    modules = ((Path(path).stem, path) for path in _modules() if not Path(path).stem.startswith("__"))
    assert _doubled(modules) == {}


@pytest.mark.parametrize(
    ("body", "complexity"),
    [
        ("pass", 1),
        ("if a: pass\n elif b: pass\n else: pass", 3),
        ("return a and b and c or d", 4),
        ("return [x for x in a if b if c]", 4),
        ("return b if a else c", 2),
        ("for x in a: pass\n else: pass", 3),
        ("while a: pass", 2),
        ("try: pass\n except A: pass\n except B: pass\n else: pass", 4),
        ("assert a", 2),
        ("with a: pass", 1),
        ("match a:\n  case 1: pass\n  case 2: pass\n  case _: pass", 3),
        ("def inner():\n  if a: pass", 2),
    ],
)
def test_decisions_are_counted_as_radon_counts_them(body: str, complexity: int) -> None:
    module = ast.parse(f"def f(a, b, c, d):\n {body}")
    assert complexity_of(next(_functions(module))) == complexity


def test_decorators_and_docstrings_are_no_lines_of_a_function() -> None:
    module = ast.parse('@cache\ndef f():\n    """One.\n\n    Two.\n    """\n    return 1\n')
    assert lines_of(next(_functions(module))) == 2
