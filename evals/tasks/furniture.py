"""Furniture in text: what cleaning takes from pasted pages, and what it must leave."""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import numpy as np

from digest.text import clean
from digest.text.clean import clean_text
from evals.figures import Figure, Statistic, Task, figure
from evals.fit_furniture import ARTICLES, Sheet, fit, fold_of, sheets, shipped
from evals.page_lines import FILES, Line, Page, overlap, own_pages, pages

# Columns of a page's row: true sentences and those lost, furniture and what of it was removed, then shingles:
# precision, pages with a text, recall, pages.
_SENTENCES, _LOST, _FURNITURE, _REMOVED, _PRECISION, _GIVEN, _RECALL, _PAGES = range(8)

OWN_FILES = ("furniture.txt",)
Cleaner = Callable[[str], str]
Peers = Sequence[tuple[str, np.ndarray]]


def measure(folder: Path) -> Iterator[Figure]:
    """Each publisher is cleaned with weights that were fitted without it; intervals are bootstrapped over publishers.

    Peers: the rules alone, and every line kept.
    """
    found = pages(folder)
    ours = _held_out(found, sheets(found, folder))
    with _rules_alone():
        rules = _rows(found, _clean)
    others = (("rules alone", rules), ("keep all", _rows(found, lambda text: text.replace("\n", "\n\n"))))
    yield _figure("true sentences lost, %", _lost, ours, others, bar=0.5, lower_is_better=True)
    yield _figure("furniture lines removed, %", _removed, ours, others, bar=96)
    yield _figure("text F1", _f1, ours, others, bar=0.90)
    yield _speed(found)


def measure_own(folder: Path) -> Iterator[Figure]:
    """Texts of our own writing, in many scripts and shapes, with the weights that ship."""
    found = own_pages(folder / OWN_FILES[0])
    ours = _rows(found, _clean)
    with _rules_alone():
        others = (("rules alone", _rows(found, _clean)),)
    yield _figure("lines of articles lost, %", _lost, ours, others, lower_is_better=True)
    yield _figure("furniture lines removed, %", _removed, ours, others)


def _clean(text: str) -> str:
    return clean_text(text).text


def _held_out(found: Sequence[Page], given: Sequence[Sheet]) -> np.ndarray:
    """The rows of all publishers, each fold cleaned with weights fitted on the others."""
    parts = []
    for fold in sorted({fold_of(page.publisher) for page in found}):
        model = fit([sheet for sheet in given if fold_of(sheet.group) != fold])
        with shipped(model):
            parts.append(_rows([page for page in found if fold_of(page.publisher) == fold], _clean))
    return np.vstack(parts)


@contextmanager
def _rules_alone() -> Iterator[None]:
    """Cleaning without the classifier for a while: no line is unlikely."""
    before, clean.FURNITURE_BELOW = clean.FURNITURE_BELOW, 0.0
    try:
        yield
    finally:
        clean.FURNITURE_BELOW = before


def _figure(name: str, statistic: Statistic, ours: np.ndarray, others: Peers, **options: object) -> Figure:
    peers = tuple((who, float(statistic(rows.sum(axis=0)))) for who, rows in others)
    return figure(name, ours, statistic, peers=peers, **options)  # type: ignore[arg-type]


def _rows(found: Sequence[Page], clean: Cleaner) -> np.ndarray:
    """A row a publisher."""
    rows: dict[str, np.ndarray] = {}
    for page in found:
        rows[page.publisher] = rows.get(page.publisher, 0) + _row(page, clean(page.text))
    return np.array(list(rows.values()))


def _row(page: Page, text: str) -> np.ndarray:
    kept = _kept(page.lines, text)
    precision, recall = overlap(text, page.gold)
    said = frozenset(text.split("\n\n"))  # of a sentence that stands twice, one copy is enough
    lost = sum(
        line.sentence and not stays and line.text not in said for line, stays in zip(page.lines, kept, strict=True)
    )
    removed = sum(line.true is False and not stays for line, stays in zip(page.lines, kept, strict=True))
    sentences = sum(line.sentence for line in page.lines)
    furniture = sum(line.true is False for line in page.lines)
    return np.array([sentences, lost, furniture, removed, precision, bool(text), recall, 1])


def _kept(lines: Sequence[Line], text: str) -> list[bool]:
    """Whether each line stands in the clean text, in its order; one that lost less than half of itself does."""
    kept = [False] * len(lines)
    start = 0
    for paragraph in text.split("\n\n"):
        places = range(start, len(lines))
        found = next((at for at in places if _is_left_of(paragraph, lines[at].text)), None)
        if found is not None:
            kept[found] = True
            start = found + 1
    return kept


def _is_left_of(paragraph: str, line: str) -> bool:
    """Whether a paragraph is what is left of a line."""
    if paragraph == line:
        return True
    if not paragraph or len(paragraph) > len(line) or 2 * len(paragraph) < len(line):
        return False
    rest = iter(line.split())
    return all(any(word in other for other in rest) for word in paragraph.split())


def _lost(sums: np.ndarray) -> np.ndarray:
    return 100 * sums[..., _LOST] / sums[..., _SENTENCES]


def _removed(sums: np.ndarray) -> np.ndarray:
    return 100 * sums[..., _REMOVED] / sums[..., _FURNITURE]


def _f1(sums: np.ndarray) -> np.ndarray:
    """F1 of the mean precision of the pages with a text and of the mean recall of all."""
    precision = sums[..., _PRECISION] / np.maximum(sums[..., _GIVEN], 1)
    recall = sums[..., _RECALL] / sums[..., _PAGES]
    return 2 * precision * recall / np.maximum(precision + recall, 1e-9)


def _speed(found: Sequence[Page]) -> Figure:
    """Lines a second of process time; a row a page."""
    rows = []
    for page in found:
        started = time.process_time()
        clean_text(page.text)
        rows.append((len(page.lines), time.process_time() - started))
    return figure("lines a second", np.array(rows), lambda s: s[..., 0] / s[..., 1], bar=20_000, gated=False)


TASKS = (
    Task("furniture", (*FILES, *ARTICLES), measure),
    Task("furniture-own", OWN_FILES, measure_own, own=True),
)
