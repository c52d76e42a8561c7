"""A morning on which sources cannot be read: the edition stays owed, and is made once they can."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest

from conftest import Ran
from digest.app.report import Report
from digest.app.runner import Runner, open_runner
from digest.app.service import stay
from digest.building.quiet import FRESH, Readings, readings, verdict
from digest.cli.run_commands import exit_code
from digest.fetching.health import after, is_due, pause
from digest.model.edition import Edition, Slot
from digest.model.records import SlotNote
from digest.model.source import FetchResult, Health
from digest.settings import settings_file as config
from newsroom import item, rss
from servers import ports, web
from servers.web import Reply, Site

pytestmark = pytest.mark.slow

HOUR = datetime(2026, 11, 20, 6, 45, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
BRIDGE = "The swing bridge in the port was closed on Monday after an inspector found cracks in its main girder."
HAIL = "Hail destroyed the late apples of the valley on Tuesday, and growers fear for the whole of their harvest."
FEED = Reply(rss(item(1)))
LOGIN = Reply(
    b"<html><body><form><input type=password name=p></form></body></html>", headers={"Content-Type": "text/html"}
)


@dataclass
class Morning:
    """A brief at 06:45, its sources, and a clock that is set by hand."""

    folder: Path
    now: datetime = HOUR
    brief: str = 'time = "06:45"\nfolder = "out"'
    sources: list[str] = field(default_factory=lambda: ['path = "inbox"'])

    def write(self) -> None:
        tables = "".join(f"[[source]]\n{source}\n" for source in self.sources)
        fetch = '[fetch]\nallow = ["127.0.0.0/8"]\npause = 0\ntimeout = 3\n'
        (self.folder / "digest.toml").write_text(f'{tables}{fetch}[[brief]]\nname = "morning"\n{self.brief}\n')

    def desk(self, **more: Any) -> Runner:
        self.write()
        return open_runner(config.load(self.folder / "digest.toml"), clock=lambda: self.now, **more)

    def run(self, **later: float) -> Report:
        self.now += timedelta(**later)
        return self.desk().run_once()

    def outcomes(self) -> list[str]:
        return [note.outcome for note in self.desk().store.editions.slots("morning")]

    def edition(self) -> Edition:
        return self.desk().kept().edition


@pytest.fixture
def morning(tmp_path: Path) -> Morning:
    return Morning(tmp_path)


@pytest.fixture
def site() -> Iterator[Site]:
    with web.site() as here:
        yield here


def _news(folder: Path, name: str = "a.txt", text: str = BRIDGE) -> None:
    folder.mkdir(exist_ok=True, parents=True)
    (folder / name).write_text(text)


def _a_maildir(folder: Path, _: Site) -> None:
    (folder / "mail" / "new").mkdir(parents=True)
    _news(folder / "mail" / "cur", "1", f"Subject: B\n\n{HAIL}\n")


def _a_file_in_place_of_the_folder(folder: Path, _: Site) -> None:
    (folder / "in.mbox").rmdir()
    _news(folder, "in.mbox", f"From a@b.test Fri Nov 20 06:00:00 2026\nSubject: B\n\n{HAIL}\n")


def _answers(reply: Reply) -> Callable[[Path, Site], None]:
    return lambda _, site: site.replies.update({"/rss": reply})


# How a source is ill, what mends it.
_ILL: dict[str, tuple[str, Callable[[Path, Site], None], Callable[[Path, Site], None]]] = {
    "no folder": ('path = "inbox"', lambda f, s: None, lambda f, s: _news(f / "inbox")),
    "no file": ('path = "a.txt"', lambda f, s: None, lambda f, s: _news(f)),
    "no mailbox": (
        'path = "in.mbox"',
        lambda f, s: None,
        lambda f, s: _news(f, "in.mbox", f"From a@b.test Fri Nov 20 06:00:00 2026\nSubject: Bridge\n\n{BRIDGE}\n"),
    ),
    "no maildir": (
        'path = "mail"\nkind = "maildir"',
        lambda f, s: None,
        _a_maildir,
    ),
    "folder in the way": (
        'path = "in.mbox"\nkind = "mbox"',
        lambda f, s: (f / "in.mbox").mkdir(),
        _a_file_in_place_of_the_folder,
    ),
    **{
        f"feed: {name}": ('url = "{url}/rss"', _answers(reply), _answers(FEED))
        for name, reply in {
            "404": Reply(status=404),
            "500": Reply(status=500),
            "401": Reply(status=401),
            "a page to log in": LOGIN,
            "empty": Reply(b""),
            "cut off": Reply(raw=lambda connection: connection.close()),
            "busy": Reply(status=503, headers={"Retry-After": "30"}),
        }.items()
    },
}  # fmt: skip


@pytest.mark.parametrize("ill", _ILL)
def test_a_morning_without_sources_is_owed_and_its_edition_comes_a_minute_after_they_can_be_read(
    morning: Morning, site: Site, ill: str
) -> None:
    source, breaks, mends = _ILL[ill]
    morning.sources = [source.format(url=site.url())]
    breaks(morning.folder, site)
    report = morning.run()
    assert exit_code(report) == 9
    assert "morning: owed, no source could be read: " in " ".join(report.notes)
    assert morning.outcomes() == ["owed"]
    mends(morning.folder, site)
    assert exit_code(morning.run(minutes=1)) == 0
    assert morning.outcomes() == ["built"]
    assert len(morning.edition().stories) == 1
    assert exit_code(morning.run(minutes=1)) == 0
    assert len(morning.desk().store.editions.editions()) == 1


def test_a_feed_that_is_refused_and_one_without_a_name_keep_the_slot_owed(morning: Morning) -> None:
    [port] = ports.free(1)
    morning.sources = [f'url = "http://127.0.0.1:{port}/rss"', 'url = "http://no-such-host.invalid/rss"']
    report = morning.run()
    assert exit_code(report) == 9
    assert "(and 1 more)" in " ".join(report.notes)
    with _site_at(port) as site:
        site.replies["/rss"] = FEED
        assert exit_code(morning.run(minutes=25)) == 0
    notices = morning.edition().notices
    assert notices[0].startswith("late: due at 06:45, made at 07:10; before that, no source could be read: ")
    assert any("no-such-host.invalid" in notice for notice in notices[1:])


@contextmanager
def _site_at(port: int) -> Iterator[Site]:
    """A site at a port that was free."""
    import http.server
    import threading

    here = Site(port)

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            reply = here.answer(web.Request("127.0.0.1", self.path, {}))
            self.send_response(reply.status)
            self.send_header("Content-Length", str(len(reply.body)))
            self.end_headers()
            self.wfile.write(reply.body)

        def log_message(self, *_: object) -> None:
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", port), Handler)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    try:
        yield here
    finally:
        server.shutdown()
        server.server_close()


def test_an_edition_goes_out_at_its_hour_with_what_was_read_and_names_what_was_not(
    morning: Morning, site: Site
) -> None:
    morning.sources.append(f'url = "{site.url("/rss")}"')
    _news(morning.folder / "inbox")
    report = morning.run()
    assert exit_code(report) == 0
    assert report.failures
    edition = morning.edition()
    assert len(edition.stories) == 1
    [notice] = edition.notices
    assert "404" in notice
    assert [entry.bucket for entry in edition.account if entry.source.startswith("http")] == ["failed"]
    assert morning.desk().rebuilt("morning", "2026-11-20T06:45").hash == edition.hash


def test_nothing_new_and_a_source_that_failed_is_owed_and_exits_with_0_or_4(morning: Morning, site: Site) -> None:
    morning.sources.append(f'url = "{site.url("/rss")}"')
    (morning.folder / "inbox").mkdir()
    report = morning.run()
    assert exit_code(report) == 0
    assert report.failures  # --strict makes 4 of it
    assert "owed, nothing new came in, and 1 of 2 sources could not be read: " in " ".join(report.notes)
    site.replies["/rss"] = FEED
    morning.run(minutes=1)
    assert morning.outcomes() == ["built"]
    assert morning.edition().notices == ()  # a minute is not late


def test_with_all_sources_read_and_nothing_new_the_slot_is_quiet(morning: Morning, site: Site) -> None:
    site.replies["/rss"] = Reply(FEED.body, headers={"ETag": '"1"'})
    morning.sources.append(f'url = "{site.url("/rss")}"')
    (morning.folder / "inbox").mkdir()
    morning.run()
    site.replies["/rss"] = Reply(status=304)
    morning.run(days=1)
    assert morning.outcomes() == ["quiet", "built"]
    site.replies["/rss"] = Reply(status=500)
    morning.run(days=1)
    assert morning.outcomes() == ["owed", "quiet", "built"]


@pytest.mark.parametrize("quiet_day", ["skip", "line"])
def test_no_line_says_that_nothing_came_in_while_nothing_could_be_read(morning: Morning, quiet_day: str) -> None:
    morning.brief += f'\nquiet_day = "{quiet_day}"'
    morning.run()
    assert not morning.desk().store.editions.editions()
    (morning.folder / "inbox").mkdir()
    morning.run(minutes=2)
    assert len(morning.desk().store.editions.editions()) == (quiet_day == "line")
    assert morning.outcomes() == ["built" if quiet_day == "line" else "quiet"]


def test_a_slot_whose_time_ends_is_missed_with_the_reason(morning: Morning) -> None:
    morning.brief += '\ncatch_up = "2h"'
    _news(morning.folder / "inbox")
    morning.run(days=-1)
    (morning.folder / "inbox" / "a.txt").unlink()
    (morning.folder / "inbox").rmdir()
    morning.run(days=1)
    morning.run(hours=1)
    assert morning.outcomes() == ["owed", "built"]
    morning.run(hours=1, minutes=1)
    [note, _] = morning.desk().store.editions.slots("morning")
    assert (note.outcome, note.slot.day) == ("missed", date(2026, 11, 20))
    assert note.reason.startswith("no source could be read: inbox: no such file or folder")
    _news(morning.folder / "inbox", "b.txt", HAIL)
    morning.run(hours=1)
    assert morning.outcomes() == ["missed", "built"]


def test_the_first_slot_of_a_brief_stays_owed_over_midnight_and_the_next_one_takes_its_place(morning: Morning) -> None:
    morning.run()
    morning.run(hours=20)
    assert morning.outcomes() == ["owed"]
    assert morning.desk().owed(morning.now)["morning"].slot == Slot(date(2026, 11, 20), time(6, 45))
    morning.run(hours=4)
    assert morning.outcomes() == ["owed", "missed"]
    _news(morning.folder / "inbox")
    morning.run(hours=1)
    assert morning.outcomes() == ["built", "missed"]


def test_a_machine_that_slept_until_noon_says_that_its_edition_is_late(morning: Morning) -> None:
    _news(morning.folder / "inbox")
    morning.run(days=-1)
    assert morning.edition().notices == ()
    _news(morning.folder / "inbox", "b.txt", HAIL)
    morning.run(days=1, hours=5, minutes=15)
    assert morning.edition().notices == ("late: due at 06:45, made at 12:00",)


def test_the_day_of_a_late_edition_is_given_where_it_is_another(morning: Morning) -> None:
    morning.run()
    _news(morning.folder / "inbox")
    morning.run(hours=20)
    [notice] = morning.edition().notices
    assert notice.startswith("late: due at 2026-11-20 06:45, made at 2026-11-21 02:45; before that, ")
    assert all(entry.source != "morning" for entry in morning.edition().account)


def test_a_fetch_that_did_not_end_closes_no_slot(morning: Morning) -> None:
    _news(morning.folder / "inbox")
    asked: list[bool] = []

    def leaves() -> bool:
        asked.append(True)
        return len(asked) > 1

    morning.sources = ['path = "inbox"', 'path = "inbox/a.txt"', 'path = "third"']
    report = morning.desk(leaves=leaves).run_once()
    assert report.counts["articles"] <= 1
    assert morning.outcomes() == []
    morning.run(minutes=1)
    assert morning.outcomes() == ["built"]


def test_a_store_that_could_not_take_what_was_read_leaves_the_slot_owed(
    morning: Morning, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on a disk that is full, with room for a line."""
    from digest.errors import StoreError
    from digest.stores.sources import Sources

    _news(morning.folder / "inbox")

    def full(*_: object) -> int:
        raise StoreError("there is no room for it on disk; make room")

    with monkeypatch.context() as patch:
        patch.setattr(Sources, "save_visit", full)
        assert exit_code(morning.run()) == 1
    assert morning.outcomes() == ["owed"]
    morning.run(minutes=1)
    assert morning.outcomes() == ["built"]


