"""Every fault of docs/crashes.md is played: nobody is missed, nobody gets a second copy that is not accounted for."""

import re
import socket
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from pathlib import Path
from time import monotonic

import pytest

from conftest import ROOT
from digest.app.report import Report
from digest.app.runner import open_runner
from digest.model.delivery import OPEN
from digest.model.records import Row
from digest.settings import settings_file as config
from servers import certificates, scripted
from servers.scripted import (
    DRIP,
    ECHO,
    FLOOD,
    HANG_UP,
    LOSE,
    RESET,
    SILENCE,
    SLOW,
    TAKE_AND_FALL_SILENT,
    TAKE_AND_HANG_UP,
    Fault,
    Scripted,
)

MORNING = datetime(2026, 11, 20, 6, 45, tzinfo=UTC)
ANN, BEN, CLEO = "ann@ok.test", "ben@ok.test", "cleo@ok.test"
PEOPLE = (ANN, BEN, CLEO)
# For an answer that never comes; else nobody waits, and a busy machine has time.
PATIENCE = 30
SHORT, LONG = (f"timeout = {seconds}\npatience = {seconds}\n" for seconds in (0.4, PATIENCE))
NEVER = {SILENCE, DRIP, TAKE_AND_FALL_SILENT}


@dataclass
class Rig:
    """A store with an edition for three, and a server; each run is a program that starts anew."""

    folder: Path
    server: Scripted
    now: datetime = MORNING

    def write(self, people: tuple[str, ...] = PEOPLE, smtp: str = "", unsure: str = "resend") -> None:
        login = ""
        if self.server.certificate is not None:
            (self.folder / "ca.pem").write_bytes(self.server.certificate.path.read_bytes())
            login = f'username = "{scripted.USERNAME}"\ncafile = "ca.pem"\n'
        waits = SHORT if NEVER & {fault.does for fault in self.server.faults} else LONG
        security = {True: "none", False: "starttls"}[self.server.certificate is None]
        table = f'security = "{"tls" if self.server.implicit else security}"\n{waits}{login}'
        (self.folder / "digest.toml").write_text(
            f'[[brief]]\nname = "morning"\ntime = "06:45"\nquiet_day = "line"\nunsure = "{unsure}"\n'
            f"to = {list(people)}\n"
            f'[smtp]\nsender = "Morning <brief@ok.test>"\nhost = "localhost"\nport = {self.server.port}\n{smtp or table}'
        )

    def run(self) -> Report:
        desk = open_runner(config.load(self.folder / "digest.toml"), clock=lambda: self.now)
        try:
            return desk.run_once()
        finally:
            desk.store.engine.dispose()  # type: ignore[attr-defined]
            self.now += timedelta(hours=2)

    def rows(self) -> dict[str, Row]:
        store = open_runner(config.load(self.folder / "digest.toml")).store
        return {row.recipient: row for row in store.deliveries.deliveries()}

    def stored(self) -> dict[str, bytes]:
        store = open_runner(config.load(self.folder / "digest.toml")).store
        return {row.recipient: store.deliveries.message(row.id).body for row in store.deliveries.deliveries()}

    def states(self) -> list[str]:
        return [row.delivery.state for row in self.rows().values()]


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> certificates.Certificate:
    return certificates.make(tmp_path_factory.mktemp("certificate"))


@pytest.fixture
def rig(
    tmp_path: Path, certificate: certificates.Certificate, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[..., Rig]]:
    """Makes a rig; `secure` for STARTTLS and a login."""
    running = []

    def makes(*faults: Fault, secure: bool = False, **more: object) -> Rig:
        if secure:
            monkeypatch.setenv("DIGEST_SMTP__PASSWORD", scripted.PASSWORD)
            more = {"certificate": certificate, **more}
        serving = scripted.serve(*faults, **more)  # type: ignore[arg-type]
        running.append(serving)
        made = Rig(tmp_path, serving.__enter__())
        made.write()
        return made

    yield makes
    for serving in running:
        serving.__exit__(None, None, None)


