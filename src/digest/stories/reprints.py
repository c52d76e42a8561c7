"""The same text elsewhere: wire copy, syndication, a page saved twice, and a later version of an article."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from digest.model.article import Article
from digest.model.edition import Reprint, ReprintKind
from digest.stories.names import names
from digest.stories.publishers import publisher_of
from digest.stories.word_runs import count_shared, shared_samples, word_runs
from digest.text.contradictions import contradict_as_versions
from digest.text.form_words import FormWords
from digest.text.forms import fill_differently
from digest.text.repeated_words import first_places
from digest.text.term_weights import LOOKED_AT
from digest.text.words import words

if TYPE_CHECKING:
    from numpy.typing import NDArray

# Words of a text that counts as short.
_SHORT = 100
# A run in more articles than this is a set phrase of an outlet ("sign up for ..."), and makes no candidates.
_COMMON = 20
# Share of the shorter text's runs that the longer one must contain to be compared, and the share that decides alone.
#  With a word in ten changed and a paragraph cut, 99.5 % of texts keep .36.
_LOOKED_AT, _CERTAIN = 0.3, 0.9
# Share of the shorter text's words that must be in the longer one in the same order, in runs of two and more, and the
# share that may be in stretches of _OWN words and more that are other words there.  Texts with a word in ten
# changed and a paragraph cut keep .77 and have .025 in 99.5 of 100 cases; a report of its own from the same
# dispatch or statement has sentences of its own.
SAME_TEXT = 0.75
_OWN, _MOST_OWN = 6, 0.03
# This number of words, if it is at most this share of a short text, is one such stretch by chance: without it 8 of
# 400 edited copies are missed, and with it no two different reports are folded (evals/own/folded.jsonl).
_CHANCE, _CHANCE_SHARE = 8, 0.085
# A text shorter than this part of the other is a brief of it; a text of fewer words is equal by chance or by a quote,
# unless nearly all of it is equal.
_SHORTER, _FEW, _NEARLY_ALL = 0.35, 30, 0.95
# Words of a text that are compared: bounds the time, which grows with their square.
_COMPARED = 1_000
# Two reports that quote the same statement are two reports: words in quotation marks do not count.
_QUOTED = re.compile(r'(?m)“[^”\n]*(?:”|$)|„[^“”\n]*(?:[“”]|$)|«[^»\n]*(?:»|$)|"[^"\n]*"')
# Share of the names and numbers of the shorter text that the longer one must contain, where there are this many:
# results, forecasts and match reports are forms, and the same form of another place or day is no reprint.
_SAME_NAMES, _SOME_NAMES = 0.5, 2
# Words of a short text, or share of them, that may differ where a contradiction decides: in a text with more changes a
# changed "not" or number is one edit of many.  Of 1,600 edited copies 2 are missed by it, 75 without limits.
_FEW_CHANGED, _CHANGED = 3, 0.05

# Time in which an outlet corrects the day in its report; a notice of every day comes a day later.
_SOON = timedelta(hours=12)


# The number of words of a text, and its runs of words.
Fingerprint = tuple[int, "NDArray[Any]"]


class _Words(NamedTuple):
    """The words of a text, and which of them are quoted."""

    words: list[str]
    quoted: list[bool]


@dataclass(slots=True)
class _Original:
    """An article with a text of its own: the number of its words, its runs, and its repeats.

    Its words are split once more when it is compared: few articles are, and the words of a day take gigabytes.
    """

    article: Article
    size: int
    runs: "NDArray[Any]"
    repeats: list[tuple[Article, ReprintKind]] = field(default_factory=list)
    _words: _Words | None = None

    @property
    def words(self) -> _Words:
        """The words of the article."""
        if self._words is None:
            self._words = _words_of(self.article)
        return self._words

    def supersede(self, newer: "_Original") -> None:
        """Take the newer version of the article in its place."""
        self.repeats.append((self.article, "older"))
        self.article, self.size, self.runs, self._words = newer.article, newer.size, newer.runs, newer.words


@dataclass(slots=True)
class _Index:
    """The originals, by the hash of their text and by a sample of their runs."""

    originals: list[_Original] = field(default_factory=list)
    by_text: dict[str, _Original] = field(default_factory=dict)
    by_run: dict[int, list[_Original]] = field(default_factory=dict)

    def add(self, read: _Original, sample: Sequence[int]) -> None:
        """Add an article: as a repeat of an original, as a newer version of one, or as an original.

        The `sample` has the runs of the article by which others are found.
        """
        same = self.by_text.get(read.article.text_hash) if read.article.text else None
        original = same or self._like(read, sample)
        if original is None:
            self.originals.append(read)
            self._file(read, read.article, sample)
        elif same is None and _is_newer_version(read, original):
            original.supersede(read)
            self._file(original, read.article, sample)
        else:
            original.repeats.append((read.article, "copy"))

    def _like(self, read: _Original, sample: Sequence[int]) -> _Original | None:
        """The first original with nearly the same text."""
        shared = [held for run in sample if (held := self.by_run.get(run)) and len(held) <= _COMMON]
        candidates = {id(one): one for held in shared for one in held}
        return next((one for one in candidates.values() if _same(read, one)), None)

    def _file(self, original: _Original, article: Article, sample: Sequence[int]) -> None:
        self.by_text[article.text_hash] = original
        for run in sample:
            self.by_run.setdefault(run, []).append(original)


def fingerprints(articles: Sequence[Article]) -> list[Fingerprint]:
    """Return the number of words and the runs of each article; without a text it has none and is like no other."""
    texts = (words(article.text, article.language) for article in articles)
    return [(len(found), word_runs(found)) for found in texts]


def fold(
    articles: Sequence[Article], read: Callable[[Sequence[Article]], Sequence[Fingerprint]] = fingerprints
) -> tuple[tuple[Article, ...], tuple[Reprint, ...]]:
    """The articles with a text of their own, and the reprints of these, each oldest first.

    Of a text in several outlets the oldest is kept.  Of versions in one outlet the newest is, if it contains all of the
    older one; the older ones are listed as such.  `read` may have the fingerprints made in other processes.
    """
    index = _Index()
    in_order = sorted(articles, key=lambda article: article.age)
    found = [_Original(article, *one) for article, one in zip(in_order, read(in_order), strict=True)]
    for one, sample in zip(found, shared_samples([one.runs for one in found]), strict=True):
        index.add(one, sample)
    order = sorted(index.originals, key=lambda one: one.article.age)
    repeats = [reprint(article, one.article, kind) for one in order for article, kind in one.repeats]
    return tuple(one.article for one in order), tuple(repeats)


def reprint(article: Article, of: Article, kind: ReprintKind = "copy") -> Reprint:
    """The record of an article that repeats another."""
    return Reprint(article.id, of.id, article.source, article.title, article.url, article.publisher, kind)


def newest(versions: Sequence[Article]) -> Article:
    """The article of one id that was published last; of equals, the longest."""
    return max(versions, key=lambda article: (article.published is not None, article.age[1:2], len(article.text)))


def _words_of(article: Article) -> _Words:
    found: list[str] = []
    quoted: list[bool] = []
    at = 0
    for match in _QUOTED.finditer(article.text):
        for part, inside in ((article.text[at : match.start()], False), (match[0], True)):
            found += words(part, article.language)
            quoted += [inside] * (len(found) - len(quoted))
        at = match.end()
    found += words(article.text[at:], article.language)
    quoted += [False] * (len(found) - len(quoted))
    return _Words(found, quoted)


def _same(one: _Original, other: _Original) -> bool:
    short, long = sorted((one, other), key=lambda one: one.size)
    if short.size < _SHORTER * long.size:
        return False
    held = count_shared(short.runs, long.runs) / max(min(len(short.runs), len(long.runs)), 1)
    if held < _LOOKED_AT or (held < _CERTAIN and not _in_order(short.words, long.words)):
        return False
    if short.size < _SHORT and _contradict(short.article, long.article) and not _is_edited(short.words, long.words):
        return False
    if _is_other_filling(short.article, long.article):
        return False
    told = names(short.article)
    return len(told) < _SOME_NAMES or len(told & names(long.article)) >= _SAME_NAMES * len(told)


def _is_other_filling(one: Article, other: Article) -> bool:
    """Return whether two articles are one form of two places or days: of warnings, counts, prices."""
    if one.language != other.language:
        return False
    mine, theirs = (FormWords(item.title, item.text, item.language, LOOKED_AT) for item in (one, other))
    return fill_differently(mine, theirs, is_version=_is_corrected_soon(one, other))


def _is_corrected_soon(one: Article, other: Article) -> bool:
    """Return whether an outlet published two articles within hours: the next warning or count has another day."""
    if not (one.published and other.published) or not _are_of_one_outlet(one, other):
        return False
    return one.published != other.published and abs(one.published - other.published) < _SOON


def _are_of_one_outlet(one: Article, other: Article) -> bool:
    return publisher_of(one).casefold() == publisher_of(other).casefold() != ""


def _is_edited(short: _Words, long: _Words) -> bool:
    """Return whether more of the shorter text was changed than a contradiction needs: an edited copy."""
    from difflib import SequenceMatcher

    blocks = SequenceMatcher(None, short.words, long.words, autojunk=False).get_matching_blocks()
    changed = len(short.words) - sum(block.size for block in blocks)
    return changed > max(_FEW_CHANGED, _CHANGED * len(short.words))


def _contradict(one: Article, other: Article) -> bool:
    """Return whether sentences of two outlets contradict each other; in a long text a changed word is an edit.

    An outlet that contradicts its own report has a newer version of it.
    """
    if _are_of_one_outlet(one, other) or one.language != other.language:
        return False
    theirs = [sentence.text for sentence in other.sentences]
    return any(_is_contradicted(sentence.text, theirs, one.language) for sentence in one.sentences)


def _is_contradicted(sentence: str, others: Sequence[str], language: str) -> bool:
    return sentence not in others and any(contradict_as_versions(sentence, other, language) for other in others)


def _in_order(short: _Words, long: _Words) -> bool:
    """Return whether nearly all unquoted words of the shorter text are in the longer one in the same order."""
    from difflib import SequenceMatcher

    places = first_places(short.words[:_COMPARED])
    first, told = [short.words[at] for at in places], [not short.quoted[at] for at in places]
    theirs = [long.words[at] for at in first_places(long.words[: 2 * _COMPARED])]
    blocks = SequenceMatcher(None, first, theirs, autojunk=False).get_matching_blocks()
    held = own = at = other = 0
    for block in blocks:
        if block.size != 1:  # the last one has no size: it marks the ends
            stretch = min(block.a - at, block.b - other)
            own += stretch if stretch >= _OWN else 0
            held += sum(told[block.a : block.a + block.size])
            at, other = block.a + block.size, block.b + block.size
    least = SAME_TEXT if short.quoted[:_COMPARED].count(False) >= _FEW else _NEARLY_ALL
    return any(told) and held >= least * sum(told) and own <= _own_by_chance(len(first))


def _own_by_chance(n: int) -> float:
    """Return the maximum of n words that a copy with changes may have in stretches of its own words."""
    return max(_MOST_OWN * n, min(_CHANCE, _CHANCE_SHARE * n))


def _is_newer_version(later: _Original, earlier: _Original) -> bool:
    """Return whether a text is a later version by the same outlet: later, and not shorter."""
    one, other = later.article, earlier.article
    return (
        one.published is not None
        and other.published is not None
        and one.published > other.published
        and _are_of_one_outlet(one, other)
        and len(later.runs) >= len(earlier.runs)
    )