def test_a_build_alone_tries_an_owed_slot_again_by_what_was_fetched(morning: Morning) -> None:
    report = morning.desk().build()
    assert exit_code(report) == 9
    assert "inbox: never read" in " ".join(report.notes)
    _news(morning.folder / "inbox")
    morning.desk().fetch()
    assert exit_code(morning.desk().build()) == 0
    assert morning.outcomes() == ["built"]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "readers.txt: no address in it"),
        ("\n\n", "readers.txt: no address in it"),
        ("# nobody yet\n", "readers.txt: no address in it"),
        ("email,name\n", "readers.csv: no address in it"),
        ("ann at ok.test\n", "readers.txt: no address in it (readers.txt, line 1: "),
        (None, "readers.txt: no such file or directory"),
    ],
)
def test_a_file_of_readers_that_has_none_at_the_hour_keeps_the_slot_owed(
    morning: Morning, text: str | None, reason: str
) -> None:
    path = morning.folder / reason.partition(":")[0]
    morning.brief = (
        f'time = "06:45"\nto_file = "{path.name}"\n[smtp]\nsender = "me@ok.test"\nhost = "localhost"\nsecurity = "none"'
    )
    _news(morning.folder / "inbox")
    if text is not None:
        path.write_text(text)
        _age(path)
    morning.desk().fetch()
    report = morning.desk().build()
    assert exit_code(report) == 3
    assert reason in " ".join(report.notes)
    [note] = morning.desk().store.editions.slots("morning")
    assert note.outcome == "owed"
    assert reason in note.reason
    path.write_text("email\nann@ok.test\n" if path.suffix == ".csv" else "ann@ok.test\n")
    _age(path)
    morning.now += MINUTE
    assert exit_code(morning.desk().build()) == 0
    assert [row.recipient for row in morning.desk().store.deliveries.deliveries()] == ["ann@ok.test"]