# A line that was lost before the body is opened anew once, for the same message: for it to wait takes two faults.
# A fault, what the ledger says of the three after the first run, some words of why, and how it ends.
SENT = ["sent", "sent", "sent"]
ALL_WAIT = ["queued", "queued", "queued"]
ONE_WAITS = ["queued", "sent", "sent"]
ONE_FAILS = ["failed", "sent", "sent"]
TLS: dict[str, object] = {"secure": True}
ALWAYS = 999
PLAIN = ("8BITMIME", "SMTPUTF8")

CASES: dict[str, tuple[list[Fault], dict[str, object], list[str], str, list[str]]] = {
    # The line cannot be had.
    "connect-421": ([Fault("connect", "421 4.3.2 busy")], {}, ALL_WAIT, "it says 421 4.3.2 busy", SENT),
    "connect-450": ([Fault("connect", "450 4.3.2 busy")], {}, ALL_WAIT, "it says 450 4.3.2 busy", SENT),
    "connect-554": ([Fault("connect", "554 5.3.2 no mail here")], {}, ALL_WAIT, "refuses us: 554 5.3.2", SENT),
    "connect-lost": ([Fault("connect", HANG_UP)], {}, ALL_WAIT, "the line was lost", SENT),
    "connect-silent": ([Fault("connect", SILENCE)], {}, ALL_WAIT, "timed out", SENT),
    "connect-tarpit": ([Fault("connect", DRIP)], {}, ALL_WAIT, "timed out", SENT),
    "ehlo-500": ([Fault("EHLO", "500 5.5.2 what?")], {}, SENT, "", SENT),
    "ehlo-450": ([Fault("EHLO", "450 4.3.2 busy"), Fault("HELO", "450 4.3.2 busy")], {}, ALL_WAIT, "it says 450", SENT),
    "ehlo-554": ([Fault("EHLO", "554 5.7.1 no"), Fault("HELO", "554 5.7.1 no")], {}, ALL_WAIT, "refuses us", SENT),
    "ehlo-lost": ([Fault("EHLO", HANG_UP)], {}, ALL_WAIT, "the line was lost", SENT),
    "ehlo-tarpit": ([Fault("EHLO", FLOOD)], {}, ALL_WAIT, "the line was lost", SENT),
    # TLS and the login.
    "starttls-454": ([Fault("STARTTLS", "454 4.7.0 not now")], TLS, ALL_WAIT, "it says 454 4.7.0", SENT),
    "starttls-554": ([Fault("STARTTLS", "554 5.7.0 no")], TLS, ALL_WAIT, "refuses us: 554 5.7.0", SENT),
    "starttls-lost": ([Fault("STARTTLS", HANG_UP)], TLS, ALL_WAIT, "the line was lost", SENT),
    "starttls-garbage": ([Fault("TLS", "no such thing")], TLS, ALL_WAIT, "no TLS could be agreed on", SENT),
    "auth-454": ([Fault("AUTH", "454 4.7.0 later")], TLS, ALL_WAIT, "it says 454 4.7.0", SENT),
    "auth-535": ([Fault("AUTH", "535 5.7.8 wrong")], TLS, ALL_WAIT, "it refuses the login: 535 5.7.8", SENT),
    "auth-lost": ([Fault("AUTH", HANG_UP)], TLS, ALL_WAIT, "the line was lost", SENT),
    "auth-echo": ([Fault("AUTH", ECHO)], TLS, ALL_WAIT, "not understood: AUTH PLAIN ***", SENT),
    # The sender.
    "mail-451": ([Fault("MAIL", "451 4.3.0 later")], {}, ONE_WAITS, "451 4.3.0 later", SENT),
    "mail-550": ([Fault("MAIL", "550 5.7.1 not you")], {}, ALL_WAIT, "550 5.7.1 not you", SENT),
    "mail-552": ([Fault("MAIL", "552 5.3.4 too large")], {}, ONE_FAILS, "552 5.3.4 too large", ONE_FAILS),
    "mail-421-in-mid-stream": ([Fault("MAIL", "421 4.7.0 too much", after=1)], {}, SENT, "", SENT),
    "mail-lost": ([Fault("MAIL", HANG_UP, times=2)], {}, ONE_WAITS, "the line was lost before the message", SENT),
    "mail-lost-in-mid-stream": ([Fault("MAIL", HANG_UP, after=1)], {}, SENT, "", SENT),
    "mail-silent": ([Fault("MAIL", SILENCE, times=2)], {}, ONE_WAITS, "before the message: timed out", SENT),
    "mail-tarpit": ([Fault("MAIL", DRIP, times=2)], {}, ONE_WAITS, "before the message: timed out", SENT),
    "mail-flood": ([Fault("MAIL", FLOOD, times=2)], {}, ONE_WAITS, "before the message", SENT),
    # The recipient.
    "rcpt-450": ([Fault("RCPT", "450 4.2.1 greylisted", ANN)], {}, ONE_WAITS, "450 4.2.1 greylisted", SENT),
    "rcpt-550": ([Fault("RCPT", "550 5.1.1 no such user", ANN)], {}, ONE_FAILS, "550 5.1.1 no such user", ONE_FAILS),
    "rcpt-354": ([Fault("RCPT", "354 go on", ANN, times=2)], {}, ONE_WAITS, "354 go on", SENT),
    "rcpt-endless-line": (
        [Fault("RCPT", "550 5.1.1 no" + "o" * 1_000_000, ANN)],
        {},
        ONE_FAILS,
        "550 5.1.1 no",
        ONE_FAILS,
    ),
    "rcpt-421": ([Fault("RCPT", "421 4.7.0 enough", ANN, times=2)], {}, ONE_WAITS, "421 4.7.0 enough", SENT),
    "rcpt-530": ([Fault("RCPT", "530 5.7.0 log in first")], {}, ALL_WAIT, "530 5.7.0 log in first", SENT),
    "rcpt-lost": ([Fault("RCPT", HANG_UP, ANN, times=2)], {}, ONE_WAITS, "the line was lost before the message", SENT),
    "rcpt-silent": ([Fault("RCPT", SILENCE, ANN, times=2)], {}, ONE_WAITS, "before the message: timed out", SENT),
    "rcpt-some-refused": (
        [Fault("RCPT", "550 5.1.1 no such user", ANN), Fault("RCPT", "450 4.2.2 full", CLEO)],
        {},
        ["failed", "sent", "queued"],
        "450 4.2.2 full",
        ONE_FAILS,
    ),
    "rset-lost": (
        [Fault("RCPT", "450 4.2.1 greylisted", ANN), Fault("RSET", HANG_UP)],
        {},
        ONE_WAITS,
        "450 4.2.1",
        SENT,
    ),
    # The message.
    "data-451": ([Fault("DATA", "451 4.3.0 later")], {}, ONE_WAITS, "451 4.3.0 later", SENT),
    "data-554": ([Fault("DATA", "554 5.5.1 no valid recipients")], {}, ONE_FAILS, "554 5.5.1", ONE_FAILS),
    "data-421": ([Fault("DATA", "421 4.3.0 going down", times=2)], {}, ONE_WAITS, "421 4.3.0 going down", SENT),
    "data-lost": ([Fault("DATA", HANG_UP, times=2)], {}, ONE_WAITS, "the line was lost before the message", SENT),
    "data-silent": ([Fault("DATA", SILENCE, times=2)], {}, ONE_WAITS, "before the message: timed out", SENT),
    "body-lost": ([Fault("body", RESET)], {}, ONE_WAITS, "the line was lost", SENT),
    "dot-451": ([Fault("dot", "451 4.3.0 disk full")], {}, ONE_WAITS, "451 4.3.0 disk full", SENT),
    "dot-554": ([Fault("dot", "554 5.6.0 looks like spam")], {}, ONE_FAILS, "554 5.6.0", ONE_FAILS),
    "dot-421": ([Fault("dot", "421 4.3.0 going down")], {}, ONE_WAITS, "421 4.3.0 going down", SENT),
    "dot-taken-and-lost": ([Fault("dot", TAKE_AND_HANG_UP)], {}, ONE_WAITS, "lost after the message", SENT),
    "dot-taken-and-silent": ([Fault("dot", TAKE_AND_FALL_SILENT)], {}, ONE_WAITS, "message: timed out", SENT),
    "dot-lost": ([Fault("dot", LOSE)], {}, ONE_WAITS, "the line was lost after the message", SENT),
    "dot-lost-for-ever": (
        [Fault("dot", TAKE_AND_HANG_UP, ANN, times=ALWAYS)],
        {},
        ONE_WAITS,
        "the line was lost after the message",
        ["unsure", "sent", "sent"],
    ),
    "dot-endless-line": ([Fault("dot", "250 2.0.0 ok" + "k" * 1_000_000, times=3)], {}, SENT, "", SENT),
    "dot-more": ([Fault("dot", "250 2.0.0 ok\r\n550 5.7.1 and no", times=3)], {}, SENT, "", SENT),
    "dot-gibberish": ([Fault("dot", "what?")], {}, ONE_WAITS, "-1", SENT),
    "quit-silent": ([Fault("QUIT", SILENCE)], {}, SENT, "", SENT),
    "quit-lost": ([Fault("QUIT", HANG_UP)], {}, SENT, "", SENT),
    # What the server cannot do.
    "size": (
        [],
        {"features": ("SIZE 200",)},
        ["failed"] * 3,
        "and the server takes 200",
        ["failed"] * 3,
    ),
    "slow": ([Fault(verb, SLOW) for verb in ("connect", "EHLO", "MAIL", "RCPT", "DATA")], {}, SENT, "", SENT),
}


