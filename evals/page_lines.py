"""Pages as pasted text: the visible lines of labelled pages, each known to be the article's or furniture.

As rouge-and-bcubed.md says, "Furniture in text": a line is the article's when at least 80 % of its runs of four words
(a shorter line: the whole of it) stand in the gold text, furniture when under 20 % do, else it is not counted.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from digest.text.characters import normalise
from evals import sets

FILES = ("ingest/pages.jsonl.gz",)
# Shares of a line's shingles.
_TRUE, _FURNITURE = 0.8, 0.2
# A true line is a sentence when it has this many letters and an end mark.
_LETTERS = 30
_ENDS = re.compile(r"[.!?…。！？।॥۔؟։።။។][\"'”’»“«›‹」』)\]]*$")
_SINGLE = re.compile(r"([\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af])")
_WORD = re.compile(r"\w+")
_RUN = 4

Shingle = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A line; `true` is None where it is not counted: a title, or part article and part furniture."""

    text: str
    true: bool | None
    sentence: bool


@dataclass(frozen=True, slots=True)
class Page:
    """The visible text of a page, a line a block, and the text of its article."""

    publisher: str
    country: str
    lines: tuple[Line, ...]
    gold: str

    @property
    def text(self) -> str:
        """The lines as they would be pasted."""
        return "\n".join(line.text for line in self.lines)


def pages(folder: Path) -> list[Page]:
    """The labelled news pages of many publishers and languages ("fundus")."""
    from inscriptis import get_text

    found = []
    for record in sets.read(folder / FILES[0]):
        if record["source"] == "fundus":
            publisher = record["id"].split("/")[1].rsplit("_", 3)[0]  # country/publisher_year_month_day
            lines = labelled(get_text(record["html"]), record["text"], record["title"] or "")
            found.append(Page(publisher, record["country"], lines, record["text"]))
    return found


def own_pages(path: Path) -> list[Page]:
    """Texts of our own writing: "+" an article's line, "-" furniture, "=" a title; an empty line between two."""
    return [_own_page(number, text) for number, text in enumerate(path.read_text(encoding="utf-8").split("\n\n"))]


def _own_page(number: int, text: str) -> Page:
    marked = [(line[0], line[2:]) for line in text.strip().split("\n")]
    true = {"+": True, "-": False, "=": None}
    lines = tuple(Line(line, true[mark], mark == "+") for mark, line in marked)
    return Page(str(number), "", lines, "\n".join(line.text for line in lines if line.true))


def labelled(text: str, gold: str, title: str) -> tuple[Line, ...]:
    """The lines of a text that are not blank, each with its label."""
    words = tokens(gold)
    known = frozenset(shingles(words))
    whole = f" {' '.join(words)} "
    heading = tokens(title.lower())
    lines = [normalise(line).strip() for line in text.split("\n")]
    return tuple(_line(line, known, whole, heading) for line in lines if line)


def _line(line: str, known: frozenset[Shingle], whole: str, heading: Sequence[str]) -> Line:
    words = tokens(line)
    if len(words) < _RUN:
        share = float(bool(words) and f" {' '.join(words)} " in whole)
    else:
        found = shingles(words)
        share = sum(shingle in known for shingle in found) / len(found)
    counted = share >= _TRUE or share < _FURNITURE
    true = share >= _TRUE if counted and tokens(line.lower()) != heading else None
    return Line(line, true, bool(true) and ends_sentence(line))


def ends_sentence(line: str) -> bool:
    """Whether a line has the length and the end mark of a sentence."""
    return len(line) >= _LETTERS and bool(_ENDS.search(line))


def tokens(text: str) -> list[str]:
    """Words; each Japanese, Chinese and Korean letter by itself."""
    return _WORD.findall(_SINGLE.sub(r" \1 ", text))


def shingles(words: Sequence[str]) -> list[Shingle]:
    """All runs of four words; a shorter text is one run."""
    return [tuple(words[at : at + _RUN]) for at in range(max(1, len(words) - _RUN + 1))] if words else []


def overlap(text: str, gold: str) -> tuple[float, float]:
    """Precision and recall of a text's shingles; (0, 0) for no text."""
    found, wanted = Counter(shingles(tokens(text))), Counter(shingles(tokens(gold)))
    hits = (found & wanted).total()
    return hits / max(found.total(), 1), hits / max(wanted.total(), 1)


def lacks_first(text: str, gold: str) -> bool:
    """Return whether a text has less than half of the first line of its gold text; of under four words, not all."""
    first = tokens(next(filter(str.strip, gold.split("\n")), "").lower())
    found = tokens(text.lower())
    if len(first) < _RUN:
        return f" {' '.join(first)} " not in f" {' '.join(found)} "
    known, wanted = frozenset(shingles(found)), shingles(first)
    return 2 * sum(shingle in known for shingle in wanted) < len(wanted)
