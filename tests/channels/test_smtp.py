"""Mail over real lines: what arrives, and what is said when it does not."""

import smtplib
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from digest.channels.smtp import Smtp
from digest.errors import DeliveryError, UsageError
from digest.mail.message import compose
from digest.model.delivery import Envelope, Message, Receipt, Rendering
from servers import certificates, faulty, postfix
from servers.certificates import Certificate
from servers.smtp import PASSWORD, USERNAME, Server, serve

SENDER = "Brief <brief@ok.test>"
ANN, BEN = "ann@ok.test", "ben@ok.test"
MAIL = b"Subject: A mail\r\n\r\nwords\r\n.\r\n..two dots\r\n"


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Certificate:
    return certificates.make(tmp_path_factory.mktemp("certificate"))


@pytest.fixture
def server(certificate: Certificate) -> Iterator[Server]:
    with serve(certificate) as running:
        yield running


def _channel(server: Server, certificate: Certificate, **settings: Any) -> Smtp:
    """One that no test waits long for."""
    login = {"username": USERNAME, "password": PASSWORD, "cafile": certificate.path}
    return Smtp("localhost", **{"port": server.port, "sender": SENDER, "timeout": 5.0, **login, **settings})


def _message(body: bytes = MAIL, key: str = "brief/1") -> Message:
    return Message(key, "unused", (Rendering("message/rfc822", body),))


def _send(channel: Smtp, *recipients: str, body: bytes = MAIL) -> list[Receipt]:
    return [channel(_message(body), Envelope(recipient)) for recipient in recipients]


def _states(receipts: list[Receipt]) -> list[str]:
    return [receipt.state for receipt in receipts]


# A line that is well.


def test_a_mail_arrives_byte_for_byte_over_starttls_with_a_password_in_utf8(
    server: Server, certificate: Certificate
) -> None:
    with _channel(server, certificate) as channel:
        receipt = channel(_message(), Envelope(ANN))
    assert receipt == Receipt("brief/1", "smtp", ANN, "sent", "250 2.0.0 kept")
    assert [(kept.sender, kept.recipient, kept.body) for kept in server.kept] == [("brief@ok.test", ANN, MAIL)]


def test_the_envelope_says_who_gets_it_and_not_the_mail(server: Server, certificate: Certificate) -> None:
    body = b"From: x@evil.test\r\nTo: y@evil.test\r\nBcc: z@evil.test\r\n\r\nwords\r\n"
    with _channel(server, certificate) as channel:
        _send(channel, "Jörg Müller <joerg@müller.test>", body=body)
    assert [(kept.sender, kept.recipient) for kept in server.kept] == [("brief@ok.test", "joerg@xn--mller-kva.test")]


def test_many_mails_go_over_one_line(server: Server, certificate: Certificate) -> None:
    with _channel(server, certificate) as channel:
        assert _states(_send(channel, ANN, BEN, ANN)) == ["sent"] * 3
    assert len({kept.connection for kept in server.kept}) == 1
    assert server.commands[-1] == "QUIT"


def test_outside_with_each_mail_has_a_line_of_its_own(server: Server, certificate: Certificate) -> None:
    assert _states(_send(_channel(server, certificate), ANN, BEN)) == ["sent", "sent"]
    assert len({kept.connection for kept in server.kept}) == 2
    assert server.commands.count("QUIT") == 2


def test_a_long_mail_arrives_whole(server: Server, certificate: Certificate) -> None:
    body = b"".join(b".%d of many lines\r\n" % number for number in range(20_000))
    with _channel(server, certificate) as channel:
        assert _states(_send(channel, ANN, body=body)) == ["sent"]
    assert server.kept[0].body == body


def test_tls_from_the_start_works_too(certificate: Certificate) -> None:
    with serve(certificate, implicit=True) as server, _channel(server, certificate, security="tls") as channel:
        assert _states(_send(channel, ANN)) == ["sent"]


def test_on_this_machine_mail_may_go_in_the_clear(certificate: Certificate) -> None:
    with (
        serve(None) as server,
        Smtp("127.0.0.1", port=server.port, sender=SENDER, security="none") as channel,
    ):
        assert _states(_send(channel, ANN)) == ["sent"]


def test_we_say_hello_with_the_address_of_the_line_or_the_name_given(server: Server, certificate: Certificate) -> None:
    _send(_channel(server, certificate), ANN)
    assert "EHLO [127.0.0.1]" in server.commands
    _send(_channel(server, certificate, hostname="brief.ok.test"), ANN)
    assert "EHLO brief.ok.test" in server.commands


# What the server refuses.


