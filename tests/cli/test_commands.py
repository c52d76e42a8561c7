"""Every command as its user meets it: what it prints, and how it fails."""

import io
import json
import re
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from conftest import Ran
from digest import __version__
from digest.cli import digest as root
from digest.plugins import BUILT_IN

SEEDS = sorted((Path(__file__).parents[2] / "seeds").iterdir())
TEXT = (
    "The swing bridge in the port was closed on Monday. An inspector had found cracks in its girder. "
    "Ferries will carry people across the port. The repair will take six weeks at least."
)


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def _pipe(monkeypatch: pytest.MonkeyPatch, body: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(body)))


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.name)
def test_every_sample_is_summarized_as_a_file_and_from_a_pipe(
    run: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch, path: Path
) -> None:
    ran = run("summarize", path)
    assert (ran.code, ran.err) == (0, "")
    assert len(ran.out.splitlines()) == 3
    _pipe(monkeypatch, path.read_bytes())
    piped = run("summarize", "-")
    assert piped.code == 0
    if path.suffix not in (".md",):  # a pipe has no name: Markdown is read as plain text there
        assert piped.out == ran.out


def test_both_spellings_are_one_command(run: Callable[..., Ran], story: Path) -> None:
    assert run("summarise", story).out == run("summarize", story).out


@pytest.mark.parametrize(
    ("option", "value", "lines"),
    [("--sentences", 1, 1), ("--words", 20, 2), ("--share", 0.5, 2), ("-n", 0, 0), ("-n", 99, 4)],
)
def test_a_budget_in_sentences_words_or_share(
    run: Callable[..., Ran], story: Path, option: str, value: float, lines: int
) -> None:
    ran = run("summarize", story, option, value)
    assert ran.code == 0
    assert len(ran.out.splitlines()) == lines


def test_a_method_and_a_language_can_be_named(run: Callable[..., Ran], story: Path) -> None:
    assert run("summarize", story, "-m", "lead", "-n", 1).out == TEXT.split(". ")[0] + ".\n"
    assert json.loads(run("summarize", story, "-l", "de", "--json").out)["language"] == "de"


def test_why_shows_terms_and_what_was_removed(run: Callable[..., Ran], seeds: Path) -> None:
    ran = run("summarize", seeds / "001_4971168cbfb67383.txt", "--why")
    assert "content +" in ran.out
    assert "- menu: Share it on" in ran.out


def test_methods_are_set_side_by_side(run: Callable[..., Ran], story: Path) -> None:
    ran = run("summarize", story, "--compare", "-n", 1)
    assert [line for line in ran.out.splitlines() if line.startswith("==")] == [
        "== ranked",
        "== lead",
        "== lex-rank",
        "== text-rank",
        "== lsa",
    ]


def test_a_file_of_several_articles_gives_a_summary_of_each(run: Callable[..., Ran], tmp_path: Path) -> None:
    path = tmp_path / "two.json"
    path.write_text(
        json.dumps([{"title": "One thing", "text": TEXT}, {"title": "Another", "text": TEXT + " It is so."}])
    )
    ran = run("summarize", path, "-n", 1)
    assert [line for line in ran.out.splitlines() if line.startswith("#")] == ["# One thing", "# Another"]
    assert len(json.loads(run("summarize", path, "--json").out)) == 2


def test_read_prints_the_clean_article(run: Callable[..., Ran], seeds: Path) -> None:
    ran = run("read", seeds / "001_4971168cbfb67383.txt")
    assert ran.out.startswith("Russia Warns of Possible 7th Nuclear Test")
    assert "Comments0" not in ran.out
    assert "counter: Comments0" in run("read", seeds / "001_4971168cbfb67383.txt", "--removed").out
    record = json.loads(run("read", seeds / "001_4971168cbfb67383.txt", "--json").out)
    assert record["text"][record["sentences"][3]["start"] :].startswith(record["sentences"][3]["text"])