# From MAIL on, a server that takes several commands at once is told them so, and goes wrong in other places.
IN_A_MESSAGE = [name for name in CASES if name.startswith(("mail", "rcpt", "data", "rset", "dot"))]
# A server that wants the body for nobody too gets an empty one.
REFUSED = ["mail-451", "mail-550", "rcpt-450", "rcpt-550", "rcpt-some-refused"]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "extensions"),
    [
        *((name, PLAIN) for name in CASES),
        *((name, (*PLAIN, "PIPELINING")) for name in IN_A_MESSAGE),
        *((name, (*PLAIN, "PIPELINING", "LENIENT")) for name in REFUSED),
    ],
    ids=[*CASES, *(f"{name}-at-once" for name in IN_A_MESSAGE), *(f"{name}-empty-body" for name in REFUSED)],
)
def test_after_each_fault_all_is_as_promised(rig: Callable[..., Rig], name: str, extensions: tuple[str, ...]) -> None:
    faults, how, first, words, final = CASES[name]
    place = rig(*faults, **{"features": extensions, **how})
    begun = monotonic()
    report = place.run()
    assert place.states() == first
    assert words in " ".join(report.notes)
    if not NEVER & {fault.does for fault in faults}:  # a line that is lost is seen at once, not after `timeout`
        assert monotonic() - begun < PATIENCE
    _until_done(place)
    assert place.states() == final
    _all_is_accounted_for(place)


