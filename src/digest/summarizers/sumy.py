"""Use sumy's methods by name, with our sentences, stems and stop words, so that no NLTK data is needed."""

import random as randomness
import warnings
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from typing import Any, ClassVar

from digest.model.article import Article
from digest.model.summary import Budget, Frequencies, Summary
from digest.summarizers.candidates import Candidate, candidates
from digest.text.words import stop_words, vocabulary, words

_CLASSES = {
    "edmundson": ("edmundson", "EdmundsonSummarizer"),
    "kl": ("kl", "KLSummarizer"),
    "lex-rank": ("lex_rank", "LexRankSummarizer"),
    "lsa": ("lsa", "LsaSummarizer"),
    "luhn": ("luhn", "LuhnSummarizer"),
    "random": ("random", "RandomSummarizer"),
    "reduction": ("reduction", "ReductionSummarizer"),
    "sum-basic": ("sum_basic", "SumBasicSummarizer"),
    "text-rank": ("text_rank", "TextRankSummarizer"),
}
# Edmundson's method needs bonus words and stigma words.  The former are those of the title; the latter, in Edmundson's
# own spirit, are words that make a claim small or personal.
_AGAINST = ("impossible", "hardly", "perhaps", "maybe", "unlikely", "anyway")


@dataclass(frozen=True, slots=True)
class Sumy:
    """Summary by one of sumy's methods.  With a `seed` the random one gives the same sentences each time."""

    method: str
    seed: int = 0
    uses_frequencies: ClassVar[bool] = False

    def __call__(
        self,
        articles: Sequence[Article],
        budget: Budget,
        frequencies: Frequencies | None = None,
        avoid: Collection[str] = (),
    ) -> Summary:
        found = [candidate for candidate in candidates(articles, avoid) if words(candidate.text)]
        if not found or budget.most(len(found)) == 0:
            return Summary((), self.method)
        choose = self._chooser(found, [article.title for article in articles])
        taken = _largest_within(choose, found, budget)
        return Summary(tuple(c.sentence for c in taken), self.method, ((),) * len(taken))

    def _chooser(self, found: list[Candidate], titles: list[str]) -> Callable[[int], list[Candidate]]:
        """Return a function from a number of sentences to those that the method takes, in reading order."""
        document = _document(found)
        language = found[0].language
        module, name = _CLASSES[self.method]
        summarizer = getattr(import_module(f"sumy.summarizers.{module}"), name)(_stemmer(language))
        if self.method == "edmundson":
            _cue(summarizer, titles, language)
        elif hasattr(summarizer, "stop_words"):
            summarizer.stop_words = stop_words(language)
        places = {id(sentence): at for at, sentence in enumerate(document.sentences)}

        def choose(number: int) -> list[Candidate]:
            with _seeded(self.seed), warnings.catch_warnings():
                warnings.simplefilter("ignore", RuntimeWarning)  # LexRank: 0 / 0 where no two are alike
                chosen = summarizer(document, number)
            return [found[at] for at in sorted(places[id(sentence)] for sentence in chosen)]

        return choose


def _largest_within(
    choose: Callable[[int], list[Candidate]], found: list[Candidate], budget: Budget
) -> list[Candidate]:
    """Return the most sentences that fit the budget: the methods take a number of sentences, and not of words."""
    if budget.words is None:
        return choose(budget.most(len(found)))
    low, high, best = 1, len(found), []
    while low <= high:
        number = (low + high) // 2
        chosen = choose(number)
        if sum(candidate.words for candidate in chosen) <= budget.words:
            best, low = chosen, number + 1
        else:
            high = number - 1
    return best


def _document(found: list[Candidate]) -> Any:  # noqa: ANN401 - sumy has no types
    """Return the sentences as sumy's document, with our paragraphs."""
    from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence

    paragraphs: dict[tuple[int, int], list[Any]] = {}
    for candidate in found:
        key = (candidate.article, candidate.sentence.paragraph)
        sentence = Sentence(candidate.text, _Tokenizer(candidate.language))
        paragraphs.setdefault(key, []).append(sentence)
    return ObjectDocumentModel([Paragraph(sentences) for sentences in paragraphs.values()])


@dataclass(frozen=True, slots=True)
class _Tokenizer:
    language: str

    def to_words(self, sentence: str) -> tuple[str, ...]:
        return tuple(words(sentence, self.language))


def _stemmer(language: str) -> Callable[[str], str]:
    table = vocabulary(language)
    return lambda word: table[word] or word


def _cue(summarizer: Any, titles: list[str], language: str) -> None:  # noqa: ANN401
    spoken = [word for title in titles for word in words(title, language)]
    summarizer.bonus_words = spoken or ("significant",)
    summarizer.stigma_words = _AGAINST
    summarizer.null_words = stop_words(language) or ("the",)


@contextmanager
def _seeded(seed: int) -> Iterator[None]:
    """Seed Python's one generator, from which sumy draws, and restore its state afterwards."""
    state = randomness.getstate()
    randomness.seed(seed)
    try:
        yield
    finally:
        randomness.setstate(state)


edmundson = partial(Sumy, "edmundson")
kl = partial(Sumy, "kl")
lex_rank = partial(Sumy, "lex-rank")
lsa = partial(Sumy, "lsa")
luhn = partial(Sumy, "luhn")
random = partial(Sumy, "random")
reduction = partial(Sumy, "reduction")
sum_basic = partial(Sumy, "sum-basic")
text_rank = partial(Sumy, "text-rank")
