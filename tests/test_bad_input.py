"""Input that is damaged, huge or hostile: a text or one clear line, within limits, with nothing fetched or executed.

Each document is read by a process of its own.  The limits stop a hang; they are no measure of speed.
"""

import gzip
import io
import json
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import SEEDS
from digest.model.article import Document, Failure
from digest.reading.articles import read

SECONDS, MEGABYTES = 10, 500
BODY = "The bridge in the port was closed on Monday after an inspector found cracks in its main girder, the trust said."
PARAGRAPHS = f"<p>{BODY}</p><p>Engineers will look at it again in the spring, when the water in the basin is low.</p>"
MAIL = "From: Wire <desk@wire.example>\r\nSubject: Bridge shut for weeks\r\n"
CANARY = "the words of another file that no document may bring in"
MEGA = 1024 * 1024

# The program's own processes for documents.
WORKERS = ("from digest.reading.pdf_worker import child", "from digest.reading.worker import child")
# Runs the program as its user does; anything that leaves the process ends it with code 66.
PROGRAM = """
import os, resource, sys
def watch(event, arguments):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto", "os.system", "os.exec",
                 "os.posix_spawn", "os.spawn", "os.fork", "urllib.Request"):
        os._exit(66)
    if event == "subprocess.Popen" and not str(arguments[1][-1]).startswith(WORKERS):
        os._exit(66)
from digest.cli import run
sys.addaudithook(watch)
resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
start = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
code = run(sys.argv[1:])
used = [resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
sys.stdout.flush()
os.write(2, b"\\n%d" % (max(used[0] - start, used[1]) // 1024))
os._exit(code)
""".replace("SECONDS", str(SECONDS)).replace("WORKERS", str(WORKERS))


def _many(pieces: str, times: int) -> str:
    return pieces * times


def _zip() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", bytes(100 * MEGA))
    return buffer.getvalue()


def _laughs(root: str) -> str:
    names = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    return f'<?xml version="1.0"?><!DOCTYPE {root} [<!ENTITY l0 "lol">{names}]><{root}><p>{BODY} &l11;</p></{root}>'


def _external(root: str, where: str) -> str:
    return (
        f'<?xml version="1.0"?><!DOCTYPE {root} [<!ENTITY x SYSTEM "{where}"><!ENTITY % y SYSTEM "{where}"> %y;]>'
        f"<{root}><body><p>{BODY} &x;</p><p>{BODY} So it is.</p></body></{root}>"
    )


def _nested_mail(depth: int) -> str:
    opening = "".join(f'Content-Type: multipart/mixed; boundary="b{n}"\r\n\r\n--b{n}\r\n' for n in range(depth))
    return f"{MAIL}{opening}Content-Type: text/plain\r\n\r\n{BODY}\r\n"


def _feed(inner: str) -> str:
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>x</title>{inner}</channel></rss>'


