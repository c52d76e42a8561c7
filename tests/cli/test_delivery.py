"""The commands of delivery: who gets it, what is tried again, what is given up."""

import email.policy
import json
import os
import re
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from pathlib import Path

import dkim as independent
import pytest

from conftest import Ran
from digest.app.runner import Runner, open_runner
from digest.settings import settings_file as config
from servers import ports, scripted, smtp
from servers.smtp import Server

MORNING = datetime(2026, 11, 20, 6, 45, tzinfo=UTC)
SECRET = "canary-secret-of-some-length"
SOURCE = '[[source]]\npath = "."\n'


@dataclass
class Place:
    """A folder with settings, and a mail server."""

    folder: Path
    server: Server
    run: Callable[..., Ran]

    def write(self, brief: str = 'to = ["ann@ok.test", "ben@ok.test"]', more: str = "", time: str = "06:45") -> None:
        (self.folder / "digest.toml").write_text(
            f'[[brief]]\nname = "morning"\ntime = "{time}"\nquiet_day = "line"\n{brief}\n[smtp]\n'
            f'sender = "Morning <brief@ok.test>"\nhost = "127.0.0.1"\nport = {self.server.port}\nsecurity = "none"\n'
            f"timeout = 10\n{more}"
        )

    def desk(self, day: int = 0) -> Runner:
        now = MORNING + timedelta(days=day)
        return open_runner(config.load(self.folder / "digest.toml"), clock=lambda: now)

    def command(self, *arguments: object) -> Ran:
        return self.run(*arguments, "--config", self.folder / "digest.toml")

    def rows(self) -> list[tuple[str, str, str]]:
        return [
            (row.edition[8:18], row.recipient, row.delivery.state) for row in self.desk().store.deliveries.deliveries()
        ]


@pytest.fixture
def place(tmp_path: Path, run: Callable[..., Ran]) -> Iterator[Place]:
    with smtp.serve(None) as server:
        made = Place(tmp_path, server, run)
        made.write()
        yield made


@pytest.mark.slow
@pytest.mark.parametrize("command", [["build"], ["build", "--now"], ["run", "--once"]], ids=" ".join)
def test_a_file_of_readers_that_was_written_a_moment_ago_is_waited_for(place: Place, command: list[str]) -> None:
    readers = place.folder / "readers.txt"
    readers.write_text("ann@ok.test\n")
    (place.folder / "news.txt").write_text("The bridge opens\n\nThe town council opened the bridge on Monday.\n")
    place.write('to_file = "readers.txt"', '[[source]]\npath = "news.txt"\n', time="00:00")
    assert place.command("fetch").code == 0
    eight_seconds_ago = readers.stat().st_mtime - 8
    os.utime(readers, (eight_seconds_ago, eight_seconds_ago))
    ran = place.command(*command)
    assert (ran.code, "half written" in ran.err) == (0, False)
    assert [recipient for _, recipient, _ in place.rows()] == ["ann@ok.test"]


def test_readers_are_added_removed_and_listed(place: Place) -> None:
    (place.folder / "readers.csv").write_text("email,name\ncleo@ok.test,Cleo\nbad\n")
    os.utime(place.folder / "readers.csv", (0, 0))
    place.write('to = ["ann@ok.test"]\nto_file = "readers.csv"')
    assert place.command("recipient", "add", "Dora <dora@ok.test>").code == 0
    assert place.command("recipient", "remove", "ANN@ok.test", "--brief", "morning").code == 0
    listed = place.command("recipient", "list")
    assert re.sub(r"\d{4}-\d\d-\d\d", "DAY", listed.out).splitlines() == [
        "morning  ann@ok.test  settings  left  left on DAY",
        'morning  "Cleo" <cleo@ok.test>  file  gets',
        "morning  Dora <dora@ok.test>  store  gets",
    ]
    assert "readers.csv, line 3: 'bad' is not an e-mail address" in listed.err
    assert [item["standing"] for item in json.loads(place.command("recipient", "list", "--json").out)["morning"]] == [
        "left",
        "gets",
        "gets",
    ]
    report = place.desk().run_once()
    assert [kept.recipient for kept in place.server.kept] == ["cleo@ok.test", "dora@ok.test"]
    assert any("line 3" in note for note in report.notes)
    assert place.command("recipient", "add", "ann").code == 2
    assert place.command("recipient", "add", "ann@ok.test", "--brief", "noon").code == 2


