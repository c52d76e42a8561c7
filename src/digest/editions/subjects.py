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
        found = self._found.get((article.language, word))
        if found is None:
            if not has_forms(article.language):
                return about(article, word)
            found = self._found[article.language, word] = self._wanted(word, article.language)
        if id(article) not in self._articles:
            self._add(article)
        if found.looked_at < len(found.holders):
            new = found.holders[found.looked_at :]
            found.articles.update(id(one) for one in new if len(found.wanted) == 1 or about(one, word))
            found.looked_at = len(found.holders)
        return id(article) in found.articles

    def _wanted(self, word: str, language: str) -> _Found:
        wanted = forms(word, language)
        return _Found(wanted, self._holders[language, wanted[0]]) if wanted else _Found(wanted)

    def _add(self, article: Article) -> None:
        self._articles[id(article)] = article
        for form in {form for text in _lead(article) for form in forms(text, article.language)}:
            self._holders[article.language, form].append(article)


def _lead(article: Article) -> list[str]:
    return [article.title, *(article.text[start:end] for start, end, _ in article.spans[:LEAD])]
