"""The text of a story: a draft with its sentences, and the writer that has them chosen by a summarizer."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial

from digest.editions.choices import Choices, uses_frequencies
from digest.editions.drafts import Draft, headline_once
from digest.editions.selection import unquotable
from digest.editions.shared import SharedWork
from digest.model.article import Article, Sentence
from digest.model.canonical import hash_text
from digest.model.edition import Plan
from digest.model.story_parts import Difference, TitleQuote, quoted
from digest.model.summary import Frequencies, Summary
from digest.ports import LengthsSummarizer, Summarizer
from digest.stories.added_titles import added_titles
from digest.stories.announcement import announcement, announces
from digest.stories.differences import differences
from digest.stories.recalled import recalled
from digest.text.reading_time import seconds


@dataclass(frozen=True, slots=True)
class StoryText:
    """A draft with its sentences, and the seconds that it takes to read.

    `differing` has all differences of its sources, `differences` the ones that are shown.  `titles` are lines of it.
    """

    draft: Draft
    summary: Summary
    differing: tuple[Difference, ...]
    differences: tuple[Difference, ...]
    seconds: float
    titles: tuple[TitleQuote, ...] = ()
    said: frozenset[str] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        """Set `said`, the hashes of its headline, its sentences and its titles: every other story avoids them."""
        lines = (*(sentence.text for sentence in self.quoted), *(title.text for title in self.titles))
        object.__setattr__(self, "said", frozenset(map(hash_text, (self.draft.headline, *lines))))

    @property
    def length(self) -> int:
        """The number of sentences of its summary, and of its titles."""
        return len(self.summary.sentences) + len(self.titles)

    @property
    def quoted(self) -> tuple[Sentence, ...]:
        """All its sentences, each once."""
        return quoted(self.summary, self.differences)


@dataclass(frozen=True, slots=True)
class StoryWriter:
    """Write drafts: `summarizer` chooses from one article, `story_summarizer` from several.

    No sentence with a hash in `avoided` is quoted, nor one with a `muted` word.  `shared` has the work of other
    editions, `choices` the summaries that were made before.  The last sentence of a story that goes on says what comes
    on the `day` of the edition or later, if a sentence says it.
    """

    summarizer: Summarizer
    story_summarizer: Summarizer
    plan: Plan
    frequencies: Frequencies
    avoided: frozenset[str] = frozenset()
    muted: tuple[str, ...] = ()
    shared: SharedWork = field(default_factory=SharedWork, compare=False, repr=False)
    day: date | None = None
    choices: Choices = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "choices", Choices(self.shared.of_story))

    def longest(self, draft: Draft) -> int:
        """The number of sentences of a story where there is room."""
        return self.plan.story_sentences if len(draft.articles) > 1 else self.plan.sentences

    def __call__(
        self,
        draft: Draft,
        sentences: int,
        others: Iterable[StoryText] = (),
        differing: tuple[Difference, ...] | None = None,
    ) -> StoryText:
        """Write a draft in at most `sentences` sentences, and quote no sentence of the `others`.

        The headline, and what recalls earlier days of the story, are quoted only where nothing else is left.  Where
        sources differ in a number, both sentences are shown: the second beside the first, where the summary has the
        first.  `differing` saves a second search for the differences.
        """
        avoided = self.hidden(draft.articles).union(*(other.said for other in others))
        title, past = _title_and_past(draft)
        summary = self._chosen(draft.articles, sentences, avoided | title | past)
        if not summary.sentences and past:
            summary = self._chosen(draft.articles, sentences, avoided | title)
        if not summary.sentences:
            summary = self._chosen(draft.articles, sentences, avoided)
        summary = self._with_next(draft, summary, sentences, avoided | title)
        if differing is None:
            differing = self.shared.of_story("differences", partial(differences, draft.articles), draft.articles)
        summary, shown = _side_by_side(summary, _new(differing, avoided | title))
        lines = quoted(summary, shown)
        headed = self._headed(draft, lines, differing, avoided)
        room = sentences - len(summary.sentences) if lines else 0
        titles = added_titles(draft.articles, (headed.headline, headed.headline_of), lines, room, avoided)
        return text_of(headed, summary, differing, shown, titles)

    def is_independent(self, draft: Draft) -> bool:
        """Return whether a draft has one language, and sentences that do not depend on the frequencies of words."""
        choose = self.story_summarizer
        is_one = len(draft.articles) > 1 and len(_by_language(draft.articles)) == 1
        return is_one and isinstance(choose, LengthsSummarizer) and not uses_frequencies(choose)

    def alone(self) -> "StoryWriter":
        """Return a writer of independent drafts that has nothing of other stories or editions."""
        return replace(self, frequencies=Frequencies({}, {}), shared=SharedWork())

    @property
    def _longest(self) -> int:
        return max(self.plan.sentences, self.plan.story_sentences)

    def hidden(self, articles: Sequence[Article]) -> frozenset[str]:
        """Return the hashes to avoid in a story of these articles."""
        if not self.muted:
            return self.avoided
        compute, told = partial(unquotable, articles, self.muted), tuple(articles)
        return self.avoided | self.shared.of_story(f"unquotable {self.muted}", compute, told)

    def _with_next(self, draft: Draft, summary: Summary, sentences: int, avoided: frozenset[str]) -> Summary:
        """Return the summary of a story that goes on with what comes next as its last sentence, if it is not in it."""
        if draft.thread.told is None or self.day is None or not sentences > 1 or not summary.sentences:
            return summary
        by_id = {article.id: article for article in draft.articles}
        if any(announces(line.text, by_id[line.article], self.day) for line in summary.sentences):
            return summary
        found = announcement(draft.articles, draft.headline, summary.sentences, self.day, avoided)
        if found is None:
            return summary
        if len(summary.sentences) == sentences:
            summary = self._chosen(draft.articles, sentences - 1, avoided | {hash_text(found.text)})
        return joined([summary, Summary((found,), summary.method)])

    def _chosen(self, articles: Sequence[Article], sentences: int, avoided: frozenset[str]) -> Summary:
        """Return the summary; of a story in several languages one sentence in each other language than its first."""
        languages = _by_language(articles)
        if not 1 < len(languages) <= sentences:
            return self._in_one_language(articles, sentences, avoided)
        shares = [sentences - len(languages) + 1] + [1] * (len(languages) - 1)
        parts = [Summary((), "") for _ in languages]
        for at, share in enumerate(shares):
            parts[at] = self._in_one_language(languages[at], share, avoided.union(*map(_said_in, parts)))
        return joined(self._refilled(parts, languages, sentences, avoided))

    def _refilled(
        self,
        parts: Sequence[Summary],
        languages: Sequence[Sequence[Article]],
        sentences: int,
        avoided: frozenset[str],
    ) -> list[Summary]:
        """Return the parts; the room that a language leaves goes to the other ones, in their order."""
        filled = list(parts)
        for at, part in enumerate(parts):
            room = sentences - sum(len(other.sentences) for other in filled)
            if room > 0:
                others = avoided.union(*(_said_in(other) for other in filled if other is not part))
                longer = self._in_one_language(languages[at], len(part.sentences) + room, others)
                filled[at] = max(part, longer, key=lambda one: len(one.sentences))
        return filled

    def _in_one_language(self, articles: Sequence[Article], sentences: int, avoided: frozenset[str]) -> Summary:
        choose = self.story_summarizer if len(articles) > 1 else self.summarizer
        return self.choices(choose, articles, sentences, self._longest, self.frequencies, avoided)

    def _headed(
        self, draft: Draft, sentences: Sequence[Sentence], differing: tuple[Difference, ...], avoided: frozenset[str]
    ) -> Draft:
        """Return the draft with the title that fits its sentences best and is not one of them."""
        if len(draft.articles) < 2 or not sentences:
            return draft
        said = avoided.union(hash_text(item.text) for item in sentences)
        text, article = headline_once(draft.articles, said, self.shared.of_story, tuple(sentences), differing)
        return replace(draft, headline=text, headline_of=article)


def _title_and_past(draft: Draft) -> tuple[frozenset[str], frozenset[str]]:
    """Return the hash of the headline, and the hashes of the sentences that recall earlier days of the story."""
    past = recalled(draft.articles, draft.thread.since, draft.thread.told)
    return frozenset((hash_text(draft.headline),)), frozenset(hash_text(item.text) for item in past)


def joined(parts: Sequence[Summary]) -> Summary:
    """Return summaries one after the other as one; a sentence of a part without reasons has no terms."""
    whys = [part.why + ((),) * (len(part.sentences) - len(part.why)) for part in parts]
    why = tuple(terms for part in whys for terms in part) if any(part.why for part in parts) else ()
    return Summary(tuple(sentence for part in parts for sentence in part.sentences), parts[0].method, why)


def _said_in(summary: Summary) -> frozenset[str]:
    return frozenset(hash_text(sentence.text) for sentence in summary.sentences)


def _by_language(articles: Sequence[Article]) -> list[list[Article]]:
    """Return the articles of each language, the language of most articles first."""
    found: dict[str, list[Article]] = {}
    for article in articles:
        found.setdefault(article.language, []).append(article)
    return sorted(found.values(), key=len, reverse=True)


def without_repeats(text: StoryText, said: Iterable[str]) -> StoryText:
    """Return the text without the sentences whose hashes are in `said`; the same object if nothing is removed."""
    known = frozenset(said)
    places = [at for at, sentence in enumerate(text.summary.sentences) if hash_text(sentence.text) not in known]
    shown = _new(text.differences, known)
    titles = tuple(title for title in text.titles if hash_text(title.text) not in known)
    if len(places) == len(text.summary.sentences) and shown == text.differences and titles == text.titles:
        return text
    return text_of(text.draft, _part(text.summary, places), text.differing, shown, titles)


def _new(differences: Iterable[Difference], said: frozenset[str]) -> tuple[Difference, ...]:
    """The differences with two sentences that were not said."""
    return tuple(d for d in differences if not {hash_text(d.a.text), hash_text(d.b.text)} & said)


def _side_by_side(summary: Summary, differences: Iterable[Difference]) -> tuple[Summary, tuple[Difference, ...]]:
    """Put each sentence in one place: the second of a pair is beside the first, and not in the summary.

    Outlets have the same sentence: where the summary has the copy of another one, it gets the copy of the pair.
    """
    first = {sentence.text: at for at, sentence in reversed(list(enumerate(summary.sentences)))}
    shown = _once_each(differences, first)
    beside = {item.b.text for item in shown}
    copies = {item.a.text: item.a for item in shown}
    places = sorted(at for text, at in first.items() if text not in beside)
    rest = _part(summary, places)
    return replace(rest, sentences=tuple(copies.get(one.text, one) for one in rest.sentences)), shown


def _once_each(differences: Iterable[Difference], place: Mapping[str, int]) -> tuple[Difference, ...]:
    """The differences in which no sentence occurs twice; `a` is the sentence that has the first `place` by its text.

    A sentence that differs from two others is shown with the first of them.
    """
    shown: dict[str, Difference] = {}
    for item in differences:
        if item.a.text in shown or item.b.text in shown:
            continue
        is_later = place.get(item.a.text, len(place)) > place.get(item.b.text, len(place))
        shown[item.a.text] = shown[item.b.text] = item.turned if is_later else item
    return tuple(dict.fromkeys(shown.values()))


def _part(summary: Summary, places: Sequence[int]) -> Summary:
    """The sentences of a summary at some places, with their reasons where it gives any."""
    why = tuple(summary.why[at] for at in places if at < len(summary.why))
    return replace(summary, sentences=tuple(summary.sentences[at] for at in places), why=why)


def text_of(
    draft: Draft,
    summary: Summary,
    differing: tuple[Difference, ...],
    shown: tuple[Difference, ...],
    titles: tuple[TitleQuote, ...],
) -> StoryText:
    """Return a draft with its sentences and its reading time."""
    return StoryText(draft, summary, differing, shown, _seconds(draft, (*quoted(summary, shown), *titles)), titles)


def _seconds(draft: Draft, lines: Iterable[Sentence | TitleQuote]) -> float:
    """The reading time of the headline and the lines, each at the speed of its own language."""
    language = {article.id: article.language for article in draft.articles}
    title = seconds(draft.headline, draft.headline_of.language)
    return math.fsum([title, *(seconds(line.text, language[line.article]) for line in lines)])