def test_a_text_without_furniture_is_told_to_have_none(run: Callable[..., Ran], tmp_path: Path) -> None:
    (tmp_path / "clean.txt").write_text("The mole broke on Monday.\n\nNobody was hurt.", encoding="utf-8")
    assert "nothing was taken out" in run("read", tmp_path / "clean.txt", "--removed").out
    assert "nothing was taken out" not in run("read", tmp_path / "clean.txt").out


def test_what_the_classifier_takes_out_is_told_with_its_reason(run: Callable[..., Ran], tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(
        "Town and country\nThe harbour at Tarn Bay was closed on Monday after waves of six metres broke over the mole.\n"
        "Nobody was hurt, the harbour master said.\nTen walks for a rainy day\nLetters\nOur shop\nThe puzzle page\n"
        "Fish market to open on Sundays\nMore room for bicycles in the old town\nRovers lose at home\n"
        "Log in\nNewsletter\nShare\nMost read\nComments 0\n",
        encoding="utf-8",
    )
    line = "reads like page furniture: Fish market to open on Sundays"
    assert line in run("read", page, "--removed").out
    assert line in run("summarize", page, "--why").out
    given = json.loads(run("summarize", page, "--json").out)["removed"]
    assert {"text": "Fish market to open on Sundays", "reason": "reads like page furniture"} in given


def test_a_brief_goes_to_the_terminal_or_into_a_folder(run: Callable[..., Ran], seeds: Path, tmp_path: Path) -> None:
    ran = run("brief", seeds)
    assert ran.code == 0
    assert ran.out.startswith("Brief, Friday 20 November 2026\n")
    into = run("brief", seeds, "-o", tmp_path / "out")
    assert into.out == ""
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "edition.html",
        "edition.json",
        "edition.md",
        "edition.txt",
    ]
    assert (tmp_path / "out" / "edition.txt").read_text(encoding="utf-8") == ran.out
    assert run("brief", seeds, "-o", tmp_path / "one", "--format", "html", "-q").err == ""
    assert sorted(path.name for path in (tmp_path / "one").iterdir()) == ["edition.html", "edition.json"]


def test_a_day_and_minutes_can_be_asked_for(run: Callable[..., Ran], seeds: Path) -> None:
    ran = run("brief", seeds, "--day", "2026-11-25", "--minutes", "1")
    assert ran.out.startswith("Brief, Wednesday 25 November 2026\n")
    assert "· 1 minute ·" in ran.out
    assert "over budget" in ran.out


def test_one_bad_file_among_good_ones_is_named_and_does_not_stop_the_brief(
    run: Callable[..., Ran], story: Path
) -> None:
    (story.parent / "bad.bin").write_bytes(bytes(range(256)))
    ran = run("brief", story.parent)
    assert ran.code == 0
    assert "not read: bad.bin: binary, no text" in ran.err
    assert "Not read: bad.bin: binary, no text" in ran.out
    assert run("brief", story.parent, "--strict").code == 4
    assert run("brief", story.parent, "-q").err == ""


def test_what_a_brief_wrote_is_not_read_as_news(run: Callable[..., Ran], story: Path) -> None:
    first = run("brief", story.parent, "-o", story.parent / "out")
    files = {path.name: path.read_bytes() for path in (story.parent / "out").iterdir()}
    again = run("brief", story.parent, "-o", story.parent / "out")
    assert (first.code, again.code) == (0, 0)
    assert {path.name: path.read_bytes() for path in (story.parent / "out").iterdir()} == files


def test_demo_is_the_edition_of_the_samples(run: Callable[..., Ran], seeds: Path) -> None:
    assert run("demo").out == run("brief", seeds).out


def test_plugins_lists_every_room(run: Callable[..., Ran]) -> None:
    found = json.loads(run("plugins", "--json").out)
    assert {room: sorted(parts) for room, parts in found.items()} == {
        room: sorted(parts) for room, parts in BUILT_IN.items()
    }
    assert "ranked" in run("plugins", "summarizers").out


