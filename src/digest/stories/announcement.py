"""Find the sentence of a story on its next event, with the day of that event."""

from collections.abc import Collection, Sequence
from datetime import date

from digest.model.article import Article, Sentence
from digest.model.canonical import hash_text
from digest.text.coming import coming
from digest.text.words import stems

# Minimum number of stems that it shares with the headline and the lines of its story; with fewer it may be on another
# matter that its article mentions, such as a service for readers.
_SHARED = 2
# Number of articles that are searched: older reports of a large story say what has happened since.
_NEWEST = 8


def announces(text: str, article: Article, day: date) -> bool:
    """Return whether a sentence of an article names a day from `day` on for something to come."""
    moment = coming(text, article.language, article.published.date()) if article.published else None
    return moment is not None and moment >= day


def announcement(
    articles: Sequence[Article], headline: str, lines: Sequence[Sentence], day: date, avoided: Collection[str]
) -> Sentence | None:
    """Return the sentence on what comes next that is nearest to the headline and the lines; None without a sure one.

    It is of the newest article that has one, among the newest ones; no sentence with a hash in `avoided` is returned.
    """
    text = "\n".join((headline, *(line.text for line in lines)))
    for article in sorted(articles, key=lambda article: article.age, reverse=True)[:_NEWEST]:
        told = frozenset(stems(text, article.language))
        found = [(len(told.intersection(stems(one.text, article.language))), one) for one in article.sentences
                 if hash_text(one.text) not in avoided and announces(one.text, article, day)]  # fmt: skip
        near = [(shared, one) for shared, one in found if shared >= _SHARED]
        if near:
            return max(near, key=lambda pair: (pair[0], -pair[1].position))[1]
    return None
