"""Find the feeds that a web page links to (<link rel="alternate">, as defined in the HTML standard)."""

from dataclasses import dataclass
from html.parser import HTMLParser

from digest.sources.web_answer import Answer
from digest.text.characters import one_line
from digest.text.urls import is_web, joined

_TYPES = ("application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml")
# Maximum length of a page's <head>, in bytes; nothing beyond is read.
_HEAD = 512 * 1024


@dataclass(frozen=True, slots=True)
class FeedLink:
    """Link from a page to a feed."""

    url: str
    title: str = ""


def feeds_in(body: bytes, url: str) -> list[FeedLink]:
    """Return the feeds that the page at `url` links to, in page order, with comment feeds last."""
    reader = _Links(url)
    reader.feed(body[:_HEAD].decode("utf-8", "replace"))
    once: dict[str, FeedLink] = {}
    for named in reader.found:
        once.setdefault(named.url, named)
    return sorted(once.values(), key=lambda named: "comment" in f"{named.url} {named.title}".lower())


def links_in(answer: Answer) -> list[FeedLink]:
    """Return the feeds that the page in an answer links to."""
    return feeds_in(answer.body, answer.url)


class _Links(HTMLParser):
    def __init__(self, base: str) -> None:
        super().__init__()
        self.base = base
        self.found: list[FeedLink] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        if tag == "base" and said.get("href"):
            self.base = joined(self.base, said["href"])
        kind = said.get("type", "").partition(";")[0].strip().lower()
        if tag == "link" and "alternate" in said.get("rel", "").lower().split() and kind in _TYPES:
            target = joined(self.base, said.get("href", "").strip())
            if is_web(target):
                self.found.append(FeedLink(target, one_line(said.get("title", ""))))

    handle_startendtag = handle_starttag

    def parse_marked_section(self, i: int, report: bool = True) -> int:
        """Skip a section like "<![CDACA[", for which the parser of the library raises AssertionError."""
        try:
            return super().parse_marked_section(i, report)
        except AssertionError:
            return self.parse_bogus_comment(i)
