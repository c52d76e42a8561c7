"""Choose the sentences with which a story may open."""

from collections.abc import Iterable

from digest.summarizers.candidates import Candidate
from digest.summarizers.repeats import Repeats

# Share of the largest share of the event's core that a sentence needs to tell the event: a scene, a caption or an
# article on something else has less.
_OF_THE_BEST = 0.34
# Stems that a sentence has and the headline lacks, from which on it does not only say the headline again.
_ADDS = 6
# Share of the headline's stems with which a sentence tells what the headline says.
_CARRIES = 0.5


def openings(left: Iterable[Candidate], said: Repeats) -> list[int]:
    """Return the orders of the first sentences that tell the event, carry the headline and add to it, if there are any.

    Without such a sentence of those that tell the event and add to the headline, without these of those that tell it,
    without these all first sentences.
    """
    telling = _telling([candidate for candidate in left if candidate.position == 0], said)
    adding = [candidate for candidate in telling if said.adds_to_headline(candidate) >= _ADDS]
    carrying = [candidate for candidate in adding if said.share_of_headline(candidate) >= _CARRIES]
    return [candidate.order for candidate in carrying or adding or telling]


def _telling(leads: list[Candidate], said: Repeats) -> list[Candidate]:
    """Return the first sentences that tell the event of the story."""
    shares = {candidate.order: said.core(candidate.language).share(candidate) for candidate in leads}
    least = _OF_THE_BEST * max(shares.values(), default=0.0)
    return [candidate for candidate in leads if shares[candidate.order] >= least]
