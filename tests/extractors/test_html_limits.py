"""Pages that are made to cost time or memory, each in a process of its own: a text or a clear error, within limits."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

NEWS = (
    "<p>The bridge over the Merrow was closed on Monday after an inspector found cracks in its main girder.</p>"
    "<p>Engineers will look at it again in the spring, the harbour trust that owns the bridge said.</p>"
)
# Seconds of work and bytes above the start; they stop a hang and measure nothing.
SECONDS, MEMORY = 10, 500 * 2**20
PROGRAM = """
import json, resource, sys
from digest.errors import NotAnArticleError
from digest.extractors.html.page import Html
from digest.model.article import Document
given = sys.stdin.buffer.read()
Html()(Document("first.html", b"<html><body>" + sys.argv[1].encode()))
held = int(open("/proc/self/statm").read().split()[0]) * resource.getpagesize()
resource.setrlimit(resource.RLIMIT_AS, (held + int(sys.argv[2]),) * 2)
spent = sum(resource.getrusage(resource.RUSAGE_SELF)[:2])
resource.setrlimit(resource.RLIMIT_CPU, (int(spent) + int(sys.argv[3]),) * 2)
try:
    print(json.dumps([article.text for article in Html()(Document("page.html", given))]))
except NotAnArticleError as error:
    print(json.dumps(str(error)))
"""


def entity_bomb() -> str:
    entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    return (
        f'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY a0 "aaaaaaaaaa">{entities}]>'
        f'<html xmlns="http://www.w3.org/1999/xhtml"><body>{NEWS}<p>&a11;</p></body></html>'
    )


def script(text: str) -> str:
    return f"<html><head><script type='application/ld+json'>{text}</script></head><body>{NEWS}"


PAGES: dict[str, Callable[[], str]] = {
    "5 MB on one line": lambda: f"<p>{'The bridge was closed on Monday, said the port. ' * 110_000}</p>",
    "5 MB in one word": lambda: f"{NEWS}<p>{'a' * 5_000_000}</p>",
    "1 MB in one word": lambda: f"{NEWS}<p>{'a' * 1_000_000}</p>",
    "50,000 attributes": lambda: f"<div {' '.join(f'a{n}={n}' for n in range(50_000))}>{NEWS}</div>",
    "an attribute of 5 MB": lambda: f"<div class='{'x ' * 2_500_000}'>{NEWS}</div>",
    "10,000 nested tags": lambda: "<div>" * 10_000 + NEWS,
    "10,000 nested tables": lambda: "<table><tr><td>" * 10_000 + NEWS,
    "200 nested articles": lambda: "<article>" * 200 + NEWS * 100,
    "50,000 paragraphs": lambda: NEWS * 25_000,
    "20,000 short paragraphs": lambda: NEWS + "<p>x</p>" * 20_000,
    "9,000 paragraphs": lambda: NEWS * 4_500,
    "100,000 links": lambda: NEWS + "<a href='x'>a link</a>" * 100_000,
    "a million line breaks": lambda: NEWS + "<br>" * 1_000_000,
    "a million open tags": lambda: NEWS + "<a " * 1_000_000,
    "an entity bomb": entity_bomb,
    "lists nested in JSON-LD": lambda: script("[" * 100_000),
    "3 MB of JSON-LD": lambda: script("{} " * 1_000_000),
    "a text of tags in JSON-LD": lambda: script(json.dumps({"@type": "Article", "articleBody": "<" * 2_000_000})),
    "20,000 bylines": lambda: NEWS + "<span class='author'>x</span>" * 20_000,
    "a title of 1 MB": lambda: f"<title>{'a - ' * 250_000}</title>{NEWS}",
    "an author of 1 MB": lambda: f"<meta name='author' content='{'a and ' * 200_000}'>{NEWS}",
}


@pytest.mark.slow
@pytest.mark.parametrize("page", PAGES)
def test_a_page_made_to_cost_much_is_read_or_refused_within_limits(page: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, NEWS, str(MEMORY), str(SECONDS)],
        input=PAGES[page]().encode(),
        capture_output=True,
        timeout=6 * SECONDS,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()[-500:]
    said = json.loads(done.stdout)
    assert "closed on Monday" in said[0] if isinstance(said, list) else said.startswith("page.html: ")


@pytest.mark.slow
def test_an_external_entity_is_not_fetched(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("The password of the harbour is heron, and nobody shall know it.")
    page = f'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY x SYSTEM "{secret.as_uri()}">]><html><body>{NEWS}<p>&x;</p></body>'
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, NEWS, str(MEMORY), str(SECONDS)],
        input=page.encode(),
        capture_output=True,
        check=True,
    )
    assert b"heron" not in done.stdout
    assert b"closed on Monday" in done.stdout
