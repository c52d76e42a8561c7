"""Stories: events beside other ways to group them, reprints, and names over a fortnight."""

import random
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np

from digest.clusterers.events import PRETENDED, Events
from digest.model.article import Article
from digest.resources import shipped
from digest.stories.reprints import fold
from evals import peers, sets
from evals.batches import HEADLINES, ROUND_UPS, TEXTS, Batch, Labelled, day, headline, mixed, read, singles, small_days
from evals.bcubed import bcubed, f1, labels, per_article
from evals.figures import Figure, Task, figure, mean
from evals.fit_stories import Curve, curve, fit
from evals.replay import few, replay, spread, strangers

SEEDS = ("000_1849d80c19bf1d30.txt", "001_4971168cbfb67383.txt")
_DAYS = range(3)  # seeds of the day-shaped mixes
_STRANGE = range(40)  # seeds of small days after large ones
_REPLAYS, _MANY = range(1, 6), range(1, 13)  # seeds of the fortnights, and of those with few articles
_EDITED = 100  # reprints that are made of each set
_SHORTEST = 60  # words of a text that is edited

FIXED = {"the fixed cut .22": 0.22, "the fixed cut .18": 0.18}
Sums = np.ndarray  # a row an event: precision, recall, articles


def measure_texts(folder: Path) -> Iterator[Figure]:
    """Full texts: the rule is fitted on the other three sets, and so are the thresholds of the peers."""
    named = {name: read(folder, name) for name in TEXTS}
    curves = {name: _curves(name, articles) for name, articles in named.items()}
    ours, fixed = {}, {}
    for name, articles in named.items():
        alone, together = _rule([c for other, found in curves.items() if other != name for c in found])
        ours[name] = _sums(_grouped(articles, alone, together), articles)
        fixed[name] = _sums(peers.fixed_cut(_texts(articles), [0.22])[0].tolist(), articles)
    rivals = tuple((name, value) for name, value in _rivals(named))
    yield _of_sets("F1 of 4 sets, rule fitted on the other 3", ours, bar=87.0, peers=rivals)
    yield _of_sets("precision of 4 sets, rule fitted on the other 3", ours, which=0, bar=88.5)
    yield _gain("F1 above the fixed cut .22", ours, fixed, bar=1.0)
    shipped_rule = {name: _sums(_grouped(articles), articles) for name, articles in named.items()}
    for name, sums in shipped_rule.items():
        yield _of_sets(f"F1 of {name}, as shipped", {name: sums})
    yield from _days_of(named)


def measure_headlines(folder: Path) -> Iterator[Figure]:
    """Headlines alone: the rule is fitted on the titles of the other sets."""
    titled = {name: [(headline(a), event) for a, event in read(folder, name) if a.title] for name in TEXTS}
    articles = read(folder, HEADLINES)
    alone, together = _rule([c for name, found in titled.items() for c in _curves(name, found)])
    rival = peers.tfidf_average(_texts(articles), [_best_cut(peers.tfidf_average, titled, (0.1, 0.15, 0.2, 0.25, 0.3))])
    fixed = peers.fixed_cut(_texts(articles), [0.22, 0.18])
    yield _of_sets(
        "F1 of uci, rule fitted on other titles",
        {HEADLINES: _sums(_grouped(articles, alone, together), articles)},
        bar=59.0,
        peers=(
            ("TF-IDF average linkage", bcubed(rival[0].tolist(), _gold(articles))[2]),
            *((name, bcubed(found.tolist(), _gold(articles))[2]) for name, found in zip(FIXED, fixed, strict=True)),
        ),
    )
    yield _of_sets("F1 of uci, as shipped", {HEADLINES: _sums(_grouped(articles), articles)})
    for name, found in titled.items():
        yield _of_sets(f"F1 of the titles of {name}, as shipped", {name: _sums(_grouped(found), found)})


def measure_round_ups(folder: Path) -> Iterator[Figure]:
    """One running story after another, each event told by three."""
    articles = read(folder, ROUND_UPS)
    yield _of_sets("F1 of allsides, as shipped", {ROUND_UPS: _sums(_grouped(articles), articles)})
    few = singles(articles, 5)
    yield _of_sets("F1 of allsides, four fifths of the events told once", {ROUND_UPS: _sums(_grouped(few), few)})


