"""A run each minute with --due is as sparing as the service: sources and servers are asked at their time."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest

from app.test_mornings import FEED, HOUR, MINUTE, Morning, _news
from conftest import Ran
from digest.app.due_run import run_due_once
from digest.app.service import _Resident
from newsroom import item, rss
from servers import ports, web
from servers.web import Reply

pytestmark = pytest.mark.slow


def _each_minute(morning: Morning, minutes: int) -> None:
    for _ in range(minutes):
        run_due_once(morning.desk())
        morning.now += MINUTE


def test_each_source_is_asked_each_half_hour_and_for_its_edition(tmp_path: Path) -> None:
    with web.site({"/a": FEED, "/b": FEED}) as site:
        morning = Morning(tmp_path, HOUR - 100 * MINUTE, sources=[f'url = "{site.url("/a")}"'])
        _each_minute(morning, 80)
        assert site.paths() == ["/a"] * 3, "each half hour"
        morning.sources.append(f'url = "{site.url("/b")}"')
        _each_minute(morning, 25)
        assert site.paths()[3:5] == ["/b", "/a"], "a new one at once, the other at its time"
        assert sorted(site.paths()[5:]) == ["/a", "/b"], "both for the edition"
        assert morning.outcomes() == ["built"]


@pytest.mark.parametrize("once", [True, False])
def test_a_file_that_came_in_since_the_last_look_is_in_the_edition(tmp_path: Path, once: bool) -> None:
    """A look at a folder costs no host: it is read for each edition, also a minute after the last look."""
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    morning = Morning(tmp_path, HOUR - 2 * MINUTE, sources=[f'path = "{inbox}"'])
    tick = partial(run_due_once, morning.desk()) if once else partial(_resident_tick, _Resident(morning.desk()))
    tick()
    (inbox / "a.txt").write_text("The bridge in Tarn was closed on Monday after three cracks were found in a girder.")
    morning.now = HOUR
    tick()
    assert morning.outcomes() == ["built"]


def _resident_tick(resident: _Resident) -> None:
    resident.tick(resident.runner.clock())


def test_a_failing_source_is_asked_some_sixty_times_while_its_edition_waits_and_the_others_are_not(
    tmp_path: Path,
) -> None:
    down, well = Reply(status=500), Reply(rss(item(2)), headers={"ETag": '"1"'})
    with web.site({"/down": down, "/well": well}) as site:
        sources = [f'url = "{site.url("/well")}"', f'url = "{site.url("/down")}"']
        morning = Morning(tmp_path, HOUR - timedelta(days=1), sources=sources)
        run_due_once(morning.desk())
        morning.now = HOUR
        site.replies["/well"] = Reply(status=304)
        before = len(site.seen)
        _each_minute(morning, 10 * 60)
        paths = site.paths()[before:]
        assert 20 < paths.count("/down") < 60
        assert paths.count("/well") <= 21, "each half hour"
        assert morning.outcomes() == ["owed", "built"]


def test_mail_that_no_server_took_waits_for_its_time(tmp_path: Path) -> None:
    """Nothing listens: a try is counted after each wait of 1, 5, 15 and 60 minutes, a fifth longer at most."""
    [port] = ports.free(1)
    table = (
        f'\nto = ["a@b.test"]\n[smtp]\nsender = "me@ok.test"\nhost = "localhost"\nport = {port}\nsecurity = "none"\n'
    )
    morning = Morning(tmp_path, brief=f'time = "06:45"{table}')
    _news(tmp_path / "inbox")
    _each_minute(morning, 60)
    [row] = morning.desk().store.deliveries.deliveries()
    assert row.delivery.tries == 4


def test_nothing_is_written_when_nothing_is_due(tmp_path: Path) -> None:
    morning = Morning(tmp_path)
    _news(tmp_path / "inbox")
    _each_minute(morning, 20)
    assert len(morning.desk().store.runs.runs(100)) == 1


def test_only_a_run_once_can_do_what_is_due(run: Callable[..., Ran], tmp_path: Path) -> None:
    morning = Morning(tmp_path)
    morning.write()
    _news(tmp_path / "inbox")
    assert run("run", "--due", "--config", tmp_path / "digest.toml").code == 2
    assert run("run", "--once", "--due", "--config", tmp_path / "digest.toml").code in (0, 9)