def test_removed_while_the_server_is_down_a_reader_gets_nothing_when_it_is_up(place: Place) -> None:
    port = place.server.port
    [place.server.port] = ports.free(1)
    place.write(time="00:00")  # due at every hour of the day
    place.command("build")
    assert place.command("send").code == 5
    assert place.command("recipient", "remove", "ben@ok.test").code == 0
    place.server.port = port
    place.write(time="00:00")  # due at every hour of the day
    assert place.command("send").code == 0
    assert [kept.recipient for kept in place.server.kept] == ["ann@ok.test"]
    listed = place.command("deliveries", "list").out
    assert "ben@ok.test  left  (1 try)  the reader has left" in listed


def test_an_address_that_is_refused_three_times_is_paused_told_and_taken_up_again(place: Place) -> None:
    place.server.refuse["ann@ok.test"] = "550 5.1.1 no such user"
    reports = [place.desk(day).run_once() for day in range(4)]
    asked = [command for command in place.server.commands if command == "RCPT ann@ok.test"]
    assert len(asked) == 3
    assert "ann@ok.test was refused 3 times in a row and is paused" in " ".join(reports[2].notes)
    assert "ann@ok.test is paused: refused 3 times in a row: 550 5.1.1 no such user" in " ".join(reports[3].notes)
    assert "paused  refused 3 times in a row" in place.command("recipient", "list").out
    place.server.refuse.clear()
    assert place.command("recipient", "add", "ann@ok.test").code == 0
    place.desk(4).run_once()
    assert [kept.recipient for kept in place.server.kept].count("ann@ok.test") == 1


def test_one_that_takes_mail_again_is_forgiven(place: Place) -> None:
    for day in range(6):
        place.server.refuse = {"ann@ok.test": "550 5.1.1 gone"} if day not in (2, 5) else {}
        place.desk(day).run_once()
    assert [kept.recipient for kept in place.server.kept].count("ann@ok.test") == 2
    assert place.desk().store.deliveries.refusals() == []


def test_what_says_nothing_of_the_address_pauses_nobody(place: Place) -> None:
    place.server.refuse["DATA"] = "554 5.6.0 looks like spam"
    for day in range(4):
        place.desk(day).run_once()
    assert place.desk().store.deliveries.refusals() == []
    assert len(place.rows()) == 8


def test_what_failed_is_tried_again_and_what_waits_is_given_up(place: Place) -> None:
    place.server.refuse = {"ann@ok.test": "550 5.1.1 gone", "ben@ok.test": "451 4.3.0 later"}
    place.desk().run_once()
    [key] = {row.edition for row in place.desk().store.deliveries.deliveries()}
    assert [state for *_, state in place.rows()] == ["failed", "queued"]
    assert "1 given up" in place.command("deliveries", "forget", key, "--to", "Ben <ben@ok.test>").err
    assert [state for *_, state in place.rows()] == ["failed", "failed"]
    listed = place.command("deliveries", "list", key.partition("/")[0]).out
    assert "given up by hand" in listed
    assert listed == place.command("deliveries", "list").out
    assert place.command("deliveries", "list", "evening").err.startswith("digest: there is no edition of 'evening'")
    assert place.desk().store.editions.editions()[0].state == "failed"
    assert "2 queued for the next `digest send`" in place.command("deliveries", "retry", key).err
    assert place.desk().store.editions.editions()[0].state == "open"
    place.server.refuse.clear()
    assert place.command("send").code == 0
    assert sorted(kept.recipient for kept in place.server.kept) == ["ann@ok.test", "ben@ok.test"]
    assert "nothing to try again" in place.command("deliveries", "retry", key).err
    assert "no delivery is waiting" in place.command("deliveries", "forget", key).err
    assert place.command("deliveries", "retry", "none").code == 2


