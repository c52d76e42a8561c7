"""The Containerfile: it copies what the program needs and no more, and does not run as root."""

import json
import re
import shutil
import subprocess
import tomllib
from collections.abc import Iterator
from functools import cache

import pytest

from conftest import ROOT

FILE = ROOT / "Containerfile"
BASE = "docker.io/library/python:3.13-slim"


def _stages() -> list[list[tuple[str, str]]]:
    """The instructions of each stage; a line that ends with a backslash goes on."""
    text = re.sub(r"\\\n\s*", "", re.sub(r"^#.*\n", "", FILE.read_text(), flags=re.M))
    stages: list[list[tuple[str, str]]] = []
    for line in filter(None, text.splitlines()):
        name, _, rest = line.partition(" ")
        if name == "FROM":
            stages.append([])
        stages[-1].append((name, rest))
    return stages


def _copied() -> Iterator[str]:
    for stage in _stages():
        for name, rest in stage:
            if name == "COPY" and not rest.startswith("--from"):
                yield from rest.split()[:-1]


def test_every_source_of_a_copy_exists_and_is_not_ignored() -> None:
    ignored = (ROOT / ".containerignore").read_text().splitlines()
    assert ignored[0] == "*"
    for source in _copied():
        assert (ROOT / source).exists(), source
        assert f"!{source}" in ignored, source
    assert {line[1:] for line in ignored if line.startswith("!")} == set(_copied())


def test_all_that_the_wheel_is_made_of_is_copied() -> None:
    build = tomllib.loads((ROOT / "pyproject.toml").read_text())
    wheel = build["tool"]["hatch"]["build"]["targets"]["wheel"]
    needed = {*wheel["force-include"], *(name.partition("/")[0] for name in wheel["packages"])}
    needed |= {build["project"]["readme"], *build["project"]["license-files"], "pyproject.toml", "constraints.txt"}
    assert set(_copied()) == needed


def test_the_program_does_not_run_as_root_and_is_started_without_a_shell() -> None:
    last = _stages()[-1]
    [user] = [rest for name, rest in last if name == "USER"]
    assert user.isdigit()
    assert int(user) > 0
    assert f"--uid {user} " in next(rest for name, rest in last if name == "RUN")
    names = [name for name, _ in last]
    assert "RUN" not in names[names.index("USER") :]
    found = dict(last)
    # A shell before the program would not pass SIGTERM on.
    assert (json.loads(found["ENTRYPOINT"]), json.loads(found["CMD"])) == (["digest"], ["run"])
    assert found["WORKDIR"] == found["VOLUME"] == "/data"


def test_both_stages_have_one_base_whose_python_is_tested() -> None:
    bases = [stage[0][1].partition(" AS ")[0] for stage in _stages()]
    assert set(bases) == {BASE}
    classifiers = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["classifiers"]
    assert f"Programming Language :: Python :: {BASE.rpartition(':')[2].removesuffix('-slim')}" in classifiers


def test_nothing_is_fetched_but_by_pip_with_the_tested_versions() -> None:
    for name, rest in (instruction for stage in _stages() for instruction in stage):
        assert name != "ADD"
        if name == "RUN":
            assert not re.search(r"\b(curl|wget|apt-get|git)\b", rest)
            assert ("pip install" in rest) == ("--constraint constraints.txt" in rest)


@cache
def _builder() -> str | None:
    """A program that builds here, and has or gets the base; None without one."""
    for name in ("podman", "docker"):
        if shutil.which(name) and not _done(name, "info").returncode and not _done(name, "pull", BASE).returncode:
            return name
    return None


def _done(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False, timeout=1200)


@pytest.mark.server
def test_the_container_makes_an_edition_and_is_not_root() -> None:
    builder = _builder()
    if builder is None:
        pytest.skip("no builder of containers with its base image is here")
    image = "localhost/digest-test"
    built = _done(builder, "build", "--file", "Containerfile", "--tag", image, ".")
    assert built.returncode == 0, built.stderr
    try:
        ran = _done(builder, "run", "--rm", "--network=none", image, "demo")
        assert ran.stdout == (ROOT / "tests/golden/seeds.txt").read_text(), ran.stderr
        assert _done(builder, "run", "--rm", "--entrypoint", "id", image, "-u").stdout == "10001\n"
    finally:
        _done(builder, "rmi", "--force", image)
