"""Compute the figures of a line, each of about 0 to 1: of the line by itself, and of the line among its neighbours."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate
from math import exp, log
from typing import NamedTuple

from digest.text.furniture.date_lines import is_date_word
from digest.text.furniture.line_words import CALLS, FUNCTION, FURNITURE, KOREAN_ENDINGS, PHOTO, TRIM, UNSPACED_FUNCTION
from digest.text.furniture.prose import without_closers


class OwnFigures(NamedTuple):
    """The figures of a line by itself, in the order of their weights."""

    length: float
    one_word: float
    two_or_three: float
    up_to_seven: float
    long: float
    ends: float
    asks: float
    trails_off: float
    leads_on: float
    inner_ends: float
    commas: float
    function_words: float
    begins_with_a_digit: float
    capitals: float
    all_capitals: float
    begins_small: float
    furniture_words: float
    furniture_count: float
    bars: float
    signs: float
    address: float
    quotes: float
    dates: float
    photo: float
    repeated: float
    label: float
    calls: float
    headline: float
    exclaims: float
    long_words: float


class AmongFigures(NamedTuple):
    """The figures of a line among its neighbours, in the order of their weights; its length and its end come first."""

    length: float
    one_word: float
    two_or_three: float
    up_to_seven: float
    long: float
    ends: float
    asks: float
    trails_off: float
    own: float
    before: float
    before_that: float
    after: float
    after_that: float
    between: float
    density: float
    main_block: float
    prose_in_main_block: float
    inside: float
    apart: float
    prose_apart: float
    a_break: float
    prose_behind_a_break: float


OWN = tuple(name.replace("_", " ") for name in OwnFigures._fields)
AMONG = tuple(name.replace("_", " ") for name in AmongFigures._fields)

_STOPS = tuple(".!。！।॥۔։።｡")
_ASKS = ("?", "？", "؟")
_TRAILS = ("…", "...", "[…]")
_BARS, _SIGNS = frozenset("|›→·•>"), frozenset("©@#®")
_OPENING = frozenset('"“„«»「『‘')
# Lines whose figures are cached: each round of cleaning needs those of the remaining lines again.
_REMEMBERED = 2_000
# Words from which a longer line is no more likely to be prose.
_FULL = 40
# Weight of a line relative to the next nearer one, and number of lines on either side that make a block.
_DECAY, _BLOCK = 0.7, 10
# A line with a lower probability than this separates the lines before it from the lines after it.
_UNLIKELY = 0.2
# Logits are limited to this size, beyond which probabilities hardly differ.
SURE = 6.0


def count_words(line: str) -> float:
    """Return the number of words; in scripts without blanks, half the number of characters."""
    return line.count(" ") + 1 + _unspaced(line) / 2


@lru_cache(maxsize=_REMEMBERED)
def own_features(line: str, n: float, repeated: bool) -> OwnFigures:
    """Return the figures of a line of `n` words by itself.

    `repeated`: the line occurs more than once in its text.
    """
    parts = line.split()
    words = [part.strip(TRIM) for part in line.lower().split()]
    count = len(words) or 1  # a line may be a blank that is no end of a line
    wide = int(2 * (n - len(parts)))
    open_end = without_closers(line)
    ends = open_end.endswith(_STOPS)
    trails = line.endswith(_TRAILS)
    furniture = sum(map(FURNITURE.__contains__, words))
    inner, commas = _inner_marks(line, wide)
    return OwnFigures(
        **_size(n),
        ends=ends and not trails,
        asks=open_end.endswith(_ASKS),
        trails_off=trails,
        leads_on=line.endswith((":", "：")),
        inner_ends=min(3, inner) / 3,
        commas=min(4, commas) / 4,
        function_words=_function_share(line, words, wide),
        begins_with_a_digit=line[:1].isdigit(),
        capitals=sum([part[0].isupper() for part in parts[1:]]) / count,
        all_capitals=line.isupper(),
        begins_small=line[:1].islower(),
        furniture_words=furniture / count,
        furniture_count=min(3, furniture) / 3,
        bars=not _BARS.isdisjoint(line),
        signs=not _SIGNS.isdisjoint(line),
        address="http" in line or "www." in line or ".com" in line,
        quotes=not _OPENING.isdisjoint(line),
        dates=sum(map(is_date_word, words)) / count if n < 15 else 0.0,
        photo=not PHOTO.isdisjoint(words),
        repeated=repeated,
        label=": " in line[:40] or "：" in line[:20],
        calls=min(2, sum(map(CALLS.__contains__, words))) / 2,
        headline=n >= 6 and not ends,
        exclaims="!" in line or "！" in line,
        long_words=min(20, len(line) / (len(parts) + 2 * wide)) / 20,
    )


def _size(n: float) -> dict[str, float]:
    """Return the length of a line of `n` words, and the classes of length."""
    classes = {"one_word": n < 2, "two_or_three": 2 <= n < 4, "up_to_seven": 4 <= n < 8, "long": n >= 25}
    return {"length": log(1 + n) / 4, **classes}


def _inner_marks(line: str, wide: int) -> tuple[int, int]:
    """Return the number of ends of sentences inside a line, and of commas."""
    inner, commas = line.count(". ") + line.count("? ") + line.count("! "), line.count(", ")
    if wide:
        inner, commas = inner + line[:-1].count("。"), commas + line.count("、") + line.count("，")
    return inner, commas


def among_features(
    rows: Sequence[OwnFigures | None], logits: Sequence[float], lengths: Sequence[float]
) -> Iterator[AmongFigures]:
    """Yield the figures of lines among their neighbours, for the lines that have `rows`.

    `logits` are the classifier's results for each line by itself, `lengths` the words of each line.  The mass of a line
    is its probability times its share of a full line.  A block is the lines up to ten away on either side; the main
    block is the block with the largest mass.
    """
    n = len(logits)
    prose = [sigmoid(logit) for logit in logits]
    mass = [p * min(words, _FULL) / _FULL for p, words in zip(prose, lengths, strict=True)]
    left, right = _decayed(mass), _decayed(mass[::-1])[::-1]
    sums = [0.0, *accumulate(mass)]
    starts = [max(0, at - _BLOCK) for at in range(n)]
    ends = [min(n, at + _BLOCK + 1) for at in range(n)]
    around = [sums[end] - sums[start] for start, end in zip(starts, ends, strict=True)]
    heaviest, total = max(around, default=0.0) or 1.0, sums[-1] or 1.0
    padded = [0.5, 0.5, *prose, 0.5, 0.5]
    gaps = _gaps(prose, around.index(heaviest) if heaviest in around else 0)
    for at, row in enumerate(rows):
        if row is None:
            continue
        apart, run = gaps[at]
        p, block, before = prose[at], around[at] / heaviest, sums[at] / total
        yield AmongFigures(
            **_shape(row),
            own=max(-SURE, min(SURE, logits[at])) / SURE,
            before=padded[at + 1],
            before_that=padded[at],
            after=padded[at + 3],
            after_that=padded[at + 4],
            between=min(left[at], right[at]),
            density=around[at] / (ends[at] - starts[at]),
            main_block=block,
            prose_in_main_block=block * p,
            inside=2 * min(before, 1 - before),
            apart=apart,
            prose_apart=apart * p,
            a_break=run,
            prose_behind_a_break=run * p,
        )


def _shape(row: OwnFigures) -> dict[str, float]:
    """Return the figures of a line by itself that are used again among its neighbours: its length and its end."""
    return {
        "length": row.length,
        "one_word": row.one_word,
        "two_or_three": row.two_or_three,
        "up_to_seven": row.up_to_seven,
        "long": row.long,
        "ends": row.ends,
        "asks": row.asks,
        "trails_off": row.trails_off,
    }


def _gaps(prose: Sequence[float], heart: int) -> list[tuple[float, float]]:
    """Return for each line its distance from the middle of the main block: unlikely lines, and their longest run."""
    found = [(0.0, 0.0)] * len(prose)
    for way in (range(heart + 1, len(prose)), range(heart - 1, -1, -1)):
        between = run = longest = 0
        for at in way:
            found[at] = (log(1 + between) / 5, log(1 + longest) / 4)
            run = run + 1 if prose[at] < _UNLIKELY else 0
            between += prose[at] < _UNLIKELY
            longest = max(longest, run)
    return found


def sigmoid(logit: float) -> float:
    """Convert a logit to a probability."""
    return 1 / (1 + exp(-logit)) if logit > -50 else 0.0


def _decayed(mass: Sequence[float]) -> list[float]:
    """Return the mass before each line; lines farther away count less."""
    found, sum_ = [], 0.0
    for m in mass:
        found.append(sum_)
        sum_ = (sum_ + m) * _DECAY
    return found


def _function_share(line: str, words: Sequence[str], wide: int) -> float:
    """Return the share of function words among the words; in scripts without blanks, of such characters."""
    if wide:
        return min(1.0, sum(map(line.count, UNSPACED_FUNCTION)) / wide * 1.5)
    count = float(sum(map(FUNCTION.__contains__, words)))
    if not line.isascii() and any("\uac00" <= word[-1:] <= "\ud7a3" for word in words):
        count += sum([word.endswith(KOREAN_ENDINGS) for word in words]) / 2
    return count / (len(words) or 1)


def _unspaced(line: str) -> int:
    """Return the number of characters in scripts without blanks: Thai, Lao, Khmer, kana, Han."""
    if line.isascii() or max(line) < "\u0e00":
        return 0
    found = [
        c for c in set(line) if "\u3040" <= c <= "\u9fff" or "\u0e00" <= c <= "\u0eff" or "\u1780" <= c <= "\u17ff"
    ]
    return sum(map(line.count, found))
