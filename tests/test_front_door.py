"""The front door: few names, lazily loaded, as the README documents them."""

import re
import subprocess
import sys

import pytest

import digest
from conftest import ROOT

HEAVY = ("numpy", "scipy", "nltk", "sumy", "jinja2", "lxml", "sqlalchemy", "pydantic", "apscheduler", "trafilatura")


def _loaded(code: str) -> set[str]:
    script = f"import sys\n{code}\nprint('\\n'.join(sys.modules))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=60)
    return {name.partition(".")[0] for name in done.stdout.splitlines()}


@pytest.mark.slow
@pytest.mark.parametrize(
    "code",
    [
        "import digest",
        "from digest.cli import run; run(['--help'])",
        f"from digest.cli import run; run(['summarize', {str(ROOT / 'seeds' / '001_4971168cbfb67383.txt')!r}])",
    ],
    ids=["import", "help", "summarize"],
)
def test_nothing_heavy_is_loaded_before_it_is_used(code: str) -> None:
    assert not _loaded(code) & set(HEAVY)


@pytest.mark.slow
def test_a_default_brief_never_loads_nltk_or_sumy() -> None:
    code = f"from digest.cli import run; run(['brief', {str(ROOT / 'seeds')!r}])"
    assert not _loaded(code) & {"nltk", "sumy"}


def test_every_public_name_is_there_and_documented() -> None:
    page = (ROOT / "docs" / "python.md").read_text(encoding="utf-8")
    for name in digest.__all__:
        assert getattr(digest, name).__doc__, name
        assert re.search(rf"\b{name}\b", page), f"docs/python.md does not name digest.{name}"


def test_no_module_takes_the_name_of_a_public_function() -> None:
    modules = {path.stem for path in (ROOT / "src" / "digest").iterdir()}
    assert not modules & set(digest.__all__)


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="nothing_like_it"):
        _ = digest.nothing_like_it


@pytest.mark.slow
def test_the_package_runs_as_the_command() -> None:
    done = subprocess.run([sys.executable, "-m", "digest", "--version"], capture_output=True, check=True, timeout=60)
    assert done.stdout.decode().split() == ["digest", digest.__version__]
