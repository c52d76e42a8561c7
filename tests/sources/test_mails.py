"""Mail as a source: a real Dovecot, maildirs and mbox files."""

import mailbox
import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest

from digest.fetching.subscriptions import SourceSubscription
from digest.model.article import Failure
from digest.sources.allowed_hosts import Allowed
from digest.sources.connect import Connector
from digest.sources.imap import Imap, _quoted
from digest.sources.limits import LARGEST
from digest.sources.mails import MaildirSource, MboxSource
from fuzzing.answers import Talk
from fuzzing.answers import imap as imap_answers
from fuzzing.inputs import FOUND, OLD
from newsroom import Newsroom, words
from servers import imap
from servers.imap import HIS_PASSWORD, PASSWORD, USER, Dovecot


def mail(number: int, body: str = "") -> bytes:
    return (
        f"From: Harbour Letter <letter@port.example>\r\nTo: me@port.example\r\nSubject: Letter {number}\r\n"
        f"Date: Thu, 19 Nov 2026 16:05:00 +0000\r\nMessage-ID: <{number}@port.example>\r\n"
        f"Content-Type: text/plain; charset=utf-8\r\n\r\n{body or words(number)}\r\n"
    ).encode()


@pytest.fixture(scope="module")
def dovecot() -> Iterator[Dovecot]:
    if imap.missing():
        pytest.skip(imap.missing())
    with imap.serve() as server:
        yield server


def _imap(
    server: Dovecot, folder: str = "", *, scheme: str = "imaps", password: str = PASSWORD, trust: bool = True
) -> Imap:
    port = server.tls if scheme == "imaps" else server.plain
    connector = Connector(Allowed.of(["127.0.0.0/8"]), str(server.certificate.path) if trust else None)
    return Imap(f"{scheme}://{USER}@127.0.0.1:{port}/{folder}", lambda: password, connector)


def _fetch(room: Newsroom, source: Imap | MaildirSource | MboxSource) -> dict[str, int]:
    return room.later(hours=1).run([SourceSubscription(source.name, source)])


def test_only_new_mails_are_read_and_none_is_marked(dovecot: Dovecot) -> None:
    room = Newsroom()
    dovecot.deliver(mail(1), mail(2))
    assert _fetch(room, _imap(dovecot)) == {"documents": 2, "known": 0, "articles": 2, "unread": 0}
    assert _fetch(room, _imap(dovecot)) == {"documents": 0, "known": 0, "articles": 0, "unread": 0}
    dovecot.deliver(mail(3))
    assert _fetch(room, _imap(dovecot)) == {"documents": 1, "known": 0, "articles": 1, "unread": 0}
    assert [article.title for article in room.articles] == ["Letter 1", "Letter 2", "Letter 3"]
    assert dovecot.unseen() == 3


def test_a_folder_in_any_script_over_starttls(dovecot: Dovecot) -> None:
    name = "Nachrichten & 뉴스.über"
    with dovecot.client() as client:
        assert client.create(_quoted(name))[0] == "OK"
        assert client.append(_quoted(name), "", "", mail(10))[0] == "OK"
    from urllib.parse import quote

    room = Newsroom()
    assert _fetch(room, _imap(dovecot, quote(name), scheme="imap"))["articles"] == 1


def test_a_folder_that_was_made_anew_is_read_anew_and_gives_nothing_twice(dovecot: Dovecot) -> None:
    room = Newsroom()
    dovecot.deliver(mail(20), mail(21), folder="anew")
    _fetch(room, _imap(dovecot, "anew"))
    with dovecot.client() as client:
        client.delete("anew")
    dovecot.deliver(mail(21), mail(22), folder="anew")
    assert _fetch(room, _imap(dovecot, "anew"))["articles"] == 1
    assert len(room.articles) == 3


def test_a_mail_that_is_too_large_is_told_and_the_others_are_read(dovecot: Dovecot) -> None:
    room = Newsroom()
    dovecot.deliver(mail(30), mail(31, "x " * (LARGEST // 2)), mail(32), folder="large")
    assert _fetch(room, _imap(dovecot, "large"))["articles"] == 2
    assert "15 MiB" in room.failures[0].reason
    assert _fetch(room, _imap(dovecot, "large"))["unread"] == 0


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"password": "wrong"}, "authentication"),
        ({"folder": "nowhere"}, "nowhere"),
        ({"trust": False}, "certificate cannot be verified"),
        ({"trust": False, "scheme": "imap"}, "certificate cannot be verified"),
    ],
)
def test_what_goes_wrong_is_told_without_the_password(dovecot: Dovecot, change: dict[str, object], why: str) -> None:
    room = Newsroom()
    _fetch(room, _imap(dovecot, **change))  # type: ignore[arg-type]
    [failure] = room.failures
    assert why in failure.reason.lower()
    assert PASSWORD not in failure.reason
    assert room.reason() == failure.reason


