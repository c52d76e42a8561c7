"""Change the rules one small fault at a time and run their tests: a fault that no test finds is printed.

A mutant is one changed comparison, boundary, sum, number, keyword, call or branch.  `make mutants` makes all mutants of
the modules below, or of the one named by MODULE=due; each runs in a copy of the project against the tests of its module.
A survivor that changes nothing a user could see is explained in `EXPLAINED`; any other one ends the run with exit code 1.
"""

import argparse
import ast
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue

ROOT = Path(__file__).parents[1]

# The module, and the tests that have to find each fault in it: those of its own first, since the first failure ends a run.
TARGETS: dict[str, tuple[str, tuple[str, ...]]] = {
    "outbox": ("src/digest/sending/outbox.py", ("tests/sending/test_outbox.py",)),
    "due": ("src/digest/building/due.py", ("tests/building/test_due.py",)),
    "threads": (
        "src/digest/stories/threads.py",
        ("tests/stories/test_threads.py", "tests/stories", "tests/test_replay.py"),
    ),
    "budget": (
        "src/digest/editions/budget.py",
        ("tests/editions/test_budget.py", "tests/test_odd_days.py", "tests/editions", "tests/test_replay.py"),
    ),
    "story_text": (
        "src/digest/editions/story_text.py",
        ("tests/editions/test_story_text.py", "tests/test_odd_days.py", "tests/editions", "tests/test_replay.py"),
    ),
    "ranked": (
        "src/digest/summarizers/ranked.py",
        (
            "tests/summarizers/test_ranked.py",
            "tests/summarizers",
            "tests/contracts/test_summarizers.py",
            "tests/test_seeds.py",
        ),
    ),
}

# By module, function, and change; why no test needs to find it.
EXPLAINED: dict[str, str] = {
    "outbox._began: first > now -> first >= now": "a first try at this moment gives this moment either way",
    "due: 7 -> 8 in range(7)": "no day of the week has the number 7",
    (
        "ranked.Ranked.each: zip(articles, in_columns(articles, tuple(RANKED.values())), strict=True)"
        " -> zip(articles, in_columns(articles, tuple(RANKED.values())))"
    ): "there is one result an article",
    "threads._aged: 0 -> 1 in (day - thread.last).days if day and thread.last else 0": "a story is quiet after four days",
    "due.two_intervals: 3 -> 4 in range(3)": "the second slot after one of the first week is in the third week at the latest",
    "due._days: 1 -> 2 in (last - first).days + 1": "the slots of one more day come after `until`, and are left out by it",
    "due._end_of_gap: 1 -> 2 in (high - low) // SECOND + 1": "the gap has ended at `high`: what is behind it is not reached",
    "due._end_of_gap: _local(low + SECOND * count, zone) >= wall -> _local(low + SECOND * count, zone) > wall": (
        "no second shows a local time that was left out"
    ),
}

# A sign, and the signs that take its place: the boundary moved, and the opposite.
_SIGNS: dict[type[ast.cmpop], str] = {
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
    ast.Eq: "==",
    ast.NotEq: "!=",
    ast.In: "in",
    ast.NotIn: "not in",
    ast.Is: "is",
    ast.IsNot: "is not",
}
_COMPARED: dict[str, tuple[str, ...]] = {
    "<": ("<=", ">="),
    "<=": ("<", ">"),
    ">": (">=", "<="),
    ">=": (">", "<"),
    "==": ("!=",),
    "!=": ("==",),
    "in": ("not in",),
    "not in": ("in",),
    "is": ("is not",),
    "is not": ("is",),
}
_COMBINED: dict[type[ast.operator], str] = {
    ast.Add: "-",
    ast.Sub: "+",
    ast.Mult: "/",
    ast.Div: "*",
    ast.FloorDiv: "*",
    ast.Mod: "//",
    ast.BitOr: "&",
    ast.BitAnd: "|",
}
_SWAPPED = {"min": "max", "max": "min", "any": "all", "all": "any", "True": "False", "False": "True"}


@dataclass(frozen=True, slots=True)
class Mutant:
    """A source with one fault; `name` says where and which, without the number of its line."""

    name: str
    line: int
    source: str


