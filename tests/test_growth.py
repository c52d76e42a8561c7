"""Time grows with the length of a text, whatever is repeated in it: twice the letters take about twice the time.

Each door is a process of its own, since an expression that hangs cannot be stopped from within.
"""

import json
import subprocess
import sys

import pytest

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
# Letters of the shorter text; seconds below which a time is not compared; the growth that is let pass; the hang.
SHORT, SMALL, MOST, HANG = 20_000, 0.5, 3.0, 400

PROGRAM = """
import json, sys, time
import digest
from digest.model.article import Article
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
def seconds(text):
    start = time.process_time()
    try:
        doors[door](text)
    except digest.DigestError:
        pass
    return time.process_time() - start
seconds("It rained. " * 50)
for unit in units:
    times = [seconds(unit * (size // len(unit))) for size in (short, 2 * short)]
    if times[1] > SMALL and times[1] > MOST * times[0]:
        # Others use the machine too: the best of three is compared.
        times = [min(seconds(unit * (size // len(unit))) for _ in range(3)) for size in (short, 2 * short)]
    print(json.dumps([unit, *times]), flush=True)
""".replace("SMALL", str(SMALL)).replace("MOST", str(MOST))


@pytest.mark.slow
@pytest.mark.parametrize(
    "door", ["read", "extract", "from_text", "split_sentences", "split_sentences in German", "summarize"]
)
def test_twice_the_letters_take_about_twice_the_time(door: str) -> None:
    units = [*UNITS, *PHRASES]
    given = json.dumps([door, units, SHORT])
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], input=given, capture_output=True, text=True, check=True, timeout=HANG
    )
    times = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(times) == len(units)
    assert [found for found in times if found[2] > SMALL and found[2] > MOST * found[1]] == []