def test_the_version_and_every_help_are_there(run: Callable[..., Ran]) -> None:
    assert run("--version").out == f"digest {__version__}\n"
    for name in root.commands_by_name:
        ran = run(name, "--help")
        assert ran.code == 0
        assert "Usage: digest" in ran.out


GROUPS = {
    "Now": ["summarize", "read", "brief", "demo"],
    "Each morning": [
        "init",
        "source",
        "fetch",
        "build",
        "send",
        "run",
        "service",
        "schedule",
        "recipient",
        "deliveries",
    ],
    "Look back": ["list", "show", "export", "site", "preview", "search", "explain", "verify", "diff", "runs"],
    "Settings": ["config", "templates", "doctor", "db", "plugins", "completion", "man"],
}


def test_the_help_groups_the_commands_by_their_use(run: Callable[..., Ran]) -> None:
    text = run("--help").out
    found = {
        title: re.findall(r"^  ([\w-]+) ", section, re.M)
        for title, section in re.findall(r"^([A-Z][\w ]+):\n((?:  .*\n)+)", text, re.M)
        if title != "Options"
    }
    assert {title: found[title] for title in GROUPS} == GROUPS


@pytest.mark.parametrize("name", ["", "source", "deliveries", "recipient", "db", "config"])
@pytest.mark.parametrize("columns", ["80", "120"])
def test_no_line_of_a_list_of_commands_is_cut(
    run: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch, name: str, columns: str
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    text = run(*name.split(), "--help").out
    assert "…" not in text
    assert not re.search(r"\w\.\.\.", text)


@pytest.mark.parametrize("name", ["", "fetch", "source", "source add", "summarise"])
def test_help_prints_what_the_option_prints(run: Callable[..., Ran], name: str) -> None:
    ran = run("help", *name.split())
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == run(*name.replace("summarise", "summarize").split(), "--help").out


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("fetsh", "did you mean 'fetch'?"),
        ("source ad", "no such command 'ad'"),
        ("fetch more", "'digest fetch' has no commands below it"),
    ],
)
def test_help_of_no_command_names_the_mistake(run: Callable[..., Ran], name: str, words: str) -> None:
    ran = run("help", *name.split())
    assert ran.code == 2
    assert words in ran.err


def _bad(tmp_path: Path) -> dict[str, tuple[list[object], int, str]]:
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "blank.txt").write_bytes(b" \n\n")
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 8)
    (tmp_path / "furniture.txt").write_bytes(b"Share it on\n+1\nComments0\n")
    (tmp_path / "large.txt").write_bytes(b"x" * (15 * 1024 * 1024 + 1))
    (tmp_path / "story.txt").write_text(TEXT)
    (tmp_path / "folder").mkdir()
    story = tmp_path / "story.txt"
    return {
        "missing": (["summarize", tmp_path / "none.txt"], 9, "no such file"),
        "missing to brief": (["brief", tmp_path / "none"], 9, "no such file or folder"),
        "folder to summarize": (["summarize", tmp_path / "folder"], 9, "this is a folder"),
        "folder without articles": (["brief", tmp_path / "folder"], 9, "no documents found"),
        "empty": (["summarize", tmp_path / "empty.txt"], 9, "empty"),
        "blank": (["read", tmp_path / "blank.txt"], 9, "empty"),
        "binary": (["summarize", tmp_path / "binary.txt"], 9, "binary"),
        "binary to brief": (["brief", tmp_path / "binary.txt"], 9, "binary"),
        "furniture alone": (["summarize", tmp_path / "furniture.txt"], 9, "page furniture"),
        "too large": (["summarize", tmp_path / "large.txt"], 9, "15 MiB"),
        "address": (["summarize", "http://127.0.0.1:9/a"], 9, "not of the public net"),
        "option": (["summarize", story, "--sentense", "3"], 2, "no such option"),
        "command": (["sumarize", story], 2, "did you mean 'summarize'?"),
        "no argument": (["summarize"], 2, "missing argument"),
        "number": (["summarize", story, "-n", "many"], 2, "'many' is not a whole number"),
        "two budgets": (["summarize", story, "-n", "3", "-w", "9"], 2, "one of sentences, words or share"),
        "method": (["summarize", story, "-m", "rankd"], 2, "did you mean 'ranked'?"),
        "module": (["summarize", story, "-m", "no.such:Thing"], 2, "could not be loaded"),
        "language": (["summarize", story, "-l", "klingon"], 2, "there is no language 'klingon'"),
        "format": (["brief", story, "--format", "pdf"], 2, "there is no renderer 'pdf'"),
        "two formats": (["brief", story, "--format", "html,text"], 2, "add -o DIR"),
        "clusterer": (["brief", story, "--clusterer", "event"], 2, "did you mean 'events'?"),
        "summarizer": (["brief", story, "--summarizer", "x"], 2, "there is no summarizer 'x'"),
        "day": (["brief", story, "--day", "yesterday"], 2, "does not match the format"),
        "nothing": (["brief"], 2, "nothing to read"),
        "brief without settings": (["brief", story, "--brief", "x"], 2, "--config"),
        "no edition": (["verify", story], 7, "no JSON"),
        "settings missing": (["config", "check", "--config", tmp_path / "none.toml"], 3, "no such file"),
        "room": (["plugins", "kitchens"], 2, "there is no room"),
        "output in the way": (["brief", story, "-o", story / "x"], 1, "choose another folder"),
    }


