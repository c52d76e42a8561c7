"""The outlet that publishes a feed: its name, from what the feed says of itself and from where it leads.

A feed is named after itself ("Top Stories", "Asia", "X – Breaking News and Video from X"), its publisher after the
outlet.  The part of a title, of the line of rights, or of the author's name that the host is spelled from is the
outlet's name; words of feeds and sections beside it are not.  A title that no host confirms names the outlet where the
feed belongs to a whole site; a section of one is named by its host.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from digest.model.feed import FeedText
from digest.sources.feed_words import COMPANY, FEED, HOSTING, NEWS, PLAIN_PATHS, PROXIES, SECTIONS, SMALL
from digest.text.publisher_names import labels_of, registered, spellings, spells, words_of
from digest.text.urls import host_of

_SEPARATORS = re.compile(r"\s+(?:[-–—|>»›·•:/~]+|::)\s+|\s*[|»›·•]\s*|:\s+|\s+//\s+|[()\[\]]")
_FEED_WORDS = FEED | NEWS | SECTIONS
# Labels before the registered one without the name of an outlet: "www", "feeds", a language.
_NO_NAME = frozenset("www feeds rss m amp edition en de fr es it blog blogs online".split())
# Words of a part of a title in which a name is looked for: the longest names have seven.
_MOST_WORDS, _LONGEST_NAME = 24, 8
_ACCOUNT = re.compile(r"^/(?:@|~|(?:user|users|channel|c|profile|people)/)")
_MARKS = " \t.,;:!?\"'“”„«»*©®™"
_RIGHTS = re.compile(
    r"copyright|contents?\b|\(c\)|\(p\)|©|℗|\d{4}(?:\s*[-–]\s*\d{2,4})?|(?:all rights|alle rechte|tous droits).*$", re.I
)
# A name behind the words of a feed: "Latest news from the Courier".
_FROM = frozenset("from by von de di van av".split())
_MARKUP = re.compile(r"<[^<>]*>")
_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class Outlet:
    """The name of a feed's publisher; not `is_named` where it is the host alone, and a page may give a better name."""

    name: str
    is_named: bool = True


def outlet_of(feed: FeedText, host: str) -> Outlet:
    """Return the outlet of a feed that was read from `host`; its name is "" where there is neither title nor host."""
    hosts = _hosts(feed, host)
    labels = [label for known in hosts for label in _labels(known)]
    path, query = _path_of(feed.link)
    is_account = _is_account(feed, path)
    extra = frozenset() if is_account else _path_words(path)
    name = ""
    if not is_account:
        name = _confirmed(feed, labels, extra) or _holder(feed.rights, _registered(hosts[:1]))
    if not name and (is_account or _is_of_site(path, query)):
        name = _own_name(feed, extra)
    if name:
        return Outlet(name)
    return Outlet(hosts[0], is_named=False) if hosts else Outlet(feed.title, is_named=bool(feed.title))


def _is_account(feed: FeedText, path: str) -> bool:
    """Return whether a feed is that of a person or a project on a site of many."""
    return bool(_ACCOUNT.match(path)) or (path.strip("/") != "" and host_of(feed.link) in HOSTING)


def _own_name(feed: FeedText, extra: frozenset[str]) -> str:
    """The name that a site or an account gives itself in the title of its feed; "" for words of feeds and sections."""
    if feed.image and feed.title.startswith(f"{feed.image} "):
        return feed.image
    if _starts_as_feed(feed.title):
        name = _behind_from(feed.title)
        return "" if _is_generic(name, extra) else name
    named = [part for part in _parts(feed.title) if not _is_generic(part, extra)]
    return next((part for part in named if not part.startswith("@")), next(iter(named), ""))  # "@ann.example - Ann Lee"


def _behind_from(title: str) -> str:
    """Return the capitalised words at the end of a title behind a word such as "from"; "" without them."""
    words = title.split()
    start = len(words)
    while start and words[start - 1][0].isupper():
        start -= 1
    before = words[:start]
    if before and before[-1] == "the":
        before.pop()
    return " ".join(words[start:]) if before and before[-1] in _FROM else ""


def _registered(hosts: Sequence[str]) -> list[str]:
    return [label for label in map(registered, hosts) if label]


def _confirmed(feed: FeedText, labels: Sequence[str], extra: frozenset[str]) -> str:
    """The name that a host is spelled from: in the image's title, the title, or the author's name."""
    if feed.image != feed.title and (name := _name_in(feed.image, labels, extra)) and name in feed.title:
        return name
    title = _name_in(feed.title, labels, extra)
    author = _name_in(feed.author.replace(",", " | "), labels, frozenset())
    if title and not (author.startswith(f"{title} ") and title != feed.title):
        return title
    return author


def _holder(rights: str, labels: Sequence[str]) -> str:
    """The holder of the rights, if a host is spelled from its name; by its initials where the host is these."""
    text = _RIGHTS.sub(" ", _MARKUP.sub(" ", rights))
    initials = "".join(word[0] for word in re.findall(r"[^\W\d_]+", text) if word.lower() not in SMALL)
    short = next((label for label in labels if label and initials.lower().startswith(label)), "")
    return short.upper() if len(short) > 1 else _name_in(text, labels, COMPANY)


