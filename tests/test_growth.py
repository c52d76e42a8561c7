"""Time grows with the length of a text, whatever is repeated in it: twice the letters take about twice the time.

Times are processor times, so that others on the machine do not count.  Each door is a process of its own, since an expression that hangs cannot be stopped from within.
"""

import json
import os
import subprocess
import sys
import time

import pytest

from digest.text.pointers import is_pointer

UNITS = [
    unit
    for line in """
<!--x--> <!-- --> <p> <p>x</p> <div> <a <a> <b>x < > & &amp; &#x <![CDATA[ ]]> <?xml <li>x <td>x <h1>x</h1> <script> <img>
{ [ ( ) (x) [x](y) ![x](y) ]( * ** _ ` ``` # ~ = - --- | / : ; , . ! ? ' " “ ” „ « » ‘ ’ 「 」 … – • x xy. a.b X. A.B. x,
“No.” «No.» „Nein.“ Mr. U.S. e.g. z.B. 1. 1, 1.5 1,000 12:30 5% $5 1/2 2026 19.11.2026 2026-11-19 (AP) LONDON(AP)—
www.a.b http://a.b/c a@b.cd @a #a 東京は雨です。 東京 雨。 วันนี้ฝน 안녕. مرحبا. नमस्ते। Привет. é 😀 ﬀ ß A: > =20 =?utf-8?q?x?= ©
""".split("\n")
    for unit in line.split()
]
PHRASES = ["It rained. ", "It rained ", "He said: \"No.\" ", "By John Smith ", "By A, ", "19 November 2026 ", "Nov. 19, ", "A: x\n",
           "A: x\r\n ", "> ", "x\n", "x\n\n", "\r\n", " ", "| x ", "- x\n", "1. x\n", "Dr. A. ", "A B ", "the of and ", "10 p.m. ",
           "Read more ", "Photo: A ", "5 million ", "'x' ", "\"x\" "]  # fmt: skip
# What is repeated in the titles and texts of the articles of an edition: fewer, since each makes an edition.  `make long`
# repeats all.
FEW = ["x", "x ", "(", "[", "<", "&", "1", "1 ", '"', "“x” ", " ", "東", "東京は雨です。", "-- ", "A B ", "brand"]
EDITION_UNITS = [*UNITS, *PHRASES] if os.environ.get("DIGEST_GROWTH") == "all" else FEW
# Letters of the shorter text; seconds below which a time is not compared; the growth that is let pass; the hang.
SHORT, SMALL, MOST, HANG = 20_000, 0.5, 3.0, 400 if EDITION_UNITS is FEW else 7_200

MEASURE = """
def measured(run, given, short):
    def seconds(unit, size):
        made = given(unit * (size // len(unit)))
        start = time.process_time()
        try:
            run(made)
        except digest.DigestError:
            pass
        return time.process_time() - start
    def times(unit):
        first = [seconds(unit, size) for size in (short, 2 * short)]
        if first[1] > SMALL and first[1] > MOST * first[0]:
            # The caches of the processor are those of others too: the best of three is compared.
            return [min(seconds(unit, size) for _ in range(3)) for size in (short, 2 * short)]
        return first
    seconds("It rained. ", 600)
    return times
""".replace("SMALL", str(SMALL)).replace("MOST", str(MOST))

PROGRAM = """
import json, sys, time
import digest
from digest.model.article import Article
MEASURE
door, units, short = json.load(sys.stdin)
page = "<html><body><article><p>It rained on Monday in the port.</p>{}</article></body></html>"
doors = {
    "read": lambda text: digest.read(text.encode()),
    "extract": lambda text: digest.extract(page.format(text)),
    "from_text": Article.from_text,
    "split_sentences": digest.split_sentences,
    "split_sentences in German": lambda text: digest.split_sentences(text, "de"),
    "summarize": lambda text: digest.summarize(text, sentences=2),
}
times = measured(doors[door], str, short)
for unit in units:
    print(json.dumps([unit, *times(unit)]), flush=True)
""".replace("MEASURE", MEASURE)