def _age(path: Path, seconds: float = 60) -> None:
    moment = path.stat().st_mtime - seconds
    os.utime(path, (moment, moment))


def test_a_morning_on_which_all_is_muted_says_so(morning: Morning) -> None:
    morning.brief = 'time = "06:45"\nmute = ["bridge"]'
    _news(morning.folder / "inbox")
    morning.desk().fetch()
    [note] = morning.desk().build().notes
    assert note.endswith("quiet, all that came in is left out by the settings of this brief: 1 muted")


def test_a_file_of_readers_that_is_being_written_at_the_hour_keeps_the_slot_owed(morning: Morning) -> None:
    morning.brief = (
        'time = "06:45"\nto_file = "readers.txt"\n[smtp]\nsender = "me@ok.test"\nhost = "localhost"\nsecurity = "none"'
    )
    _news(morning.folder / "inbox")
    morning.desk().fetch()
    path = morning.folder / "readers.txt"
    path.write_text("ann@ok.test\nben@ok.te")
    report = morning.desk().build()
    assert exit_code(report) == 3
    assert "readers.txt changed less than 10 seconds ago and may be half written" in report.notes[0]
    assert morning.outcomes() == ["owed"]
    path.write_text("ann@ok.test\nben@ok.test\n")
    _age(path)
    morning.now += MINUTE
    morning.desk().build()
    rows = morning.desk().store.deliveries.deliveries()
    assert [row.recipient for row in rows] == ["ann@ok.test", "ben@ok.test"]