def measure_small_days(folder: Path) -> Iterator[Figure]:
    """Days of 8 to 120 articles, each batch counting the same."""
    found = np.array([bcubed(_grouped(batch.articles), batch.gold) for batch in small_days(folder)])
    yield mean("F1 of days of 8 to 120 articles", found[:, 2])
    yield mean("precision of days of 8 to 120 articles", found[:, 0])


def measure_seeds(folder: Path) -> Iterator[Figure]:
    """The two given articles are one story beside each of the sets, with no stranger in it."""
    texts = [(shipped("seeds") / name).read_text(encoding="utf-8") for name in SEEDS]
    given = [Article.from_text(text, id=name, language="en") for text, name in zip(texts, SEEDS, strict=True)]
    alone = []
    for name in (*TEXTS, HEADLINES, ROUND_UPS):
        articles = [*given, *(article for article, _ in read(folder, name))]
        groups = Events()(articles).groups
        alone.append(float(next(set(group) for group in groups if 0 in group) == {0, 1}))
    yield mean("the given articles are one story, of sets", np.array(alone), bar=1.0)


def measure_reprints(folder: Path) -> Iterator[Figure]:
    """Texts with a word in ten changed, a paragraph cut and another headline; and reports of one event."""
    found, folded, wrong, doubtful = [], 0, 0, 0
    judged = {frozenset(record["pair"]): record["same"] for record in sets.read(sets.OWN / "folded.jsonl")}
    for name in (*TEXTS, ROUND_UPS):
        articles = read(folder, name)
        hash_of = {article.id: article.text_hash for article, _ in articles}
        if name in TEXTS:
            found += _found(articles)
        for item in fold([article for article, _ in articles])[1]:
            pair = frozenset((hash_of[item.article][:12], hash_of[item.of][:12]))
            folded += len(pair) == 2
            wrong += len(pair) == 2 and judged.get(pair) is False
            doubtful += len(pair) == 2 and pair not in judged
    yield mean("edited copies found", np.array(found), bar=0.98)
    total = len(judged)
    yield Figure("folded pairs that are two reports, of those judged by eye", wrong, total, wrong, wrong, 0, True)
    yield Figure("folded pairs that nobody has looked at", doubtful, folded, doubtful, doubtful, 0, True)


def measure_threads(folder: Path) -> Iterator[Figure]:
    """The events of the four sets spread over 14 days, some times; days as small as those of one reader, and days of
    570 articles on running stories."""
    named = {name: read(folder, name) for name in TEXTS}
    everything = mixed(named)
    fortnights = {
        **{
            name: [(articles, seed) for seed in _REPLAYS]
            for name, articles in {**named, "all four": everything}.items()
        },
        "all four, 12 articles a day": [(few(everything, 0.1, seed), seed) for seed in _MANY],
        "all four, 30 articles a day": [(few(everything, 0.25, seed), seed) for seed in _MANY],
        ROUND_UPS: [(read(folder, ROUND_UPS), 1)],
    }
    for name, given in fortnights.items():
        kept = [event for articles, seed in given for event in replay(spread(articles, seed))[0]]
        rows = np.array([(event.kept, event.days) for event in kept])
        yield figure(
            f"names kept from day to day, {name}", rows, lambda s: s[..., 0] / np.maximum(s[..., 1], 1), gated=True
        )
        foreign = np.array([float(event.foreign > 0) for event in kept])
        yield mean(f"events with the name of another, {name}", foreign, lower_is_better=True)


def measure_strangers(folder: Path) -> Iterator[Figure]:
    """A small day after a large one, on events that nobody has told."""
    for name in ("wikinews", "allsides2021"):
        found = [one for seed in _STRANGE for one in strangers(read(folder, name), seed)]
        rows = np.array(found, float)
        yield mean(f"stories of a small day that go on with one on another event, {name}", rows, lower_is_better=True)


def measure_own(folder: Path) -> Iterator[Figure]:
    """Headlines of our own: neighbouring events come out as groups of their own."""
    by_name: dict[str, list[Labelled]] = defaultdict(list)
    for at, record in enumerate(sets.read(folder / "neighbours.jsonl")):
        article = Article.from_text(record.get("text", ""), record["title"], id=str(at), language="en", clean=False)
        by_name[record["set"]].append((article, record["event"]))
    right = [float(bcubed(_grouped(articles), _gold(articles))[2] > 99.9) for articles in by_name.values()]
    scores = [bcubed(_grouped(articles), _gold(articles))[2] for articles in by_name.values()]
    yield mean("sets of neighbouring events grouped rightly", np.array(right))
    yield mean("F1 of neighbouring events", np.array(scores))


