"""The examples of docs/parts.md are parts, as they stand there."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import ROOT, Ran
from digest.settings import settings_file as config

TEXT = (ROOT / "docs" / "parts.md").read_text(encoding="utf-8")


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the module and the settings of the page."""
    code = re.findall(r"^```python\n(.*?)^```", TEXT, re.S | re.M)
    tables = [block for block in re.findall(r"^```toml\n(.*?)^```", TEXT, re.S | re.M) if block.startswith("[[")]
    (tmp_path / "port.py").write_text("\n\n".join(code), encoding="utf-8")
    (tmp_path / "digest.toml").write_text("\n".join(tables), encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(__import__("sys").modules, "port", raising=False)
    return tmp_path


def test_the_settings_of_the_page_are_sound_and_make_an_edition(run: Callable[..., Ran], place: Path) -> None:
    settings = place / "digest.toml"
    assert run("config", "check", "--config", settings).code == 0
    assert run("run", "--once", "--config", settings).code == 0
    [edition] = place.glob("out/*/edition.txt")
    told = edition.read_text(encoding="utf-8")
    assert "- The port will see high water at six and at eighteen." in told
    assert "Small boats" not in told
    assert "(Harbour Office" in told
    assert "(https://tides.example/brackwater#tomorrow)" in told


def test_what_a_source_of_ones_own_could_not_read_is_told(run: Callable[..., Ran], place: Path) -> None:
    settings = place / "digest.toml"
    settings.write_text(settings.read_text().replace('"tomorrow"', '"yesterday"'))
    ran = run("fetch", "--config", settings)
    assert "no tides are known of 'yesterday'" in ran.out + ran.err


@pytest.mark.parametrize(
    ("given", "instead", "told"),
    [
        ("port:Tides", "port:Tide", "module 'port' has no attribute 'Tide'"),
        ("port:Tides", "fed", "did you mean 'feed'?"),
        ("port:Tides", "feed", "options are for a kind of your own"),
        ("port:Tides", 'port:Tides"\nuser_agent = "x', "full_text and user_agent are for the kinds of the program"),
        ('{ day = "tomorrow" }', '{ name = "n" }', "unexpected keyword argument 'name'"),
        ('{ day = "tomorrow" }', '{ url = "x" }', "url belongs in the table itself, not in options"),
        ('{ day = "tomorrow" }', '"s3cret"', "options: a table"),
    ],
)
def test_a_kind_and_options_that_do_not_fit_are_told_and_no_option_is_shown(
    place: Path, given: str, instead: str, told: str
) -> None:
    settings = place / "digest.toml"
    settings.write_text(settings.read_text().replace(given, instead))
    [problem] = config.check(settings)
    assert told in problem
    assert "s3cret" not in problem


def test_two_sources_of_ones_own_at_one_place_are_told(place: Path) -> None:
    settings = place / "digest.toml"
    table, brief = settings.read_text().split("[[brief]]")
    settings.write_text(f"{table}\n{table}\n[[brief]]{brief}")
    assert "tides.example/brackwater is there twice" in config.check(settings)[0]


def test_a_source_that_breaks_is_told_and_the_others_go_on(run: Callable[..., Ran], place: Path) -> None:
    (place / "port.py").write_text(
        "class Tides:\n    def __init__(self, **given): pass\n    def __call__(self, memo=None): 1 / 0\n"
    )
    (place / "rain.md").write_text("# Rain all day\n\nIt rained in the port of Brackwater all day.\n")
    settings = place / "digest.toml"
    settings.write_text(settings.read_text() + '[[source]]\npath = "rain.md"\n')
    ran = run("fetch", "--config", settings)
    assert "ZeroDivisionError" in ran.err
    assert "1 document, 1 article, 1 unread" in ran.err
    ran = run("source", "check", "--config", settings)
    assert "ZeroDivisionError" in ran.out + ran.err


def test_a_password_is_handed_over_as_a_function(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TIDES_PASSWORD", "high water")
    settings = place / "digest.toml"
    settings.write_text(settings.read_text().replace("[[source]]", '[[source]]\npassword_env = "TIDES_PASSWORD"', 1))
    loaded = config.load(settings)
    assert loaded.given_to(loaded.source[0])["password"]() == "high water"


def test_what_show_prints_of_options_can_be_read_again(run: Callable[..., Ran], place: Path) -> None:
    settings = place / "digest.toml"
    shown = place / "shown.toml"
    shown.write_text(run("config", "show", "--config", settings).out)
    assert config.load(shown).source == config.load(settings).source


def test_a_renderer_and_a_channel_of_ones_own_get_the_edition(run: Callable[..., Ran], place: Path) -> None:
    given = place / "rain.md"
    given.write_text(
        "# Rain all day\n\nIt rained in the port of Brackwater all day, and nobody came to see the ships.\n"
    )
    assert run("brief", given, "--format", "port:Headlines").out == "* Rain all day\n"
    import port

    assert port.pin([given]) == [b"* Rain all day\n"]