Make = Callable[[], bytes | str]
# Name of the file → its bytes.  A name may stand for several, told apart by what is before the dash.
CASES: dict[str, Make] = {
    "empty.txt": lambda: b"",
    "binary.txt": lambda: bytes(range(256)) * 4000,
    "random.html": lambda: zlib.compress(bytes(range(256)) * 99) * 3000,
    "zeros.txt": lambda: bytes(5 * MEGA),
    "zeros.html": lambda: b"<html><body><p>" + bytes(MEGA) + BODY.encode(),
    "zeros-within.txt": lambda: f"{BODY}\0\0 {BODY}\0 And so on.",
    "truncated.html.gz": lambda: gzip.compress(PARAGRAPHS.encode() * 999)[:-100],
    "bomb.txt.gz": lambda: gzip.compress(bytes(300 * MEGA)),
    "bomb-of-bombs.gz": lambda: gzip.compress(gzip.compress(bytes(300 * MEGA))),
    "many-members.gz": lambda: gzip.compress(b"") * 200_000,
    "bomb.docx": _zip,
    "bomb.zip": _zip,
    "one-line.txt": lambda: _many(f"{BODY} ", 5 * MEGA // len(BODY)),
    "one-line-of-words.txt": lambda: _many("word ", MEGA),
    "one-word.txt": lambda: _many("x", 5 * MEGA),
    "one-line.html": lambda: f"<html><body><p>{_many(f'{BODY} ', 5 * MEGA // len(BODY))}</p></body></html>",
    "one-line.md": lambda: _many(f"{BODY} ", 5 * MEGA // len(BODY)),
    "one-line.eml": lambda: MAIL + "\r\n" + _many(f"{BODY} ", 5 * MEGA // len(BODY)),
    "one-line.json": lambda: json.dumps({"text": _many(f"{BODY} ", 5 * MEGA // len(BODY))}),
    "many-lines.txt": lambda: _many("a line\n", MEGA),
    "many-lines-within.txt": lambda: _many("a line\n", 250_000),
    "two-million.txt": lambda: _many(f"{BODY} ", 1_900_000 // len(BODY)),
    "two-million-paragraphs.txt": lambda: _many(f"{BODY}\n\n", 1_900_000 // len(BODY)),
    "many-lines.eml": lambda: MAIL + "\r\n" + _many("a line\r\n", MEGA // 2),
    "wrapped.txt": lambda: _many(f"{BODY[:70]}\n{BODY[70:]}\n", 40_000),
    "attributes.html": lambda: f"<html><body><div {' '.join(f'a{n}=x' for n in range(50_000))}>{PARAGRAPHS}</div></body></html>",
    "attributes.eml": lambda: f"{MAIL}Content-Type: text/html\r\n\r\n<div {' '.join(f'a{n}=x' for n in range(50_000))}>{PARAGRAPHS}",
    "nested.html": lambda: f"<html><body>{_many('<div>', 10_000)}{PARAGRAPHS}{_many('</div>', 10_000)}",
    "nested-inline.html": lambda: f"<html><body>{_many('<b><i>', 10_000)}{PARAGRAPHS}",
    "nested-tables.html": lambda: f"<html><body>{_many('<table><tr><td>', 5_000)}{PARAGRAPHS}",
    "nested.eml": lambda: f"{MAIL}Content-Type: text/html\r\n\r\n<html><body>{_many('<div>', 10_000)}{PARAGRAPHS}",
    "nested-spans.eml": lambda: f"{MAIL}Content-Type: text/html\r\n\r\n{_many('<span style=font-size:9px>', 50_000)}{PARAGRAPHS}",
    "unclosed.html": lambda: _many("<", 2 * MEGA),
    "unclosed-tags.html": lambda: _many("<p", MEGA),
    "unclosed-comments.html": lambda: _many("<!--", MEGA) + PARAGRAPHS,
    "unclosed-comments": lambda: _many("<!-- ", MEGA),
    "unclosed-scripts.html": lambda: _many("<script>", 200_000) + PARAGRAPHS,
    "style-sheet.eml": lambda: f"{MAIL}Content-Type: text/html\r\n\r\n<style>{_many('a{', 200_000)}{_many('.b,', 200_000)}@media</style>{PARAGRAPHS}",
    "entities.html": lambda: f"<html><body><p>{_many('&amp;', 500_000)}</p>{PARAGRAPHS}",
    "laughs.xml": lambda: _laughs("article"),
    "laughs.html": lambda: _laughs("html"),
    "laughs": lambda: _laughs("body"),
    "external.xml": lambda: _external("article", "canary.txt"),
    "external.html": lambda: _external("html", "http://127.0.0.1:9/x.dtd"),
    "external": lambda: _external("html", "canary.txt"),
    "charset-missing.html": lambda: f"<html><body>{PARAGRAPHS.replace('port', 'Förde')}</body></html>".encode("cp1252"),
    "charset-wrong.html": lambda: f"<html><meta charset=utf-16><body>{PARAGRAPHS.replace('port', 'Förde')}</body></html>".encode("cp1252"),
    "charset-unknown.eml": lambda: f"{MAIL}Content-Type: text/plain; charset=\"{_many('x', 99_999)}\"\r\n\r\n{BODY}",
    "charset-utf7.html": lambda: f"<meta charset=utf-7>{PARAGRAPHS} +ADw-script+AD4-",
    "parts-nested.eml": lambda: _nested_mail(10_000),
    "parts.eml": lambda: f'{MAIL}Content-Type: multipart/mixed; boundary="b"\r\n\r\n' + _many(f"--b\r\n\r\n{BODY}\r\n", 50_000),
    "parts-empty.eml": lambda: f'{MAIL}Content-Type: multipart/mixed; boundary="b"\r\n\r\n' + _many("--b\r\n", MEGA),
    "mails-in-mails.eml": lambda: _many(f"{MAIL}Content-Type: message/rfc822\r\n\r\n", 10_000) + BODY,
    "forwarded.eml": lambda: MAIL + "\r\n" + _many("---------- Forwarded message ---------\nFrom: a\nSubject: b\n\n", 1_000) + BODY,
    "quoted.eml": lambda: MAIL + "\r\n" + _many("> ", MEGA) + BODY,
    "headers.eml": lambda: MAIL + _many("X-Header: some value\r\n", 100_000) + f"\r\n{BODY}",
    "header-huge.eml": lambda: f"From: a@b.example\r\nSubject: {_many('word ', MEGA)}\r\n\r\n{BODY}",
    "header-words.eml": lambda: f"From: a@b.example\r\nSubject: {_many('=?utf-8?q?a?=', 300_000)}\r\n\r\n{BODY}",
    "header-addresses.eml": lambda: f"From: {_many('<', MEGA)}\r\nDate: {_many('1 ', MEGA)}\r\nSubject: Bridge shut\r\n\r\n{BODY}",
    "header-folded.eml": lambda: f"From: a@b.example\r\nSubject: a\r\n{_many(' b' + chr(13) + chr(10), 500_000)}\r\n{BODY}",
    "quoted-printable.eml": lambda: f"{MAIL}Content-Transfer-Encoding: quoted-printable\r\n\r\n" + _many("=\r\n", MEGA) + _many("=", MEGA) + BODY,
    "base64.eml": lambda: f"{MAIL}Content-Transfer-Encoding: base64\r\n\r\n" + _many("=", MEGA) + _many("A", MEGA),
    "newsletter.eml": lambda: f"{MAIL}Content-Type: text/html\r\n\r\n" + "".join(f"<h2><a href=https://x.example/{n}>Story number {n} of many</a></h2><p>{BODY}</p>" for n in range(20_000)),
    "mails.mbox": lambda: _many(f"From a@b.example Thu Nov 19 16:05:00 2026\n{MAIL}\r\n{BODY}\r\n\r\n", 2_000),
    "from-lines.mbox": lambda: _many("From a@b.example Thu Nov 19 16:05:00 2026\n\n", 50_000),
    "deep.json": lambda: _many("[", 100_000),
    "deep-objects.json": lambda: _many('{"a":', 100_000) + "1" + _many("}", 100_000),
    "deep-articles.json": lambda: _many('{"articles":[', 50_000) + json.dumps({"text": BODY}) + _many("]}", 50_000),
    "deep-lines.jsonl": lambda: json.dumps({"text": BODY}) + "\n" + _many("[", 100_000) + "\n",
    "numbers.json": lambda: '{"text": ' + _many("9", MEGA) + "}",
    "names.json": lambda: json.dumps({f"name{n}": n for n in range(200_000)}),
    "bad-line.jsonl": lambda: json.dumps({"text": BODY}) + "\n{broken\n" + json.dumps({"text": f"{BODY} Twice."}),
    "html-in.json": lambda: json.dumps({"html": _many("<div>", 10_000) + PARAGRAPHS}),
    "surrogates.json": lambda: '{"text": "\\ud800 ' + BODY + '"}',
    "quotes.md": lambda: _many(">", 100_000) + BODY,
    "quotes-of-lists.md": lambda: _many("> - ", 50_000) + BODY,
    "brackets.md": lambda: _many("[", 100_000) + BODY,
    "brackets-and-parentheses.md": lambda: _many("[a](", 50_000) + BODY,
    "images.md": lambda: _many("![", 50_000) + BODY,
    "emphasis.md": lambda: _many("*a ", 100_000) + _many("*", 100_000) + BODY,
    "emphasis-mixed.md": lambda: _many("*_a ", 50_000) + BODY,
    "ticks.md": lambda: "".join("`" * n + " " for n in range(1, 3000)) + BODY,
    "angles.md": lambda: _many("<a ", 100_000) + BODY,
    "references.md": lambda: "".join(f"[a{n}]: /x\n" for n in range(50_000)) + BODY,
    "lists.md": lambda: "".join(f"{' ' * (2 * n)}- a\n" for n in range(2_000)) + BODY,
    "front.md": lambda: "---\n" + _many("a: b\n", 300_000) + "---\n" + BODY,
    "tables.md": lambda: _many("|", 500_000) + "\n" + _many("|-", 250_000) + "\n" + BODY,
    "feed.xml": lambda: _feed(_many("<item>", 20_000)),
    "bidi.txt": lambda: f"{BODY} \u202e\u2066{_many(chr(0x200D), 500_000)} {BODY}",
    "combining.txt": lambda: f"{BODY} a{_many(chr(0x301), 500_000)} {BODY}",
    "escapes.txt": lambda: _many("\x1b]", 500_000) + BODY,
    "utf16.txt": lambda: (BODY * 9).encode("utf-16")[:-1],
    "halves.txt": lambda: b"\xed\xa0\x80" * 9999 + BODY.encode(),
    "not.pdf": lambda: b"%PDF-1.7\n" + b"1 0 obj <<" * 50_000,
    "name-only.pdf": lambda: BODY,
}  # fmt: skip
# A text comes out of these, and nothing may stop it.
READ = {"zeros-within.txt", "two-million.txt", "two-million-paragraphs.txt", "attributes.eml", "nested.eml", "charset-missing.html",
        "charset-wrong.html", "charset-unknown.eml", "headers.eml", "header-huge.eml", "header-words.eml", "mails.mbox",
        "bad-line.jsonl", "surrogates.json", "brackets.md", "utf16.txt", "parts.eml", "forwarded.eml"}  # fmt: skip


def _run(path: Path, *command: str) -> tuple[int, str, list[str], int]:
    """(exit code, standard output, lines of standard error, megabytes above the start)."""
    done = subprocess.run(
        [sys.executable, "-P", "-c", PROGRAM, *(command or ("read",)), path.name],
        cwd=path.parent,
        capture_output=True,
        check=False,
        timeout=240,
    )
    *errors, used = (
        done.stderr.decode().rpartition("\n")[0::2] if done.returncode in (0, 9) else (done.stderr.decode(), "0")
    )
    return done.returncode, done.stdout.decode(), "".join(errors).splitlines(), int(used or 0)


@pytest.mark.slow
@pytest.mark.parametrize("name", CASES)
def test_a_text_or_one_clear_line_within_limits(name: str, tmp_path: Path) -> None:
    (tmp_path / "canary.txt").write_text(CANARY)
    body = CASES[name]()
    (tmp_path / name).write_bytes(body if isinstance(body, bytes) else body.encode("utf-8", "surrogatepass"))
    code, out, errors, megabytes = _run(tmp_path / name)
    assert code in ((0,) if name in READ else (0, 9)), errors
    assert megabytes < MEGABYTES
    assert CANARY not in out
    if code == 9:
        assert out == ""
        assert len(errors) == 1
        assert errors[0].startswith(f"digest: {name}")
        assert len(errors[0]) < 400
    else:
        assert errors == []
        assert "closed on Monday" in out or name not in READ


@pytest.mark.slow
def test_a_folder_of_all_that_still_gives_its_one_article(tmp_path: Path) -> None:
    for name in (
        "empty.txt",
        "binary.txt",
        "bomb.docx",
        "truncated.html.gz",
        "deep.json",
        "name-only.pdf",
        "parts-empty.eml",
    ):
        body = CASES[name]()
        (tmp_path / name).write_bytes(body if isinstance(body, bytes) else body.encode())
    (tmp_path / "story.txt").write_text(f"{BODY} It will be open again in the spring, it is said.")
    code, out, errors, _ = _run(tmp_path, "brief")
    assert code == 0
    assert "closed on Monday" in out
    assert sum(line.startswith("not read: ") for line in errors) == 7


NAMES = ["a", "a.txt", "a.html", "a.md", "a.json", "a.jsonl", "a.eml", "a.mbox", "a.xml", "a.gz", "a.txt.gz", ""]
PIECES = [
    b"<html><body><p>", b"</p>", b"<!--", b"{", b"}", b'"text": "', b"[", b"]", b"From a@b.example Thu Nov 19 16:05:00 2026\n",
    b"From: a\n", b"Content-Type: multipart/mixed; boundary=b\n", b"--b\n", b"--b--\n", b"\n\n", b"Subject: =?utf-8?q?=C3?=\n",
    b"Content-Type: text/html; charset=utf-16\n", b"Content-Transfer-Encoding: base64\n", b"# ", b"---\n", b"> ", b"\xff\xfe", b"\x00",
    b"\xef\xbb\xbf", b"\x1b$B", b"\xc3", b"\x1f\x8b\x08\x00", BODY.encode(), BODY.encode("utf-16"), "한국어로 쓴 문장이다. ".encode("euc-kr"),
    b"&#xD800;", b"&amp;", b"<![CDATA[", b"<?xml version='1.0'?>", b"<rss>", b"From: x\nSubject: y\nDate: z\n\n",
]  # fmt: skip


@given(
    name=st.sampled_from(NAMES),
    body=st.lists(st.one_of(st.sampled_from(PIECES), st.binary(max_size=12)), max_size=30).map(b"".join),
)
def test_any_bytes_under_any_name_give_articles_or_our_error(name: str, body: bytes) -> None:
    found = read(Document("given", body, filename=name))
    if isinstance(found, Failure):
        assert "please report it" not in found.reason
        assert found.reason.startswith("given")
        return
    for article in found:
        assert article.spans
        assert all(article.text[s.start : s.end] == s.text for s in article.sentences)
        article.text.encode("utf-8")


SAMPLES = [(path.name, path.read_bytes()) for path in sorted(SEEDS.iterdir())]


@given(
    sample=st.sampled_from(SAMPLES),
    cuts=st.lists(st.tuples(st.integers(0, 9999), st.integers(0, 60), st.binary(max_size=6)), max_size=6),
)
def test_a_sample_damaged_anywhere_gives_articles_or_our_error(
    sample: tuple[str, bytes], cuts: list[tuple[int, int, bytes]]
) -> None:
    name, body = sample
    for at, length, put in cuts:
        at %= len(body) + 1
        body = body[:at] + put + body[at + length :]
    found = read(Document("given", body, filename=name))
    assert not isinstance(found, Failure) or "please report it" not in found.reason