@pytest.mark.parametrize(
    ("answer", "state"),
    [
        ("550 5.1.1 no such user", "failed"),
        ("553 5.1.3 bad address", "failed"),
        ("554 5.7.1 not wanted here", "failed"),
        ("451 4.7.1 greylisted", "deferred"),
        ("452 4.2.2 mailbox full", "deferred"),
        ("530 5.7.0 log in first", "stopped"),
        ("550 5.4.5 the day's limit is reached", "stopped"),
    ],
)
def test_a_refused_recipient_does_not_hinder_the_next(
    server: Server, certificate: Certificate, answer: str, state: str
) -> None:
    server.refuse[ANN] = answer
    with _channel(server, certificate) as channel:
        refused, sent = _send(channel, ANN, BEN)
    assert (refused.state, refused.detail, sent.state) == (state, answer, "sent")
    assert [kept.recipient for kept in server.kept] == [BEN]
    assert server.commands.count("RSET") == 1
    assert server.commands.count("EHLO [127.0.0.1]") == 2  # one line: before STARTTLS and after it


@pytest.mark.parametrize(
    ("answer", "state"),
    [("554 5.6.0 looks like spam", "failed"), ("452 4.3.1 disk full", "deferred"), ("550 5.4.5 limit", "stopped")],
)
def test_a_mail_may_be_refused_after_its_body(
    server: Server, certificate: Certificate, answer: str, state: str
) -> None:
    server.refuse["DATA"] = answer
    with _channel(server, certificate) as channel:
        (receipt,) = _send(channel, ANN)
        del server.refuse["DATA"]
        assert (receipt.state, receipt.detail) == (state, answer)
        assert _states(_send(channel, BEN)) == ["sent"]


@pytest.mark.parametrize(
    ("answer", "state"),
    [
        ("550 5.7.1 not your address", "stopped"),
        ("552 5.3.4 too large", "failed"),
        ("451 4.3.0 later", "deferred"),
    ],
)
def test_a_refused_sender_is_no_fault_of_the_recipient(
    server: Server, certificate: Certificate, answer: str, state: str
) -> None:
    server.refuse["MAIL"] = answer
    with _channel(server, certificate) as channel:
        assert _states(_send(channel, ANN)) == [state]


def test_without_a_login_a_relay_that_is_denied_is_no_fault_of_the_recipient() -> None:
    with serve(None, {ANN: "554 5.7.1 relay access denied"}) as server:
        (receipt,) = _send(Smtp("127.0.0.1", port=server.port, sender=SENDER, security="none"), ANN)
    assert receipt.state == "stopped"


def test_what_is_no_address_fails_and_no_line_is_opened() -> None:
    (receipt,) = _send(Smtp("127.0.0.1", port=1, sender=SENDER), "ann")
    assert (receipt.state, receipt.recipient) == ("failed", "ann")
    assert "'ann' is not an e-mail address" in receipt.detail


def test_a_mail_above_the_servers_limit_fails_before_it_is_sent(certificate: Certificate) -> None:
    with serve(certificate, size=1000) as server, _channel(server, certificate) as channel:
        (receipt,) = _send(channel, ANN, body=b"x" * 70 * 20)
        assert (receipt.state, receipt.detail) == ("failed", "the message has 1400 bytes, and the server takes 1000")
        assert not any(command.startswith("MAIL") for command in server.commands)
        assert _states(_send(channel, ANN)) == ["sent"]


@pytest.mark.parametrize("end", [b"\n.\n", b"\r.\r", b"\r\n.\n", b"\n.\r\n"])
def test_no_mail_can_hide_in_another(server: Server, certificate: Certificate, end: bytes) -> None:
    with _channel(server, certificate) as channel:
        (receipt,) = _send(channel, ANN, body=b"words" + end + b"MAIL FROM:<x@evil.test>\r\n")
    assert (receipt.state, receipt.detail) == ("failed", "the message has line ends other than CRLF")
    assert server.kept == []


def test_an_address_in_unicode_arrives_where_the_server_takes_it(certificate: Certificate) -> None:
    recipient, body = "jörg@ok.test", "To: jörg@ok.test\r\n\r\nwords\r\n".encode()
    with serve(certificate, utf8=True) as server, _channel(server, certificate) as channel:
        assert _states(_send(channel, recipient, body=body)) == ["sent"]
        assert _states(_send(channel, ANN)) == ["sent"]
    assert [(kept.recipient, kept.body) for kept in server.kept] == [(recipient, body), (ANN, MAIL)]
    mails = [command for command in server.commands if command.startswith("MAIL")]
    assert ["SMTPUTF8" in mail for mail in mails] == [True, False]