# The commands of one message, in order, and the answer that ends each.
DIALOGUE = {"connect": b"", "EHLO": b"EHLO us\r\n", "MAIL": b"MAIL FROM:<brief@ok.test>\r\n", "RSET": b"RSET\r\n"}
DIALOGUE |= {"MAIL again": DIALOGUE["MAIL"], "RCPT": b"RCPT TO:<ann@ok.test>\r\n", "DATA": b"DATA\r\n"}
DIALOGUE |= {"body": b"x" * 1024 + b"\r\n", "dot": b".\r\n", "QUIT": b"QUIT\r\n"}


@pytest.mark.parametrize(
    "fault",
    [
        *(Fault(at, HANG_UP) for at in ("connect", "EHLO", "MAIL", "RSET", "RCPT", "DATA", "body", "QUIT")),
        *(Fault("dot", does) for does in (LOSE, TAKE_AND_HANG_UP)),
    ],
    ids=lambda fault: f"{fault.at} {fault.does}",
)
def test_the_scripted_server_closes_the_line_at_once_where_it_hangs_up(fault: Fault) -> None:
    with scripted.serve(fault) as server, socket.create_connection(("127.0.0.1", server.port), 2) as line:
        for at, words in DIALOGUE.items():
            line.sendall(words)
            if at == fault.at:
                break
            answer = b"" if at == "body" else line.recv(4096)
            assert answer[:1] in (b"", b"2", b"3")
        assert line.recv(4096) == b""  # times out after 2 seconds if nothing was closed


