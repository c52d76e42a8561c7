"""Write docs/reference from the code: `python tests/reference.py`.

The commands come from the command line's own help, the settings from config/digest.toml, the schema of edition.json from
the types of the model.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "docs" / "reference"
_WIDTH = 100  # columns of the help on a page
_SCHEMA = "https://json-schema.org/draft/2020-12/schema"


def commands() -> dict[str, str]:
    """Return the pages of the commands by file name: one for each command, and an index."""
    from digest.cli import digest

    index = ["# Commands\n\nMade from the help of the program: `digest help COMMAND` prints the same.\n"]
    pages = {}
    for title, names in digest.sections.items():
        index.append(f"## {title}\n\n| command | does |\n| --- | --- |")
        for name, (_, summary) in names.items():
            helps = _helps(digest.get_command(click.Context(digest), name), f"digest {name}")
            pages[f"commands/{name}.md"] = "\n".join([f"# digest {name}\n\n{summary}.\n", *helps])
            index.append(f"| [digest {name}](commands/{name}.md) | {summary} |")
        index.append("")
    return {"commands.md": "\n".join(index), **pages}


def _helps(command: click.Command | None, path: str) -> Iterator[str]:
    assert command is not None, path
    context = click.Context(
        command, info_name=path, terminal_width=_WIDTH, max_content_width=_WIDTH, help_option_names=["-h", "--help"]
    )
    command._help_option = None  # click keeps the one of the first context, which may have other names
    yield f"## {path}\n\n```text\n{command.get_help(context)}\n```\n"
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            yield from _helps(command.get_command(context, name), f"{path} {name}")


def schema() -> str:
    """Return the JSON schema of edition.json, with the account in groups as the file has it."""
    from pydantic import TypeAdapter

    from digest.model.edition import FORMAT, Edition, Entry

    made = TypeAdapter(Edition).json_schema(mode="serialization")
    entry = TypeAdapter(Entry).json_schema(mode="serialization")["properties"]
    made["$defs"].pop("Entry")
    made["$defs"]["EntryGroup"] = {
        "description": "Entries of one fate; each lists its source, article id and title.",
        "type": "object",
        "properties": {
            **{name: entry[name] for name in ("bucket", "reason", "story")},
            "entries": {"type": "array", "items": {"type": "array", "prefixItems": [
                entry[name] for name in ("source", "article", "title")], "minItems": 3, "maxItems": 3}},
        },
        "required": ["bucket", "reason", "story", "entries"],
    }  # fmt: skip
    made["properties"]["account"] = {"type": "array", "items": {"$ref": "#/$defs/EntryGroup"}}
    made["properties"] = {
        "format": {"const": FORMAT, "description": "The format and its version."},
        "hash": {
            "type": "string",
            "pattern": "^[0-9a-f]{64}$",
            "description": "SHA-256 of the rest as canonical JSON.",
        },
        **made["properties"],
    }
    made["required"] = list(made["properties"])
    closed = {"$schema": _SCHEMA, **_closed(made), "title": "An edition of digest"}
    return json.dumps(closed, indent=1, ensure_ascii=False) + "\n"


def _closed(part: Any) -> Any:
    """Return a schema without titles and defaults, whose objects have every property that is named and no other."""
    if isinstance(part, list):
        return [_closed(item) for item in part]
    if not isinstance(part, dict):
        return part
    kept = {name: _closed(value) for name, value in part.items() if name != "default" and not _is_title(name, value)}
    named = kept.get("properties")
    return {**kept, "required": list(named), "additionalProperties": False} if isinstance(named, dict) else kept


def _is_title(name: str, value: object) -> bool:
    return name == "title" and isinstance(value, str)


def settings() -> str:
    """Return the page of the settings: the commented file with every key."""
    text = (ROOT / "config" / "digest.toml").read_text(encoding="utf-8")
    head = "# Settings\n\nMade from `config/digest.toml`, the commented file with every key and its default.\n"
    return f"{head}\n```toml\n{text}```\n"


def pages() -> dict[str, str]:
    """Return the text of each file of the folder by its name."""
    return {**commands(), "settings.md": settings(), "edition.schema.json": schema()}


if __name__ == "__main__":
    (FOLDER / "commands").mkdir(parents=True, exist_ok=True)
    for name, text in pages().items():
        (FOLDER / name).write_text(text, encoding="utf-8")