def test_an_address_in_unicode_fails_where_the_server_does_not_take_it(
    server: Server, certificate: Certificate
) -> None:
    with _channel(server, certificate) as channel:
        failed, sent = _send(channel, "jörg@ok.test", ANN)
    assert (failed.state, sent.state) == ("failed", "sent")
    assert "SMTPUTF8" in failed.detail


def test_an_answer_of_many_lines_is_told_on_one_and_cut(server: Server, certificate: Certificate) -> None:
    server.refuse[ANN] = "550-5.1.1 no \x1b[31msuch\r\n550 5.1.1 user" + "!" * 1000
    (receipt,) = _send(_channel(server, certificate), ANN)
    assert receipt.detail.startswith("550 5.1.1 no such 5.1.1 user!!!")
    assert len(receipt.detail) == 300


# Who may be trusted, and whether we are.


def _trouble(channel: Smtp) -> DeliveryError:
    with pytest.raises(DeliveryError) as caught, channel:
        pass
    (receipt,) = _send(channel, ANN)
    assert receipt.state == caught.value.state
    assert receipt.detail.partition(":")[0] == str(caught.value).partition(":")[0]
    return caught.value


def test_a_wrong_password_stops_all(server: Server, certificate: Certificate) -> None:
    error = _trouble(_channel(server, certificate, password="s3cret"))
    assert error.state == "stopped"
    assert "it refuses the login: 535 5.7.8" in str(error)
    assert "check [smtp] username and password" in str(error)
    assert "s3cret" not in str(error)
    assert not any(command.startswith("MAIL") for command in server.commands)


def test_a_server_without_starttls_gets_neither_password_nor_mail(certificate: Certificate) -> None:
    with faulty.serve("") as server:
        error = _trouble(_channel(server, certificate))  # type: ignore[arg-type]
    assert error.state == "stopped"
    assert "it offers no STARTTLS, and nothing is sent in the clear" in str(error)
    assert {command.partition(" ")[0] for command in server.commands} <= {"ehlo", "EHLO"}


def test_a_certificate_that_nobody_vouches_for_stops_all(server: Server, certificate: Certificate) -> None:
    error = _trouble(_channel(server, certificate, cafile=None))
    assert error.state == "stopped"
    assert "its certificate is not to be trusted: self-signed certificate" in str(error)
    assert server.kept == []


@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_a_certificate_of_another_host_stops_all(tmp_path: Path, security: str) -> None:
    other = certificates.make(tmp_path, ["elsewhere.test"], ["127.0.0.2"])
    with serve(other, implicit=security == "tls") as server:
        error = _trouble(_channel(server, other, security=security))
    assert error.state == "stopped"
    assert "not valid for 'localhost'" in str(error)


def test_a_port_that_speaks_no_tls_is_told_as_such(server: Server, certificate: Certificate) -> None:
    error = _trouble(_channel(server, certificate, security="tls"))
    assert error.state == "stopped"
    assert "no TLS could be agreed on" in str(error)
    assert '587 goes with "starttls"' in str(error)


@pytest.mark.parametrize("content", [None, b"no certificate"])
def test_a_trust_file_that_cannot_be_read_is_named(
    server: Server, certificate: Certificate, tmp_path: Path, content: bytes | None
) -> None:
    path = tmp_path / "trust.pem"
    if content:
        path.write_bytes(content)
    error = _trouble(_channel(server, certificate, cafile=path))
    assert error.state == "stopped"
    assert str(error).startswith(f"{path}: cannot be read as certificates")


def test_a_server_that_offers_no_login_is_told_as_such() -> None:
    with faulty.serve("") as server:
        error = _trouble(_shaky(server, username="me", password="s3cret"))
    assert error.state == "stopped"
    assert "it offers no way to log in, and PLAIN or LOGIN is needed" in str(error)


def test_a_server_may_want_name_and_password_one_by_one(certificate: Certificate) -> None:
    with serve(certificate, without=("PLAIN",)) as server:
        with _channel(server, certificate) as channel:
            assert _states(_send(channel, ANN)) == ["sent"]
        assert _trouble(_channel(server, certificate, password="s3cret")).state == "stopped"


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({"security": "none"}, 'security "none" is for this machine alone, not for mail.example.org'),
        ({"security": "ssl"}, "there is no security 'ssl'; known are starttls, tls, none"),
        ({"username": "me"}, "needs both username and password"),
        ({"password": "x"}, "needs both username and password"),
        ({"sender": "me"}, "'me' is not an e-mail address"),
    ],
)
def test_settings_that_cannot_be_are_refused_at_once(settings: dict[str, Any], words: str) -> None:
    with pytest.raises(UsageError, match=words):
        Smtp("mail.example.org", **{"sender": SENDER, **settings})


