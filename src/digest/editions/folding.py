"""Second stage: fold reprints and older versions into the articles that they repeat."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import chain

from digest.editions.selection import Selection
from digest.editions.shared import SharedWork
from digest.model.article import Article
from digest.model.edition import Reprint
from digest.stories import reprints as repeats


@dataclass(frozen=True, slots=True)
class Originals:
    """The articles with a text of their own, oldest first; `reprints` has the repeats of each, by its id."""

    articles: tuple[Article, ...]
    reprints: Mapping[str, tuple[Reprint, ...]] = field(default_factory=dict)


def fold(selection: Selection, shared: SharedWork) -> Originals:
    """Fold each repeat into its original.  An older version of a reprint goes to the original of that reprint."""
    current = {article.id: article for article in selection.articles}
    versions = [_version(older, current[older.id]) for older in selection.older]
    articles, copies = repeats.fold(selection.articles, partial(_fingerprints, shared))
    original = {copy.article: copy.of for copy in copies}
    folded: dict[str, list[Reprint]] = {}
    for repeat in (*copies, *versions):
        folded.setdefault(original.get(repeat.of, repeat.of), []).append(repeat)
    return Originals(articles, {name: tuple(found) for name, found in folded.items()})


def _fingerprints(shared: SharedWork, articles: Sequence[Article]) -> list[repeats.Fingerprint]:
    return list(chain.from_iterable(shared.of_articles(repeats.fingerprints, articles)))


def _version(older: Article, current: Article) -> Reprint:
    """Mark a version as a copy if its text is equal to the current one."""
    return repeats.reprint(older, current, "copy" if older.text_hash == current.text_hash else "older")