def _days_of(named: Mapping[str, list[Labelled]]) -> Iterator[Figure]:
    ours: dict[str, Sums] = {}
    fixed: dict[str, list[float]] = defaultdict(list)
    for seed in _DAYS:
        articles = day(mixed(dict(named)), seed)
        ours[f"day {seed}"] = _sums(_grouped(articles), articles)
        for name, found in zip(FIXED, peers.fixed_cut(_texts(articles), list(FIXED.values())), strict=True):
            fixed[name].append(bcubed(found.tolist(), _gold(articles))[2])
    rivals = tuple((name, float(np.mean(found))) for name, found in fixed.items())
    yield _of_sets("F1 of day-shaped mixes, as shipped", ours, bar=87.0, peers=rivals)
    yield _of_sets("precision of day-shaped mixes, as shipped", ours, which=0)
    few = {f"day {seed}": singles(mixed(dict(named)), seed) for seed in _DAYS}
    yield _of_sets(
        "F1 of days with four fifths told once, as shipped",
        {name: _sums(_grouped(articles), articles) for name, articles in few.items()},
        peers=tuple(
            (name, float(np.mean([_peer_f1(peers.fixed_cut, cut, articles) for articles in few.values()])))
            for name, cut in FIXED.items()
        ),
    )


def _grouped(articles: Sequence[Labelled], alone: float | None = None, together: float | None = None) -> list[int]:
    events = Events() if alone is None or together is None else Events(alone, together)
    return labels(events([article for article, _ in articles]).groups, len(articles))


def _curves(name: str, articles: Sequence[Labelled]) -> list[Curve]:
    """A set as it is, as a day, and with most events told once, at each cut."""
    shapes = (list(articles), day(articles, 4), singles(articles, 4))
    crowd = 0.0 if not any(article.text for article, _ in articles) else Events().crowd
    return [curve(Batch(name, "", tuple(shape)), crowd) for shape in shapes]


def _rule(curves: Sequence[Curve]) -> tuple[float, float]:
    alone, together = fit(curves, PRETENDED)
    return float(alone), float(together)


def _rivals(named: Mapping[str, list[Labelled]]) -> Iterator[tuple[str, float]]:
    """The mean F1 of each peer, each set with the threshold that is best on the other three."""
    for name, (peer, cuts) in peers.PEERS.items():
        yield name, float(np.mean([found[1] for found in _left_out(peer, cuts, named)]))
    for name, cut in FIXED.items():
        yield name, float(np.mean([_peer_f1(peers.fixed_cut, cut, articles) for articles in named.values()]))


def _left_out(
    peer: peers.Peer, cuts: Sequence[float], named: Mapping[str, list[Labelled]]
) -> Iterator[tuple[float, float]]:
    scores = np.array(
        [
            [bcubed(found.tolist(), _gold(articles))[2] for found in peer(_texts(articles), cuts)]
            for articles in named.values()
        ]
    )
    for at in range(len(scores)):
        best = int(np.delete(scores, at, axis=0).mean(axis=0).argmax())
        yield cuts[best], float(scores[at, best])


def _best_cut(peer: peers.Peer, named: Mapping[str, list[Labelled]], cuts: Sequence[float]) -> float:
    scores = [
        [bcubed(found.tolist(), _gold(articles))[2] for found in peer(_texts(articles), cuts)]
        for articles in named.values()
    ]
    return cuts[int(np.mean(scores, axis=0).argmax())]


def _peer_f1(peer: peers.Peer, cut: float, articles: Sequence[Labelled]) -> float:
    return bcubed(peer(_texts(articles), [cut])[0].tolist(), _gold(articles))[2]


def _texts(articles: Sequence[Labelled]) -> list[peers.Text]:
    return [(article.title, article.text) for article, _ in articles]


def _gold(articles: Sequence[Labelled]) -> list[str]:
    return [event for _, event in articles]