def _stayed(morning: Morning, minutes: float, each: Callable[[timedelta], None] = lambda _: None) -> list[Report]:
    """The reports of a resident from the present on, with `each` called before every wait ends."""
    start = morning.now
    reports: list[Report] = []

    def wait(seconds: float) -> bool:
        morning.now += timedelta(seconds=seconds)
        each(morning.now - start)
        return morning.now - start > minutes * MINUTE

    stay(morning.desk(), wait, reports.append)
    return reports


@pytest.mark.slow
@pytest.mark.parametrize("back", [1, 4, 25, 90])
def test_a_resident_makes_the_edition_within_minutes_of_the_network_s_return(
    morning: Morning, site: Site, back: int
) -> None:
    morning.sources = [f'url = "{site.url("/rss")}"']
    morning.now = HOUR - timedelta(hours=5)
    site.replies["/rss"] = Reply(status=500)

    def network(passed: timedelta) -> None:
        if passed >= timedelta(hours=5, minutes=back):
            site.replies["/rss"] = FEED

    _stayed(morning, 300 + back * 1.1 + 3, network)
    assert morning.outcomes() == ["built"]
    assert len(morning.desk().store.editions.editions()) == 1


@pytest.mark.slow
def test_a_source_that_is_down_all_day_is_asked_some_sixty_times_while_its_edition_waits(
    morning: Morning, site: Site
) -> None:
    morning.sources = [f'url = "{site.url("/rss")}"']
    _stayed(morning, 20 * 60)
    assert 40 < len(site.seen) < 90
    assert len(morning.desk().store.runs.runs(500)) < 130


