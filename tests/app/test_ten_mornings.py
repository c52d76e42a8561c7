"""Ten mornings with one thing wrong: a resident, a run each minute, and both make the edition that a reader wants, once."""

import socket
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, Engine, event

from app.test_mornings import HAIL, HOUR, LOGIN, MINUTE, Morning, _news
from digest.app.due_run import run_due_once
from digest.app.runner import Runner
from digest.app.service import stay
from digest.errors import LockedError, StoreError
from digest.model.edition import Edition
from newsroom import item, rss
from servers import web
from servers.web import Reply, Site

DOWN = Reply(raw=lambda connection: connection.close())
pytestmark = pytest.mark.slow
WAYS = ("resident", "each minute", "what is due each minute", "both")


EVENTS = (
    "The swing bridge in the port was closed on Monday after an inspector found cracks in its main girder.",
    "Voters in the lake district chose a baker as their mayor on Sunday, and the count took until midnight.",
    "A museum returned eleven bronze bells to the monastery from which soldiers took them two centuries ago.",
)


def _feed(number: int) -> Reply:
    text = EVENTS[number - 1]
    return Reply(rss(item(number, text=text, title=" ".join(text.split()[:6]))))


@dataclass
class Day:
    """The world of one morning: a brief, three feeds and a folder; `change(moment)` is called before each tick."""

    morning: Morning
    site: Site
    change: Callable[[datetime], None] = lambda moment: None
    asleep: tuple[datetime, datetime] = (HOUR, HOUR)
    full: bool = False
    dns: bool = True
    held: list[AbstractContextManager[None]] = field(default_factory=list)

    def sources(self, *names: str) -> None:
        """Read these feeds; one that ends with "/" is a folder."""
        self.morning.sources = [
            f'path = "{name}"' if name.endswith("/") else f'url = "{self.site.url(name)}"' for name in names
        ]
        for number, name in enumerate(names, 1):
            self.site.replies[name] = _feed(number)

    def pass_time(self, way: str, start: datetime, minutes: int) -> None:
        """Let the time pass; a machine that is asleep wakes at the end of its sleep."""
        self.morning.now = start
        self.change(start)
        if way.endswith("each minute"):
            while self.morning.now < start + minutes * MINUTE:
                self._run(only_due="due" in way)
                self._go(60)
            return

        def wait(seconds: float) -> bool:
            before = self.morning.now
            self._go(seconds)
            if way == "both" and before.minute != self.morning.now.minute:
                self._run()
            return self.morning.now >= start + minutes * MINUTE

        stay(self.morning.desk(), wait)

    def _run(self, *, only_due: bool = False) -> None:
        with suppress(LockedError, StoreError):  # exit codes 8 and 1
            (run_due_once if only_due else Runner.run_once)(self.morning.desk())

    def _go(self, seconds: float) -> None:
        self.morning.now += timedelta(seconds=seconds)
        if self.asleep[0] < self.morning.now < self.asleep[1]:
            self.morning.now = self.asleep[1]
        self.change(self.morning.now)

    def editions(self) -> list[Edition]:
        """Return the editions of the day, each delivered once."""
        desk = self.morning.desk()
        keys = [row.key for row in desk.store.editions.editions() if row.key.startswith("morning/2026-11-20")]
        sent = [row for row in desk.store.deliveries.deliveries() if row.edition in keys]
        assert [row.delivery.state for row in sent] == ["sent"] * len(keys)
        assert [row.delivery.tries for row in sent] == [1] * len(keys)
        return [desk.kept(key).edition for key in keys]


@pytest.fixture
def day(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Day]:
    look_up = socket.getaddrinfo
    with web.site() as site:
        here = Day(Morning(tmp_path), site)

        def looked_up(*given: Any, **named: Any) -> Any:
            if not here.dns:
                raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")
            return look_up(*given, **named)

        def begun(connection: Connection) -> None:
            if connection.dialect.name == "sqlite":
                most = 1 if here.full else 2**30  # never below the present size
                driver: Any = connection.connection.driver_connection
                driver.execute(f"PRAGMA max_page_count = {most}")

        monkeypatch.setattr(socket, "getaddrinfo", looked_up)
        event.listen(Engine, "begin", begun)
        yield here
        event.remove(Engine, "begin", begun)


def _had_one_yesterday(day: Day) -> None:
    feeds, day.morning.sources = day.morning.sources, ['path = "old"']
    _news(day.morning.folder / "old", text=HAIL)
    day.morning.now = HOUR - timedelta(days=1)
    day.morning.run()
    day.morning.sources = feeds


def at(hour: int, minute: int) -> datetime:
    return HOUR.replace(hour=hour, minute=minute)


def _between(
    start: datetime, end: datetime, wrong: Callable[[], None], right: Callable[[], None]
) -> Callable[[datetime], None]:
    """Return a change of the world: wrong from `start`, right again from `end`."""
    state = [""]

    def change(moment: datetime) -> None:
        now = "wrong" if start <= moment < end else "right"
        if now != state[0]:
            state[0] = now
            (wrong if now == "wrong" else right)()

    return change


def _all(day: Day, reply: Reply) -> Callable[[], None]:
    return lambda: day.site.replies.update(dict.fromkeys(list(day.site.replies), reply))


def _feeds(day: Day) -> Callable[[], None]:
    return lambda: day.site.replies.update({f"/{number}": _feed(number) for number in (1, 2, 3)})