def test_a_password_is_never_shown() -> None:
    assert "s3cret" not in repr(Smtp("mail.example.org", sender=SENDER, username="me", password="s3cret"))


# Lines that fail.


def _shaky(server: faulty.Faulty, **settings: Any) -> Smtp:
    waits = {"timeout": 5.0, "patience": 5.0}
    return Smtp("127.0.0.1", **{"port": server.port, "sender": SENDER, "security": "none", **waits, **settings})


@pytest.mark.parametrize(
    ("fault", "state", "words"),
    [
        ("gone before DATA", "deferred", "the line was lost before the message"),
        ("silent before DATA", "deferred", "the line was lost before the message: timed out"),
        ("gone after the body", "unsure", "the line was lost after the message"),
        ("silent after the body", "unsure", "the line was lost after the message: timed out"),
        ("gibberish after the body", "unsure", "-1"),
        ("421 after the body", "deferred", "421 4.3.0 shutting down"),
    ],
)
def test_where_a_line_is_lost_says_whether_the_mail_may_have_arrived(fault: str, state: str, words: str) -> None:
    waits = {"silent before DATA": {"timeout": 0.5}, "silent after the body": {"patience": 0.1}}.get(fault, {})
    with faulty.serve(fault) as server, _shaky(server, **waits) as channel:
        (receipt,) = _send(channel, ANN)
        assert receipt.state == state
        assert receipt.detail.startswith(words)
        assert len(server.bodies) == (0 if "before" in fault else 1)


@pytest.mark.slow
def test_a_line_lost_within_the_body_is_no_doubt_at_all() -> None:
    with faulty.serve("gone within the body", "") as server, _shaky(server) as channel:
        lost, sent = _send(channel, ANN, ANN, body=b"x" * 70 + b"\r\n" + MAIL * 400_000)
        assert (lost.state, sent.state) == ("deferred", "sent")
        assert lost.detail.startswith("the line was lost within the message")
        assert server.connections == 2


@pytest.mark.parametrize("fault", ["gone between messages", "421 between messages"])
def test_a_line_that_was_closed_between_two_mails_is_opened_anew(fault: str) -> None:
    with faulty.serve(fault, "") as server, _shaky(server) as channel:
        assert _states(_send(channel, ANN, BEN)) == ["sent", "sent"]
        assert server.connections == 2
        assert len(server.bodies) == 2


@pytest.mark.parametrize("fault", ["gone after the body", "gibberish after the body", "421 after the body"])
def test_after_a_lost_line_the_next_mail_has_a_new_one(fault: str) -> None:
    with faulty.serve(fault, "") as server, _shaky(server) as channel:
        lost, sent = _send(channel, ANN, BEN)
        assert (lost.state != "sent", sent.state) == (True, "sent")
        assert len(server.bodies) == 2  # and nothing is given twice


def test_a_mail_is_tried_on_one_new_line_and_not_on_a_third() -> None:
    with faulty.serve("gone before DATA") as server, _shaky(server) as channel:
        assert _states(_send(channel, ANN)) == ["deferred"]
        assert server.connections == 2


def test_a_mail_whose_line_is_new_is_not_tried_again() -> None:
    with faulty.serve("gone before DATA") as server:
        assert _states(_send(_shaky(server), ANN)) == ["deferred"]
        assert server.connections == 1


def test_a_server_may_hang_up_after_a_refusal() -> None:
    with faulty.serve("gone after a refusal", "") as server, _shaky(server) as channel:
        assert _states(_send(channel, ANN, BEN)) == ["failed", "sent"]


def test_a_server_that_is_gone_for_good_is_told_in_the_receipt() -> None:
    with faulty.serve("gone between messages", "busy") as server, _shaky(server) as channel:
        sent, deferred = _send(channel, ANN, BEN)
    assert (sent.state, deferred.state) == ("sent", "deferred")
    assert "it says 421 4.3.2 come back later; try again later" in deferred.detail


@pytest.mark.parametrize(
    ("fault", "state", "words"),
    [
        ("gone at once", "deferred", "try again later"),
        ("no greeting", "deferred", "the line was lost: timed out"),
        ("busy", "deferred", "it says 421 4.3.2 come back later"),
        ("no service", "stopped", "it refuses us: 554 5.3.2 no mail here"),
    ],
)
def test_a_server_that_does_not_greet_is_told_as_such(fault: str, state: str, words: str) -> None:
    with faulty.serve(fault) as server:
        error = _trouble(_shaky(server, timeout=0.1 if fault == "no greeting" else 5.0))
    assert error.state == state
    assert words in str(error)


