"""A summarizer from outside, whole: the sentences with the most capitals."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from digest import Article, Budget, Frequencies, Summary


@dataclass(frozen=True)
class Loudest:
    """As many of the loudest sentences as the budget allows, in reading order."""

    def __call__(
        self,
        articles: Sequence[Article],
        budget: Budget,
        frequencies: Frequencies | None = None,
        avoid: Collection[str] = (),
    ) -> Summary:
        sentences = [sentence for article in articles for sentence in article.sentences]
        loudness = [sum(map(str.isupper, sentence.text)) for sentence in sentences]
        order = sorted(range(len(sentences)), key=lambda at: -loudness[at])[: budget.most(len(sentences))]
        chosen = sorted(order)
        why = tuple((("capitals", float(loudness[at])),) for at in chosen)
        return Summary(tuple(sentences[at] for at in chosen), "loudest", why)
