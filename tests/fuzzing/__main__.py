"""Fuzz each parser for some time: `python -m fuzzing --seconds 3600`.  Inputs that break one are kept in finds/.

The time is shared by the parsers.  Each runs in a process of its own, since a hang or a fault in C ends it.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from fuzzing import NAMES
from fuzzing.inputs import OLD

FINDS = Path(__file__).parent / "finds"
TESTS, ROOT = Path(__file__).parents[1], Path(__file__).parents[2]
# Seconds for one input of at most `LONGEST` bytes before it counts as a hang: far above any reading, even while the
# machine does other work.  What grows with the square of a long input is found by tests/test_growth.py.
HANG, LONGEST = 30, 2_048
# Words of the formats, from which the fuzzer builds inputs.
WORDS = """<rss <channel> <item> </item> <title> <description> <link> <entry> <feed <content <![CDATA[ ]]> <!-- --> <? ?>
<!DOCTYPE <html> <p> </p> <a href= <br> <table> <td> <li> <h1> <iframe <script <time datetime= <meta property= og:title
application/ld+json &#xD800; &amp; &lt; &#0; &nbsp; From: Subject: Date: Content-Type: multipart/mixed; boundary= --b
text/html; charset=utf-16 base64 quoted-printable =?utf-8?q? ?= message/rfc822 {"text": "title": "items": [ ] { } \\ud800
--- ** []( ![ ``` > | # - 1. http:// https:// www. @ [[source]] [[brief]] url= path= time= to= name= xmlUrl= <outline <opml
<body> rel=alternate application/rss+xml HTTP/1.1 Location: Content-Length: Transfer-Encoding: chunked User-agent: Disallow: Crawl-delay: UIDVALIDITY SEARCH
Set-Cookie: Domain= Max-Age= Retry-After: Host: GET FETCH (UID RFC822.SIZE BODY[] {% %} {{ }} for block extends include sections/0/stories/0/ articles/0/ application/rss+xml 2026-11-19 19.11.2026 Nov. 東京 é  """.split()


def _seeds(name: str, folder: Path) -> None:
    """Write the inputs that the fuzzer begins with: the samples, and earlier finds."""
    for number, body in enumerate(OLD[name]):
        (folder / f"old-{number}").write_bytes(body[:LONGEST])
    samples = [*(ROOT / "seeds").iterdir(), *(ROOT / "tests" / "samples").iterdir()]
    editions = [*(ROOT / "tests" / "editions" / "format1").glob("*.json")] if name in ("edition", "stranger") else []
    config = [*(ROOT / "config").glob("*")] if name in ("settings", "recipients", "opml") else []
    config += [*(ROOT / "templates" / "words").glob("*.toml")] if name == "wording" else []
    for path in [*samples, *editions, *config, *(FINDS / name).glob("*")]:
        if path.is_file():
            (folder / path.name).write_bytes(path.read_bytes()[:LONGEST])
    (folder / "feed").write_bytes(
        b"<?xml version='1.0'?><rss><channel><title>News</title><item><title>Rain</title><link>/1</link>"
        b"<description>&lt;p&gt;It rained.&lt;/p&gt;</description></item></channel></rss>"
    )
    (folder / "list").write_bytes(
        b"<opml><body><outline text='A'><outline xmlUrl='http://a.example/'/></outline></body></opml>"
    )
    (folder / "mail").write_bytes(
        b"From: Desk <desk@wire.example>\nSubject: =?utf-8?q?Rain?=\nDate: Thu, 19 Nov 2026 16:05:00 +0000\n"
        b"Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/html\n\n<p>It rained.</p>\n--b--\n"
    )


def _escaped(word: str) -> str:
    return "".join(f"\\x{byte:02x}" for byte in word.encode())


def _fuzz(name: str, seconds: int, corpus: Path) -> int:
    """Fuzz one parser in this process, which libFuzzer ends."""
    import atheris

    with atheris.instrument_imports(include=["digest"]):
        from fuzzing.parsers import parse

        for path in corpus.iterdir():  # so that all modules are imported, and watched
            parse(name, path.read_bytes())

    def test(body: bytes) -> None:
        parse(name, body)

    words = corpus.parent / "words"
    words.write_text("".join(f'"{_escaped(word)}"\n' for word in WORDS))
    limits = [f"-max_total_time={seconds}", f"-timeout={HANG}", f"-max_len={LONGEST}", "-rss_limit_mb=4096"]
    atheris.Setup(
        [name, *limits, f"-dict={words}", "-print_final_stats=1", f"-artifact_prefix={FINDS / name}/", str(corpus)],
        test,
    )
    atheris.Fuzz()
    return 0


def _run(names: list[str], seconds: int) -> Iterator[str]:
    """Fuzz each parser, and yield a line on it."""
    for name in names:
        (FINDS / name).mkdir(parents=True, exist_ok=True)
        before = set((FINDS / name).iterdir())
        with tempfile.TemporaryDirectory() as scratch:
            corpus = Path(scratch) / "corpus"
            corpus.mkdir()
            _seeds(name, corpus)
            limits = ["--seconds", str(seconds), "--corpus", str(corpus)]
            command = [sys.executable, "-m", "fuzzing", "--only", name, *limits]
            environment = {**os.environ, "PYTHONPATH": str(TESTS)}
            done = subprocess.run(
                command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace"
            )
        runs = [line.split()[-1] for line in done.stdout.splitlines() if "number_of_executed_units" in line]
        new = set((FINDS / name).iterdir()) - before
        yield f"{name}: {runs[0] if runs else '?'} inputs, exit code {done.returncode}, {len(new)} finds"
        if done.returncode or new:
            yield "\n".join(done.stdout.splitlines()[-40:])


def main() -> int:
    """Return 1 if something was found."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--seconds", type=int, default=3_600)
    options.add_argument("--only", choices=NAMES)
    options.add_argument("--corpus", type=Path, help=argparse.SUPPRESS)
    given = options.parse_args()
    if given.corpus:
        return _fuzz(given.only, given.seconds, given.corpus)
    names = [given.only] if given.only else list(NAMES)
    found = False
    for line in _run(names, max(given.seconds // len(names), 10)):
        print(line, flush=True)
        found = found or "exit code 0, 0 finds" not in line
    return found


if __name__ == "__main__":
    raise SystemExit(main())
