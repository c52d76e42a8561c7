"""The loop: a brief that arrives at its minute, once."""

import json
import os
import random
import re
import signal
import subprocess
import sys
import time
from base64 import b64encode
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from email import message_from_bytes, policy
from pathlib import Path
from typing import Any

import dkim
import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat
from sqlalchemy import text

from conftest import ROOT
from digest import __version__
from digest.app.report import Report
from digest.app.runner import Runner, open_runner
from digest.app.service import stay
from digest.errors import UsageError, VerifyError
from digest.model.edition import Slot
from digest.model.records import DeliveryChange, SlotNote
from digest.sending.process import _start, claim_state, this_process
from digest.settings import settings_file as config
from servers import certificates, faulty, postfix, smtp
from servers.smtp import Server

BRIDGE = "The swing bridge in the port was closed on Monday after an inspector found cracks in its main girder."
HAIL = "Hail destroyed the late apples of the valley on Tuesday, and growers fear for the whole of their harvest."
MORNING = datetime(2026, 11, 20, 6, 45, tzinfo=UTC)


@dataclass
class Place:
    """A folder with settings, and the program run in it."""

    folder: Path
    server: Server | None = None

    def write(self, brief: str = "", smtp_table: str = "") -> None:
        (self.folder / "inbox").mkdir(exist_ok=True)
        port = self.server.port if self.server else 9
        table = smtp_table or (
            f'[smtp]\nsender = "Morning <brief@ok.test>"\nhost = "localhost"\nport = {port}\n'
            'username = "reader"\ncafile = "ca.pem"\ntimeout = 5\n'
        )
        (self.folder / "digest.toml").write_text(
            f'[[source]]\npath = "inbox"\npublisher = "Courier"\n[[brief]]\nname = "morning"\n{brief}\n{table}'
        )

    def news(self, name: str, body: str) -> None:
        (self.folder / "inbox" / f"{name}.txt").write_text(body)

    def command(self, *arguments: object) -> list[str]:
        return [sys.executable, "-c", "from digest.cli import main; main()", *map(str, arguments)]

    @property
    def environment(self) -> dict[str, str]:
        return {
            **os.environ,
            "DIGEST_CONFIG": "digest.toml",
            # These tests are also run by faketime, at hours that are hard; a wait under its monotonic clock never ends.
            "FAKETIME_DONT_FAKE_MONOTONIC": "1",
            **({"DIGEST_SMTP__PASSWORD": smtp.PASSWORD} if self.server else {}),
            "PYTHONPATH": str(ROOT / "src"),
        }

    def run(self, *arguments: object) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            self.command(*arguments),
            cwd=self.folder,
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )

    def start(self, *arguments: object) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            self.command(*arguments),
            cwd=self.folder,
            env=self.environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def desk(self, now: datetime = MORNING) -> Runner:
        return open_runner(config.load(self.folder / "digest.toml"), clock=lambda: now)

    def deliveries(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = json.loads(self.run("deliveries", "list", "--json").stdout)
        return found


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> certificates.Certificate:
    return certificates.make(tmp_path_factory.mktemp("certificate"))


@pytest.fixture
def place(tmp_path: Path, certificate: certificates.Certificate, monkeypatch: pytest.MonkeyPatch) -> Iterator[Place]:
    monkeypatch.setenv("DIGEST_SMTP__PASSWORD", smtp.PASSWORD)
    (tmp_path / "ca.pem").write_bytes(Path(certificate.path).read_bytes())
    with smtp.serve(certificate) as server:
        yield Place(tmp_path, server)


TO_ME = 'time = "00:00"\nto = ["me@ok.test"]'


def _parts(body: bytes) -> dict[str, str]:
    mail = message_from_bytes(body, policy=policy.default)
    return {part.get_content_type(): part.get_content() for part in mail.walk() if not part.is_multipart()}


@pytest.mark.slow
def test_a_brief_due_in_the_next_minute_arrives_at_its_minute_with_both_parts(place: Place) -> None:
    due = datetime.now(UTC) + timedelta(seconds=10)
    due = (due + timedelta(minutes=1)).replace(second=0, microsecond=0)
    place.write(f'time = "{due:%H:%M}"\nto = ["me@ok.test"]')
    place.news("a", BRIDGE)
    # Record the slot of the day before: without it a slot of today that has come is due at once (23:59, time 00:00).
    before = Slot(due.date() - timedelta(days=1), due.time())
    place.desk().store.editions.note_slots([SlotNote("morning", before, "quiet")])
    resident = place.start("run")
    try:
        _wait_until(lambda: bool(place.server and place.server.kept), 130)
        arrived = datetime.now(UTC)
    finally:
        resident.send_signal(signal.SIGTERM)
        assert resident.wait(20) == 0
    assert due <= arrived < due + timedelta(seconds=60)
    assert place.server is not None
    [kept] = place.server.kept
    parts = _parts(kept.body)
    text, shown = parts["text/plain"].replace("\r\n", "\n"), place.run("show").stdout
    assert _above_the_end(text) == _above_the_end(shown)
    assert shown.partition("\nAddresses\n")[2] in text
    assert BRIDGE in parts["text/html"]


def _above_the_end(text: str) -> str:
    """The text above the list of addresses and, in a mail, above how to leave."""
    return text.partition("\nAddresses\n")[0].partition("\nTo leave, ")[0].rstrip()


def _wait_until(true: Callable[[], bool], seconds: float) -> None:
    end = time.monotonic() + seconds
    while not true() and time.monotonic() < end:
        time.sleep(0.2)


@pytest.mark.slow
def test_what_is_written_to_a_folder_is_the_edition_that_show_prints(place: Place) -> None:
    place.write('time = "00:00"\nfolder = "out"')
    place.news("a", BRIDGE)
    ran = place.run("run", "--once")
    assert (ran.returncode, ran.stdout) == (0, "")
    [folder] = (place.folder / "out").iterdir()
    assert (folder / "edition.txt").read_text() == place.run("show").stdout
    assert place.run("verify", folder).returncode == 0


@pytest.mark.slow
def test_ten_runs_in_a_row_send_one_mail(place: Place) -> None:
    place.write(TO_ME)
    place.news("a", BRIDGE)
    assert [place.run("run", "--once").returncode for _ in range(10)] == [0] * 10
    assert place.server is not None
    assert len(place.server.kept) == 1


@pytest.mark.slow
def test_two_runs_at_the_same_moment_send_one_mail(place: Place) -> None:
    place.write(TO_ME)
    place.news("a", BRIDGE)
    for _ in range(3):
        both = [place.start("run", "--once") for _ in range(2)]
        codes = {run.wait(60) for run in both}
        assert codes <= {0, 8}
        assert 0 in codes
    assert place.server is not None
    assert len(place.server.kept) == 1


@pytest.mark.slow
def test_killed_at_any_moment_and_run_again_there_is_one_mail_or_the_ledger_says_unsure(
    tmp_path: Path, certificate: certificates.Certificate
) -> None:
    chance = random.Random(20261121)
    killed = 0
    with smtp.serve(certificate) as server:
        for number in range(8):  # test_kills.py has more, in less time
            folder = tmp_path / str(number)
            folder.mkdir()
            (folder / "ca.pem").write_bytes(Path(certificate.path).read_bytes())
            place = Place(folder, server)
            place.write(TO_ME)
            place.news("a", BRIDGE)
            before = len(server.kept)
            run = place.start("run", "--once")
            with suppress(subprocess.TimeoutExpired):
                run.wait(chance.uniform(0.05, 1.6))
            killed += run.poll() is None
            run.kill()
            run.wait()
            assert place.run("run", "--once").returncode == 0
            mails = server.kept[before:]
            [row] = place.deliveries()
            assert row["delivery"]["state"] == "sent"
            assert len(mails) == 1 or (len(mails) == 2 and row["delivery"]["unsure_since"]), number
            assert len({mail.body for mail in mails}) == 1
    assert killed > 1


@pytest.mark.slow
def test_while_the_server_is_down_the_mail_is_kept_and_goes_out_later_as_it_was(place: Place) -> None:
    assert place.server is not None
    port, place.server.port = place.server.port, 1
    place.write(TO_ME)
    place.news("a", BRIDGE)
    ran = place.run("run", "--once")
    assert ran.returncode == 5
    assert "morning/" in ran.stderr
    assert "Traceback" not in ran.stderr
    [row] = place.deliveries()
    assert (row["delivery"]["state"], row["delivery"]["tries"]) == ("queued", 1)
    stored = place.desk().store.deliveries.message(row["id"]).body
    assert place.run("send").returncode == 5

    place.server.port = port
    place.write(TO_ME)
    assert place.run("run", "--once").returncode == 0
    [kept] = place.server.kept
    assert kept.body == stored
    assert f"Message-ID: {row['message_id']}".encode() in kept.body


@pytest.mark.slow
def test_a_wrong_password_stops_and_keeps_everything(place: Place) -> None:
    place.write('time = "00:00"\nto = ["me@ok.test", "you@ok.test"]')
    settings = place.folder / "digest.toml"
    settings.write_text(settings.read_text().replace('"reader"', '"stranger"'))
    place.news("a", BRIDGE)
    ran = place.run("run", "--once")
    assert ran.returncode == 5
    assert "535" in ran.stderr
    assert [(row["delivery"]["state"], row["delivery"]["tries"]) for row in place.deliveries()] == [("queued", 0)] * 2


@pytest.mark.slow
def test_one_refused_recipient_does_not_stop_the_others(place: Place) -> None:
    assert place.server is not None
    place.server.refuse["gone@ok.test"] = "550 5.1.1 no such user"
    place.write('time = "00:00"\nto = ["gone@ok.test", "me@ok.test"]')
    place.news("a", BRIDGE)
    ran = place.run("run", "--once", "-q")
    assert ran.returncode == 5
    assert "550" in ran.stderr
    assert [row["delivery"]["state"] for row in place.deliveries()] == ["failed", "sent"]
    assert place.run("run", "--once").returncode == 0
    assert [kept.recipient for kept in place.server.kept] == ["me@ok.test"]


@pytest.mark.parametrize(("unsure", "states"), [("resend", ["queued", "sent"]), ("hold", ["unsure", "unsure"])])
def test_a_line_lost_before_the_answer_is_unsure(
    place: Place, monkeypatch: pytest.MonkeyPatch, unsure: str, states: list[str]
) -> None:
    with faulty.serve("gone after the body") as server:
        table = (
            f'[smtp]\nsender = "b@ok.test"\nhost = "127.0.0.1"\nport = {server.port}\nsecurity = "none"\ntimeout = 5\n'
        )
        place.write(f'{TO_ME}\nunsure = "{unsure}"', table)
        place.news("a", BRIDGE)
        monkeypatch.delenv("DIGEST_SMTP__PASSWORD")
        place.desk().run_once()
    [row] = place.desk().store.deliveries.deliveries()
    assert row.delivery.state == states[0]
    assert row.delivery.unsure_since == MORNING


def test_the_second_day_says_nothing_that_the_first_has_said(place: Place) -> None:
    place.write('time = "06:45"\nfolder = "out"')
    place.news("a", f"{BRIDGE} Ferries will carry people across the port without charge.")
    place.desk().run_once()
    place.news("b", f"{BRIDGE} {HAIL}")
    place.news("c", HAIL)
    place.desk(MORNING + timedelta(days=1)).run_once()
    second, first = [place.desk().kept(filed.key).edition for filed in place.desk().store.editions.editions()]
    said = [
        {text for story in edition.stories for text in (story.headline, *(s.text for s in story.summary.sentences))}
        for edition in (first, second)
    ]
    assert BRIDGE in said[0]
    assert HAIL in said[1]
    assert not said[0] & said[1]


@pytest.mark.slow
def test_a_day_without_news_sends_nothing_and_says_so(place: Place) -> None:
    place.write(TO_ME)
    place.news("a", BRIDGE)
    place.desk().run_once()
    place.desk(MORNING + timedelta(days=1)).run_once()
    assert place.server is not None
    assert len(place.server.kept) == 1
    assert "morning: quiet, nothing new came in" in place.run("runs").stdout
    assert [note.outcome for note in place.desk().store.editions.slots("morning")] == ["quiet", "built"]


def test_a_quiet_day_may_be_told(place: Place) -> None:
    place.write(f'{TO_ME}\nquiet_day = "line"')
    place.desk().run_once()
    assert place.server is not None
    [kept] = place.server.kept
    assert "No story could be told." in _parts(kept.body)["text/plain"]


@pytest.mark.slow
def test_any_stored_edition_can_be_built_again_to_the_same_hash(place: Place) -> None:
    place.write('time = "06:45"\nfolder = "out"')
    for day, body in enumerate((BRIDGE, HAIL, f"{BRIDGE} The mayor spoke to the people of the port.")):
        place.news(f"{day}", body)
        (place.folder / "inbox" / "bad.bin").write_bytes(bytes([day]) * 500)
        place.desk(MORNING + timedelta(days=day)).run_once()
    for day in range(3):
        moment = MORNING + timedelta(days=day)
        edition = place.desk().rebuilt("morning", f"{moment:%Y-%m-%dT%H:%M}")
        assert edition.hash == place.desk().store.editions.editions()[2 - day].hash
        assert edition.inputs.failures
    ran = place.run("build", "morning", "--at", "2026-11-20T06:45")
    assert ran.returncode == 0
    assert "built again, the same" in ran.stderr
    assert len(place.desk().store.editions.editions()) == 3


@pytest.mark.slow
def test_the_name_of_a_brief_stands_for_its_newest_edition(place: Place) -> None:
    place.write('time = "06:45"\nfolder = "out"')
    for day, body in enumerate((BRIDGE, HAIL)):
        place.news(f"{day}", body)
        place.desk(MORNING + timedelta(days=day)).run_once()
    older, newer = "morning/2026-11-20/06:45", "morning/2026-11-21/06:45"
    assert [filed.key for filed in place.desk().store.editions.editions()] == [newer, older]
    for command in ("show", "explain", "verify"):
        by_name, by_key = place.run(command, "morning"), place.run(command, newer)
        assert by_name.returncode == 0
        assert by_name.stdout == by_key.stdout != place.run(command, older).stdout or command == "verify"
    assert place.run("diff", older, "morning").stdout == place.run("diff", older, newer).stdout != ""
    unknown = place.run("explain", "evening")
    assert unknown.returncode == 2
    assert "there is no edition of 'evening'; `digest list` lists those of morning" in unknown.stderr


def test_an_edition_of_another_version_or_with_a_purged_text_is_not_built_again(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    place.write('time = "06:45"\nfolder = "out"')
    place.news("a", BRIDGE)
    place.desk().run_once()
    with monkeypatch.context() as patch:
        patch.setattr("digest.building.build.__version__", "9.9")
        with pytest.raises(UsageError, match=rf"version {re.escape(__version__)}, this is 9\.9"):
            place.desk().rebuilt("morning", "2026-11-20T06:45")
    desk = place.desk()
    with desk.store.engine.begin() as connection:  # type: ignore[attr-defined]
        connection.execute(text("DELETE FROM articles"))
    with pytest.raises(UsageError, match="purged"):
        desk.rebuilt("morning", "2026-11-20T06:45")
    with pytest.raises(UsageError, match="there is no edition for"):
        desk.rebuilt("morning", "2026-11-21T06:45")


def test_an_edition_that_comes_out_otherwise_is_told(place: Place) -> None:
    place.write('time = "06:45"\nfolder = "out"')
    place.news("a", BRIDGE)
    place.desk().run_once()
    desk = place.desk()
    with desk.store.engine.begin() as connection:  # type: ignore[attr-defined]
        connection.execute(text("UPDATE editions SET record = replace(record, 'Monday', 'Sunday')"))
    with pytest.raises(VerifyError, match="another edition"):
        desk.rebuilt("morning", "2026-11-20T06:45")


def test_an_edition_whose_hash_in_the_store_is_another_is_told(place: Place) -> None:
    place.write('time = "06:45"\nfolder = "out"')
    place.news("a", BRIDGE)
    place.desk().run_once()
    desk = place.desk()
    assert desk.rebuilt("morning", "2026-11-20T06:45").hash == desk.editions()[0].hash
    with desk.store.engine.begin() as connection:  # type: ignore[attr-defined]
        connection.execute(text(f"UPDATE editions SET hash = '{'0' * 64}'"))
    with pytest.raises(VerifyError, match="another edition"):
        desk.rebuilt("morning", "2026-11-20T06:45")


def test_an_edition_whose_deliveries_all_failed_does_not_count(place: Place) -> None:
    assert place.server is not None
    place.server.refuse["me@ok.test"] = "550 5.1.1 no such user"
    place.write(TO_ME.replace("00:00", "06:45"))
    place.news("a", BRIDGE)
    place.desk().run_once()
    place.server.refuse.clear()
    place.desk(MORNING + timedelta(days=1)).run_once()
    assert [filed.state for filed in place.desk().store.editions.editions()] == ["closed", "failed"]
    [kept] = place.server.kept
    assert BRIDGE in " ".join(_parts(kept.body)["text/plain"].split())


def test_slots_missed_are_recorded_and_only_the_last_is_built(place: Place) -> None:
    place.write('time = ["06:45", "17:30"]\nfolder = "out"')
    place.news("a", BRIDGE)
    place.desk().run_once()
    place.news("b", HAIL)
    place.desk(MORNING + timedelta(days=2)).run_once()
    outcomes = [note.outcome for note in place.desk().store.editions.slots("morning")]
    assert outcomes == ["built", "missed", "missed", "missed", "built"]


@pytest.mark.slow
def test_the_resident_run_keeps_the_hours_by_its_clock(place: Place) -> None:
    place.write('time = "07:00"\nfolder = "out"')
    place.news("a", BRIDGE)
    now = [MORNING - timedelta(days=1) + timedelta(hours=1)]  # 07:45: the first edition is owed at once

    def wait(seconds: float) -> bool:
        now[0] += timedelta(seconds=max(seconds, 1) * 20)
        if now[0] > MORNING + timedelta(hours=2):
            place.news("b", HAIL)
        return now[0] > MORNING + timedelta(days=1, hours=2)

    told: list[Report] = []
    desk = open_runner(config.load(place.folder / "digest.toml"), clock=lambda: now[0])
    stay(desk, wait, told.append)
    assert [note.outcome for note in desk.store.editions.slots("morning")] == ["built", "quiet", "built"]
    assert [filed.slot.day.day for filed in desk.store.editions.editions() if filed.slot.day] == [21, 19]


def test_a_tick_that_fails_does_not_end_the_resident_run(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    place.write('time = "06:45"\nfolder = "out"')
    told: list[Report] = []
    waits = iter([False, False, True])
    monkeypatch.setattr(Runner, "_fetch", lambda *_, **more: 1 / 0)
    stay(place.desk(), lambda _: next(waits), told.append)
    assert any("ZeroDivisionError" in note for report in told for note in report.notes)


@pytest.mark.slow
def test_a_brief_that_cannot_be_built_is_tried_again_after_longer_and_longer_and_holds_up_no_other(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    place.write('time = "06:45"\nto_file = "gone.csv"\n[[brief]]\nname = "noon"\ntime = "07:45"\nfolder = "out"')
    place.news("a", BRIDGE)
    now = [MORNING]
    tried: list[datetime] = []

    def broken(path: Path) -> None:
        tried.append(now[0])
        raise ZeroDivisionError

    monkeypatch.setattr("digest.app.jobs.read_recipients", broken)

    def wait(seconds: float) -> bool:
        now[0] += timedelta(seconds=seconds)
        return now[0] > MORNING + timedelta(minutes=100)

    desk = open_runner(config.load(place.folder / "digest.toml"), clock=lambda: now[0])
    stay(desk, wait)
    minutes = [(moment - MORNING) / timedelta(minutes=1) for moment in tried]
    assert minutes == [0, 1, 6, 21, 81]
    assert [note.slot.at.hour for note in desk.store.editions.slots("noon", most=1) if note.slot.at] == [7]
    assert len([run for run in desk.store.runs.runs(500) if run.notes]) < 12


@pytest.mark.slow
def test_an_edition_that_goes_nowhere_says_so(place: Place) -> None:
    place.write('time = "00:00"')
    place.news("a", BRIDGE)
    assert "built and goes nowhere: the brief has no recipient and no folder" in place.run("run", "--once").stderr


@pytest.mark.slow
def test_a_dry_run_and_a_test_mail_write_nothing_down(place: Place) -> None:
    place.write(TO_ME)
    place.news("a", BRIDGE)
    assert place.run("fetch").returncode == 0
    assert place.run("build").returncode == 0
    assert "smtp  me@ok.test" in place.run("send", "--dry-run").stdout
    assert place.run("send", "--test", "check@ok.test").returncode == 0
    assert place.server is not None
    assert [kept.recipient for kept in place.server.kept] == ["check@ok.test"]
    assert [row["delivery"]["state"] for row in place.deliveries()] == ["queued"]
    assert place.run("send").returncode == 0
    assert [kept.recipient for kept in place.server.kept] == ["check@ok.test", "me@ok.test"]


@pytest.mark.slow
def test_the_lists_print_what_is_there(place: Place) -> None:
    place.write(TO_ME)
    place.news("a", BRIDGE)
    place.run("run", "--once")
    assert "  1 story  closed  " in place.run("list").stdout
    [filed] = json.loads(place.run("list", "--json").stdout)
    assert filed["state"] == "closed"
    assert "sent  (1 try)" in place.run("deliveries", "list").stdout
    assert place.run("deliveries", "list", "--open").stdout == ""
    assert len(place.run("schedule", "--days", "3").stdout.splitlines()) == 3
    assert len(json.loads(place.run("schedule", "--json").stdout)) == 7
    run = json.loads(place.run("runs", "--json").stdout)[0]
    assert run["counts"]["sent"] == 1
    steps = "fetch gather load select fold group follow draft fill edition verify render store send".split()
    assert list(run["steps"]) == steps
    assert BRIDGE in place.run("show", filed["key"], "--format", "html").stdout
    assert place.run("show", "--json").stdout == place.run("show", filed["key"], "--format", "json").stdout
    assert place.run("show", "nothing/like/it").returncode == 2
    assert place.run("list", "nobody").returncode == 2
    assert place.run("verify", filed["key"]).returncode == 0
    assert BRIDGE in place.run("explain", filed["key"], "1").stdout
    assert place.run("verify", "morning/2001-01-01/00:00").returncode == 2


def test_an_unchanged_document_is_read_once_and_a_changed_one_again(place: Place) -> None:
    place.write('time = "06:45"\nfolder = "out"')
    place.news("a", BRIDGE)
    assert place.desk().fetch().counts == {"documents": 1, "known": 0, "articles": 1, "unread": 0}
    assert place.desk().fetch().counts == {"documents": 1, "known": 1, "articles": 0, "unread": 0}
    place.news("a", HAIL)
    assert place.desk().fetch().counts == {"documents": 1, "known": 0, "articles": 1, "unread": 0}


@pytest.mark.slow
def test_a_missing_folder_is_reported_and_the_slot_stays_owed(place: Place) -> None:
    place.write('time = "00:00"\nfolder = "out"')
    (place.folder / "inbox").rmdir()
    ran = place.run("fetch", "--strict")
    assert ran.returncode == 4
    assert "no such file or folder" in ran.stderr
    assert place.run("run", "--once", "--fail-empty").returncode == 9
    (place.folder / "inbox").mkdir()
    assert place.run("run", "--once", "--strict", "--fail-empty").returncode == 6


@pytest.mark.slow
@pytest.mark.skipif(bool(postfix.missing()), reason=postfix.missing() or "all is there")
def test_through_postfix_and_dovecot_the_mail_is_read_back_as_show_prints_it(tmp_path: Path) -> None:
    with postfix.serve() as server:
        place = Place(tmp_path)
        (tmp_path / "ca.pem").write_bytes(Path(server.certificate.path).read_bytes())
        (tmp_path / "secret").write_text(f"{postfix.USERS['alice']}\n")
        (tmp_path / "secret").chmod(0o600)
        table = (
            f'[smtp]\nsender = "Morning <bob@ok.test>"\nhost = "localhost"\nport = {server.submission}\n'
            'username = "alice"\npassword_file = "secret"\ncafile = "ca.pem"\n'
            '[unsubscribe]\nurl = "https://ok.test/leave"\nsecret_file = "seal"\n'
            '[dkim]\nselector = "news"\nkey_file = "dkim.pem"\n'
        )
        key = rsa.generate_private_key(65537, 2048)
        (tmp_path / "dkim.pem").write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
        (tmp_path / "seal").write_text("a secret of some length")
        for name in ("dkim.pem", "seal"):
            (tmp_path / name).chmod(0o600)
        place.write('time = "00:00"\nto = ["Alice <alice@ok.test>"]', table)
        place.news("a", f"{BRIDGE} Grüße aus Köln, sagte die Bürgermeisterin am Dienstag im Hafen.")
        for _ in range(3):
            ran = place.run("run", "--once")
            assert ran.returncode == 0, ran.stderr
        [mail] = server.read("alice", 1)
        [row] = place.desk().store.deliveries.deliveries()
        stored = place.desk().store.deliveries.message(row.id).body
        assert mail.endswith(stored)
        public = key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
        assert dkim.verify(mail, dnsfunc=lambda *_, **__: b"v=DKIM1; p=" + b64encode(public))
        assert message_from_bytes(mail)["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
        parts = _parts(mail)
        assert _above_the_end(parts["text/plain"].replace("\r\n", "\n")) == _above_the_end(place.run("show").stdout)
        assert BRIDGE in parts["text/html"]


def test_a_slot_built_while_the_clock_was_wrong_does_not_silence_the_brief(place: Place) -> None:
    place.write('time = "06:45"\nfolder = "out"')
    place.news("a", BRIDGE)
    place.desk(MORNING + timedelta(days=400)).run_once()
    place.news("b", HAIL)
    place.desk(MORNING).run_once()
    assert sorted(filed.slot.day.year for filed in place.desk().store.editions.editions() if filed.slot.day) == [
        2026,
        2027,
    ]


@pytest.mark.slow
def test_a_claim_of_a_dead_process_is_free_at_once_and_that_of_a_live_one_is_not(place: Place) -> None:
    place.write(TO_ME.replace("00:00", "06:45"))
    place.news("a", BRIDGE)
    desk = place.desk()
    desk.fetch()
    desk.build()
    assert desk.store.deliveries.claim("smtp", this_process(), MORNING - timedelta(hours=1), 1)
    # Another process of this machine that is alive: the one that started the tests.
    with desk.store.engine.begin() as connection:  # type: ignore[attr-defined]
        alive = {"owner": f"{this_process().rsplit('/', 2)[0]}/1/{_start(1)}"}
        connection.execute(text("UPDATE deliveries SET owner = :owner"), alive)
    desk.send()
    assert desk.store.deliveries.deliveries()[0].delivery.state == "claimed"
    dead = subprocess.Popen([sys.executable, "-c", "pass"])
    dead.wait()
    with desk.store.engine.begin() as connection:  # type: ignore[attr-defined]
        here = this_process().rsplit("/", 2)[0]
        connection.execute(text("UPDATE deliveries SET owner = :owner"), {"owner": f"{here}/{dead.pid}/1"})
    desk.send()
    assert desk.store.deliveries.deliveries()[0].delivery.state == "sent"


def test_a_claim_from_another_machine_holds_until_its_lease_runs_out() -> None:
    soon, past = MORNING + timedelta(seconds=1), MORNING - timedelta(seconds=1)
    elsewhere = "elsewhere/boot/1/1/1"
    assert claim_state(elsewhere, soon, MORNING) == "holds"
    assert claim_state(elsewhere, past, MORNING) == "cut off"
    assert claim_state("", None, MORNING) == "cut off"
    machine, boot, _, number, start = this_process().split("/")
    another_room = f"{machine}/{boot}/another/{number}/{start}"
    assert [claim_state(another_room, until, MORNING) for until in (soon, past)] == ["holds", "ended"]


def test_a_claim_from_before_the_machine_was_started_anew_is_unsure_at_once(place: Place) -> None:
    machine, _, room, number, start = this_process().split("/")
    before = f"{machine}/another/{room}/{number}/{start}"
    assert claim_state(before, MORNING + timedelta(hours=1), MORNING) == "cut off"
    place.write(TO_ME.replace("00:00", "06:45"))
    place.news("a", BRIDGE)
    desk = place.desk()
    desk.fetch()
    desk.build()
    assert desk.store.deliveries.claim("smtp", before, MORNING + timedelta(hours=1), 1)
    desk.send()
    [row] = desk.store.deliveries.deliveries()
    assert (row.delivery.state, row.delivery.unsure_since) == ("sent", MORNING)


@pytest.mark.slow
def test_one_brief_that_cannot_be_built_does_not_cost_the_others_theirs(place: Place) -> None:
    broken = 'time = "00:00"\nfolder = "bad"\nsummarizer = "no_such:Thing"'
    place.write(f'{broken}\n[[brief]]\nname = "good"\ntime = "00:00"\nfolder = "good"')
    place.news("a", BRIDGE)
    ran = place.run("run", "--once")
    assert ran.returncode == 2
    assert "could not be loaded" in ran.stderr
    assert len(list((place.folder / "good").iterdir())) == 1


def test_a_fault_of_a_channel_leaves_the_row_unsure_and_is_not_forgotten(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    place.write('time = "06:45"\nfolder = "out"')
    place.news("a", BRIDGE)
    desk = place.desk()
    with monkeypatch.context() as patch:
        patch.setattr("digest.channels.file.write_whole", lambda *_: 1 / 0)
        assert desk.run_once().faults
    [row] = desk.store.deliveries.deliveries()
    assert (row.delivery.state, row.delivery.unsure_since) == ("queued", MORNING)
    desk.run_once()
    assert desk.store.deliveries.deliveries()[0].delivery.state == "sent"


def test_a_row_that_another_run_has_tried_is_not_tried_from_an_old_list(place: Place) -> None:
    place.write(TO_ME.replace("00:00", "06:45"))
    place.news("a", BRIDGE)
    desk = place.desk()
    desk.fetch()
    desk.build()
    [old] = desk.store.deliveries.deliveries()
    tried = replace(old.delivery, tries=1, unsure_since=MORNING)
    [claim] = desk.store.deliveries.claim("smtp", "another/1/1", MORNING, 1)
    assert desk.store.deliveries.save_changes(
        [DeliveryChange(old, replace(tried, state="sent"), "claimed", "another/1/1")]
    )
    assert not desk.store.deliveries.save_changes([DeliveryChange(claim.row, tried, "claimed", "another/1/1")])
    assert desk.store.deliveries.claim("smtp", "me/1/1", MORNING, 1) == []


def test_a_corrected_file_is_told_as_corrected(place: Place) -> None:
    place.write('time = "06:45"\nfolder = "out"')
    place.news("a", BRIDGE.replace("cracks", "thirty cracks"))
    place.desk().fetch()
    place.news("a", BRIDGE.replace("cracks", "three cracks"))
    place.desk().run_once()
    edition = place.desk().kept().edition
    assert len(edition.articles) == 1
    assert "three cracks" in edition.articles[0].text


def test_what_a_failed_edition_would_have_told_is_told_later_also_behind_others(place: Place) -> None:
    assert place.server is not None
    place.write(TO_ME.replace("00:00", "06:45"))
    place.news("a", BRIDGE)
    desk = place.desk()
    desk.fetch()
    desk.build()
    place.news("b", HAIL)
    second = place.desk(MORNING + timedelta(days=1))
    second.fetch()
    second.build()
    with second.store.engine.begin() as connection:  # type: ignore[attr-defined]
        connection.execute(text("UPDATE editions SET state = 'failed' WHERE day = '2026-11-20'"))
        connection.execute(text("UPDATE deliveries SET state = 'failed' WHERE id = 1"))
    place.desk(MORNING + timedelta(days=2)).run_once()
    third = place.desk().kept("morning/2026-11-22/06:45").edition
    assert [story.headline for story in third.stories] == [BRIDGE]


@pytest.mark.slow
def test_a_folder_that_cannot_be_written_keeps_the_edition_for_later(place: Place) -> None:
    place.write('time = "00:00"\nfolder = "out"')
    place.news("a", BRIDGE)
    (place.folder / "out").write_text("in the way")
    ran = place.run("run", "--once", "-q")
    assert ran.returncode == 5
    assert "choose another folder" in ran.stderr
    (place.folder / "out").unlink()
    assert place.run("run", "--once").returncode == 0
    assert len(list((place.folder / "out").iterdir())) == 1


@pytest.mark.slow
def test_a_password_is_never_shown(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    place.write(TO_ME)
    settings = place.folder / "digest.toml"
    settings.write_text(settings.read_text().replace('sender = "Morning <brief@ok.test>"\n', ""))
    ran = place.run("config", "check")
    assert ran.returncode == 3
    assert "smtp.sender: missing" in ran.stderr
    assert smtp.PASSWORD not in ran.stderr
    place.write(TO_ME)
    assert smtp.PASSWORD not in place.run("config", "show", "--json").stdout
    assert smtp.PASSWORD not in repr(config.load(settings))


@pytest.mark.slow
def test_what_the_program_keeps_beside_the_sources_is_no_news(place: Place) -> None:
    place.write('time = "00:00"\nfolder = "out"')
    settings = place.folder / "digest.toml"
    settings.write_text(settings.read_text().replace('path = "inbox"', 'path = "."'))
    (place.folder / "ca.pem").unlink()
    place.news("a", BRIDGE)
    for _ in range(2):
        ran = place.run("run", "--once")
        assert "not read" not in ran.stderr
    assert [entry.source for entry in place.desk().kept().edition.account] == ["inbox/a.txt"]


@pytest.mark.slow
def test_two_folders_may_hold_one_name(place: Place) -> None:
    place.write('time = "00:00"\nfolder = "out"')
    settings = place.folder / "digest.toml"
    settings.write_text('[[source]]\npath = "more"\npublisher = "Ledger"\n' + settings.read_text())
    (place.folder / "more").mkdir()
    (place.folder / "more" / "a.txt").write_text(BRIDGE)
    place.news("a", BRIDGE)
    place.run("run", "--once")
    [story] = place.desk().kept().edition.stories
    assert len(story.reprints) == 1


@pytest.mark.slow
def test_a_test_mail_has_a_message_id_of_its_own(place: Place) -> None:
    place.write(TO_ME)
    place.news("a", BRIDGE)
    place.run("run", "--once")
    place.run("send", "--test", "me@ok.test")
    assert place.server is not None
    names = [message_from_bytes(kept.body)["Message-ID"] for kept in place.server.kept]
    assert len(set(names)) == 2


@pytest.mark.slow
def test_an_address_that_is_given_twice_gets_one_mail(place: Place) -> None:
    place.write('time = "00:00"\nto = ["me@ok.test", "Me <me@OK.test>", "you@ok.test"]')
    place.news("a", BRIDGE)
    assert place.run("run", "--once").returncode == 0
    assert place.server is not None
    assert sorted(kept.recipient for kept in place.server.kept) == ["me@ok.test", "you@ok.test"]


@pytest.mark.slow
def test_a_dry_run_never_sends(place: Place) -> None:
    place.write(TO_ME)
    place.news("a", BRIDGE)
    place.run("run", "--once")
    assert place.run("send", "--test", "me@ok.test", "--dry-run").returncode == 2
