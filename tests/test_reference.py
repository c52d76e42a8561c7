"""docs/reference has every command, setting and field of edition.json, as the code has them."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

import reference
from digest.model.edition import Edition
from digest.renderers.json import Json

SCHEMA = json.loads((reference.FOLDER / "edition.schema.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def edition(sample: Edition) -> dict[str, Any]:
    record: dict[str, Any] = json.loads(Json()(sample).body)
    return record


def test_the_pages_are_those_that_the_code_makes() -> None:
    made = reference.pages()
    there = {path.relative_to(reference.FOLDER).as_posix() for path in reference.FOLDER.rglob("*") if path.is_file()}
    assert there == set(made)
    for name, text in made.items():
        assert (reference.FOLDER / name).read_text(encoding="utf-8") == text, f"python tests/reference.py writes {name}"


def test_the_schema_is_one_itself() -> None:
    Draft202012Validator.check_schema(SCHEMA)


def test_an_edition_fits_the_schema(edition: dict[str, Any]) -> None:
    assert [error.message for error in Draft202012Validator(SCHEMA).iter_errors(edition)] == []


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("format",), "digest-edition/9"),
        (("hash",), "none"),
        (("unknown",), 1),
        (("sections", 0, "stories", 0, "headline"), None),
        (("sections", 0, "stories", 0, "summary", "sentences", 0, "start"), "0"),
        (("account", 0, "bucket"), "lost"),
        (("account", 0, "entries", 0), ["a source alone"]),
    ],
)
def test_a_file_of_another_shape_does_not_fit(
    edition: dict[str, Any], path: tuple[str | int, ...], value: object
) -> None:
    changed = json.loads(json.dumps(edition))
    part = changed
    for step in path[:-1]:
        part = part[step]
    part[path[-1]] = value
    assert list(Draft202012Validator(SCHEMA).iter_errors(changed))


def test_every_setting_of_the_classes_is_on_its_page() -> None:
    from digest.settings import Settings

    text = (reference.FOLDER / "settings.md").read_text(encoding="utf-8")
    for name in _keys(Settings):
        # A secret comes from the environment, never from the file.
        shown = (f"{name} = ", f"[{name}]", f'"{name}"', f"__{name.upper()}")
        assert any(form in text for form in shown), name


def _keys(table: Any) -> set[str]:
    from pydantic import BaseModel

    names: set[str] = set()
    for name, field in table.model_fields.items():
        inner = [
            part for part in (field.annotation, *getattr(field.annotation, "__args__", ())) if isinstance(part, type)
        ]
        tables = [part for part in inner if issubclass(part, BaseModel)]
        names |= {name}.union(*map(_keys, tables)) if name not in {"file", "folder"} else set()
    return names


def test_every_page_is_short_enough_to_be_read() -> None:
    for path in sorted(Path(reference.FOLDER).rglob("*.md")):
        assert len(path.read_text(encoding="utf-8").split()) <= 2000, path