def test_a_name_and_a_password_beyond_ascii_log_in(dovecot: Dovecot) -> None:
    source = replace(_imap(dovecot, password=HIS_PASSWORD), url=f"imaps://j%C3%BCrgen@127.0.0.1:{dovecot.tls}/")
    assert list(source()) == []


@pytest.mark.parametrize("answers", OLD["imap"])
def test_a_server_that_speaks_no_imap_is_a_failure_in_our_words(answers: bytes) -> None:
    imap_answers(answers)


def test_a_mail_that_is_said_to_be_endless_takes_no_memory() -> None:
    talk = Talk(FOUND + b"* 1 FETCH (UID 1 BODY[] {9999999999999}\r\n")
    [item] = Imap("imaps://me@a.example/", None, cast("Connector", lambda *_, **__: talk))()
    assert isinstance(item, Failure)
    assert "an answer of 9999999999999 bytes" in item.reason


def test_a_mail_server_on_a_private_address_is_asked_when_it_is_allowed(dovecot: Dovecot) -> None:
    source = Imap(f"imaps://{USER}@127.0.0.1:{dovecot.tls}/", lambda: PASSWORD, Connector())
    room = Newsroom()
    _fetch(room, source)
    assert "not of the public net" in room.failures[0].reason


def test_a_mail_server_that_is_not_there_is_a_failure() -> None:
    room = Newsroom()
    _fetch(room, Imap("imaps://me@127.0.0.1:9/", lambda: "x", Connector(Allowed.of(["127.0.0.1"]))))
    assert "connection refused" in room.failures[0].reason


def test_a_maildir_is_read_mail_by_mail_wherever_they_move(tmp_path: Path) -> None:
    box = mailbox.Maildir(tmp_path / "Mail")
    keys = [box.add(mail(number)) for number in (1, 2)]
    room, source = Newsroom(), MaildirSource(tmp_path / "Mail", "Mail")
    assert _fetch(room, source)["articles"] == 2
    message = box.get_message(keys[0])
    message.set_subdir("cur")
    message.add_flag("S")
    box[keys[0]] = message
    box.add(mail(3))
    assert _fetch(room, source) == {"documents": 3, "known": 2, "articles": 1, "unread": 0}
    assert _fetch(room, MaildirSource(tmp_path / "none", "none"))["unread"] == 1


def test_an_mbox_is_read_from_where_it_ended(tmp_path: Path) -> None:
    path = tmp_path / "news.mbox"
    room, source = Newsroom(), MboxSource(path, "news.mbox")

    def add(*numbers: int, age: int) -> None:
        with path.open("ab") as stream:
            for number in numbers:
                body = words(number) + "\n\nFrom the port it is told so.\n"
                text = mail(number, body.replace("\nFrom ", "\n>From ")).replace(b"\r\n", b"\n")
                stream.write(b"From letter@port.example Thu Nov 19 16:05:00 2026\n" + text + b"\n")
        os.utime(path, (1e9 - age, 1e9 - age))

    add(1, 2, age=50)
    assert _fetch(room, source)["articles"] == 2
    assert "From the port it is told so." in room.articles[0].text
    assert _fetch(room, source) == {"documents": 0, "known": 0, "articles": 0, "unread": 0}
    add(3, age=40)
    assert _fetch(room, source) == {"documents": 2, "known": 1, "articles": 1, "unread": 0}
    path.write_bytes(path.read_bytes()[path.read_bytes().index(b"\nFrom letter") + 1 :])
    os.utime(path, (1e9 - 30, 1e9 - 30))
    assert _fetch(room, source)["articles"] == 0
    assert len(room.articles) == 3
    path.unlink()
    assert "no such file" in (_fetch(room, source) and room.failures[0].reason)


def test_a_mail_that_was_cut_while_it_was_written_is_read_whole_later(tmp_path: Path) -> None:
    path = tmp_path / "news.mbox"
    whole = b"From letter@port.example Thu Nov 19 16:05:00 2026\n" + mail(1).replace(b"\r\n", b"\n") + b"\n"
    path.write_bytes(whole[: len(whole) // 2])
    room, source = Newsroom(), MboxSource(path, "news.mbox")
    _fetch(room, source)
    path.write_bytes(whole)
    _fetch(room, source)
    assert len({article.source for article in room.articles}) == 1
    assert room.articles[-1].text.count("girder") == 12


def test_the_same_mail_in_two_folders_is_one(tmp_path: Path) -> None:
    for name in ("a", "b"):
        mailbox.Maildir(tmp_path / name).add(mail(1))
    room = Newsroom()
    boxes = [MaildirSource(tmp_path / name, name) for name in ("a", "b")]
    room.run([SourceSubscription(box.name, box) for box in boxes])
    assert len(room.articles) == 1
