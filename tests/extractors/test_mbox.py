"""A mailbox: where one mail ends, in all four ways of writing it; a bad mail costs itself alone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.errors import NotAnArticleError
from digest.extractors.mail.mbox import Mbox
from digest.mail.mbox import is_mbox, mails, name_of
from digest.model.article import Document, Failure
from digest.reading.articles import gather
from digest.sources.files import Files

FROM = b"From desk@wire.example Thu Nov 19 16:05:00 2026\n"
TEXT = b"From Monday on, the bridge in the port is shut, the harbour trust said in a statement on Thursday."


def _mail(number: int, body: bytes = TEXT, head: bytes = b"") -> bytes:
    return b"From: Wire <desk@wire.example>\nSubject: Bridge number %d shut\nMessage-ID: <%d@wire.example>\n%s\n%s\n" % (number, number, head, body)  # fmt: skip


def _cut(body: bytes, largest: int = 10**6) -> list[bytes | None]:
    return list(mails(body.splitlines(keepends=True), largest))


KINDS = {
    "mboxrd": TEXT.replace(b"From", b">From", 1),
    "mboxo": TEXT.replace(b"From", b">From", 1),
    "no escape": TEXT,
}


@pytest.mark.parametrize("name", KINDS)
@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
def test_mails_are_cut_at_from_lines_and_a_sentence_is_none(name: str, end: bytes) -> None:
    box = b"".join(FROM + _mail(n, KINDS[name]) + b"\n" for n in (1, 2, 3)).replace(b"\n", end)
    found = _cut(box)
    assert [mail.strip() for mail in found if mail] == [_mail(n).replace(b"\n", end).strip() for n in (1, 2, 3)]


def test_a_mail_that_says_its_length_may_hold_another_with_its_from_line() -> None:
    inner = b"Look at this:\n\n" + FROM + b"Subject: another\n\nIt is quoted whole.\n"
    length = b"Content-Length: %d\n" % (len(inner) + 1)
    box = FROM + _mail(1, inner, length) + b"\n" + FROM + _mail(2)
    assert [name_of(mail) for mail in _cut(box) if mail] == ["1@wire.example", "2@wire.example"]


def test_a_wrong_length_does_not_swallow_the_rest() -> None:
    box = FROM + _mail(1, TEXT, b"Content-Length: 999999999\n") + b"\n" + FROM + _mail(2)
    assert len(_cut(box)) == 2


@pytest.mark.parametrize(
    "line",
    [
        b"From - Thu Nov 19 16:05:00 2026",
        b"From MAILER-DAEMON Thu Nov 19 16:05:00 2026",
        b"From 1700000000000000001@xxx Thu Nov 19 16:05:00 +0000 2026",
        b"From desk@wire.example  Thu Nov  9 06:05:00 2026 +0100",
        b"From ???@??? Thu Nov 19 16:05:00 2026",
    ],
)
def test_from_lines_of_every_writer_are_known(line: bytes) -> None:
    assert is_mbox(line + b"\nSubject: x\n")
    assert len(_cut(line + b"\n" + _mail(1) + b"\n" + line + b"\n" + _mail(2))) == 2


def test_a_mail_that_is_too_large_is_none_and_the_next_is_read() -> None:
    box = FROM + _mail(1, b"x" * 5000) + b"\n" + FROM + _mail(2)
    first, second = _cut(box, largest=1000)
    assert first is None
    assert second == _mail(2)


@given(st.lists(st.binary(max_size=40), max_size=20))
def test_any_lines_give_mails_that_stand_in_them(lines: list[bytes]) -> None:
    every = b"".join(lines)
    for mail in mails([FROM, b"Subject: x\n", *lines], 10**6):
        assert mail is not None
        assert len(mail) <= len(every) + len(b"Subject: x\n")


def test_each_mail_is_an_article_named_by_its_id_and_a_bad_one_costs_itself_alone() -> None:
    box = FROM + _mail(1) + b"\n" + FROM + _mail(2, b"") + b"\n" + FROM + _mail(3)
    articles = Mbox()(Document("in.mbox", box))
    assert [(a.source, a.title) for a in articles] == [
        ("in.mbox#1@wire.example", "Bridge number 1 shut"),
        ("in.mbox#3@wire.example", "Bridge number 3 shut"),
    ]
    assert len({article.id for article in articles}) == 2


def test_a_mailbox_without_a_mail_says_so() -> None:
    with pytest.raises(NotAnArticleError, match=r"in\.mbox: no mail"):
        Mbox()(Document("in.mbox", b"nothing"))


def test_a_mailbox_file_is_a_document_for_each_mail(tmp_path: Path) -> None:
    (tmp_path / "in.mbox").write_bytes(FROM + _mail(1) + b"\n" + FROM + _mail(2, b"") + b"\n" + FROM + _mail(3))
    found = gather([Files((tmp_path,))])
    assert [article.source for article in found.articles] == ["in.mbox#1@wire.example", "in.mbox#3@wire.example"]
    assert [failure.subject for failure in found.failures] == ["in.mbox#2@wire.example"]


@pytest.mark.slow
def test_a_mailbox_may_be_larger_than_one_document(tmp_path: Path) -> None:
    padding = b"X-Padding: " + b"x" * 900 + b"\n"

    def pieces() -> Iterator[bytes]:
        for number in range(20):
            yield FROM + _mail(number, TEXT, padding * 1000) + b"\n"
        yield FROM + _mail(99, b"y " * (8 * 2**20))

    with (tmp_path / "in.mbox").open("wb") as stream:
        stream.writelines(pieces())
    found = list(Files((tmp_path / "in.mbox",))())
    assert len(found) == 21
    assert isinstance(found[-1], Failure)
    assert "larger than 15 MiB" in found[-1].reason


FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>Harbour Courier</title>
<item><title>Bridge shut for weeks</title><link>https://courier.example/a</link>
<description>&lt;p&gt;The bridge in the port was closed on Monday after an inspector found cracks in it.&lt;/p&gt;
&lt;p&gt;It will stay shut for weeks, the harbour trust said.&lt;/p&gt;</description></item></channel></rss>"""


def test_a_feed_that_was_saved_is_a_document_for_each_entry(tmp_path: Path) -> None:
    (tmp_path / "feed.xml").write_text(FEED)
    [article] = gather([Files((tmp_path,))]).articles
    assert (article.title, article.url, article.publisher) == (
        "Bridge shut for weeks",
        "https://courier.example/a",
        "Harbour Courier",
    )
    assert article.source == "feed.xml#https://courier.example/a"
