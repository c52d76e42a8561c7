"""Plain text, as a file or pasted from a page with all that stands around the article."""

from dataclasses import dataclass

from digest.extractors.decode import decode
from digest.extractors.facts import Facts, article_of
from digest.model.article import Article, Document


@dataclass(frozen=True, slots=True)
class Plain:
    """One article: the title from its first line, the date from a line that is a date and nothing else."""

    def __call__(self, document: Document) -> tuple[Article, ...]:
        return (article_of(document, decode(document.body, document.source), Facts()),)
