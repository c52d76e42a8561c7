"""Days of a chosen size from several labelled sets: half of the events reported once, a few by many."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from zlib import crc32

from evals import sets
from evals.batches import ROUND_UPS, TEXTS, Labelled, article, by_event

# Events of ROUND_UPS in a pool: a few of each of its running stories, else most of them would be on one subject.
_ROUND_UPS = 300


def pool(folder: Path, half: int) -> list[list[Labelled]]:
    """Return the events of one half (0 or 1) of the sets, without the look-alike of an event on the same topic."""
    found: list[list[Labelled]] = []
    for name in (*TEXTS, ROUND_UPS):
        records = list(sets.read(folder / "cluster" / f"{name}.jsonl.gz"))
        topic = {str(record["event"]): str(record.get("topic") or record["event"]) for record in records}
        labelled = [(article(record, at), str(record["event"])) for at, record in enumerate(records)]
        events = [
            (event, members) for event, members in by_event(labelled).items() if half_of(f"{name} {event}") == half
        ]
        if name == ROUND_UPS:
            events = random.Random(half).sample(events, _ROUND_UPS)
        one_of = {topic[event]: (event, members) for event, members in events}
        found += [
            [(replace(item, id=f"{name}-{item.id}"), f"{name}-{event}") for item, _ in members]
            for event, members in one_of.values()
        ]
    return found


def draws(events: Sequence[Sequence[Labelled]], size: int, number: int) -> Iterator[list[Labelled]]:
    """Yield some days of `size` articles."""
    for seed in range(number):
        rng = random.Random(1_000 * size + seed)
        order = rng.sample(list(events), len(events))
        drawn: list[Labelled] = []
        for members in order:
            most = rng.choices((1, 2, 3, len(members)), (50, 20, 15, 15))[0]
            drawn += rng.sample(list(members), min(most, len(members), size // 4))
            if len(drawn) >= size:
                break
        yield drawn[:size]


def told_again(groups: Sequence[Sequence[int]], gold: Sequence[str]) -> int:
    """Return the number of groups that report an event for a second time: beyond the first for each main event."""
    held: dict[str, int] = {}
    for group in groups:
        for event in {gold[at] for at in group}:
            held[event] = held.get(event, 0) + 1
    return sum(number - 1 for number in held.values())


def with_strangers(groups: Sequence[Sequence[int]], gold: Sequence[str]) -> int:
    """Return the number of groups with articles on more than one event."""
    return sum(len({gold[at] for at in group}) > 1 for group in groups)


def half_of(event: str) -> int:
    """Return the half of the events, 0 or 1, to which an event belongs."""
    return crc32(event.encode()) % 2
