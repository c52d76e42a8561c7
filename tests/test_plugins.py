"""Parts are chosen by name, and come from outside with one file and one line."""

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from conftest import Ran
from digest import Article, Budget, plugins
from digest.errors import UsageError

PACKAGE = Path(__file__).parent / "plugin_package"
TEXT = "It was quiet in the port on Monday. THE BRIDGE FELL INTO THE RIVER. Nobody was there to see it."


# The settings that a part cannot do without.
NEEDED: dict[str, dict[str, Any]] = {
    "sources/files": {"paths": ()},
    "sources/feed": {"url": "http://127.0.0.1/rss"},
    "sources/imap": {"url": "imaps://me@127.0.0.1/News"},
    "sources/maildir": {"path": "."},
    "sources/mbox": {"path": "."},
    "sources/page": {"url": "http://127.0.0.1/page"},
    "sources/address": {"url": "http://127.0.0.1/page"},
    "channels/sendmail": {"sender": "brief@ok.test"},
    "channels/smtp": {"host": "localhost", "sender": "brief@ok.test"},
    "stores/sql": {"url": "sqlite://"},
}


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The environment of a process in which the package of tests/plugin_package is installed."""
    target = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--no-index", "--no-deps", "--no-build-isolation"]
    subprocess.run([*command, "--target", str(target), str(PACKAGE)], check=True, timeout=120)
    return {**os.environ, "PYTHONPATH": str(target)}


@pytest.fixture
def story(tmp_path: Path) -> Path:
    (tmp_path / "story.txt").write_text(TEXT)
    return tmp_path / "story.txt"


@pytest.mark.slow
def test_an_installed_summarizer_is_known_by_its_name(
    start: Callable[..., subprocess.CompletedProcess[bytes]], installed: dict[str, str], story: Path
) -> None:
    done = start("summarize", story, "-m", "loudest", "-n", 1, "--why", env=installed)
    assert done.stderr == b""
    assert done.stdout.decode().splitlines() == [
        "THE BRIDGE FELL INTO THE RIVER.",
        "    sentence 2, 25.000 = capitals +25.000",
        "    nothing was taken out",
    ]
    listed = start("plugins", "summarizers", env=installed).stdout.decode()
    assert re.search(r"^ +loudest +loudest:Loudest +\(installed\)$", listed, re.M)


@pytest.mark.slow
def test_the_contract_of_its_port_runs_over_it(installed: dict[str, str]) -> None:
    command = [sys.executable, "-m", "pytest", "-v", "--collect-only", "tests/contracts/test_summarizers.py"]
    root = Path(__file__).parents[1]
    done = subprocess.run(command, env=installed, cwd=root, capture_output=True, text=True, check=False, timeout=120)
    assert "[loudest]" in done.stdout


def test_settings_may_name_it_by_module_and_attribute(
    run: Callable[..., Ran], story: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.syspath_prepend(str(PACKAGE))
    settings = tmp_path / "digest.toml"
    settings.write_text('[[brief]]\nsummarizer = "loudest:Loudest"\nsentences = 1\n')
    ran = run("brief", story, "--config", settings)
    assert "- THE BRIDGE FELL INTO THE RIVER." in ran.out
    assert run("config", "check", "--config", settings).code == 0


@pytest.mark.parametrize("room", plugins.BUILT_IN)
def test_every_built_in_part_can_be_loaded(room: str) -> None:
    for name in plugins.BUILT_IN[room]:
        assert plugins.load(room, name, **NEEDED.get(f"{room}/{name}", {}))


@pytest.mark.parametrize("name", ["rnked", "no_module:Thing", "digest.model.article:Nothing"])
def test_a_part_that_is_not_there_is_wrong_usage(name: str) -> None:
    with pytest.raises(UsageError):
        plugins.load("summarizers", name)


def test_a_function_is_a_part_and_a_function_that_makes_one_is_called(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "mine_of_test.py").write_text(
        "from digest import Summary\n"
        "def first(articles, budget):\n    return Summary((articles[0].sentences[0],), 'first')\n"
        "def made(weight=1):\n    return first\n"
    )
    monkeypatch.syspath_prepend(str(tmp_path))
    article = Article.from_text("The bridge is shut. It will open in spring.", "")
    for name in ("first", "made"):
        summary = plugins.load("summarizers", f"mine_of_test:{name}")([article], Budget(sentences=1))
        assert [one.text for one in summary.sentences] == ["The bridge is shut."]
