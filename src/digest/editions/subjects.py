"""Find the articles on a subject: an index of the words of titles and first sentences, for the words of many plans."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from digest.model.article import Article
from digest.text.mentions import forms, has_forms, speaks_of

# An article is about a word in its title or in one of its first sentences; further down it may be a passing remark.
LEAD = 5

# Returns whether an article is about a word.
About = Callable[[Article, str], bool]


def about(article: Article, word: str) -> bool:
    """Return whether the title or one of the first sentences mentions a word."""
    return any(speaks_of(text, word, article.language) for text in _lead(article))


@dataclass(slots=True)
class _Found:
    """The forms of a phrase, the holders of the first form, how many of them were looked at, and the articles on it."""

    wanted: list[str]
    holders: Sequence[Article] = ()
    looked_at: int = 0
    articles: set[int] = field(default_factory=set)


class Subjects:
    """Answers `about` for many articles and words: the words of an article are read once.

    In languages without blanks, and in Korean, any occurrence counts, and there is nothing to index.
    """

    def __init__(self) -> None:
        self._articles: dict[int, Article] = {}  # by identity; held, so that no other object gets it
        self._holders: dict[tuple[str, str], list[Article]] = defaultdict(list)  # by language and form
        self._found: dict[tuple[str, str], _Found] = {}

    def __call__(self, article: Article, word: str) -> bool:
        """Return whether the title or one of the first sentences mentions a word."""
        if not has_forms(article.language):
            return about(article, word)
        self._add(article)
        return id(article) in self._those(word, article.language)

    def about_each(self, articles: Sequence[Article], words: Sequence[str]) -> list[set[int]]:
        """Return for each word the identities of articles that mention it: all of `articles` that do, and others."""
        spoken: dict[str, list[Article]] = defaultdict(list)
        for article in articles if words else ():
            spoken[article.language].append(article)
        for language in filter(has_forms, spoken):
            for article in spoken[language]:
                self._add(article)
        return [
            set().union(*(self._those_of(word, language, some) for language, some in spoken.items())) for word in words
        ]

    def _those_of(self, word: str, language: str, articles: Sequence[Article]) -> set[int]:
        if has_forms(language):
            return self._those(word, language)
        return {id(article) for article in articles if about(article, word)}

    def _those(self, word: str, language: str) -> set[int]:
        """Return the identities of the known articles in a language that mention a word."""
        found = self._found.get((language, word))
        if found is None:
            found = self._found[language, word] = self._wanted(word, language)
        if found.looked_at < len(found.holders):
            new = found.holders[found.looked_at :]
            found.articles.update(id(one) for one in new if len(found.wanted) == 1 or about(one, word))
            found.looked_at = len(found.holders)
        return found.articles

    def _wanted(self, word: str, language: str) -> _Found:
        wanted = forms(word, language)
        return _Found(wanted, self._holders[language, wanted[0]]) if wanted else _Found(wanted)

    def _add(self, article: Article) -> None:
        if id(article) in self._articles:
            return
        self._articles[id(article)] = article
        for form in {form for text in _lead(article) for form in forms(text, article.language)}:
            self._holders[article.language, form].append(article)


def _lead(article: Article) -> list[str]:
    return [article.title, *(article.text[start:end] for start, end, _ in article.spans[:LEAD])]
