"""Completion in a real bash, and a manual page that groff formats without a warning."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import ROOT, Ran
from digest.cli import digest as root
from digest.cli.manual import escaped


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home folder, and `digest` in a folder of programs."""
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / "bin").mkdir()
    program = tmp_path / "bin" / "digest"
    program.write_text(f'#!/bin/sh\nPYTHONPATH={ROOT / "src"} exec {sys.executable} -m digest "$@"\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}:{os.environ['PATH']}")
    return tmp_path


def _completed(script: Path, *words: str) -> list[str]:
    """What bash offers for the last word of a line."""
    asks = (
        f'source "{script}"; COMP_WORDS=({" ".join(repr(word) for word in words)}); COMP_CWORD={len(words) - 1}; '
        'COMPREPLY=(); _digest_completion digest; printf "%s\\n" "${COMPREPLY[@]}"'
    )
    done = subprocess.run(["bash", "--norc", "-c", asks], capture_output=True, text=True, check=False, timeout=60)
    # A shell without readline has no compopt; the words are offered all the same.
    assert done.returncode == 0, done.stderr
    return done.stdout.split()


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("bash"), reason="bash is not installed")
def test_bash_completes_commands_and_options(home: Path, run: Callable[..., Ran]) -> None:
    assert run("completion", "bash", "--install").code == 0
    script = home / ".local/share/bash-completion/completions/digest"
    assert _completed(script, "digest", "s") == [name for name in root.commands_by_name if name.startswith("s")]
    assert _completed(script, "digest", "service", "") == ["install", "remove", "status"]
    assert "--once" in _completed(script, "digest", "run", "--")
    assert _completed(script, "digest", "service", "install", "--kind", "s") == ["systemd"]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_shell_gets_a_script_that_asks_the_program(run: Callable[..., Ran], shell: str) -> None:
    ran = run("completion", shell)
    assert (ran.code, ran.err) == (0, "")
    assert f"_DIGEST_COMPLETE={shell}_complete" in ran.out


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("completion zsh", ".local/share/zsh/site-functions/_digest"),
        ("completion fish", ".config/fish/completions/digest.fish"),
        ("man", ".local/share/man/man1/digest.1"),
    ],
)
def test_what_is_installed_is_what_is_printed(home: Path, run: Callable[..., Ran], words: str, place: str) -> None:
    assert str(home / place) in run(*words.split(), "--install").err
    assert (home / place).read_text() == run(*words.split()).out


def test_a_place_that_cannot_be_written_is_named(home: Path, run: Callable[..., Ran]) -> None:
    (home / ".local").touch()
    ran = run("man", "--install")
    assert (ran.code, ran.err.count("\n")) == (2, 1)
    assert "man1/digest.1: not a directory" in ran.err


@pytest.mark.slow
def test_completion_of_a_command_imports_none(home: Path) -> None:
    code = (
        "import sys; from click.shell_completion import BashComplete; from digest.cli import digest as root; "
        "assert BashComplete(root, {}, 'digest', 'X').get_completions([], 's'); "
        "sys.exit([name for name in sys.modules if name.startswith('digest.cli.') and 'commands' in name] != [])"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    assert subprocess.run([sys.executable, "-c", code], env=environment, check=False).returncode == 0


def test_the_manual_has_every_command_and_every_option(run: Callable[..., Ran]) -> None:
    page = run("man").out
    for name in root.commands_by_name:
        assert f'.SS "digest {name}' in page, name
    assert r"\-\-idempotency" not in page
    assert r"\fB\-\-fail\-empty\fR" in page
    assert "Exit codes: 0 done" in page


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("groff"), reason="groff is not installed")
def test_groff_formats_the_manual_without_a_warning(run: Callable[..., Ran], tmp_path: Path) -> None:
    (tmp_path / "digest.1").write_text(run("man").out)
    done = subprocess.run(
        ["groff", "-man", "-Tutf8", "-ww", "-P-c", str(tmp_path / "digest.1")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    shown = re.sub(".\b", "", done.stdout)  # letters that are struck twice are bold
    assert "digest service install [OPTIONS]" in shown
    assert "--strict" in shown
    assert "digest build morning --at 2026-11-20T06:45" in shown


@pytest.mark.parametrize(
    ("text", "roff"),
    [("a-b", r"a\-b"), (".x", r"\&.x"), ("'x", r"\&'x"), (r"a\b", r"a\eb"), ('say "x"', r"say \(dqx\(dq")],
)
def test_letters_with_a_meaning_in_roff_are_escaped(text: str, roff: str) -> None:
    assert escaped(text) == roff
