"""Find the elements of a page that hold the lead of an article, by their classes."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

from digest.extractors.html.page_lines import key_of

# Words for leads in the names of elements, in the trade and in the languages of pages.
_NAMES = re.compile(
    r"(?:^|[\s_-]|(?<=[a-z]))(?:lede?|lead-?text|summary|standfirst|stand-first|intro(?:duction|text)?|deck|dek|sub-?headline"
    r"|sub-?title|subhead|teaser-?text|vorspann|anriss|chapo|chapeau|entradilla|bajada|sumario|sottotitolo|occhiello|ingress"
    r"|manchet|abstract|perex|lead|excerpt|synopsis|epigraph|epigrafe)(?:$|[\s_-]|(?=[A-Z]))", re.I
)  # fmt: skip
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
    """Yield the elements with a name for leads; each name of a page is searched once, since most have a few."""
    searched: dict[str, bool] = {}
    for element in tree.xpath("//*[@class or @data-qa or @data-manual]"):
        name = _name_of(element)
        if name not in searched:
            searched[name] = bool(_NAMES.search(name))
        if searched[name]:
            yield element


def _name_of(element: Any) -> str:  # noqa: ANN401
    return f"{element.get('class') or ''} {element.get('data-qa') or ''} {element.get('data-manual') or ''}"


def _is_elsewhere(element: Any) -> bool:  # noqa: ANN401
    return element.tag in _ELSEWHERE or next(element.iterancestors(*_ELSEWHERE), None) is not None
