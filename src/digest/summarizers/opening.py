"""Choose the sentences with which a story may open."""

from collections.abc import Iterable

from digest.summarizers.candidates import Candidate
from digest.summarizers.repeats import Repeats

# Share of the largest share of the event's core that a sentence needs to tell the event: a scene, a caption or an
# article on something else has less.
_OF_THE_BEST = 0.34
# Stems that a sentence has and the headline lacks, from which on it does not only say the headline again.
_ADDS = 6


def openings(left: Iterable[Candidate], said: Repeats) -> list[int]:
    """Return the orders of the first sentences that tell the event and add to the headline, if there are any.

    Without such a sentence of those that tell the event, without these all first sentences.
    """
    leads = [candidate for candidate in left if candidate.position == 0]
    shares = {candidate.order: said.core(candidate.language).share(candidate) for candidate in leads}
    least = _OF_THE_BEST * max(shares.values(), default=0.0)
    telling = [candidate for candidate in leads if shares[candidate.order] >= least]
    adding = [candidate for candidate in telling if said.adds_to_headline(candidate) >= _ADDS]
    return [candidate.order for candidate in adding or telling]