@pytest.mark.slow
def test_while_an_edition_waits_for_one_source_the_others_are_not_asked_more_often(
    morning: Morning, site: Site
) -> None:
    site.replies["/well"] = Reply(rss(item(2)), headers={"ETag": '"1"'})
    morning.sources = [f'url = "{site.url("/rss")}"', f'url = "{site.url("/well")}"']
    morning.run(days=-1)
    site.replies["/well"] = Reply(status=304)
    asked = len(site.seen)
    morning.now = HOUR
    _stayed(morning, 120)
    paths = site.paths()[asked:]
    assert morning.outcomes() == ["owed", "built"]
    assert paths.count("/rss") > 10
    assert paths.count("/well") <= 5


@pytest.mark.slow
def test_a_slot_is_tried_at_its_hour_whatever_an_earlier_slot_of_the_day_waited_for(
    morning: Morning, site: Site
) -> None:
    morning.brief = 'time = ["06:45", "17:50"]\nfolder = "out"'
    morning.sources = [f'url = "{site.url("/rss")}"']

    def network(passed: timedelta) -> None:
        if passed >= timedelta(hours=11):
            site.replies["/rss"] = FEED

    _stayed(morning, 11 * 60 + 7, network)
    assert morning.outcomes() == ["built", "missed"]
    made = morning.desk().store.editions.editions()[0].made
    assert made < HOUR.replace(hour=17, minute=52)


def test_a_resident_builds_other_briefs_while_one_waits(morning: Morning) -> None:
    morning.brief = 'time = "06:45"\nto_file = "none.txt"\nfolder = "out"\n[[brief]]\nname = "noon"\ntime = "06:50"\nfolder = "noon"'
    _news(morning.folder / "inbox")
    _stayed(morning, 10)
    assert [note.outcome for note in morning.desk().store.editions.slots("noon")] == ["built"]
    assert morning.outcomes() == ["owed"]


# The decision, and the waits: pure


def _health(**fields: object) -> Health:
    return Health(visited=HOUR, **fields)  # type: ignore[arg-type]


WELL = _health(worked=HOUR)
ILL = _health(worked=HOUR - MINUTE, failing_since=HOUR, misses=1, reason="b: refused")
OFF = _health(off=True, reason="b: gone")
STALE = _health(worked=HOUR - FRESH)


@pytest.mark.parametrize(
    ("health", "read", "unread"),
    [
        ({}, 0, 2),
        ({"a": WELL}, 1, 1),
        ({"a": WELL, "b": WELL}, 2, 0),
        ({"a": WELL, "b": ILL}, 1, 1),
        ({"a": ILL, "b": ILL}, 0, 2),
        ({"a": WELL, "b": OFF}, 1, 0),
        ({"a": OFF, "b": OFF}, 0, 2),
        ({"a": WELL, "b": STALE}, 1, 1),
        ({"a": WELL, "b": _health(worked=HOUR + timedelta(days=400))}, 1, 1),
    ],
)
def test_a_source_is_read_for_a_slot_when_it_worked_shortly_before_it(
    health: dict[str, Health], read: int, unread: int
) -> None:
    found = readings(("a", "b"), health, HOUR, HOUR)
    assert (found.read, len(found.unread)) == (read, unread)
    assert verdict(found, stories=True) == "edition"
    assert verdict(found, stories=False) == ("owed" if unread else "quiet")


def test_a_brief_without_sources_is_owed_until_there_is_one(morning: Morning) -> None:
    assert verdict(Readings(), stories=False) == "owed"
    morning.sources = []
    report = morning.run()
    assert exit_code(report) == 9
    assert "morning: owed, there is no source; add one to the settings" in report.notes[0]
    _news(morning.folder / "inbox")
    morning.sources = ['path = "inbox"']
    morning.run(minutes=1)
    assert morning.outcomes() == ["built"]


def test_a_source_that_waits_is_asked_sooner_while_an_edition_is_owed() -> None:
    health = Health()
    for _ in range(5):
        health = after(health, FetchResult("failed", "refused"), HOUR)
    assert not is_due(health, HOUR + MINUTE)
    assert is_due(health, HOUR + MINUTE, owed=HOUR)
    assert not is_due(health, HOUR + MINUTE / 2, owed=HOUR)


