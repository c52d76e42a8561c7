"""Train a splitter that learns abbreviations from the user's own texts: Punkt (Kiss & Strunk 2006), by nltk.

No data is downloaded.  nltk takes a second to import, so it is imported only when this splitter is used.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from digest.text.sentences import Splitter

# Languages with other end marks: Punkt finds only full stops, ! and ?.
_OTHER_MARKS = frozenset("zh ja th lo km my hi mr ne bn as ur am ti hy bo si".split())


def can_learn(language: str) -> bool:
    """Return whether the sentences of a language end with marks that Punkt finds."""
    return language not in _OTHER_MARKS


def train(texts: Iterable[str]) -> Splitter:
    """Return a splitter for texts like these, all of one language; the same texts give the same splitter.

    Takes about two seconds per MB.
    """
    from nltk.tokenize.punkt import PunktSentenceTokenizer, PunktTrainer

    trainer = PunktTrainer()
    trainer.INCLUDE_ABBREV_COLLOCS = True
    for text in texts:
        trainer.train(text, finalize=False)
    tokenizer = PunktSentenceTokenizer(trainer.get_params())

    def split(line: str, _: str) -> Sequence[str]:
        starts = [start for start, _ in tokenizer.span_tokenize(line)]
        return [line[one:other] for one, other in pairwise([0, *starts[1:], len(line)])]

    return split
