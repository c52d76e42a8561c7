"""Find the sentences of a small story that tell the event of a taken first sentence again, in other words.

Each outlet tells the event once: in its first sentence or, where it opens on other news of the event, below.  The words
of two such sentences do not show it, for each has names and numbers of its own; their places do.
"""

from collections.abc import Callable, Iterator, Sequence

from digest.summarizers.candidates import Candidate

# Sentences of an article in which the event is looked for, and the closeness of one below the first that tells it: in
# labelled news and in evals/own/told_once.jsonl it is .35 to .47 for these, and below .3 for most others.
_WITHIN, _BELOW = 6, 0.3
# Times that the sentence below is closer than the first one.
_CLEARLY = 1.5


def retellings(
    taken: Candidate, found: Sequence[Candidate], closeness: Callable[[Candidate], float]
) -> Iterator[Candidate]:
    """Yield for each other article in the language the sentence that tells the event of a taken one, if it has one.

    It is the first sentence, unless one below is close to the taken one by its `closeness`, and clearly closer.
    """
    best: dict[int, tuple[float, Candidate]] = {}
    for other in found:
        if other.article == taken.article or other.position >= _WITHIN or other.language != taken.language:
            continue
        close = closeness(other)
        if other.position == 0:
            best[other.article] = max(close * _CLEARLY, _BELOW), other
        elif close > best.get(other.article, (_BELOW, other))[0]:
            best[other.article] = close, other
    yield from (other for _, other in best.values())
