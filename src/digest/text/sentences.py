"""Find the sentences of a text: a splitter proposes ends, rules for news correct them, and each line end is an end.

The splitter gets blanks in place of opening quotation marks and brackets, so that a mark that is never closed cannot
hide the ends behind it.  This module keeps closed quotations and brackets together, unless they are very long.
"""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from digest.text.characters import whole
from digest.text.endings import goes_on, missed_ends, plain_end
from digest.text.quotations import CLOSING, blinded, enclosed, is_long, plain
from digest.text.scripts import is_thai

# (start, end, paragraph): offsets in Python characters, end exclusive; paragraphs are the non-empty lines, from 0.
Span = tuple[int, int, int]
# Function from a line and its language to the pieces of the line, which joined equal the line.
Splitter = Callable[[str, str], Sequence[str]]
# Letters of a line that sentencex gets at once.  Its time grows with the square of the number of ends without a blank
# behind them: 40,000 letters of Japanese took 2 s, in parts of 2,000 letters .2 s.  With blanks it is fast, and it
# pairs quotation marks over the whole line; so a line with one blank in twenty letters is left whole up to 20,000.
_PART, _MOST, _BLANKS = 2_000, 20_000, 1 / 20


class _Line(NamedTuple):
    """Line of a text, `text[start:last]`, with its closed quotations and brackets and the places of opening marks.

    Before the first of `held`, which is in order, there is one at (-1, -1), so that every place has one before it.
    """

    text: str
    start: int
    last: int
    language: str
    held: list[tuple[int, int]]
    opening: set[int]


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
            held, opening = enclosed(seen, start, last)
            whole_ones = [place for place in held if not is_long(seen, *place)]
            found = _Line(seen, start, last, language, [(-1, -1), *whole_ones], opening)
            for stop, following in _ends(found, split(line, language)):
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
        behind = text[end:].partition("\n")[0].strip()
        if paragraph != line or (behind and _ends_nothing(sentence[-1], behind[0])):
            return False
        before = end
    return not text[before:].strip()


def _ends_nothing(character: str, following: str) -> bool:
    """Return whether no sentence ends with a character before a following one; Thai has no end marks."""
    if is_thai(character) or is_thai(following):
        return False
    return character.isalnum() or character in ",，、،"


def pieces(line: str, language: str) -> Sequence[str]:
    """Return the pieces of a line by sentencex; the whole line if it panics.  A very long line is passed in parts.

    Thai, which has no end marks, is cut by `thai_pieces`.
    """
    if language == "th":
        from digest.text.thai import thai_pieces  # its expressions take longer to compile than a text to cut

        return thai_pieces(line)
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


def _ends(line: _Line, proposed: Sequence[str]) -> list[tuple[int, int]]:
    """Return (end, beginning of the next sentence) for all sentences of a line but the last."""
    text, held, opening = line.text, line.held, line.opening
    ends: list[tuple[int, int]] = []
    begin = line.start
    for place in _places(line, proposed):
        following = place - 1 if place - 1 in opening else place
        in_quotation = held[bisect_left(held, (following,)) - 1][1] >= place
        stop = 0 if in_quotation else plain_end(text, begin, following, opening, line.language)
        if not stop:
            stop, following = _checked_end(line, begin, place)
        if stop:
            ends.append((stop, following))
            begin = following
    return ends


def _places(line: _Line, proposed: Sequence[str]) -> list[int]:
    """Return the places where a sentence may end, in order: of the splitter, and those that it does not find."""
    text = line.text
    known = list(accumulate(map(len, proposed), initial=line.start))
    places = set(known if text[line.start] in CLOSING else known[1:])
    places.update(missed_ends(text, line.start, line.last, line.language, known))
    if len(line.held) > 2:
        between = ((left, right) for (_, left), (right, _) in pairwise(line.held[1:]))
        places.update(right for left, right in between if _are_two_speakers(text, left, right))
    return [place for place in sorted(places) if place < line.last]


def _checked_end(line: _Line, begin: int, place: int) -> tuple[int, int]:
    """Return the end near `place` and the beginning of the next sentence; (0, 0) if the sentence goes on."""
    text = line.text
    stop = _behind_quotation(line, _closed(text, begin, place, line.last, line.opening))
    if not begin < stop < line.last:
        return 0, 0
    following = stop
    while text[following].isspace():
        following += 1
    if _ends_nothing(text[stop - 1], text[following]):
        return 0, 0
    return (0, 0) if goes_on(text, begin, stop, following, line.language) else (stop, following)


def _behind_quotation(line: _Line, stop: int) -> int:
    """Return `stop`, or the end of the quotation around it; 0 if more of the quotation follows."""
    _, right = line.held[bisect_left(line.held, (stop,)) - 1]
    if right <= stop:
        return stop
    return 0 if line.text[stop : right - 1].strip() else right


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
