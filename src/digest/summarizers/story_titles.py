"""The titles of a story, to find sentences that repeat one."""

from collections.abc import Sequence

from digest.model.article import Article
from digest.summarizers.candidates import Candidate, title_of
from digest.text.contradictions import contradict


class StoryTitles:
    """Titles of a story; two of them may contradict each other, and only one is its headline."""

    def __init__(self, articles: Sequence[Article]) -> None:
        self._titles: dict[frozenset[str], list[Article]] = {}
        for article in articles:
            if article.title:
                self._titles.setdefault(frozenset(title_of(article)), []).append(article)

    def say(self, candidate: Candidate) -> bool:
        """Return whether a title has all words of a sentence, and no title with these words contradicts it."""
        spoken = frozenset(candidate.stems)
        titled = [article for title, articles in self._titles.items() if spoken <= title for article in articles]
        return bool(titled) and not any(contradict(candidate.text, it.title, it.language) for it in titled)
