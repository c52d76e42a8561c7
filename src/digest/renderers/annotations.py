"""Render the quoted sentences of an edition as annotations of their pages (W3C Web Annotation Data Model, 2017)."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from digest.model.article import Article, Sentence
from digest.model.delivery import Rendering
from digest.model.edition import Edition, Story
from digest.renderers.json import visible
from digest.text.urls import is_web

# Letters around a quotation, by which a program finds the right one of several on a page (4.2.4 of the model).
_AROUND = 32
MEDIA_TYPE = 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"'


@dataclass(frozen=True, slots=True)
class Annotations:
    """Render a collection of annotations, one for each quoted sentence, for programs that mark texts on their pages.

    Each has two targets: the quotation on its page, with the letters around it, and its place in the clean text of the
    article, which edition.json has under the same hash.
    """

    def __call__(self, edition: Edition) -> Rendering:
        articles = {article.id: article for article in edition.articles}
        items = [item for story in edition.stories for item in _of_story(story, articles)]
        name = f"urn:digest:edition:{edition.hash}"
        for number, item in enumerate(items):
            item["id"] = f"{name}#{number}"
        record = {
            "@context": "http://www.w3.org/ns/anno.jsonld",
            "id": name,
            "type": "AnnotationCollection",
            "label": edition.key,
            "total": len(items),
            "first": {"id": f"{name}#page", "type": "AnnotationPage", "startIndex": 0, "items": items},
        }
        text = json.dumps(record, ensure_ascii=False, indent=1)
        return Rendering(MEDIA_TYPE, visible(f"{text}\n").encode())


def _of_story(story: Story, articles: dict[str, Article]) -> Iterator[dict[str, Any]]:
    """Yield an annotation without its name for each quoted sentence."""
    for sentence in story.quoted:
        if article := articles.get(sentence.article):
            body = {"type": "TextualBody", "value": story.headline, "format": "text/plain", "purpose": "describing"}
            targets = [_quotation(sentence, article), _place(sentence)]
            yield {"id": "", "type": "Annotation", "motivation": "highlighting", "body": body, "target": targets}


def _quotation(sentence: Sentence, article: Article) -> dict[str, Any]:
    """Return the sentence on its page, or in its file."""
    before, after = article.text[: sentence.start], article.text[sentence.end :]
    page = article.url if article.url and is_web(article.url) else ""
    selector = {
        "type": "TextQuoteSelector",
        "exact": sentence.text,
        "prefix": before[-_AROUND:],
        "suffix": after[:_AROUND],
    }
    return {"source": page or quote(article.source, safe="/:#?=&%", errors="surrogatepass"), "selector": selector}


def _place(sentence: Sentence) -> dict[str, Any]:
    """Return the place of the sentence in the clean text, in code points."""
    selector = {"type": "TextPositionSelector", "start": sentence.start, "end": sentence.end}
    return {"source": f"urn:digest:text:{sentence.text_hash}", "selector": selector}