def test_bad_input_gets_one_clear_line_and_its_exit_code(run: Callable[..., Ran], tmp_path: Path) -> None:
    for name, (arguments, code, words) in _bad(tmp_path).items():
        ran = run(*arguments)
        assert ran.code == code, (name, ran)
        assert len(ran.err.splitlines()) == 1, (name, ran.err)
        assert ran.err.startswith("digest: "), (name, ran.err)
        assert words in ran.err, (name, ran.err)
        assert ran.out == "", name


@pytest.mark.parametrize("codec", ["cp1252", "utf-16", "utf-8-sig"])
def test_files_in_other_encodings_are_read_rightly(run: Callable[..., Ran], tmp_path: Path, codec: str) -> None:
    text = "Der Bürgermeister von Köln sagte am Dienstag, die Brücke über den Fluss bleibe für Wochen gesperrt."
    (tmp_path / "a.txt").write_bytes(text.encode(codec))
    assert run("summarize", tmp_path / "a.txt").out == text + "\n"


def test_a_korean_file_in_euc_kr_is_read_rightly(run: Callable[..., Ran], tmp_path: Path, seeds: Path) -> None:
    body = (seeds / "hanbit-ilbo-seongdo.txt").read_text(encoding="utf-8").replace("㎡", "m2")
    (tmp_path / "a.txt").write_bytes(body.encode("cp949", "ignore"))
    ran = run("summarize", tmp_path / "a.txt", "-n", 1)
    assert ran.out == "해솔시 성도항에 새 여객선터미널이 20일 문을 열었다.\n"


def test_debug_shows_the_traceback(run: Callable[..., Ran], tmp_path: Path) -> None:
    from digest.errors import SourceError

    with pytest.raises(SourceError):
        run("summarize", tmp_path / "none.txt", "--debug")


def test_an_unexpected_error_is_told_in_one_line(
    run: Callable[..., Ran], story: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("digest.api.read_all", lambda *_, **__: 1 / 0)
    ran = run("summarize", story)
    assert ran.code == 1
    assert "unexpected error: ZeroDivisionError" in ran.err
    assert len(ran.err.splitlines()) == 1


def test_an_interrupted_run_says_so(run: Callable[..., Ran], story: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("digest.api.read_all", interrupted)
    assert run("summarize", story).code == 130


@pytest.mark.slow
def test_a_reader_that_leaves_early_is_no_error(seeds: Path) -> None:
    import subprocess

    command = f"'{sys.executable}' -c 'from digest.cli import main; main()' brief '{seeds}' | head -1"
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command], capture_output=True, text=True, check=False, timeout=60
    )
    assert done.stdout == "Brief, Friday 20 November 2026\n"
    assert done.stderr == ""
