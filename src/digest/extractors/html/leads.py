"""Find the elements of a page that hold the lead of an article, by their classes."""

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from digest.extractors.html.page_lines import key_of

# Words for leads in the names of elements, in the trade and in the languages of pages; a word in a name is parted from
# others by a mark or a capital letter ("lead-text", "articleLead", not "leaderboard").
_NAMES = re.compile(
    r"(?:^|[\s_-]|(?<=[a-z])(?=[A-Z]))"
    r"(?i:lede?|lead[-_]?text|summary|standfirst|stand[-_]first|intro(?:duction|text)?|deck|dek|sub[-_]?headline"
    r"|sub[-_]?title|subhead|teaser[-_]?text|vorspann|anriss|chapo|chapeau|entradilla|bajada|sumario|sottotitolo|occhiello|ingress"
    r"|manchet|abstract|perex|lead|excerpt|synopsis|epigraph|epigrafe)(?:$|[\s_-]|(?<=[a-z])(?=[A-Z]))"
)  # fmt: skip
# Parts of these words, one of which is in each: they are looked up a hundred times as fast.
_STEMS = tuple(
    """led lead summary first intro deck dek sub teaser vorspann anriss chap entradilla bajada sumario sottotitolo
    occhiello ingress manchet abstract perex excerpt synopsis epigra""".split()
)
# Attributes that hold names.
_ATTRIBUTES = ("class", "data-qa", "data-manual")
# Elements around a lead that hold other things.
_ELSEWHERE = frozenset(("aside", "nav", "footer", "figure", "form", "li", "a"))
# Letters of a lead: shorter ones are labels, longer ones are texts.
_SHORTEST, _LONGEST = 40, 1_200
# Elements that are looked at.
_MOST = 50


def leads_of(tree: Any) -> list[str]:  # noqa: ANN401 - an lxml element
    """Return the keys of the texts in elements for leads; beside pictures, in lists of links and in menus are none."""
    found = []
    for element in islice(_named(tree), _MOST):
        key = key_of("".join(element.itertext()))
        if _SHORTEST <= len(key) <= _LONGEST and not _is_elsewhere(element):
            found.append(key)
    return found


def _named(tree: Any) -> Iterator[Any]:  # noqa: ANN401
    """Yield the elements with a name for leads; each name of a page is searched once, since most occur often."""
    for attribute in _ATTRIBUTES:
        names = dict.fromkeys(tree.xpath(f"//@{attribute}", smart_strings=False))
        all_names = "\n".join(names).lower()
        stems = [stem for stem in _STEMS if stem in all_names]
        found = (name for name in names if any(map(name.lower().__contains__, stems)) and _NAMES.search(name))
        order = {name: at for at, name in enumerate(islice(found, _MOST))}
        if order:  # all at once: each look-up goes through the whole page
            elements = [element for element in tree.iter() if element.get(attribute) in order]
            yield from sorted(elements, key=lambda element: order[element.get(attribute)])


def _is_elsewhere(element: Any) -> bool:  # noqa: ANN401
    return element.tag in _ELSEWHERE or next(element.iterancestors(*_ELSEWHERE), None) is not None


def is_in_lead(key: str, leads: Iterable[str]) -> bool:
    """Return whether the key of a line is long enough for a lead, and is in one of those found."""
    return len(key) >= _SHORTEST and any(key in lead for lead in leads)
