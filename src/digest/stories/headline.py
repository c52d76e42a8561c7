"""The headline of a story: the title of one of its articles, word for word, else that article's first sentence."""

from collections import Counter
from collections.abc import Sequence

from digest.model.article import Article
from digest.text.words import stems

# Titles of this many words say what happened; shorter ones name a subject, longer ones tell the story.
_SHORTEST, _LONGEST = 4, 18
# A title out of these bounds has to be this much better.
_MISFIT = 0.5


def headline(articles: Sequence[Article]) -> tuple[str, Article]:
    """The headline and the article whose it is.  `articles` is not empty and stands in reading order.

    The title is taken that says most of what the other articles say too: the share of its stems that stand in their
    titles and texts.  The language of most articles comes first; of equals, the first.
    """
    titled = [article for article in articles if article.title]
    if not titled:
        first = articles[0]
        return first.sentences[0].text if first.spans else "", first
    spoken = Counter(article.language for article in articles).most_common(1)[0][0]
    held = {id(article): frozenset(stems(f"{article.title}\n{article.text}", article.language)) for article in articles}

    def fit(article: Article) -> float:
        said = stems(article.title, article.language)
        others = [held[id(other)] for other in articles if other is not article]
        shared = sum(stem in other for other in others for stem in said) / max(len(said) * len(others), 1)
        inside = _SHORTEST <= len(article.title.split()) <= _LONGEST
        return round(shared * (1 if inside else _MISFIT) + (article.language == spoken), 9)

    best = max(titled, key=fit)
    return best.title, best