def test_a_server_that_asks_to_wait_is_given_its_time_also_while_an_edition_is_owed() -> None:
    health = after(Health(), FetchResult("later", "busy", wait=600), HOUR)
    assert not is_due(health, HOUR + 9 * MINUTE, owed=HOUR)
    assert is_due(health, HOUR + 10 * MINUTE, owed=HOUR)


def test_the_pause_grows_with_the_time_that_an_edition_has_waited() -> None:
    pauses = [pause(timedelta(minutes=minutes)) for minutes in (0, 5, 30, 600)]
    assert pauses == sorted(pauses)
    assert pauses[0] < MINUTE
    assert pauses[-1] == timedelta(hours=1)


def test_a_slot_that_is_owed_in_the_store_is_replaced_and_no_other(morning: Morning) -> None:
    store, slot = morning.desk().store, Slot(date(2026, 11, 20), time(6, 45))
    for outcome, expected in (("owed", "owed"), ("owed", "owed"), ("missed", "missed"), ("owed", "missed")):
        store.editions.note_slots([SlotNote("morning", slot, outcome, outcome)])  # type: ignore[arg-type]
        assert store.editions.slots() == [SlotNote("morning", slot, expected, expected)]  # type: ignore[arg-type]


# An edition by hand


def test_an_edition_can_be_made_at_any_time_and_the_next_one_tells_what_came_later(morning: Morning) -> None:
    morning.now = HOUR - timedelta(hours=3, seconds=-20)
    _news(morning.folder / "inbox")
    morning.desk().fetch()
    report = morning.desk().build_now()
    assert report.counts["editions"] == 1
    assert morning.edition().key == "morning/2026-11-20/03:45"
    assert [row.delivery.state for row in morning.desk().store.deliveries.deliveries()] == ["queued"]
    again = morning.desk().build_now()
    assert again.counts["editions"] == 0
    assert "morning: no edition was made: nothing new came in" in " ".join(again.notes)
    _news(morning.folder / "inbox", "b.txt", HAIL)
    morning.run(hours=3)
    assert morning.edition().key == "morning/2026-11-20/06:45"
    assert [story.headline for story in morning.edition().stories] == [HAIL]


def test_an_edition_by_hand_takes_the_place_of_one_that_is_owed(morning: Morning) -> None:
    morning.run()
    _news(morning.folder / "inbox")
    morning.now += 30 * MINUTE
    morning.desk().fetch()
    report = morning.desk().build_now("morning")
    assert report.notes == ("morning/2026-11-20/07:15: built",)
    assert report.counts["missed"] == 0
    assert [(note.outcome, str(note.slot.at)) for note in morning.desk().store.editions.slots()] == [
        ("built", "07:15:00"),
        ("missed", "06:45:00"),
    ]
    assert morning.run(minutes=1).counts["editions"] == 0


def test_an_edition_by_hand_is_made_in_the_zone_of_its_brief_and_can_be_made_again(morning: Morning) -> None:
    morning.brief += '\ntimezone = "Asia/Kathmandu"'
    morning.now = datetime(2026, 11, 19, 20, 0, tzinfo=UTC)
    _news(morning.folder / "inbox")
    morning.desk().fetch()
    morning.desk().build_now()
    assert morning.edition().key == "morning/2026-11-20/01:45"
    assert morning.desk().rebuilt("morning", "2026-11-20T01:45").hash == morning.edition().hash


def test_an_edition_by_hand_without_anything_read_says_so_and_leaves_nothing(morning: Morning) -> None:
    morning.now += MINUTE
    report = morning.desk().build_now()
    assert exit_code(report) == 9
    assert "no source could be read: inbox: never read; `digest fetch` reads the sources" in report.notes[0]
    assert morning.outcomes() == []


def test_the_command_makes_an_edition_now(
    run: Callable[..., Ran], morning: Morning, monkeypatch: pytest.MonkeyPatch
) -> None:
    morning.brief += '\n[[brief]]\nname = "noon"\ntime = "12:00"\nfolder = "noon"'
    morning.write()
    monkeypatch.setenv("DIGEST_CONFIG", str(morning.folder / "digest.toml"))
    _news(morning.folder / "inbox")
    assert run("build", "noon", "--now").code == 9
    assert run("fetch").code == 0
    assert run("build", "--now").code == 2
    assert ": built" in run("build", "noon", "--now").err
    assert run("send").code == 0
    assert len(list((morning.folder / "noon").iterdir())) == 1
    assert run("build", "noon", "--now").code == 6
    assert run("build", "noon", "--now", "--at", "2026-11-20T06:45").code == 2
