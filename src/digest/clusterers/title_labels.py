"""Leave out the label that an outlet puts before its titles: "Show HN: ...", "Morning Briefing: ...", "VIDEO - ...".

A label is on the kind of an article and not on its event.  Before a title may be the event as well ("Harl earthquake:
villages cut off"): the words of an event are in the text, and those of a label are not.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from digest.model.article import Article

# Words of up to three before a mark, and a title of two words or more behind it.
_LABELLED = re.compile(r"\W*((?:[\w’'/&-]+ ){0,2}[\w’'/&-]+) ?(?::|\s[-–—|]|｜|：)\s+(?=\S+\s+\S)")
# Letters of a title in which a label ends, and the mark and two words behind it: the time grows with their square.
_LOOKED_AT = 80
# Titles of one outlet that need to have a label that is not in the list below.
_FEW = 3
# Labels by which outlets and boards name the kind of an article; the text of a headline alone could not show it.
_KNOWN = frozenset(
    label
    for line in """
    show hn|ask hn|tell hn|launch hn|video|watch|photos|gallery|podcast|listen|live|live updates|live blog|breaking
    breaking news|exclusive|opinion|editorial|comment|analysis|explainer|explained|review|interview|quiz|recap|obituary
    briefing|morning briefing|evening briefing|letters|letter|correction|update|press release|sponsored|fact check
    liveticker|live-ticker|eilmeldung|eil|kommentar|analyse|meinung|glosse|leitartikel|bilder|fotos|fotostrecke|exklusiv
    faktencheck|eqs-adhoc|eqs-news|eqs-dd|dgap-adhoc|dgap-news|ots
    en direct|direct|vidéo|vidéos|photos|entretien|reportage|tribune|infographie|éditorial|édito|chronique|exclusif
    en directo|directo|vídeo|vídeos|fotos|entrevista|análisis|opinión|última hora|exclusiva|reportaje|ao vivo|opinião
    in diretta|diretta|foto|intervista|analisi|opinione|ultim'ora|opinie|beeld|interview|kijk
    """.split("\n")
    for label in line.strip().split("|")
    if label
)


def without_labels(articles: Sequence[Article]) -> list[Article]:
    """Return the articles, their titles without labels."""
    labels = [_label(article.title) for article in articles]
    own = _own_labels((label, article) for (label, _), article in zip(labels, articles, strict=True))
    return [
        replace(article, title=article.title[end:])
        if label in _KNOWN or (outlet_of(article), label) in own
        else article
        for (label, end), article in zip(labels, articles, strict=True)
    ]


def _own_labels(labelled: Iterable[tuple[str, Article]]) -> set[tuple[str, str]]:
    """Return the labels that outlets put before several titles, each with its outlet."""
    holders: dict[tuple[str, str], list[Article]] = defaultdict(list)
    for label, article in labelled:
        if label and label not in _KNOWN:
            holders[outlet_of(article), label].append(article)
    return {key for key, some in holders.items() if len(some) >= _FEW and _is_label(key[1], some)}


def outlet_of(article: Article) -> str:
    """Return the name of the outlet of an article, "" if unknown."""
    return article.publisher or article.source


def _label(title: str) -> tuple[str, int]:
    """Return the label of a title and the place where it ends with its mark; ("", 0) without one."""
    found = _LABELLED.match(title[:_LOOKED_AT])
    return (found[1].lower(), found.end()) if found else ("", 0)


def _is_label(label: str, articles: Iterable[Article]) -> bool:
    """Return whether all articles have a text, and none of these has a word of the label."""
    texts = [article.text.lower() for article in articles]
    return all(texts) and not any(word in text for word in label.split() for text in texts)
