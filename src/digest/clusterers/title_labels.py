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
# Titles of one source that need to have a label that is not in the list below.
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
    holders: dict[tuple[str, str], list[Article]] = defaultdict(list)
    for label, article in zip(labels, articles, strict=True):
        if label and label not in _KNOWN:
            holders[article.source, label].append(article)
    found = {key for key, some in holders.items() if len(some) >= _FEW and _is_label(key[1], some)}
    return [
        replace(article, title=_LABELLED.sub("", article.title, count=1))
        if label in _KNOWN or (label and (article.source, label) in found)
        else article
        for label, article in zip(labels, articles, strict=True)
    ]


def _label(title: str) -> str:
    found = _LABELLED.match(title)
    return found[1].lower() if found else ""


def _is_label(label: str, articles: Iterable[Article]) -> bool:
    """Return whether all articles have a text, and none of these has a word of the label."""
    texts = [article.text.lower() for article in articles]
    return all(texts) and not any(word in text for word in label.split() for text in texts)
