"""Batches of labelled articles in the shapes of real days: told once, told often, one running story, a handful."""

import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from digest.model.article import Article
from digest.text.words import stems
from evals import sets

TEXTS = ("ecbplus", "wikinews", "basil", "allsides2021")
HEADLINES = "uci"
ROUND_UPS = "allsides"
# Of the last, the share of the events that is used for fitting: with all of them it takes an hour.
_SOME = 0.3
# A subject of ROUND_UPS is the events in which this share of the articles holds a stem.
_SUBJECT = 0.6
_SUBJECTS = 5
LEAD = 40  # words

Labelled = tuple[Article, str]


@dataclass(frozen=True, slots=True)
class Batch:
    """Labelled articles, and the set that they are of; several sets are "mix"."""

    source: str
    name: str
    articles: tuple[Labelled, ...]

    @property
    def gold(self) -> list[str]:
        return [event for _, event in self.articles]


def read(folder: Path, name: str) -> list[Labelled]:
    """A labelled set; ids, events and topics are not shown to what is measured."""
    return [
        (article(record, number), str(record["event"]))
        for number, record in enumerate(sets.read(folder / "cluster" / f"{name}.jsonl.gz"))
    ]


def article(record: dict[str, Any], number: int) -> Article:
    """A record as an article, as it would come from a feed: cleaned, and cut into sentences."""
    published = datetime.fromisoformat(record["published"]) if record["published"] else None
    return Article.from_text(
        record["text"] or "", record["title"], id=f"{number:05d}", published=published, language=record["lang"]
    )


def by_event(articles: Sequence[Labelled]) -> dict[str, list[Labelled]]:
    """The articles of each event, the events in alphabetical order."""
    found: dict[str, list[Labelled]] = defaultdict(list)
    for labelled in articles:
        found[labelled[1]].append(labelled)
    return dict(sorted(found.items()))


def some(articles: Sequence[Labelled], share: float, seed: int) -> list[Labelled]:
    """The articles of a share of the events."""
    events = by_event(articles)
    kept = set(random.Random(seed).sample(list(events), int(len(events) * share)))
    return [labelled for labelled in articles if labelled[1] in kept]


def day(articles: Sequence[Labelled], seed: int) -> list[Labelled]:
    """One article of half of the events, two of a fifth, three of 15 %, all of the rest."""
    return _thinned(articles, seed, ((0.5, 1), (0.7, 2), (0.85, 3)))


def singles(articles: Sequence[Labelled], seed: int) -> list[Labelled]:
    """One article of four fifths of the events, all of the rest."""
    return _thinned(articles, seed, ((0.8, 1),))


def _thinned(articles: Sequence[Labelled], seed: int, shares: Sequence[tuple[float, int]]) -> list[Labelled]:
    rng = random.Random(seed)
    events = list(by_event(articles).values())
    rng.shuffle(events)
    kept: list[Labelled] = []
    for at, members in enumerate(events):
        most = next((most for share, most in shares if at < share * len(events)), len(members))
        kept += rng.sample(members, min(most, len(members)))
    return kept


def mixed(named: dict[str, list[Labelled]]) -> list[Labelled]:
    """Several sets as one; names stay apart."""
    return [
        (replace(found, id=f"{name}-{found.id}"), f"{name}-{event}")
        for name, articles in named.items()
        for found, event in articles
    ]


def headline(found: Article) -> Article:
    """The article as its title alone."""
    return replace(found, text="", spans=())


def lead(found: Article) -> Article:
    """The article as its title and first words."""
    return replace(found, text=" ".join(found.text.split()[:LEAD]), spans=())


def subjects(articles: Sequence[Labelled]) -> Iterator[tuple[str, list[Labelled]]]:
    """Running stories: the events that share a stem which between 30 and 300 of them have."""
    events = by_event(articles)
    held: dict[str, list[str]] = defaultdict(list)
    for event, members in events.items():
        found: dict[str, int] = defaultdict(int)
        for item, _ in members:
            for stem in set(stems(item.title, item.language)):
                found[stem] += 1
        for stem, n in found.items():
            if n >= _SUBJECT * len(members):
                held[stem].append(event)
    large = sorted((stem for stem in held if 30 <= len(held[stem]) <= 300), key=lambda stem: (-len(held[stem]), stem))
    for stem in large[:: max(len(large) // _SUBJECTS, 1)][:_SUBJECTS]:
        yield stem, [labelled for event in held[stem] for labelled in events[event]]


def all_shapes(folder: Path) -> Iterator[Batch]:
    """What the cuts are fitted on."""
    named = {name: read(folder, name) for name in TEXTS}
    round_ups = read(folder, ROUND_UPS)
    sources = {**named, "mix": mixed(named), ROUND_UPS: some(round_ups, _SOME, 7)}
    for source, articles in sources.items():
        for share in (0.25, 0.5, 1.0):
            if share > 0.25 or len(articles) >= 500:
                base = some(articles, share, 11) if share < 1 else articles
                for shape in (list, lambda found: day(found, 4), lambda found: singles(found, 4)):
                    yield Batch(source, f"{share}", tuple(shape(base)))
    for stem, articles in subjects(round_ups):
        yield Batch("running", stem, tuple(articles))
        yield Batch("running", stem, tuple(singles(articles, 3)))
    for source in ("mix", ROUND_UPS):
        for size in (5, 10, 20, 50):
            for seed in range(4):
                for shape in (list, lambda found: day(found, 4), lambda found: singles(found, 4)):
                    yield Batch("handful", f"{source} {size}", tuple(handful(sources[source], size, seed, shape)))


def small_days(folder: Path) -> Iterator[Batch]:
    """Days of one reader's few sources: 8 to 120 articles, on events that nothing above was fitted on as a batch."""
    sources = {
        "mix": mixed({name: read(folder, name) for name in TEXTS}),
        ROUND_UPS: some(read(folder, ROUND_UPS), _SOME, 7),
    }
    for source, articles in sources.items():
        for size in (8, 15, 25, 40, 70, 120):
            for seed in range(1000, 1004):
                for shape in (list, lambda found: day(found, 4), lambda found: singles(found, 4)):
                    yield Batch(source, f"{size}", tuple(handful(articles, size, seed, shape)))


def handful(articles: Sequence[Labelled], size: int, seed: int, shape: Any) -> list[Labelled]:  # noqa: ANN401
    """As few events as give `size` articles in a shape."""
    events = list(by_event(articles).values())
    random.Random(100 * size + seed).shuffle(events)
    found: list[Labelled] = []
    for most in range(2, len(events)):
        found = shape([labelled for members in events[:most] for labelled in members])
        if len(found) >= size:
            break
    return found
