"""Choose the paragraphs of a short page: there, the lines around the article are as long as the article."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from digest.extractors.html.page_lines import PageLines, Place
from digest.text.furniture import ends_as_sentence, is_prose

# Letters and digits of the text of a short page: some 150 words.
_SHORT = 900


def without_surroundings(places: list[Place], page: PageLines) -> list[Place]:
    """Drop the lines of a short text that are set elsewhere than its sentences: captions, calls, notes of the outlet.

    The sentences are those of the element that has most of them; lines in other elements of the same sort stay.  A long
    text is returned as it is.
    """
    if sum(place.end - place.start for place in places) > _SHORT:
        return places
    lines = [page.line_at(place.start) for place in places]
    home = _home_of_sentences(lines, page)
    if home is None:
        return places
    kinds = {page.kinds[at] for at in lines if page.homes[at] == home}
    kept = {at for at in lines if page.homes[at] == home or page.kinds[at] in kinds}
    kept |= set(_behind(kept, page))
    return [place for at, place in zip(lines, places, strict=True) if at in kept]


def _home_of_sentences(lines: Sequence[int], page: PageLines) -> int | None:
    """Return the element that has most letters of sentences, the first of equal ones; None without any."""
    letters: Counter[int] = Counter()
    for at in lines:
        if page.kinds[at] > 0 and _is_sentence(page.lines[at]):
            letters[page.homes[at]] += len(page.keys[at])
    return max(letters, key=lambda home: (letters[home], -home), default=None)


def _behind(kept: Collection[int], page: PageLines) -> Iterator[int]:
    """Yield the lines behind a <br>, which have no element of their own: all between kept lines, then the sentences."""
    first, last = min(kept), max(kept)
    yield from (at for at in range(first, last) if not page.kinds[at])
    for at in range(last + 1, len(page.lines)):
        if page.keys[at] and (page.kinds[at] or not _is_sentence(page.lines[at])):
            return
        yield at


def _is_sentence(line: str) -> bool:
    return is_prose(line) and ends_as_sentence(line)
