"""Choose the paragraphs of a short page: there, the lines around the article are as long as the article."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from itertools import takewhile

from digest.extractors.html.asides import Asides
from digest.extractors.html.leads import is_in_lead
from digest.extractors.html.page_lines import PageLines, Place, apart, letters_in
from digest.text.furniture import ends_as_sentence, is_prose

# Letters and digits of the text of a short page: some 150 words.
SHORT = 900
# Paragraphs of one sort, beside which a lone line is a note.
_ALIKE = 2


def without_surroundings(places: list[Place], leads: Sequence[str], asides: Asides, page: PageLines) -> list[Place]:
    """Drop the lines of a short text that are set elsewhere than its sentences: captions, calls, notes of the outlet.

    The sentences are those of the element that has most of them; lines in other elements of the same sort stay, and
    further sentences of the sort that most of them have are added.  If it has one of the `leads` alone, they are those
    of the next element below it.  Lines in `asides` go.  A long text is returned as it is.
    """
    if letters_in(places) > SHORT:
        return places
    places = asides.without(places) or places
    lines = [page.line_at(place.start) for place in places]
    home = _home_of_sentences(lines, page)
    bare = _bare_sentences(home, page)
    if not set(bare) <= set(lines):
        return asides.without([page.place(at) for at in bare])
    if home is None:
        return places
    begun = _below_lead(home, leads, page)
    if begun is not None:
        home, places = page.homes[begun], apart([*places, page.place(begun)])
        lines = [page.line_at(place.start) for place in places]
    kept = _in_element(lines, home, page)
    added = [page.place(at) for at in _further(kept, home, page)]
    return asides.without(sorted([*(place for at, place in zip(lines, places, strict=True) if at in kept), *added]))


def _below_lead(home: int, leads: Sequence[str], page: PageLines) -> int | None:
    """Return the next sentence below an element that has one of the leads alone; none behind a heading."""
    found = [at for at, of in enumerate(page.homes) if of == home and _is_sentence(page.lines[at])]
    if len(found) != 1 or not is_in_lead(page.keys[found[0]], leads):
        return None
    below = takewhile(lambda at: not page.headings[at], range(found[0] + 1, len(page.lines)))
    return next((at for at in below if page.kinds[at] > 0 and _is_sentence(page.lines[at])), None)


def _bare_sentences(home: int | None, page: PageLines) -> list[int]:
    """Return a run of sentences outside all blocks that is longer than the sentences of an element, else none.

    Old pages set a text by line breaks alone.  A run below a sentence of an element goes on with that.
    """
    longest = max(_bare_runs(page), key=lambda run: _letters(run, page), default=[])
    inside = [at for at, of in enumerate(page.homes) if of == home and _is_sentence(page.lines[at])]
    return longest if _letters(longest, page) > _letters(inside, page) else []


def _bare_runs(page: PageLines) -> list[list[int]]:
    """Return the runs of sentences outside all blocks that follow each other, without those of one sentence."""
    runs: list[list[int]] = []
    for at in filter(lambda at: _is_bare(at, page), range(len(page.lines))):
        if runs and runs[-1][-1] == at - 1:
            runs[-1].append(at)
        elif not (at and page.kinds[at - 1] > 0 and _is_sentence(page.lines[at - 1])):
            runs.append([at])
    return [run for run in runs if len(run) >= _ALIKE]


def _is_bare(at: int, page: PageLines) -> bool:
    return not page.kinds[at] and _is_sentence(page.lines[at]) and not page.lines[at].endswith(":")


def _letters(lines: Sequence[int], page: PageLines) -> int:
    return sum(len(page.keys[at]) for at in lines)


def _in_element(lines: Sequence[int], home: int, page: PageLines) -> set[int]:
    """Return the lines in an element, in others of its sort, or behind a <br>, without the notes among them."""
    kinds = {page.kinds[at] for at in lines if page.homes[at] == home}
    kept = {at for at in lines if page.homes[at] == home or page.kinds[at] in kinds}
    kept |= set(_behind(kept, page))
    return kept.difference(_notes(kept, home, page))


def _home_of_sentences(lines: Sequence[int], page: PageLines) -> int | None:
    """Return the element that has most letters of sentences, the first of equal ones; None without any."""
    letters: Counter[int] = Counter()
    for at in lines:
        if page.kinds[at] > 0 and _is_sentence(page.lines[at]):
            letters[page.homes[at]] += len(page.keys[at])
    return max(letters, key=lambda home: (letters[home], -home), default=None)


def _sentences_in(kept: Collection[int], home: int, page: PageLines) -> list[int]:
    """Return the lines in an element that are sentences and no calls."""
    return sorted(
        at for at in kept if page.homes[at] == home and _is_sentence(page.lines[at]) and not page.links_on[at]
    )


def _notes(kept: Collection[int], home: int, page: PageLines) -> Iterator[int]:
    """Yield the lines around the sentences that are the only ones of their sort, and are a call or no sentence.

    They are captions and notes of the outlet, beside paragraphs that have a sort in common.
    """
    sentences = _sentences_in(kept, home, page)
    counts = Counter(page.kinds[at] for at in kept)
    if len(sentences) < _ALIKE:
        return
    for at in kept:
        is_lone = counts[page.kinds[at]] == 1 and page.kinds[at] > 0
        is_around = at < sentences[0] or at > sentences[-1]
        if is_lone and is_around and (page.links_on[at] or not ends_as_sentence(page.lines[at])):
            yield at


def _further(kept: Collection[int], home: int, page: PageLines) -> Iterator[int]:
    """Yield the sentences of a sort of the others in their element that were not found, such as a short one.

    A line of several words below the text, such as a heading, ends it; one word is the mark of an advertisement.
    Of a lone sentence, these are its neighbours: no line of another sort stands between them.
    """
    sentences = _sentences_in(kept, home, page)
    if not sentences:
        return
    alike = _of_their_sort(sentences, home, page)
    wanted = {at for at in alike.difference(kept) if _is_sentence(page.lines[at])}
    is_lone = len(sentences) < _ALIKE
    yield from takewhile(wanted.__contains__, range(sentences[0] - 1, -1, -1)) if is_lone else ()
    for at in range(sentences[0], len(page.lines)):
        if at in wanted:
            yield at
        elif at > sentences[-1] and at not in alike and (is_lone or " " in page.lines[at]):
            return


def _of_their_sort(sentences: Collection[int], home: int, page: PageLines) -> set[int]:
    """Return the lines of the sorts of some sentences in their element, without calls."""
    kinds = {page.kinds[at] for at in sentences}
    alike = (at for at, kind in enumerate(page.kinds) if page.homes[at] == home and kind in kinds)
    return {at for at in alike if not page.links_on[at]}


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
