"""Find the sentences of a text: a splitter proposes ends, rules for news correct them, and each line end is an end.

The splitter gets blanks in place of opening quotation marks and brackets, so that a mark that is never closed cannot
hide the ends behind it.  This module keeps closed quotations and brackets together.
"""

from collections.abc import Callable, Sequence
from itertools import accumulate, pairwise

from digest.text.characters import whole
from digest.text.endings import goes_on, missed_ends, plain_end
from digest.text.quotations import CLOSING, blinded, enclosed, plain

# (start, end, paragraph): offsets in Python characters, end exclusive; paragraphs are the non-empty lines, from 0.
Span = tuple[int, int, int]
# Function from a line and its language to the pieces of the line, which joined equal the line.
Splitter = Callable[[str, str], Sequence[str]]
# Letters of a line that sentencex gets at once.  Its time grows with the square of the number of ends without a blank
# behind them: 40,000 letters of Japanese took 2 s, in parts of 2,000 letters .2 s.  With blanks it is fast, and it
# pairs quotation marks over the whole line; so a line with one blank in twenty letters is left whole up to 20,000.
_PART, _MOST, _BLANKS = 2_000, 20_000, 1 / 20


def spans_of(text: str, language: str, splitter: Splitter | None = None) -> tuple[Span, ...]:
    """Return the spans of the sentences of `text` in order; only blanks are outside them.

    >>> spans_of("It rained. Nobody came.\\n\\nThe end", "en")
    ((0, 10, 0), (11, 23, 0), (25, 32, 1))
    """
    split = splitter or pieces
    seen = plain(text)
    spans: list[Span] = []
    start = paragraph = 0
    for line in blinded(seen).split("\n"):
        end = start + len(line)
        last = start + len(seen[start:end].rstrip())
        if last > start:
            begin = last - len(seen[start:last].lstrip())
            for stop, following in _ends(seen, start, last, split(line, language), language):
                spans.append((begin, stop, paragraph))
                begin = following
            spans.append((begin, last, paragraph))
            paragraph += 1
        start = end + 1
    return tuple(spans)


def are_spans(text: str, spans: Sequence[Span]) -> bool:
    """Return whether `spans` can be the sentences of `text`, from whichever splitter.

    They have to be in order, leave out only blanks, cross no line end and count the lines, and each has to end at the
    end of a line or at a mark: not inside a sentence.
    """
    before, line = 0, 0
    for start, end, paragraph in spans:
        between, sentence = text[before:start], text[start:end]
        line += bool(before) and "\n" in between
        if before > start or between.strip() or not sentence or sentence.strip() != sentence or "\n" in sentence:
            return False
        if paragraph != line or (_ends_nothing(sentence[-1]) and text[end:].partition("\n")[0].strip()):
            return False
        before = end
    return not text[before:].strip()


def _ends_nothing(character: str) -> bool:
    return character.isalnum() or character in ",，、،"


def pieces(line: str, language: str) -> Sequence[str]:
    """Return the pieces of a line by sentencex; the whole line if it panics.  A very long line is passed in parts."""
    if len(line) <= _PART or (len(line) <= _MOST and line.count(" ") > _BLANKS * len(line)):
        return _segmented(line, language)
    return parts(line, language, _PART)


def parts(line: str, language: str, most: int) -> Sequence[str]:
    """Return the pieces of a line that is passed to sentencex in parts of `most` letters.

    The last piece of a part may be incomplete, so the next part begins with it.
    """
    found: list[str] = []
    start, rest = 0, ""  # `rest` is the start of a piece that is longer than a part
    while start < len(line):
        part = _segmented(line[start : start + most], language)
        is_last = start + most >= len(line)
        ended = part if is_last or len(part) < 2 else part[:-1]
        start += sum(map(len, ended))
        if is_last or len(part) > 1:
            found += [rest + ended[0], *ended[1:]]
            rest = ""
        else:
            rest += part[0]
    return found


def _segmented(line: str, language: str) -> Sequence[str]:
    import sentencex

    try:
        found: list[str] = sentencex.segment("en" if language == "und" else language, line)
    except UnicodeEncodeError:
        return _segmented(whole(line), language)
    except (KeyboardInterrupt, SystemExit, MemoryError):
        raise
    except BaseException:  # noqa: BLE001 - a panic in Rust is no Exception; the line is then one sentence
        return [line]
    return found


def _ends(text: str, start: int, last: int, proposed: Sequence[str], language: str) -> list[tuple[int, int]]:
    """Return (end, beginning of the next sentence) for all sentences in `text[start:last]` but the last."""
    known = list(accumulate(map(len, proposed), initial=start))
    places = set(known)
    places.update(missed_ends(text, start, last, language, known))
    held, opening = enclosed(text, start, last)
    places.update(right for (_, left), (right, _) in pairwise(held) if _are_two_speakers(text, left, right))
    ends: list[tuple[int, int]] = []
    begin, inside = start, 0
    for place in sorted(places):
        if place >= last:
            break
        while inside < len(held) and held[inside][1] < place:
            inside += 1
        first = place - 1 if place - 1 in opening else place
        if inside == len(held) or held[inside][0] >= first:
            stop = plain_end(text, begin, first, opening, language)
            if stop:
                ends.append((stop, first))
                begin = first
                continue
        stop = _closed(text, begin, place, last, opening)
        while inside < len(held) and held[inside][1] <= stop:
            inside += 1
        if inside < len(held) and held[inside][0] < stop:
            if text[stop : held[inside][1] - 1].strip():
                continue
            stop = held[inside][1]
        if not begin < stop < last or _ends_nothing(text[stop - 1]):
            continue
        following = stop
        while text[following].isspace():
            following += 1
        if not goes_on(text, begin, stop, following, language):
            ends.append((stop, following))
            begin = following
    return ends


def _are_two_speakers(text: str, left: int, right: int) -> bool:
    """Return whether a quotation ends a sentence at `left` and the next one begins at `right`: `." "`."""
    return text[left - 2] in ".!?…" and text[left:right].isspace()


def _closed(text: str, begin: int, stop: int, last: int, opening: set[int]) -> int:
    """Return the end near `stop`: before marks that open the next sentence, after marks that close this one."""
    while stop > begin and (text[stop - 1].isspace() or stop - 1 in opening):
        stop -= 1
    while stop < last and text[stop] in CLOSING and stop not in opening:
        stop += 1
    return stop