def mutants(source: str, module: str) -> list[Mutant]:
    """All mutants of a source, in the order of its lines.

    >>> [mutant.name for mutant in mutants("def f(a):\\n    return a < 1", "m")]
    ['m.f: a < 1 -> a <= 1', 'm.f: a < 1 -> a >= 1', 'm.f: 1 -> 2 in a < 1']
    """
    return [
        _mutant(source, f"{module}.{function}" if function else module, node, new, around)
        for function, node, around in _nodes(ast.parse(source))
        for new in _changes(node)
    ]


def _mutant(source: str, place: str, node: ast.expr | ast.stmt, new: str, around: ast.AST) -> Mutant:
    lines = source.encode().splitlines(keepends=True)
    start = sum(map(len, lines[: node.lineno - 1])) + node.col_offset
    end = sum(map(len, lines[: (node.end_lineno or node.lineno) - 1])) + (node.end_col_offset or 0)
    code = source.encode()
    changed = (code[:start] + f"({new})".encode() + code[end:]).decode()
    ast.parse(changed)
    short = isinstance(node, ast.Constant | ast.Name)
    context = f" in {ast.unparse(around).partition(chr(10))[0]}" if short else ""
    return Mutant(f"{place}: {ast.unparse(node)} -> {new}{context}", node.lineno, changed)


def _nodes(tree: ast.AST, function: str = "") -> Iterator[tuple[str, ast.expr | ast.stmt, ast.AST]]:
    """All nodes that run, with the function and the node that each is in: no annotations, decorators, imports or docstrings."""
    for name, value in ast.iter_fields(tree):
        if name in ("annotation", "returns", "decorator_list", "type_comment", "bases", "type_params"):
            continue
        for child in value if isinstance(value, list) else [value]:
            if not isinstance(child, ast.AST) or isinstance(child, ast.Import | ast.ImportFrom | ast.JoinedStr):
                continue
            inner = child.name if isinstance(child, ast.FunctionDef | ast.ClassDef) else ""
            if isinstance(child, ast.expr | ast.stmt) and not inner:
                yield function, child, tree
            yield from _nodes(child, f"{function}.{inner}".strip(".") if inner else function)


def _changes(node: ast.expr | ast.stmt) -> Iterator[str]:
    """Each fault that can be put in place of a node, as source."""
    match node:
        case ast.Compare(ops=ops):
            for at, op in enumerate(ops):
                yield from (_compared(node, at, new) for new in _COMPARED[_SIGNS[type(op)]])
        case ast.BoolOp(op=ast.And(), values=values):
            yield _joined(" or ", values)
        case ast.BoolOp(values=values):
            yield _joined(" and ", values)
        case ast.UnaryOp(op=ast.Not() | ast.USub(), operand=operand):
            yield ast.unparse(operand)
        case ast.BinOp(left=left, op=op, right=right) if type(op) in _COMBINED:
            yield f"({ast.unparse(left)}) {_COMBINED[type(op)]} ({ast.unparse(right)})"
        case ast.IfExp(test=test, body=body, orelse=other):
            yield f"{ast.unparse(other)} if {ast.unparse(test)} else {ast.unparse(body)}"
        case ast.Constant(value=bool() as value):
            yield str(not value)
        case ast.Constant(value=int() | float() as value):
            yield str(value + 1)
        case ast.Name(id=name, ctx=ast.Load()) if name in _SWAPPED:
            yield _SWAPPED[name]
        case ast.Call(keywords=keywords):
            yield from _without_keywords(node, keywords)
        case ast.Expr(value=ast.Call()):
            yield "None"


def _compared(node: ast.Compare, at: int, new: str) -> str:
    """A comparison, which may be a chain, with another sign at one place."""
    words = [ast.unparse(node.left)]
    for place, (op, right) in enumerate(zip(node.ops, node.comparators, strict=True)):
        words += [new if place == at else _SIGNS[type(op)], ast.unparse(right)]
    return " ".join(words)


def _joined(word: str, values: Iterable[ast.expr]) -> str:
    return word.join(f"({ast.unparse(value)})" for value in values)


