"""Find the sources that a brief names in its settings: by name, publisher, host or section."""

import difflib
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from digest.errors import SettingsError
from digest.fetching.subscriptions import name_of
from digest.settings.source_tables import SourceSettings

# Prefix of a selector for all sources of a section.
SECTION = "section:"
# Names that a message lists.
_LISTED = 5


@dataclass(frozen=True, slots=True)
class NamedSource:
    """A source as a brief may name it: its `name` is its address or path, `titles` are its publisher and titles."""

    name: str
    titles: tuple[str, ...] = ()
    section: str = ""

    @property
    def host(self) -> str:
        """The host of its address without "www.", "" for a path."""
        return (urlsplit(self.name).hostname or "").removeprefix("www.") if "://" in self.name else ""


def named_source(source: SourceSettings, feed_title: str = "") -> NamedSource:
    """Return a source of the settings as a brief may name it; `feed_title` is the title that its feed has."""
    titles = (source.title, source.publisher or "", feed_title)
    return NamedSource(name_of(source), tuple(filter(None, titles)), source.section)


def selected(brief: str, selectors: Sequence[str], sources: Sequence[NamedSource]) -> tuple[str, ...]:
    """Return the names of the sources that the selectors of a brief name, in the order of the sources.

    Raises SettingsError for a selector that names no source.
    """
    for selector in selectors:
        if not any(_names(selector, source) for source in sources):
            raise SettingsError(f"brief {brief!r}, sources: {_unknown(selector, sources)}")
    chosen = (source.name for source in sources if any(_names(selector, source) for selector in selectors))
    return tuple(dict.fromkeys(chosen))


def _names(selector: str, source: NamedSource) -> bool:
    """Return whether a selector names a source: "section:World", "BBC", "example.org", or its address or path."""
    wanted = selector.casefold()
    if wanted.startswith(SECTION):
        return source.section.casefold() == wanted.removeprefix(SECTION).strip()
    if selector == source.name or wanted in map(str.casefold, source.titles):
        return True
    return bool(source.host) and f".{source.host}".endswith(f".{wanted}")


def _unknown(selector: str, sources: Sequence[NamedSource]) -> str:
    if not sources:
        return f"there is no source {selector!r}; `digest source add` adds one"
    known = list(dict.fromkeys(next(iter(source.titles), source.host or source.name) for source in sources))
    if selector.casefold().startswith(SECTION):
        known = [f"{SECTION}{name}" for name in dict.fromkeys(source.section for source in sources) if name] or known
    near = difflib.get_close_matches(selector, known, n=1)
    hint = f"did you mean {near[0]!r}?" if near else f"known are {', '.join(map(repr, known[:_LISTED]))}"
    more = f" and {len(known) - _LISTED} more" if len(known) > _LISTED and not near else ""
    return f"there is no source {selector!r}; {hint}{more}"
