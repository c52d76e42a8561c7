"""Make a site of editions: a page for each, a list of all, a page for each story of several days, and a feed."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from typing import Any

from digest.building.own_templates import PageProcess
from digest.model.edition import Edition
from digest.renderers.atom import FeedEntry, feed
from digest.renderers.shown import StoryView
from digest.renderers.templates import render
from digest.renderers.view import context
from digest.renderers.wording import Wording, wording_for

# Editions in the feed; headlines of an edition in the list.
_FED, _LISTED = 20, 3


@dataclass(frozen=True, slots=True)
class ListedEdition:
    """An edition in the list of all: its address, its title, and its first headlines."""

    address: str
    title: str
    stories: tuple[StoryView, ...]
    day: date | None

    @property
    def headlines(self) -> tuple[StoryView, ...]:
        """The first stories, as the list of all editions has them."""
        return self.stories[:_LISTED]


@dataclass(frozen=True, slots=True)
class ToldStory:
    """A story in one edition: the address of its place there, the edition's day in words, and its view."""

    address: str
    day: str
    view: StoryView


@dataclass(slots=True)
class Site:
    """The files of a site.  `load` returns an edition by its key; `keys` are all, the newest first.

    With `templates` of the user the pages are rendered in a process of its own.  `style` is a look of templates/looks,
    or "plain".
    """

    keys: Sequence[str]
    load: Callable[[str], Edition]
    templates: str = ""
    style: str = "plain"
    _told: dict[str, list[ToldStory]] = field(default_factory=dict)
    _listed: list[ListedEdition] = field(default_factory=list)
    _render: Callable[[str, dict[str, Any]], bytes] = render

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Yield the name and the bytes of each file, the list of all editions last.  Raises TemplateError."""
        if not self.templates:
            yield from self._files()
            return
        with PageProcess(self.templates) as self._render:
            yield from self._files()

    def _files(self) -> Iterator[tuple[str, bytes]]:
        for key in self.keys:
            self._read(key, self.load(key))
        for key in self.keys:
            yield f"editions/{_file(key)}", self._page(key)
        say = self._wording()
        several = {name: told[::-1] for name, told in self._told.items() if len(told) > 1}
        for name, told in several.items():
            values = {**_plain_values(say), "title": told[-1].view.headline, "told": told}
            yield f"stories/{name}.html", self._rendered("story", values)
        years = self._years()
        for year, listed in years.items():
            values = {**_plain_values(say), "title": year, "editions": listed}
            yield f"headlines-{year}.html", self._rendered("year", values)
        newest = [FeedEntry(self.load(key), f"editions/{_file(key)}") for key in islice(self.keys, _FED)]
        yield "feed.xml", feed(newest, say("editions"), "index.html")
        yield "index.html", self._index(say, several, list(years))

    def _read(self, key: str, edition: Edition) -> None:
        values = context(edition, templates=self.templates)
        views = [view for _, views in values["sections"] for view in views]
        address = f"editions/{_file(key)}"
        day = edition.slot.day
        self._listed.append(ListedEdition(address, values["title"], tuple(views), day))
        for story, view in zip(edition.stories, views, strict=True):
            at = values["say"].short_date(day, year=True) if day else ""
            self._told.setdefault(story.id, []).append(ToldStory(f"../{address}#story-{view.number}", at, view))

    def _page(self, key: str) -> bytes:
        edition = self.load(key)
        brief = [other for other in self.keys if other.partition("/")[0] == key.partition("/")[0]]
        at = brief.index(key)
        values = context(edition, templates=self.templates)
        pages = {
            story.id: f"../stories/{story.id}.html" if len(self._told[story.id]) > 1 else ""
            for story in edition.stories
        }
        values["story_pages"] = {number: pages[story.id] for number, story in enumerate(edition.stories, start=1)}
        values["earlier"] = _file(brief[at + 1]) if at + 1 < len(brief) else ""
        values["later"] = _file(brief[at - 1]) if at else ""
        return self._rendered("edition", values)

    def _years(self) -> dict[str, list[ListedEdition]]:
        """Return the dated editions of each year, the newest first."""
        years: dict[str, list[ListedEdition]] = {}
        for listed in self._listed:
            if listed.day:
                years.setdefault(f"{listed.day.year}", []).append(listed)
        return years

    def _index(self, say: Wording, several: dict[str, list[ToldStory]], years: list[str]) -> bytes:
        days: dict[str, list[ListedEdition]] = {}
        for listed in self._listed:
            days.setdefault(say.long_date(listed.day) if listed.day else "", []).append(listed)
        stories = [
            {
                "address": f"stories/{name}.html",
                "language": told[-1].view.language,
                "headline": told[-1].view.headline,
                "first": told[0].day,
                "last": told[-1].day,
            }
            for name, told in several.items()
        ]
        values = {**_plain_values(say), "title": say("all_editions"), "days": list(days.items()), "stories": stories}
        values["years"] = [(year, f"headlines-{year}.html") for year in years]
        return self._rendered("index", values)

    def _rendered(self, name: str, values: dict[str, Any]) -> bytes:
        return self._render(f"site/{name}.html", {**values, "style": self.style})

    def _wording(self) -> Wording:
        newest = self.load(self.keys[0]).inputs.plan.language if self.keys else "en"
        return wording_for(newest, self.templates)


def _plain_values(say: Wording) -> dict[str, Any]:
    """Return the variables of a page that is no edition."""
    empty: tuple[str, ...] = ()
    lists = dict.fromkeys(("glance", "mentions", "corrections", "notices", "sections"), empty)
    return {**lists, "say": say, "language": say.language, "direction": say.direction, "version": "", "empty": False}


def _file(key: str) -> str:
    """Return the name of the page of an edition."""
    return f"{key.replace('/', '-').replace(':', '')}.html"