def _without_keywords(call: ast.Call, keywords: Sequence[ast.keyword]) -> Iterator[str]:
    for left_out in keywords:
        if left_out.arg is not None:
            rest = [keyword for keyword in keywords if keyword is not left_out]
            yield ast.unparse(ast.Call(call.func, call.args, rest))


def _copy(folder: Path) -> Path:
    """The project without its history and what was built, in a folder of its own."""
    copied = ("src", "tests", "templates", "seeds", "config", "docs", "evals", "bench")
    for name in copied:
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for path in (*ROOT.glob("*.md"), ROOT / "pyproject.toml", ROOT / "Makefile"):
        shutil.copy(path, folder)
    return folder


def _finds(folder: Path, tests: Sequence[str], seconds: float) -> bool:
    """Whether a test fails in a copy; one that does not end has found the fault too."""
    environment = {**os.environ, "PYTHONPATH": str(folder / "src"), "HYPOTHESIS_PROFILE": "same"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    chosen = ("-x", "-q", "-p", "no:cacheprovider", "-m", "not server and not browser")
    command = [sys.executable, "-m", "pytest", *chosen, *tests]
    try:
        done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=False, timeout=seconds)
    except subprocess.TimeoutExpired:
        return True
    return done.returncode != 0


def _write(path: Path, source: str) -> None:
    """Write a module, and remove its compiled file: one of the same size and second would pass for the new one."""
    path.write_text(source, encoding="utf-8")
    for compiled in (path.parent / "__pycache__").glob(f"{path.stem}.*"):
        compiled.unlink()


def _survivors(module: str, chosen: Sequence[Mutant], workers: int) -> Iterator[Mutant]:
    """Yield the mutants that all tests of the module pass, each as soon as it is known.  Raises SystemExit when they fail without a fault."""
    path, tests = TARGETS[module]
    with tempfile.TemporaryDirectory() as scratch, ThreadPoolExecutor(workers) as pool:
        free: SimpleQueue[Path] = SimpleQueue()
        for number in range(workers):
            free.put(_copy(Path(scratch) / str(number)))
        begun = time.monotonic()
        first = free.get()
        if _finds(first, tests, 900):
            raise SystemExit(f"{module}: its tests fail without any fault: {' '.join(tests)}")
        free.put(first)
        seconds = 60 + 10 * (time.monotonic() - begun)  # a machine that is busy later is no fault found

        def lives(mutant: Mutant) -> bool:
            folder = free.get()
            try:
                _write(folder / path, mutant.source)
                return not _finds(folder, tests, seconds)
            finally:
                _write(folder / path, (ROOT / path).read_text(encoding="utf-8"))
                free.put(folder)

        for mutant, left in zip(chosen, pool.map(lives, chosen), strict=True):
            if left:
                yield mutant


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("modules", nargs="*", help=f"of {', '.join(TARGETS)}; all without one")
    parser.add_argument("--most", type=int, help="draw this many of each module, always the same ones")
    parser.add_argument("--workers", type=int, default=1, help="run this many side by side")
    given = parser.parse_args()
    for name in given.modules:
        if name not in TARGETS:
            parser.error(f"no module {name!r}; choose from {', '.join(TARGETS)}")
    made = killed = open_ones = 0
    for module in given.modules or TARGETS:
        path = TARGETS[module][0]
        every = mutants((ROOT / path).read_text(encoding="utf-8"), module)
        chosen = random.Random(0).sample(every, given.most) if given.most and given.most < len(every) else every
        survived = 0
        for mutant in _survivors(module, chosen, given.workers):
            reason = EXPLAINED.get(mutant.name)
            print(f"  {path}:{mutant.line}: {mutant.name}" + (f"\n    {reason}" if reason else ""), flush=True)
            open_ones += reason is None
            survived += 1
        print(f"{module}: {len(chosen)} of {len(every)} mutants, {len(chosen) - survived} killed", flush=True)
        made, killed = made + len(chosen), killed + len(chosen) - survived
    print(f"{killed} of {made} killed ({killed / made:.0%}), {open_ones} survivors without an explanation")
    return 1 if open_ones else 0


if __name__ == "__main__":
    sys.exit(main())
