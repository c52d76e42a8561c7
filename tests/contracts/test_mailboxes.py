"""One mailbox gives the same articles, named alike, by whichever way it is read; each is proved against its mail."""

import os
from collections.abc import Callable, Generator
from pathlib import Path

import pytest

from digest.extractors.mail.mbox import Mbox as Extractor
from digest.fetching.subscriptions import SourceSubscription
from digest.mail.mbox import mails, name_of, older_names
from digest.model.article import Article, Document, Failure
from digest.model.canonical import hash_bytes
from digest.model.source import FetchResult, FetchState
from digest.reading.articles import gather
from digest.reading.reread import prove
from digest.sources.files import Files
from digest.sources.mails import MboxSource
from newsroom import Newsroom, words

FROM = b"From desk@wire.example Thu Nov 19 16:05:00 2026\n"
FERRIES = b"From Monday ferries will run every ten minutes, the harbour trust said in a statement on Thursday."
LONG = b"x" * 137 + b"@wire.example"  # 150 letters


def _mail(number: int, body: bytes, name: bytes = b"", head: bytes = b"") -> bytes:
    ident = name if name else b"%d@wire.example" % number
    field = b"" if name == b"-" else b"Message-ID: <%s>\n" % ident
    return (
        b"From: Wire <desk@wire.example>\nSubject: Ferries of part %d\nDate: Thu, 19 Nov 2026 16:05:00 +0000\n%s%s\n%s\n"
        % (number, field, head, body)
    )


def _body(number: int) -> bytes:
    return words(number, 3).encode() + b"\n\n" + FERRIES + b"\n\n" + words(number + 50, 3).encode()


def _lengths(number: int) -> bytes:
    inner = (
        _body(number) + b"\n\n" + FROM + b"Subject: another\n\nIt is quoted whole in this mail, with its own head.\n"
    )
    return FROM + _mail(number, inner, head=b"Content-Length: %d\n" % (len(inner) + 1)) + b"\n"


BOXES = {
    "a paragraph that begins with From": FROM + _mail(1, _body(1)) + b"\n" + FROM + _mail(2, _body(2)) + b"\n",
    "the same, escaped": (FROM + _mail(1, _body(1).replace(b"\nFrom ", b"\n>From ")) + b"\n") * 1 + FROM + _mail(2, _body(2)),
    "lengths, with a mail in a mail": _lengths(1) + _lengths(2),
    "an id of 150 letters": FROM + _mail(1, _body(1), LONG) + b"\n" + FROM + _mail(2, _body(2)),
    "an id of 700 letters": FROM + _mail(1, _body(1), b"y" * 700 + b"@wire.example") + b"\n" + FROM + _mail(2, _body(2)),
    "no id": FROM + _mail(1, _body(1), b"-") + b"\n" + FROM + _mail(2, _body(2), b"-"),
    "no line end at its end": (FROM + _mail(1, _body(1)) + b"\n" + FROM + _mail(2, _body(2))).rstrip(b"\n"),
    "line ends of Windows": (FROM + _mail(1, _body(1)) + b"\n" + FROM + _mail(2, _body(2))).replace(b"\n", b"\r\n"),
    "lines before its first mail": b"\n\n" + FROM + _mail(1, _body(1)) + b"\n" + FROM + _mail(2, _body(2)),
    "a folded id": FROM + _mail(1, _body(1)).replace(b"Message-ID: ", b"Message-ID:\n ") + b"\n" + FROM + _mail(2, _body(2)),
}  # fmt: skip


def _stored(source: Files | MboxSource) -> list[Article]:
    room = Newsroom()
    room.run([SourceSubscription(source.name, source)])
    assert room.failures == ()
    return room.articles


def _told(source: Files) -> list[Article]:
    found = gather([source])
    assert found.failures == ()
    return list(found.articles)


WAYS: dict[str, Callable[[Path], list[Article]]] = {
    "digest brief box.mbox": lambda box: _told(Files((box,))),
    "digest brief folder": lambda box: _told(Files((box.parent,))),
    "[[source]] path = box.mbox": lambda box: _stored(MboxSource(box, "box.mbox")),
    "[[source]] kind = files": lambda box: _stored(Files((box,), prefix="box.mbox")),
    "bytes": lambda box: list(Extractor()(Document("box.mbox", box.read_bytes()))),
}


