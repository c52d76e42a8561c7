"""Copy the shipped templates and words into a folder of the user."""

from pathlib import Path

from digest.errors import UsageError
from digest.resources import shipped


def copy_templates(folder: str | Path) -> tuple[Path, ...]:
    """Copy the templates and words of the program into a folder; return the new files.

    Raises UsageError if the folder has one of them already: it may be changed.
    """
    source, target = shipped("templates"), Path(folder)
    names = sorted(path.relative_to(source) for path in source.rglob("*") if path.is_file())
    there = [name for name in names if (target / name).exists()]
    if there:
        raise UsageError(f"{target / there[0]} is there already; give a new folder, or take it away")
    try:
        for name in names:
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            (target / name).write_bytes((source / name).read_bytes())
    except OSError as error:
        raise UsageError(f"{target}: {error.strerror}; give a folder that can be written") from error
    return tuple(target / name for name in names)