def test_where_nobody_listens_all_wait(rig: Callable[..., Rig], tmp_path: Path) -> None:
    place = rig()
    with scripted.serve() as gone:
        pass
    right, place.server.port = place.server.port, gone.port
    place.write()
    assert "cannot be reached: connection refused" in " ".join(place.run().notes)
    assert place.states() == ALL_WAIT
    place.server.port = right
    place.write()
    _until_done(place)
    assert place.states() == SENT
    _all_is_accounted_for(place)


def test_a_certificate_of_another_host_gets_neither_password_nor_mail(
    rig: Callable[..., Rig], tmp_path_factory: pytest.TempPathFactory
) -> None:
    elsewhere = certificates.make(tmp_path_factory.mktemp("other"), ["elsewhere.test"], ["127.0.0.2"])
    place = rig(secure=True, certificate=elsewhere)
    assert "not to be trusted" in " ".join(place.run().notes)
    assert place.states() == ALL_WAIT
    assert not any(command.startswith(("AUTH", "MAIL")) for command in place.server.commands)


def test_without_starttls_nothing_is_sent_in_the_clear(rig: Callable[..., Rig]) -> None:
    place = rig()
    place.write(smtp=f'security = "starttls"\n{LONG}')
    assert "it offers no STARTTLS" in " ".join(place.run().notes)
    assert not any(command.startswith(("AUTH", "MAIL")) for command in place.server.commands)
    assert place.states() == ALL_WAIT


def test_without_smtputf8_the_one_who_needs_it_fails_and_the_others_get_theirs(rig: Callable[..., Rig]) -> None:
    place = rig(features=("8BITMIME",))
    place.write(people=("jörg@ok.test", BEN, CLEO))
    assert "SMTPUTF8" in " ".join(place.run().notes)
    assert place.states() == ONE_FAILS
    _all_is_accounted_for(place)


def test_what_may_have_arrived_is_held_when_the_user_says_so(rig: Callable[..., Rig]) -> None:
    place = rig(Fault("dot", TAKE_AND_HANG_UP))
    place.write(unsure="hold")
    place.run()
    _until_done(place)
    assert place.states() == ["unsure", "sent", "sent"]
    assert len(place.server.taken) == 3


def test_told_to_end_it_finishes_one_message_and_leaves_the_others_open(rig: Callable[..., Rig]) -> None:
    place = rig()
    desk = open_runner(config.load(place.folder / "digest.toml"), clock=lambda: MORNING)
    replace(desk, leaves=lambda: bool(place.server.taken)).run_once()
    assert place.states() == ["sent", "queued", "queued"]
    assert [row.delivery.tries for row in place.rows().values()] == [1, 0, 0]
    place.run()
    assert place.states() == SENT
    _all_is_accounted_for(place)


def test_several_connections_send_each_message_once(rig: Callable[..., Rig]) -> None:
    people = tuple(f"reader{number}@ok.test" for number in range(60))
    place = rig(Fault("connect", "421 4.7.0 too many", times=1, after=1), Fault("dot", "451 4.3.0 later", times=3))
    place.write(people=people, smtp=f'security = "none"\nconnections = 4\n{LONG}')
    place.run()
    _until_done(place)
    assert place.states() == ["sent"] * 60
    assert len({item.connection for item in place.server.taken}) >= 3
    _all_is_accounted_for(place)


