"""Copy the shipped templates and words into a folder of the user."""

from pathlib import Path

from digest.errors import UsageError
from digest.resources import shipped


def copy_templates(folder: str | Path) -> tuple[Path, ...]:
    """Copy the templates and words of the program into a folder; return the new files.

    Raises UsageError if the folder has one of them already: it may be changed.
    """
    from digest.channels.file import inside  # imports the deliveries, which few commands of the API need

    source, target = shipped("templates"), Path(folder)
    names = sorted(path.relative_to(source) for path in source.rglob("*") if path.is_file())
    try:
        paths = [inside(target, str(name)) for name in names]
        if there := [path for path in paths if path.exists() or path.is_symlink()]:
            raise UsageError(f"{there[0]} is there already; give a new folder, or take it away")
        for name, path in zip(names, paths, strict=True):
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("xb") as file:  # never through a link
                file.write((source / name).read_bytes())
    except OSError as error:
        raise UsageError(f"{target}: {error.strerror}; give a folder that can be written") from error
    return tuple(paths)
