"""The sources that the settings name, built."""

from collections.abc import Sequence
from pathlib import Path

from digest import plugins
from digest.ports import Source
from digest.settings import Settings, SourceSettings


def sources_of(settings: Settings, without: Sequence[Path] = ()) -> list[Source]:
    """One for each [[source]]; what stands in the folders of `without`, or is written by a brief, is not read."""
    written = [settings.at(brief.folder) for brief in settings.brief if brief.folder]
    return [_source(settings, source, (*without, *written)) for source in settings.source]


def _source(settings: Settings, source: SourceSettings, without: tuple[Path, ...]) -> Source:
    known = {"publisher": source.publisher, "section": source.section}
    made: Source
    if source.path is None:
        made = plugins.load("sources", "feed", url=source.url, **known)
    else:
        made = plugins.load("sources", "files", paths=(settings.at(source.path),), without=without, **known)
    return made