def test_what_is_sent_says_whose_list_it_is_and_how_to_leave_it(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DIGEST_UNSUBSCRIBE__SECRET", SECRET)
    place.write(more='[unsubscribe]\nmail = "leave@ok.test"\nurl = "https://ok.test/leave"\n')
    place.desk().run_once()
    for kept in place.server.kept:
        mail = message_from_bytes(kept.body, policy=email.policy.default)
        assert mail["List-Id"] == "morning <morning.ok.test>"
        assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
        found = re.fullmatch(
            r"<https://ok\.test/leave\?token=([\w.-]+)>, <mailto:leave@ok\.test\?subject=unsubscribe%20\1>",
            mail["List-Unsubscribe"],
        )
        assert found
        said = place.command("recipient", "verify-token", found[1])
        assert (said.code, said.out) == (0, f"morning  {kept.recipient}\n")
        assert json.loads(place.command("recipient", "verify-token", found[1], "--json").out)["brief"] == "morning"
        assert place.command("recipient", "verify-token", found[1][:-1] + "_").code == 7
    monkeypatch.delenv("DIGEST_UNSUBSCRIBE__SECRET")
    place.write()
    assert place.command("recipient", "verify-token", "a.b").code == 3


@pytest.mark.slow
def test_what_is_sent_is_signed_and_sent_again_it_is_the_same_bytes(place: Place) -> None:
    key = place.folder / "dkim.pem"
    subprocess.run(["openssl", "genrsa", "-out", str(key), "2048"], check=True, capture_output=True)
    key.chmod(0o600)
    public = subprocess.run(
        ["openssl", "rsa", "-in", str(key), "-pubout"], check=True, capture_output=True, text=True
    ).stdout
    record = b"v=DKIM1; p=" + "".join(public.splitlines()[1:-1]).encode()
    place.write(more='[dkim]\nselector = "news"\nkey_file = "dkim.pem"\n')
    place.server.refuse["DATA"] = "451 4.3.0 later"
    place.desk().run_once()
    stored = [place.desk().store.deliveries.message(row.id).body for row in place.desk().store.deliveries.deliveries()]
    place.server.refuse.clear()
    place.desk().run_once()
    assert [kept.body for kept in place.server.kept] == stored
    for body in stored:
        assert independent.verify(body, dnsfunc=lambda name, timeout=5: record)
        assert f"t={int(MORNING.timestamp())};".encode() in body
    key.chmod(0o644)
    assert "dkim.key_file" in place.command("config", "check").err
    assert place.command("build").code == 3


def test_by_a_program_into_a_maildir_and_to_standard_output(place: Place) -> None:
    program = place.folder / "sendmail"
    program.write_text(f'#!/bin/sh\nfor last in "$@"; do :; done; cat > "{place.folder}/$last"\n')
    program.chmod(0o755)
    settings = place.folder / "digest.toml"
    settings.write_text(
        '[[brief]]\nname = "a"\ntime = "06:45"\nquiet_day = "line"\nchannel = "sendmail"\nto = ["ann@ok.test"]\n'
        '[[brief]]\nname = "b"\ntime = "06:45"\nquiet_day = "line"\nchannel = "maildir"\nfolder = "mail"\n'
        '[[brief]]\nname = "c"\ntime = "06:45"\nquiet_day = "line"\nchannel = "stdout"\n'
        f'[sendmail]\nsender = "brief@ok.test"\ncommand = ["{program}"]\n'
    )
    place.desk().run_once()
    ran = place.command("send")
    assert [row[2] for row in place.rows()] == ["sent"] * 3
    assert ran.out == ""  # standard output has had it, once
    mail = message_from_bytes((place.folder / "ann@ok.test").read_bytes())
    assert (mail["To"], mail["List-Id"]) == ("ann@ok.test", "a <a.ok.test>")
    [kept] = (place.folder / "mail" / "new").iterdir()
    assert message_from_bytes(kept.read_bytes())["From"] == "brief@ok.test"
    place.desk().run_once()
    assert len(list((place.folder / "mail" / "new").iterdir())) == 1


def test_standard_output_has_the_edition_once(place: Place) -> None:
    place.write('channel = "stdout"')
    settings = place.folder / "digest.toml"
    settings.write_text(settings.read_text().replace("06:45", "00:00"))
    first = place.command("run", "--once")
    assert first.code == 0
    assert first.out.startswith("Morning, ")
    assert place.command("run", "--once").out == ""


@pytest.mark.parametrize(
    ("key", "more"),
    [
        ("smtp.password", f'username = "me"\npassword = "{SECRET}"\n'),
        ("unsubscribe.secret", f'[unsubscribe]\nsecret = "{SECRET}"\n'),
        ("store.url", f'[store]\nurl = "postgresql+psycopg://me:{SECRET}@localhost/db"\n'),
    ],
)
def test_a_file_with_a_secret_in_it_has_to_be_ours_alone(place: Place, key: str, more: str) -> None:
    place.write(more=more)
    settings = place.folder / "digest.toml"
    settings.chmod(0o640)
    ran = place.command("send", "--dry-run")
    assert ran.code == 3
    assert f"{key}: a secret, in a file that others may read; run chmod 600 on it" in ran.err
    assert SECRET not in ran.err
    settings.chmod(0o600)
    assert config.load(settings)
    shown = place.command("config", "show")
    assert shown.code == 0
    assert SECRET not in shown.out + place.command("config", "show", "--json").out


def test_a_secret_is_in_no_log_no_error_and_no_table(
    tmp_path: Path, run: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DIGEST_SMTP__PASSWORD", "canary-wrong-pässword")
    monkeypatch.setenv("DIGEST_UNSUBSCRIBE__SECRET", SECRET)
    from servers import certificates

    certificate = certificates.make(tmp_path)
    with scripted.serve(scripted.Fault("AUTH", scripted.ECHO, times=2), certificate=certificate) as server:
        (tmp_path / "digest.toml").write_text(
            '[[brief]]\ntime = "00:00"\nquiet_day = "line"\nto = ["ann@ok.test"]\n[smtp]\nsender = "b@ok.test"\n'
            f'host = "localhost"\nport = {server.port}\nusername = "reader"\ncafile = "cert.pem"\n'
        )
        told = ""
        for _ in range(3):  # said back twice, then 535
            for arguments in (["run", "--once"], ["deliveries", "list"], ["runs"], ["config", "show"]):
                ran = run(*arguments, "--config", tmp_path / "digest.toml")
                told += ran.out + ran.err
    assert "535" in told
    assert "***" in told
    kept = b"".join(path.read_bytes() for path in tmp_path.glob("digest.db*"))
    coded = [word for command in server.commands if command.startswith("AUTH") for word in command.split()[2:]]
    for secret in ("canary", *coded):
        assert secret not in told
        assert secret.encode() not in kept


def test_a_brief_that_goes_nowhere_is_warned_of(place: Place) -> None:
    place.write("")
    ran = place.command("config", "check")
    assert ran.code == 0
    assert ran.err.endswith("no problems, 2 warnings\n")
    assert "warning: " in ran.err
    assert "brief 'morning' goes nowhere; give it `to`, `to_file` or a folder" in ran.err
    place.write('to_file = "none.csv"')
    assert "none.csv: no such file or directory" in place.command("config", "check").err


def test_doctor_logs_in_to_the_mail_server_and_sends_nothing(place: Place) -> None:
    place.write(more=SOURCE)
    assert place.command("doctor").code == 0
    assert place.server.commands == ["EHLO [127.0.0.1]", "QUIT"]
    settings = place.folder / "digest.toml"
    settings.write_text(settings.read_text().replace(f"port = {place.server.port}", f"port = {ports.free(1)[0]}"))
    ran = place.command("doctor")
    assert ran.code == 5
    [line] = ran.out.splitlines()
    assert line.startswith("mail server: 127.0.0.1:")
    assert "connection refused; check the network" in line


def test_doctor_and_config_check_name_briefs_that_reach_nobody_and_readers_who_get_nothing(place: Place) -> None:
    place.write("", SOURCE)
    assert "brief 'morning': nobody gets it; give it `to`" in place.command("doctor").out
    place.command("recipient", "add", "ann@ok.test")
    assert place.command("doctor").code == 0
    place.write('to = ["ann@ok.test"]\nchannel = "file"\nfolder = "out"', SOURCE)
    ran = place.command("doctor")
    assert ran.code == 5
    for told in (ran.out, place.command("config", "check").err):
        assert "brief 'morning': its readers get nothing: channel = \"file\" sends no mail" in told