def _name_in(text: str, labels: Sequence[str], extra: frozenset[str]) -> str:
    """The part of a text that a label is spelled from, with the words of the name around it; "" for none."""
    for label in labels:
        for part in _parts(text):
            tokens = part.split()[:_MOST_WORDS]
            if core := _core(tokens, label):
                return _widened(tokens, *core, extra)
    return ""


def _core(tokens: Sequence[str], label: str) -> tuple[int, int] | None:
    """The fewest words from which a label is spelled, as a range; None for none."""
    words = [words_of(token) for token in tokens]
    for length in range(1, min(len(tokens), _LONGEST_NAME) + 1):
        for start in range(len(tokens) - length + 1):
            flat = [word for group in words[start : start + length] for word in group]
            if 0 < len(flat) <= _LONGEST_NAME and spells(flat, label):
                return start, start + length
    return None


def _widened(tokens: Sequence[str], start: int, end: int, extra: frozenset[str]) -> str:
    """The name around a core: the whole part, or up to the next word of feeds."""
    generic = [_is_feed_word(token, extra) for token in tokens]
    if any([*generic[:start], *generic[end:]]):
        while start and _belongs_before(tokens[start - 1], tokens[start], extra):
            start -= 1
        if (
            end - start == 1
            and end < len(tokens)
            and _plain(tokens[end]) in NEWS
            and not any(generic[end + 1 : end + 2])
        ):
            end += 1
        while end < len(tokens) and not generic[end] and _plain(tokens[end]) not in SMALL:
            end += 1
    else:
        start, end = 0, len(tokens)
    return " ".join(tokens[start:end]).strip(_MARKS)


def _belongs_before(token: str, following: str, extra: frozenset[str]) -> bool:
    """Whether a word before a core is of its name: "The", or "National", which names a section elsewhere."""
    word = _plain(token)
    if following[:1].isupper() and token[:1].islower():
        return False
    if word in SMALL or word in SECTIONS:
        return token[0].isupper() and word not in extra
    return not _is_feed_word(token, extra)


def _parts(text: str) -> Iterator[str]:
    """The parts of a title between its separators."""
    for part in _SEPARATORS.split(text):
        if stripped := part.strip(_MARKS):
            yield stripped


def _is_generic(part: str, extra: frozenset[str]) -> bool:
    """Whether a part of a title has words of feeds and sections alone."""
    return all(_plain(word) in SMALL or _is_feed_word(word, extra) for word in part.split())


def _is_feed_word(token: str, extra: frozenset[str]) -> bool:
    word = _plain(token)
    return word in _FEED_WORDS or word in extra or word.startswith("rss") or word.isdigit()


def _starts_as_feed(title: str) -> bool:
    """Whether a title begins with a word of feeds: "Recent commits to ...", "Activity in ..."."""
    words = [word for word in map(_plain, title.split()) if word not in SMALL]
    return bool(words) and words[0] in FEED


def _plain(token: str) -> str:
    return token.lower().replace("’", "'").strip(_MARKS + "()[]")


def _path_of(link: str) -> tuple[str, str]:
    """The path and query of an address; "" for what is none."""
    try:
        parts = urlsplit(link)
    except ValueError:
        return "", ""
    return parts.path, parts.query


def _is_of_site(path: str, query: str) -> bool:
    """Whether the path of a feed's link is that of a whole site, and of no section or page."""
    segments = [segment.lower() for segment in path.split("/") if segment]
    return not query and all(segment.partition(".")[0] in PLAIN_PATHS or len(segment) <= 2 for segment in segments)


def _path_words(path: str) -> frozenset[str]:
    """The words of a path, and its segments without marks: the names of sections."""
    segments = [segment.lower() for segment in path.split("/") if segment]
    return frozenset(
        word for segment in segments for word in (*re.split(r"[\W_]+", segment), re.sub(r"[\W_]", "", segment)) if word
    )


def _hosts(feed: FeedText, host: str) -> list[str]:
    """The hosts of most entries, of the feed's link and of the feed, without those that pass on others' feeds."""
    counts = Counter(host_of(entry.url) for entry in feed.entries if entry.url)
    most = [name for name, number in counts.most_common(1) if number >= _SHARE * len(feed.entries)]
    hosts = [*most, host_of(feed.link), host]
    return [name for name in dict.fromkeys(hosts) if is_public(name) and not _is_proxy(name)]


def is_public(host: str) -> bool:
    """Return whether a host has a name of the public network, and is no number of one machine."""
    return "." in host and not host.replace(".", "").isdigit() and ":" not in host


def _is_proxy(host: str) -> bool:
    return not PROXIES.isdisjoint(host.split("."))


def _labels(host: str) -> Iterator[str]:
    """What a name may spell: the registered part of a host, the labels before it, and both together."""
    own = registered(host)
    yield from sorted(spellings(own), key=len, reverse=True)
    for label in labels_of(host)[:-1]:
        plain = "".join(filter(str.isalnum, label))
        if plain in _NO_NAME:
            continue
        yield from (own + plain, plain + own)
        if plain not in _FEED_WORDS:
            yield plain