@pytest.mark.parametrize("name", BOXES)
def test_a_mailbox_gives_the_same_articles_by_every_way(name: str, tmp_path: Path) -> None:
    box = tmp_path / "box.mbox"
    box.write_bytes(BOXES[name])
    found = {way: read(box) for way, read in WAYS.items()}
    facts = {way: [(a.id, a.source, a.title, a.text, a.published) for a in articles] for way, articles in found.items()}
    first = facts["digest brief box.mbox"]
    assert len(first) == 2
    assert all("From Monday ferries" in article.text for article in found["digest brief box.mbox"])
    for way in WAYS:
        assert facts[way] == first, way
        assert prove(found[way], [tmp_path]).problems == ()


def test_a_folder_of_the_settings_names_its_mailbox_before_the_mail(tmp_path: Path) -> None:
    (tmp_path / "news").mkdir()
    box = tmp_path / "news" / "box.mbox"
    box.write_bytes(BOXES["an id of 150 letters"])
    articles = _stored(Files((tmp_path / "news",), prefix="news"))
    assert [a.source for a in articles] == [f"news/{a.source}" for a in WAYS["bytes"](box)]
    assert prove(articles, [tmp_path]).problems == ()


@pytest.mark.parametrize("name", ["an id of 150 letters", "an id of 700 letters", "no id", "a folded id"])
@pytest.mark.parametrize("earlier", ["mails", "files", "brief"])
def test_mails_that_were_stored_under_their_older_names_are_known(name: str, earlier: str, tmp_path: Path) -> None:
    """As the versions before named them: by up to 500 letters of the id, or by a hash of 64 or 16 digits."""
    room, source = Newsroom(), MboxSource(tmp_path / "box.mbox", "box.mbox")
    source.path.write_bytes(BOXES[name])
    os.utime(source.path, (1e9, 1e9))
    room.run([SourceSubscription(source.name, _Older(_older(BOXES[name], earlier)))])
    assert len(room.articles) == 2
    assert room.run([SourceSubscription(source.name, source)])["articles"] == 0
    assert len(room.articles) == 2
    assert prove(room.articles, [tmp_path]).problems == ()


def test_the_name_of_a_mail_is_the_same_wherever_it_lies() -> None:
    mail = _mail(1, _body(1), b"-")
    assert name_of(mail) == name_of(mail.replace(b"\n", b"\r\n")) == name_of(mail.rstrip()) == name_of(mail + b"\n\n")
    assert name_of(mail) != name_of(_mail(2, _body(2), b"-"))
    assert older_names(_mail(1, _body(1))) == ()


def test_a_mailbox_that_was_left_inside_a_mail_is_read_anew(tmp_path: Path) -> None:
    """Earlier versions took a paragraph for a mail, and went on from there."""
    box = tmp_path / "box.mbox"
    box.write_bytes(BOXES["a paragraph that begins with From"])
    os.utime(box, (1e9, 1e9))
    at = BOXES["a paragraph that begins with From"].rindex(b"From Monday")
    tail = hash_bytes(box.read_bytes()[at - 512 : at])[:16]
    found = list(MboxSource(box, "box.mbox")({"stamp": "1:1", "start": str(at), "tail": tail}))
    assert [item.source for item in found if isinstance(item, Document)] == [
        "box.mbox#1@wire.example",
        "box.mbox#2@wire.example",
    ]


def test_a_file_without_a_mail_says_so_and_an_empty_one_is_a_mailbox(tmp_path: Path) -> None:
    box = tmp_path / "box.mbox"
    for body, reasons in ((b"It rained.\n", ["box.mbox: no mail in this mailbox; check the file"]), (b"", [])):
        box.write_bytes(body)
        assert [item.reason for item in MboxSource(box, "box.mbox")() if isinstance(item, Failure)] == reasons
        assert [item.reason for item in Files((box,))() if isinstance(item, Failure)] == reasons


class _Older:
    """A source that hands over the given documents."""

    name = "box.mbox"

    def __init__(self, documents: list[Document]) -> None:
        self.documents = documents

    def __call__(self, memo: FetchState | None = None) -> Generator[Document | Failure, None, FetchResult]:
        yield from self.documents
        return FetchResult("read")


def _older(box: bytes, earlier: str) -> list[Document]:
    documents = []
    for mail in mails(box.splitlines(keepends=True), len(box)):
        assert mail is not None
        given = next(
            (line[13:-1] for line in mail.replace(b":\n ", b": ").splitlines() if line.startswith(b"Message-ID: <")),
            b"",
        )
        ident = given.decode()
        if earlier == "mails":
            name = ident[:500] or hash_bytes(mail)
            documents.append(Document(f"box.mbox#{name}", mail, "message/rfc822", marks=(f"mail {name}",)))
        else:
            name = ident if ident and len(ident) <= 100 else hash_bytes(mail)[:16]
            documents.append(Document(f"box.mbox#{name}", mail, filename="box.mbox.eml"))
    return documents