def test_a_server_that_is_gone_in_the_middle_is_not_waited_for_again_and_again(rig: Callable[..., Rig]) -> None:
    people = tuple(f"reader{number}@ok.test" for number in range(60))
    place = rig(
        Fault("MAIL", HANG_UP, times=ALWAYS, after=5), Fault("connect", "421 4.3.2 busy", times=ALWAYS, after=5)
    )
    place.write(people=people)
    place.run()
    assert place.states() == ["sent"] * 5 + ["queued"] * 55
    assert place.server.connections < 12
    place.server.faults = []
    _until_done(place)
    assert place.states() == ["sent"] * 60


def test_a_secret_that_a_server_says_back_is_in_no_log_and_no_table(
    rig: Callable[..., Rig], capfd: pytest.CaptureFixture[str]
) -> None:
    place = rig(Fault("AUTH", ECHO, times=2), secure=True)
    reports = [place.run(), place.run()]
    coded = [word for command in place.server.commands if command.startswith("AUTH") for word in command.split()[2:]]
    assert coded
    told = " ".join(str(report) for report in reports) + " ".join(capfd.readouterr())
    kept = b"".join(path.read_bytes() for path in place.folder.iterdir() if path.name.startswith("digest.db"))
    for secret in (scripted.PASSWORD, "canary", *coded):
        assert secret not in told
        assert secret.encode() not in kept


@pytest.mark.slow
@pytest.mark.parametrize(
    ("fault", "secure"),
    [
        (Fault("AUTH", "535 5.7.8 wrong", times=ALWAYS), True),
        (Fault("STARTTLS", "554 5.7.0 no", times=ALWAYS), True),
        (Fault("MAIL", "550 5.7.1 not you", times=ALWAYS), False),
        (Fault("RCPT", "530 5.7.0 log in first", times=ALWAYS), False),
        (Fault("connect", "554 5.3.2 no mail here", times=ALWAYS), False),
    ],
)
def test_what_stops_is_told_once_and_tried_after_longer_and_longer(
    rig: Callable[..., Rig], fault: Fault, secure: bool
) -> None:
    place = rig(fault, secure=secure)
    told: list[str] = []
    desk = open_runner(config.load(place.folder / "digest.toml"), clock=lambda: place.now)
    desk.build()
    for _ in range(60 * 2):  # an hour of ticks
        told += desk.send_ready().notes
        place.now += timedelta(seconds=30)
    assert len(told) == 1
    assert place.server.connections <= 8
    assert set(place.states()) == {"queued"}
    assert len(desk.send().notes) == 1, "by hand it is told each time"
    for _ in range(50):
        place.now += timedelta(hours=1.2)
        told += desk.send_ready().notes
    assert place.states() == ["failed"] * 3
    assert [filed.state for filed in desk.store.editions.editions()] == ["failed"]
    assert sum("failed" in note for note in told) == 3


def test_the_table_of_faults_names_a_test_for_each_row() -> None:
    table = (ROOT / "docs" / "crashes.md").read_text(encoding="utf-8")
    rows = [line for line in table.splitlines() if line.startswith("| ") and not line.startswith(("| fault", "| ---"))]
    source = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "tests").rglob("test_*.py"))
    named: set[str] = set()
    for row in rows:
        names = re.findall(r"`([\w-]+)`", row.rstrip(" |").rpartition("|")[2])
        assert names, row
        for name in names:
            assert name in CASES or f"def {name}(" in source, name
        named.update(names)
    assert set(CASES) <= named


def _until_done(place: Rig) -> None:
    for _ in range(6):
        if not set(place.states()) & set(OPEN):
            return
        place.run()


def _all_is_accounted_for(place: Rig) -> None:
    rows, stored = place.rows(), place.stored()
    for recipient, row in rows.items():
        taken = [item for item in place.server.taken if item.recipient == recipient]
        tried = [item.body for item in taken] + [
            body for body in place.server.refused if f"To: {recipient}".encode() in body
        ]
        assert {*tried} <= {stored[recipient]}
        assert message_from_bytes(stored[recipient])["Message-ID"] == row.message_id
        told = [item.told for item in taken]
        assert True not in told[:-1]  # after a known 2xx there is nothing more
        assert len(taken) == 1 or row.delivery.state == "failed" or row.delivery.unsure_since
        assert len(taken) <= 2
        assert (row.delivery.state == "sent") == (True in told)