def test_a_line_lost_while_tls_is_agreed_on_may_be_tried_again(certificate: Certificate) -> None:
    with faulty.serve("gone at once") as server:
        channel = Smtp("127.0.0.1", port=server.port, sender=SENDER, security="tls", cafile=certificate.path)
        assert _trouble(channel).state == "deferred"


def test_where_nobody_listens_it_is_worth_to_try_again() -> None:
    with faulty.serve("") as server:
        pass
    error = _trouble(_shaky(server))
    assert error.state == "deferred"
    assert str(error).startswith(f"127.0.0.1:{server.port}: cannot be reached: connection refused")
    assert "check the network, [smtp] host and port" in str(error)


def test_what_is_no_host_name_stops_all() -> None:
    assert _trouble(Smtp("no..host", sender=SENDER)).state == "stopped"


def test_no_answer_to_the_farewell_hurts_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("digest.channels.smtp._FAREWELL", 0.1)
    with faulty.serve("silent at the end") as server, _shaky(server) as channel:
        assert _states(_send(channel, ANN)) == ["sent"]


def test_no_mail_follows_on_a_line_that_was_interrupted(monkeypatch: pytest.MonkeyPatch) -> None:
    with faulty.serve("") as server, _shaky(server) as channel:
        with monkeypatch.context() as patch:
            patch.setattr(smtplib.SMTP, "send", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
            with pytest.raises(KeyboardInterrupt):
                _send(channel, ANN)
        assert _states(_send(channel, BEN)) == ["sent"]
        assert server.connections == 2


# Postfix and Dovecot.


@pytest.fixture(scope="module")
def running() -> Iterator[postfix.Postfix]:
    if reason := postfix.missing():
        pytest.skip(reason)
    with postfix.serve() as server:
        yield server


def _to_postfix(server: postfix.Postfix, **settings: Any) -> Smtp:
    login = {"username": "alice", "password": postfix.USERS["alice"], "cafile": server.certificate.path}
    return Smtp("localhost", **{"port": server.submission, "sender": SENDER, "timeout": 20.0, **login, **settings})


def _composed(recipient: str) -> bytes:
    return compose(
        key="brief/1",
        subject="Grüße — 안녕, „Titel“ =?utf-8?q?=0D=0ABcc:_x@evil.test?=",
        text="Grüße\n.\n..two dots\nFrom me\n".encode() * 50,
        html="<p>안녕하세요".encode() * 5000,
        sender=SENDER,
        recipient=recipient,
        date=datetime(2026, 11, 20, 5, 45, tzinfo=UTC),
    )


@pytest.mark.slow
def test_postfix_delivers_a_mail_byte_for_byte_and_the_unknown_user_alone_fails(running: postfix.Postfix) -> None:
    with _to_postfix(running) as channel:
        receipts = [
            channel(_message(_composed(recipient)), Envelope(recipient))
            for recipient in ("alice@ok.test", "nobody@ok.test", "Bob B. <bob@ok.test>")
        ]
    assert _states(receipts) == ["sent", "failed", "sent"]
    assert receipts[1].detail.startswith("550 5.1.1 <nobody@ok.test>")
    for user, recipient in (("alice", "alice@ok.test"), ("bob", "Bob B. <bob@ok.test>")):
        (arrived,) = running.read(user, 1)
        trace = arrived.removesuffix(_composed(recipient))
        assert trace != arrived
        assert {line.partition(b":")[0] for line in trace.splitlines() if not line.startswith(b"\t")} == {
            b"Return-Path",
            b"Delivered-To",
            b"Received",
        }


@pytest.mark.slow
def test_postfix_hangs_up_after_many_bad_recipients_and_the_good_one_still_gets_its_mail(
    running: postfix.Postfix,
) -> None:
    with _to_postfix(running) as channel:
        receipts = _send(channel, *[f"nobody{number}@ok.test" for number in range(22)], "alice@ok.test")
    assert _states(receipts) == ["failed"] * 22 + ["sent"]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({"password": "wrong"}, "it refuses the login: 535 5.7.8"),
        ({"username": None, "password": None}, "554 5.7.1"),
        ({"cafile": None}, "its certificate is not to be trusted"),
    ],
)
def test_postfix_stops_who_may_not(running: postfix.Postfix, settings: dict[str, Any], words: str) -> None:
    (receipt,) = _send(_to_postfix(running, **settings), "alice@ok.test")
    assert receipt.state == "stopped"
    assert words in receipt.detail