EDITIONS = """
import json, sys, time
from datetime import UTC, datetime, timedelta
import digest
from digest import plugins
from digest.editions.record import load
from digest.model.article import Article
from digest.stories.differences import differences
from digest.stories.headline import headline
from digest.text.form_words import FormWords
from digest.text.forms import differ_in_slots, fill_differently
MEASURE
door, units, short = json.load(sys.stdin)
LEADS = [
    "The harbour of Merrin was closed on Monday after a storm, and 12 ships had to wait.",
    "A storm closed the harbour of Merrin on Monday, and 14 ships waited for the pilots.",
]
def two(repeated, language="en"):
    # One event by two outlets, so that they are one story.
    day = datetime(2026, 11, 19, 8, tzinfo=UTC)
    return [
        Article.from_text(
            f"{lead}{repeated}\\n\\n{lead}", f"Storm closes harbour {at} {repeated}", publisher=f"Post {at}",
            published=day + timedelta(hours=at), language=language, clean=False,
        )
        for at, lead in enumerate(LEADS)
    ]
def in_german(repeated):
    return two(repeated, "de")
def forms(articles):
    for length in (60, 400):
        pair = [FormWords(one.title, one.text, one.language, length) for one in articles]
        differ_in_slots(*pair)
        fill_differently(*pair)
editions = {}
def composed(repeated):
    editions[repeated] = digest.compose(two(repeated))
def rendered(format):
    return lambda edition: digest.render(edition, format)
doors = {
    "cluster": (digest.cluster, two),
    "compose": (composed, str),
    "differences": (differences, two),
    "differences in German": (differences, in_german),
    "headline": (headline, two),
    "verify": (digest.verify, editions.__getitem__),
    "load": (lambda body: load(body, "edition.json"), lambda repeated: digest.render(editions[repeated], "json")),
    "forms": (forms, two),
}
formats = sorted(plugins.names("renderers"))
for format in formats:
    doors[format] = (rendered(format), editions.__getitem__)
for name in ["compose", "verify", "load", *formats] if door == "compose and render" else [door]:
    times = measured(*doors[name], short)
    for unit in units:
        print(json.dumps([f"{name}: {unit}", *times(unit)]), flush=True)
""".replace("MEASURE", MEASURE)


def _times(program: str, door: str, units: list[str]) -> list[tuple[str, float, float]]:
    given = json.dumps([door, units, SHORT])
    done = subprocess.run(
        [sys.executable, "-c", program], input=given, capture_output=True, text=True, check=True, timeout=HANG
    )
    return [(unit, short, long) for unit, short, long in map(json.loads, done.stdout.splitlines())]


def _grown(times: list[tuple[str, float, float]]) -> list[tuple[str, float, float]]:
    return [found for found in times if found[2] > SMALL and found[2] > MOST * found[1]]


@pytest.mark.slow
@pytest.mark.parametrize(
    "door", ["read", "extract", "from_text", "split_sentences", "split_sentences in German", "summarize"]
)
def test_twice_the_letters_take_about_twice_the_time(door: str) -> None:
    units = [*UNITS, *PHRASES]
    times = _times(PROGRAM, door, units)
    assert len(times) == len(units)
    assert _grown(times) == []


@pytest.mark.slow
@pytest.mark.timeout(HANG)
@pytest.mark.parametrize(
    "door", ["cluster", "compose and render", "differences", "differences in German", "headline", "forms"]
)
def test_twice_the_letters_of_two_articles_take_an_edition_about_twice_the_time(door: str) -> None:
    times = _times(EDITIONS, door, EDITION_UNITS)
    assert len(times) >= len(EDITION_UNITS)
    assert _grown(times) == []


@pytest.mark.parametrize("mark", "„ “ « ‘ 「 『 \" ' : -".split() + [" "])
def test_a_title_of_one_mark_is_judged_at_once(mark: str) -> None:
    """Quotations that never end, and blanks without a mark behind them."""
    started = time.process_time()
    assert not is_pointer(f"Ferry{mark * 2 * SHORT}aground", "en")
    assert time.process_time() - started < SMALL