@pytest.mark.parametrize("way", WAYS)
def test_the_network_is_down_until_ten_past_seven(day: Day, way: str) -> None:
    day.sources("/1", "/2", "/3")
    day.change = _between(at(0, 0), at(7, 10), _all(day, DOWN), _feeds(day))
    day.pass_time(way, at(6, 40), 40)
    [edition] = day.editions()
    assert len(edition.stories) == 3
    [notice] = edition.notices
    assert notice.startswith("late: due at 06:45, made at 07:1")


@pytest.mark.parametrize("way", WAYS)
def test_one_of_three_feeds_is_down_all_day(day: Day, way: str) -> None:
    day.sources("/1", "/2", "/3")
    day.site.replies["/3"] = DOWN
    day.pass_time(way, at(6, 40), 30)
    [edition] = day.editions()
    assert len(edition.stories) == 2
    [notice] = edition.notices
    assert "/3" in notice
    assert day.morning.desk().store.editions.editions()[0].made < at(6, 46)


@pytest.mark.parametrize("way", WAYS)
def test_no_name_is_found_until_five_to_seven(day: Day, way: str) -> None:
    day.sources("/1", "/2", "/3")
    day.morning.sources = [source.replace("127.0.0.1", "localhost") for source in day.morning.sources]
    day.change = _between(at(0, 0), at(6, 55), lambda: setattr(day, "dns", False), lambda: setattr(day, "dns", True))
    day.pass_time(way, at(6, 40), 20)
    [edition] = day.editions()
    assert len(edition.stories) == 3
    [notice] = edition.notices
    assert notice.startswith("late: due at 06:45, made at 06:5")


@pytest.mark.parametrize("way", WAYS)
def test_a_folder_is_not_mounted_until_two_to_seven(day: Day, way: str) -> None:
    day.sources("mnt/inbox/")
    day.change = _between(at(0, 0), at(6, 58), lambda: None, lambda: _news(day.morning.folder / "mnt" / "inbox"))
    day.pass_time(way, at(6, 40), 25)
    [edition] = day.editions()
    assert len(edition.stories) == 1
    [notice] = edition.notices
    assert notice.startswith("late: due at 06:45, made at ")
    assert "mnt/inbox" in notice


@pytest.mark.parametrize("way", WAYS)
def test_a_proxy_answers_with_a_page_to_log_in_until_seven(day: Day, way: str) -> None:
    day.sources("/1", "/2", "/3")
    day.change = _between(at(0, 0), at(7, 0), _all(day, LOGIN), _feeds(day))
    day.pass_time(way, at(6, 40), 30)
    [edition] = day.editions()
    assert len(edition.stories) == 3
    [notice] = edition.notices
    assert notice.startswith("late: due at 06:45, made at 07:0")


@pytest.mark.parametrize("way", WAYS)
def test_the_machine_sleeps_until_noon(day: Day, way: str) -> None:
    day.sources("/1", "/2")
    _had_one_yesterday(day)
    day.asleep = (at(6, 0), at(12, 0))
    day.pass_time(way, at(5, 55), 6 * 60 + 15)
    [edition] = day.editions()
    assert len(edition.stories) == 2
    assert edition.notices == ("late: due at 06:45, made at 12:00",)


@pytest.mark.parametrize("way", WAYS)
def test_all_feeds_answer_that_nothing_has_changed(day: Day, way: str) -> None:
    day.sources("/1", "/2")
    for name, reply in list(day.site.replies.items()):
        assert isinstance(reply, Reply)
        day.site.replies[name] = Reply(reply.body, headers={"ETag": '"1"'})
    day.morning.run(days=-1)
    _all(day, Reply(status=304))()
    day.pass_time(way, at(6, 40), 15)
    assert day.editions() == []
    assert day.morning.outcomes() == ["quiet", "built"]


@pytest.mark.parametrize("way", WAYS)
def test_a_feed_comes_back_in_a_minute(day: Day, way: str) -> None:
    day.sources("/1")
    day.change = _between(at(6, 44), at(6, 46), _all(day, DOWN), lambda: day.sources("/1"))
    day.morning.run(days=-1)
    day.morning.sources.append('path = "inbox"')
    _news(day.morning.folder / "inbox", text=HAIL)
    day.pass_time(way, at(6, 44), 10)
    [edition] = day.editions()
    assert len(edition.stories) >= 1


@pytest.mark.parametrize("way", WAYS)
def test_the_store_is_locked_until_ten_to_seven(day: Day, way: str) -> None:
    day.sources("/1", "/2")

    def lock() -> None:
        day.held.append(day.morning.desk().store.lock())
        day.held[-1].__enter__()

    def unlock() -> None:
        if day.held:
            day.held.pop().__exit__(None, None, None)

    day.change = _between(at(6, 44), at(6, 50), lock, unlock)
    day.pass_time(way, at(6, 40), 15)
    [edition] = day.editions()
    assert len(edition.stories) == 2
    assert [notice for notice in edition.notices if not notice.startswith("late: due at 06:45, made at 06:5")] == []


@pytest.mark.parametrize("way", WAYS)
def test_the_disk_is_full_until_five_to_seven(day: Day, way: str) -> None:
    day.sources("/1", "/2", "/3")
    _had_one_yesterday(day)
    day.change = _between(at(0, 0), at(6, 55), lambda: setattr(day, "full", True), lambda: setattr(day, "full", False))
    day.pass_time(way, at(6, 43), 25)  # a build that failed is tried again after 1, 5 and 15 minutes
    [edition] = day.editions()
    assert len(edition.stories) == 3
    assert day.morning.desk().store.editions.editions()[0].made < at(7, 8)
