"""Without `max_age` a brief leaves out what feeds and pages had long before; what arrives by itself is new."""

import os
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from digest import api
from digest.app.runner import Runner, open_runner
from digest.model.edition import Edition, Entry
from digest.settings import settings_file
from newsroom import item, rss, words
from servers import web
from servers.web import Reply

# A Friday.
HOUR = datetime(2026, 11, 20, 7, tzinfo=UTC)
TOWNS = ("Lorne", "Ardvik", "Quillan", "Tessaly", "Brannoch")


@dataclass
class Place:
    """A folder with settings, a feed in a web on loopback, and a clock that is set by hand."""

    folder: Path
    site: web.Site
    brief: str = 'time = "07:00"'
    source: str = 'url = "{}"'
    now: datetime = HOUR
    entries: list[str] = field(default_factory=list)

    def runner(self) -> Runner:
        self.site.replies["/rss"] = Reply(rss(*self.entries))
        source = self.source.format(self.site.url("/rss"))
        (self.folder / "digest.toml").write_text(
            f'[fetch]\nallow = ["127.0.0.0/8"]\npause = 0\n[[source]]\n{source}\n[[brief]]\nclusterer = "single"\n{self.brief}\n'
        )
        return open_runner(settings_file.load(self.folder / "digest.toml"), clock=lambda: self.now)

    def run(self) -> list[str]:
        """Return the outcomes of the slots after a run, the newest first."""
        runner = self.runner()
        runner.run_once()
        return [note.outcome for note in runner.store.editions.slots("brief")]

    def edition(self) -> Edition:
        self.run()
        return self.runner().kept().edition

    def too_old(self) -> list[Entry]:
        return [entry for entry in self.edition().account if entry.bucket == "too old"]


@pytest.fixture
def place(tmp_path: Path) -> object:
    with web.site() as site:
        yield Place(tmp_path, site)


def entry(number: int, published: datetime | None) -> str:
    """An entry about a town of its own."""
    town = TOWNS[number]
    text = " ".join(f"The council of {town} approved plan {number}{at} for the harbour of {town}." for at in range(25))
    date = f"{published:%a, %d %b %Y %H:%M:%S} +0000" if published else ""
    return item(number, text=text, title=f"{town} approves its harbour", pubDate=date)


def hours_before(*hours: float) -> list[str]:
    return [entry(number, HOUR - timedelta(hours=count)) for number, count in enumerate(hours)]


def headlines(edition: Edition) -> list[str]:
    return sorted(story.headline.split()[0] for story in edition.stories)


def test_the_first_edition_of_a_daily_brief_goes_back_two_days(place: Place) -> None:
    place.entries = hours_before(1, 47, 49, 24 * 30)
    edition = place.edition()
    assert headlines(edition) == ["Ardvik", "Lorne"]
    assert [entry.bucket for entry in edition.account].count("too old") == 2
    assert api.verify(edition) == []


@pytest.mark.parametrize(
    ("brief", "told"),
    [
        ('time = "07:00"\nmax_age = "all"', 5),
        ('time = "07:00"\nmax_age = "31d"', 5),
        ('time = "07:00"\nmax_age = "1d"', 1),
        ('time = "07:00"\ndays = "fri"', 4),
        ('time = "07:00"\ndays = "mon-fri"', 3),
        ('time = ["05:00", "06:00", "07:00"]', 2),
    ],
)
def test_the_limit_is_the_setting_else_two_intervals_and_two_days_at_least(place: Place, brief: str, told: int) -> None:
    place.brief, place.entries = brief, hours_before(1, 47, 90, 24 * 10, 24 * 30)
    assert len(place.edition().stories) == told


def test_an_undated_entry_has_the_day_on_which_it_was_first_seen(place: Place) -> None:
    place.entries = [entry(0, None)]
    place.runner().fetch()
    place.now += timedelta(days=3)
    place.entries = [entry(0, None), entry(1, None)]
    edition = place.edition()
    assert headlines(edition) == ["Ardvik"]
    [old] = [entry for entry in edition.account if entry.bucket == "too old"]
    assert old.reason.startswith("undated, first seen on 2026-11-20, ")


def test_an_undated_entry_whose_words_change_keeps_its_first_day(place: Place) -> None:
    place.brief = 'time = "07:00"\nminutes = 9'
    place.entries = [entry(0, None)]
    assert headlines(place.edition()) == ["Lorne"]
    place.now += timedelta(days=3)
    place.entries = [entry(0, None).replace("approved", "has approved"), entry(1, None)]
    edition = place.edition()
    assert headlines(edition) == ["Ardvik"]
    assert len([entry for entry in edition.account if entry.bucket == "too old"]) == 1


def test_an_entry_with_a_date_to_come_is_as_old_as_its_first_sight(place: Place) -> None:
    place.entries = [entry(0, HOUR + timedelta(days=300))]
    place.runner().fetch()
    place.now += timedelta(days=3)
    place.entries.append(entry(1, None))
    assert headlines(place.edition()) == ["Ardvik"]


def test_a_page_that_is_watched_is_new_with_each_change(place: Place) -> None:
    def page(text: str) -> Reply:
        return Reply(f"<html><head><title>Port notes</title></head><body><article><p>{text}</p></article></body></html>".encode(),
                     headers={"Content-Type": "text/html"})  # fmt: skip

    place.source = 'url = "{}page"\nkind = "page"'
    place.site.replies["/rsspage"] = page(words(1))
    assert len(place.edition().stories) == 1
    place.now += timedelta(days=7)
    place.site.replies["/rsspage"] = page(words(2))
    assert len(place.edition().stories) == 1


def test_what_is_put_into_a_folder_or_arrives_in_a_mailbox_is_new_by_its_arrival(place: Place) -> None:
    inbox = place.folder / "inbox"
    inbox.mkdir()
    old = "Date: Mon, 05 Jan 2026 08:00:00 +0000\nSubject: {0} approves its harbour\nFrom: a@b.test\n\n"
    text = "The council of {0} approved the plan for the harbour of {0} on Monday after a long debate.\n"
    (inbox / "a.eml").write_text((old + text).format("Lorne"))
    (inbox / "b.rss").write_bytes(rss(entry(1, datetime(2026, 1, 5, tzinfo=UTC))))
    (inbox / "c.mbox").write_text(("From a@b.test Mon Jan  5 08:00:00 2026\n" + old + text).format("Quillan"))
    os.utime(inbox / "a.eml", (0, 0))
    place.source = 'path = "inbox"'
    assert headlines(place.edition()) == ["Ardvik", "Lorne", "Quillan"]


def test_the_reason_names_the_day_and_the_limit_in_words_of_a_reader(place: Place) -> None:
    place.entries = hours_before(1, 24 * 30)
    [old] = place.too_old()
    assert old.reason == ("of 2026-10-21, before 2026-11-18 07:00 UTC; feeds and pages are read from then on (max_age)")


def test_a_day_with_old_entries_alone_is_quiet_and_says_why(place: Place) -> None:
    place.entries = hours_before(24 * 30)
    assert place.run() == ["quiet"]
    assert [note.reason for note in place.runner().store.editions.slots("brief")] == [
        "all that came in is too old for this brief (max_age)"
    ]


def test_an_edition_with_a_limit_is_rebuilt_to_the_same_bytes(place: Place) -> None:
    place.entries = [*hours_before(1, 24 * 30), entry(2, None)]
    made = place.edition()
    assert made.inputs.plan.since == HOUR - timedelta(days=2)
    assert place.runner().rebuilt("brief", "2026-11-20T07:00").hash == made.hash
