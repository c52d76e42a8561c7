"""The sources that the settings name, built."""

from collections.abc import Sequence
from pathlib import Path

from digest import plugins
from digest.ports import Source
from digest.settings import Settings, SourceSettings


def sources_of(settings: Settings, without: Sequence[Path] = ()) -> list[Source]:
    """One for each [[source]]; what stands in the folders of `without`, or is written by a brief, is not read."""
    return [_source(settings, source, (*without, *_own(settings))) for source in settings.source]


def _own(settings: Settings) -> list[Path]:
    """What the program itself keeps beside the sources: the settings, the store, the editions."""
    written = [settings.at(brief.folder) for brief in settings.brief if brief.folder]
    store = settings.store.url.partition(":///")[2]
    kept = [settings.at(Path(f"{store}{end}")) for end in ("", "-wal", "-shm", "-journal", ".lock")] if store else []
    return [*written, *kept, *([settings.file] if settings.file else [])]


def _source(settings: Settings, source: SourceSettings, without: tuple[Path, ...]) -> Source:
    known = {"publisher": source.publisher, "section": source.section}
    made: Source
    if source.path is None:
        made = plugins.load("sources", "feed", url=source.url, **known)
    else:
        made = plugins.load(
            "sources",
            "files",
            paths=(settings.at(source.path),),
            without=without,
            prefix=source.path.as_posix(),
            **known,
        )
    return made
