"""The headline of a story: the title of one of its articles, word for word, else that article's first sentence."""

from collections import Counter
from collections.abc import Collection, Sequence

from digest.model.article import Article
from digest.model.canonical import hash_text
from digest.text.words import stems

# Titles of this many words report an event; shorter ones name a subject, longer ones are summaries.
_SHORTEST, _LONGEST = 4, 18
# A title out of these bounds has to be this much better.
_MISFIT = 0.5


def headline(articles: Sequence[Article], said: Collection[str] = ()) -> tuple[str, Article]:
    """The headline and its article.  `articles` is not empty and in reading order.

    The best title has the largest share of stems that are also in the titles and texts of the other articles.
    Titles in the language of most articles come first; of equals, the first.  A title that was `said` (SHA-256) is no
    headline again; without another title the headline is the first sentence that was not said.
    """
    titled = [article for article in articles if article.title and hash_text(article.title) not in said]
    return _best_title(articles, titled) if titled else _first_sentence(articles, said)


def _first_sentence(articles: Sequence[Article], said: Collection[str]) -> tuple[str, Article]:
    """The first sentence that was not said; if all were, the first title or sentence."""
    for article in articles:
        for sentence in article.sentences:
            if hash_text(sentence.text) not in said:
                return sentence.text, article
    first = articles[0]
    return first.title or (first.sentences[0].text if first.spans else ""), first


def _best_title(articles: Sequence[Article], titled: Sequence[Article]) -> tuple[str, Article]:
    spoken = Counter(article.language for article in articles).most_common(1)[0][0]
    held = {id(article): frozenset(stems(f"{article.title}\n{article.text}", article.language)) for article in articles}

    def fit(article: Article) -> float:
        words = stems(article.title, article.language)
        others = [held[id(other)] for other in articles if other is not article]
        shared = sum(stem in other for other in others for stem in words) / max(len(words) * len(others), 1)
        inside = _SHORTEST <= len(article.title.split()) <= _LONGEST
        return round(shared * (1 if inside else _MISFIT) + (article.language == spoken), 9)

    best = max(titled, key=fit)
    return best.title, best
