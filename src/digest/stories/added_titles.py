"""Titles of a story that add a fact to its sentences: the lines of a story whose articles are short."""

from collections.abc import Collection, Sequence

from digest.model.article import Article, Sentence
from digest.model.canonical import hash_text
from digest.model.story_parts import TitleQuote
from digest.stories.headline import is_cut_off, newest_of, title_of
from digest.stories.names import facts_in, words_in
from digest.stories.publishers import publisher_of
from digest.stories.quantities.quantity_reading import quantities
from digest.text.numbers import Number, numbers
from digest.text.pointers import is_pointer
from digest.text.words import stems

# Sentences of an article that is short: a headline with a teaser.
_SHORT = 2
# A title says the same as the lines above it if they have this share of its stems.
_SAME = 0.6
# Words after a number in which two numbers count the same.
_COUNTED = 2


def added_titles(
    articles: Sequence[Article],
    headline: tuple[str, Article],
    quoted: Sequence[Sentence],
    most: int,
    said: Collection[str] = (),
) -> tuple[TitleQuote, ...]:
    """Return up to `most` titles of short articles, each with a figure or a name that no line before it has.

    The titles are of outlets that are neither quoted nor the one of the headline, in the order of the articles.  A
    question, a pointer or a title that was cut off is no line, nor one with a figure that differs from a line before
    it, that the newest article has overtaken, or that was `said` (SHA-256).
    """
    if most <= 0:
        return ()
    by_id = {article.id: article for article in articles}
    lines = [(headline[0], headline[1].language), *((one.text, by_id[one.article].language) for one in quoted)]
    outlets = {publisher_of(article).casefold() for article in (headline[1], *(by_id[one.article] for one in quoted))}
    known, newest = _names_of(articles), newest_of(articles)
    found: list[TitleQuote] = []
    for article in articles:
        title, outlet = title_of(article), publisher_of(article).casefold()
        if len(found) == most:
            break
        if outlet in outlets or not _is_line(title, article, said) or not _adds(title, article.language, lines, known):
            continue
        if not _contradicts(title, article.language, [*lines, *_lines_of(newest, article)]):
            found.append(TitleQuote(article.id, title))
            lines.append((title, article.language))
            outlets.add(outlet)
    return tuple(found)


def _names_of(articles: Sequence[Article]) -> frozenset[str]:
    lines = ((sentence.text, article.language) for article in articles for sentence in article.sentences)
    return frozenset(name for line in lines for name in facts_in(*line))


def _is_line(title: str, article: Article, said: Collection[str]) -> bool:
    """Return whether an article is short, and its title reports, is whole and was not `said`."""
    is_new = bool(title) and hash_text(title) not in said and not is_cut_off(title)
    return is_new and len(article.spans) <= _SHORT and not is_pointer(title, article.language)


def _adds(title: str, language: str, lines: Sequence[tuple[str, str]], known: frozenset[str]) -> bool:
    """Return whether a title has a figure or a known name that the lines lack."""
    words = stems(title, language)
    told = {stem for text, spoken in lines for stem in stems(text, spoken)}
    if not words or sum(stem in told for stem in words) >= _SAME * len(words):
        return False
    has_name = bool((words_in(title) & known) - {word for text, _ in lines for word in words_in(text)})
    return has_name or _has_figure(title, language, lines)


def _has_figure(title: str, language: str, lines: Sequence[tuple[str, str]]) -> bool:
    """Return whether a title has a figure that agrees with none of the lines."""
    amounts = [one for text, spoken in lines for one in numbers(text, spoken)]
    return any(not any(figure.allows(one) for one in amounts) for figure in numbers(title, language))


def _lines_of(newest: Article | None, article: Article) -> list[tuple[str, str]]:
    """Return the title and the first sentences of the newest article; [] for an article that is the newest itself."""
    if newest is None or newest is article:
        return []
    return [(text, newest.language) for text in (newest.title, *(one.text for one in newest.sentences[:_SHORT]))]


def _contradicts(title: str, language: str, lines: Sequence[tuple[str, str]]) -> bool:
    """Return whether a figure of the title and one of a line count the same, and cannot both be true."""
    said = [item for text, spoken in lines for item in quantities(_sentence(text), spoken)]
    for item in quantities(_sentence(title), language):
        if any(item.key == other.key and not item.number.allows(other.number) for other in said):
            return True
    amounts = [(text, spoken, one) for text, spoken in lines for one in numbers(text, spoken)]
    return any(_differ(title, language, figure, *amount) for figure in numbers(title, language) for amount in amounts)


def _differ(title: str, language: str, figure: Number, text: str, spoken: str, other: Number) -> bool:
    counted = set(stems(title[figure.end :], language)[:_COUNTED]) & set(stems(text[other.end :], spoken)[:_COUNTED])
    return bool(counted) and not figure.allows(other)


def _sentence(text: str) -> Sentence:
    return Sentence("", "", 0, len(text), 0, 0, text)