def _sums(found: Sequence[int], articles: Sequence[Labelled]) -> Sums:
    """A row an event: the sums of its articles' precision and recall, and their number."""
    gold = _gold(articles)
    each = np.column_stack([per_article(found, gold), np.ones(len(gold))])
    number = {event: at for at, event in enumerate(sorted(set(gold)))}
    sums = np.zeros((len(number), 3))
    np.add.at(sums, [number[event] for event in gold], each)
    return sums


def _side_by_side(named: Mapping[str, Sums]) -> np.ndarray:
    """The sums of all sets, each in columns of its own."""
    rows = np.zeros((sum(map(len, named.values())), 3 * len(named)))
    at = 0
    for number, sums in enumerate(named.values()):
        rows[at : at + len(sums), 3 * number : 3 * number + 3] = sums
        at += len(sums)
    return rows


def _score(sums: np.ndarray, sets_: int, which: int) -> np.ndarray:
    """The mean over sets of precision (0), recall (1) or F1 (2), 0 to 100."""
    scores = []
    for number in range(sets_):
        articles = np.maximum(sums[..., 3 * number + 2], 1)
        precision, recall = sums[..., 3 * number] / articles, sums[..., 3 * number + 1] / articles
        scores.append((precision, recall, f1(precision, recall))[which])
    return 100 * np.mean(scores, axis=0)


def _of_sets(name: str, named: Mapping[str, Sums], which: int = 2, **options: object) -> Figure:
    return figure(name, _side_by_side(named), lambda sums: _score(sums, len(named), which), **options)  # type: ignore[arg-type]


def _gain(name: str, ours: Mapping[str, Sums], theirs: Mapping[str, Sums], bar: float) -> Figure:
    rows = np.hstack([_side_by_side(ours), _side_by_side(theirs)])
    half = 3 * len(ours)
    return figure(
        name,
        rows,
        lambda s: _score(s[..., :half], len(ours), 2) - _score(s[..., half:], len(ours), 2),
        bar=bar,
    )


def _found(articles: Sequence[Labelled]) -> list[float]:
    """Of some articles, each beside an edited copy of it and a report of the same event: 1 where the copy is folded."""
    rng = random.Random(0)
    long = [article for article, _ in articles if len(article.text.split()) >= _SHORTEST]
    others = [word for article in long[:50] for word in article.text.split()]
    found = []
    for article in rng.sample(long, min(_EDITED, len(long))):
        copy = Article.from_text(_edited(article.text, others, rng), "Another headline", id="copy", language="en")
        found.append(float(len(fold([article, copy])[0]) == 1))
    return found


def _edited(text: str, others: Sequence[str], rng: random.Random) -> str:
    """A paragraph less (of one paragraph, a sixth of the words), and a word in ten another one."""
    paragraphs = [paragraph for paragraph in text.split("\n") if paragraph.strip()]
    if len(paragraphs) > 3:
        paragraphs.pop(rng.randrange(len(paragraphs)))
    else:
        kept = " ".join(paragraphs).split()
        start = rng.randrange(len(kept) - len(kept) // 6)
        paragraphs = [" ".join(kept[:start] + kept[start + len(kept) // 6 :])]
    return "\n".join(
        " ".join(rng.choice(others) if rng.random() < 0.1 else word for word in paragraph.split())
        for paragraph in paragraphs
    )


def _files(*names: str) -> tuple[str, ...]:
    return tuple(f"cluster/{name}.jsonl.gz" for name in names)


TASKS = (
    Task("stories, texts", _files(*TEXTS), measure_texts),
    Task("stories, headlines", _files(*TEXTS, HEADLINES), measure_headlines),
    Task("stories, round-ups", _files(ROUND_UPS), measure_round_ups),
    Task("stories, small days", _files(*TEXTS, ROUND_UPS), measure_small_days),
    Task("stories, seeds", _files(*TEXTS, HEADLINES, ROUND_UPS), measure_seeds),
    Task("stories, reprints", _files(*TEXTS, ROUND_UPS), measure_reprints),
    Task("stories, threads", _files(*TEXTS, ROUND_UPS), measure_threads),
    Task("stories, strangers", _files("wikinews", "allsides2021"), measure_strangers),
    Task("stories, own", ("neighbours.jsonl",), measure_own, own=True),
)
