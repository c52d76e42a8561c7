"""Fourteen days of invented news: stories that go on for some days, reprints, background said again, single reports."""

import random
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from digest import plugins
from digest.building.build import BriefJob, build_due
from digest.building.due import Schedule
from digest.building.mailing import DeliveryPlan
from digest.model.article import Article
from digest.model.edition import Edition, Plan
from digest.ports import Store

HOUR = time(7)
MINUTES = 2.0
FIRST = date(2026, 11, 2)
DAYS = 14
PUBLISHERS = ("Harbour Courier", "Valley Ledger", "North Coast Wire", "Tidewater Post")
# A subject, and what may happen to it; every sentence names it, as a report would.
SUBJECTS = {
    "the Skarne swing bridge": ("Brackwater", "girder inspector lorries ferry welders harbour trust toll pivot cracks engineers"),
    "the Merrin apple harvest": ("Merrin", "hail orchards cider growers cooperative russets insurance nets frost pickers"),
    "the night tram on Line 4": ("Eastmere", "councillors drivers fares timetable depot sleepers unions trial budget rails"),
    "the Pennick library": ("Pennick Staithe", "volunteers lottery shelves county deed heater readers novels roof lease"),
    "the Solveig ferry wreck": ("Morrow Point", "divers survivors captain lifeboats coastguard hull inquest storm families salvage"),
    "the Halden mill strike": ("Halden", "pickets weavers wages looms foremen talks ballot owners pensions overtime"),
    "the Orvis reservoir": ("Orvis", "drought pumps farmers meters pipes rationing boreholes algae sluice levels"),
    "the Velling battery": ("Velling", "laboratory cells electrodes cycles sodium patents investors factory cold prototypes"),
}  # fmt: skip
VERBS = """halted praised delayed inspected doubled questioned replaced promised refused measured counted missed
    welcomed ignored repaired feared sold hid opened blamed carried lost saved closed tested warned""".split()


def replay(folder: Path) -> tuple[Store, list[Edition]]:
    """A store after two weeks, and its editions, the oldest first."""
    store: Store = plugins.load("stores", "memory")
    job = BriefJob(
        Plan("morning", minutes=MINUTES), Schedule((HOUR,), "UTC"), delivery=DeliveryPlan("file", folder=str(folder))
    )
    for day, articles in days():
        moment = datetime.combine(day, HOUR, UTC)
        for article in articles:
            store.documents.add_document(article.source, article.text_hash, moment, [article])
        build_due(job, store, moment)
    kept = [store.editions.edition(filed.key) for filed in reversed(store.editions.editions())]
    return store, [item.edition for item in kept if item]


def days(seed: int = 0) -> Iterator[tuple[date, list[Article]]]:
    """Each day with the articles that came in on it; the same at each call."""
    rng = random.Random(seed)
    spans = {subject: (rng.randrange(0, 9), rng.randrange(2, 7)) for subject in SUBJECTS}
    said: dict[str, list[str]] = {subject: [] for subject in SUBJECTS}
    for number in range(DAYS):
        day = FIRST + timedelta(days=number)
        found: list[Article] = []
        for subject, (start, length) in spans.items():
            if start <= number < start + length:
                fresh = [_sentence(subject, rng) for _ in range(rng.randrange(1, 5))]
                found += _reports(subject, day, fresh, said[subject], rng)
                said[subject] += fresh
        yield day, found


def _reports(subject: str, day: date, fresh: list[str], said: list[str], rng: random.Random) -> Iterator[Article]:
    """Some outlets tell the day's sentences with background of the days before; the last may copy the first."""
    texts: list[str] = []
    for at, publisher in enumerate(rng.sample(PUBLISHERS, rng.randrange(1, 4))):
        told = rng.sample(fresh, rng.randrange(1, len(fresh) + 1)) + rng.sample(said, min(len(said), 3))
        text = texts[0] if texts and rng.random() < 0.2 else " ".join(told)
        texts.append(text)
        place, _ = SUBJECTS[subject]
        yield Article.from_text(
            text,
            f"{place}: {fresh[0].split(',')[0]}",
            url=f"https://{publisher.split()[0].lower()}.example/{day}/{at}/{place.replace(' ', '-')}",
            publisher=publisher,
            published=datetime(day.year, day.month, day.day, 5 + at, tzinfo=UTC),
            language="en",
            clean=False,
        )


def _sentence(subject: str, rng: random.Random) -> str:
    place, words = SUBJECTS[subject]
    one, other, third, last = rng.sample(words.split(), 4)
    first, second = rng.sample(VERBS, 2)
    return f"The {one} of {place} {first} the {other} for {subject}, and its {third} {second} {rng.randrange(2, 900)} {last}."
