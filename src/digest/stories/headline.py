"""The headline of a story: the title of one of its articles, word for word, else that article's first sentence."""

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence, Set

from digest.model.article import Article, Sentence
from digest.model.canonical import hash_text
from digest.model.story_parts import Difference
from digest.stories.names import names_in, words_in
from digest.text.numbers import Number, numbers
from digest.text.outlet_suffix import without_outlet
from digest.text.pointers import is_pointer
from digest.text.scripts import count_wide
from digest.text.urls import host_of
from digest.text.words import distinct_stems, stems

# Titles of this many words report an event; shorter ones name a subject, longer ones are summaries.
_SHORTEST, _LONGEST = 4, 18
# Ends of titles that their outlet, or an alert, has cut off.
_CUT = ("...", "…")
# A title out of these bounds has to be this much better.
_MISFIT = 0.5
# Names and figures of the quoted sentences that a title of usual length can have, and their weight beside the share of
# its stems that the sentences have: of titles with equal shares the one with more of them.
_FACTS, _FACTS_WEIGHT = 4, 0.1


def headline(
    articles: Sequence[Article],
    said: Collection[str] = (),
    quoted: Sequence[Sentence] = (),
    differing: Sequence[Difference] = (),
) -> tuple[str, Article]:
    """The headline and its article.  `articles` is not empty and in reading order.

    The best title reports (a question, "Live: ..." or "Opinion: ..." points), is not cut off, is not overtaken by the
    newest article, has no figure of one side alone where the sources are `differing`, and is in the language of most
    articles.  Of several such titles it has most of the names and figures of the `quoted` sentences, and of its stems
    most are in these; without quoted sentences, in the other articles.  Of equals, the first.  A title that was `said`
    (SHA-256) is no headline again; without another title the headline is the first sentence that was not said.  The
    name of an outlet behind a title is cut off.
    """
    titles = [(title_of(article), article) for article in articles if article.title]
    known = said if isinstance(said, Set) else frozenset(said)  # a copy for each title takes most of the time
    fresh = [
        (title, article) for title, article in titles if known.isdisjoint((hash_text(title), hash_text(article.title)))
    ]
    if not fresh:
        return _first_sentence(articles, said)
    return fresh[0] if len(fresh) == 1 else _best(fresh, articles, quoted, differing)


def title_of(article: Article) -> str:
    """The title of an article without the name of its outlet."""
    return without_outlet(article.title, article.publisher or "", host_of(article.url))


def is_cut_off(title: str) -> bool:
    """Return whether a title ends in an ellipsis."""
    return title.rstrip(" ])").endswith(_CUT)


def _first_sentence(articles: Sequence[Article], said: Collection[str]) -> tuple[str, Article]:
    """The first sentence that was not said; if all were, the first title or sentence."""
    for article in articles:
        for sentence in article.sentences:
            if hash_text(sentence.text) not in said:
                return sentence.text, article
    first = articles[0]
    return first.title or (first.sentences[0].text if first.spans else ""), first


def _best(
    titles: Sequence[tuple[str, Article]],
    articles: Sequence[Article],
    quoted: Sequence[Sentence],
    differing: Sequence[Difference],
) -> tuple[str, Article]:
    spoken = Counter(article.language for article in articles).most_common(1)[0][0]
    fit = _fit_to_sentences(quoted, articles) if quoted else _fit_to_articles(articles)
    newest = newest_of(articles)
    language = {article.id: article.language for article in articles}
    lines = [(sentence.text, language[sentence.article]) for sentence in quoted]
    sides = list(_sides(differing, language))

    def rank(title: str, article: Article) -> tuple[bool, bool, bool, bool, bool, float]:
        inside = _SHORTEST <= len(title.split()) <= _LONGEST or count_wide(title) > 0
        return (
            not is_pointer(title, article.language),
            article.language == spoken,
            not is_cut_off(title),
            not figure_is_overtaken(title, article, newest, lines),
            not _takes_side(title, article.language, sides),
            round(fit(title, article) * (1 if inside else _MISFIT), 9),
        )

    return max(titles, key=lambda candidate: rank(*candidate))


def _sides(differing: Sequence[Difference], language: Mapping[str, str]) -> Iterator[tuple[Number, Number]]:
    """Yield the two figures of each difference."""
    for item in differing:
        ours = numbers(item.a_figure, language[item.a.article])
        theirs = numbers(item.b_figure, language[item.b.article])
        if ours and theirs:
            yield ours[0], theirs[0]


def _takes_side(title: str, language: str, sides: Sequence[tuple[Number, Number]]) -> bool:
    """Return whether a title has the figure of one source and not that of the other, which differs."""
    figures = numbers(title, language) if sides else ()
    return any(
        any(one.allows(ours) for one in figures) != any(one.allows(theirs) for one in figures) for ours, theirs in sides
    )


def _fit_to_articles(articles: Sequence[Article]) -> Callable[[str, Article], float]:
    """The share of a title's stems that are also in the titles and texts of the other articles."""
    held = {id(article): distinct_stems(f"{article.title}\n{article.text}", article.language) for article in articles}

    def fit(title: str, article: Article) -> float:
        words = stems(title, article.language)
        others = [held[id(other)] for other in articles if other is not article]
        return sum(stem in other for other in others for stem in words) / max(len(words) * len(others), 1)

    return fit


def _fit_to_sentences(quoted: Sequence[Sentence], articles: Sequence[Article]) -> Callable[[str, Article], float]:
    """The share of a title's stems that the sentences have, and the names and figures that both have."""
    language = {article.id: article.language for article in articles}
    lines = [(sentence.text, language[sentence.article]) for sentence in quoted]
    held = frozenset(stem for line in lines for stem in stems(*line))
    facts = frozenset(name for line in lines for name in names_in(*line))
    amounts = [number for line in lines for number in numbers(*line)]

    def fit(title: str, article: Article) -> float:
        words = stems(title, article.language)
        told = sum(stem in held for stem in words) / max(len(words), 1)
        names = {word for word in words_in(title) & facts if not word[0].isdigit()}
        facts_of_title = len(names) + _agreeing(title, article.language, amounts)
        return told + _FACTS_WEIGHT * min(facts_of_title, _FACTS) / _FACTS

    return fit


def _agreeing(title: str, language: str, amounts: Sequence[Number]) -> int:
    """Return the number of figures of a title that agree with some of the amounts."""
    return sum(any(one.allows(other) for other in amounts) for one in numbers(title, language))


def newest_of(articles: Sequence[Article]) -> Article | None:
    """The newest article, if all others are older; None where the order of the articles is not known."""
    dated = sorted((article for article in articles if article.published), key=lambda article: article.age)
    if len(dated) < 2 or dated[-1].published == dated[-2].published:
        return None
    return dated[-1]


def figure_is_overtaken(
    title: str, article: Article, newest: Article | None, quoted: Sequence[tuple[str, str]]
) -> bool:
    """Return whether a title has a figure that neither the newest article nor a quoted text has.

    A quoted text is beside its language: 1.500 is another figure in English than in German.
    """
    if newest is None or article is newest:
        return False
    figures = numbers(title, article.language)
    if not figures:
        return False
    texts = [(newest.title, newest.language), (newest.text, newest.language), *quoted]
    amounts = [number for text, language in texts for number in numbers(text, language)]
    return bool(amounts) and any(not any(one.allows(other) for other in amounts) for one in figures)
