"""Documents that a fetch could not read are reported in a line for each source and reason."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import Ran
from digest.app.unread import lines_on, with_sources
from digest.model.article import Failure

NAMES = ("inbox", "inbox/deep", "https://courier.example/rss", "https://two.example/a", "https://two.example/b")


def failure(subject: str, why: str = "binary, no text") -> Failure:
    return Failure("extract", subject, f"{subject}: {why}")


@pytest.mark.parametrize(
    ("subject", "source"),
    [
        ("inbox", "inbox"),
        ("inbox/a.bin", "inbox"),
        ("inbox/deep/a.bin", "inbox/deep"),
        ("inbox2/a.bin", "inbox2/a.bin"),
        ("https://courier.example/rss#17", "https://courier.example/rss"),
        ("https://www.courier.example/2026/bridge", "https://courier.example/rss"),
        ("https://two.example/c", "two.example"),
        ("https://elsewhere.example/x", "elsewhere.example"),
    ],
)
def test_a_document_belongs_to_the_source_of_its_folder_or_host(subject: str, source: str) -> None:
    assert [item.source for item in with_sources([failure(subject)], NAMES)] == [source]


def test_files_beside_the_settings_belong_to_the_folder_of_the_settings() -> None:
    assert with_sources([failure("a.bin")], (".",))[0].source == "."


def test_one_document_has_the_line_of_its_failure() -> None:
    assert list(lines_on(with_sources([failure("inbox/a.bin")], NAMES))) == ["not read: inbox/a.bin: binary, no text"]


def test_many_documents_of_one_reason_have_one_line_with_their_number_and_an_example() -> None:
    unread = with_sources([failure(f"inbox/{number}.bin") for number in range(40)], NAMES)
    assert list(lines_on(unread)) == ["not read: inbox: 40 documents: binary, no text; for example inbox/0.bin"]


def test_reasons_that_differ_in_numbers_and_addresses_are_one_reason() -> None:
    unread = with_sources(
        [
            failure("https://courier.example/1", "404 from https://courier.example/1, tried 2 times"),
            failure("https://courier.example/2", "404 from https://courier.example/2, tried 3 times"),
        ],
        NAMES,
    )
    assert len(list(lines_on(unread))) == 1


def test_a_source_has_four_lines_at_most() -> None:
    reasons = ("binary", "empty", "page furniture alone", "a form", "a list of links")
    unread = with_sources(
        [failure(f"inbox/{n}-{m}", why) for m, why in enumerate(reasons) for n in range(9 - m)], NAMES
    )
    lines = list(lines_on(unread))
    assert [line.split(": ")[2].split()[0] for line in lines[:3]] == ["9", "8", "7"]
    assert lines[3:] == ["not read: inbox: 11 more, for other reasons; `digest runs --most 1` lists all"]


def test_fetch_prints_a_line_a_source_and_keeps_every_document_in_json_and_in_the_runs(
    run: Callable[..., Ran], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "inbox").mkdir()
    for number in range(12):
        (tmp_path / "inbox" / f"{number:02}.bin").write_bytes(bytes(range(256)))
    settings = tmp_path / "digest.toml"
    settings.write_text('[[source]]\npath = "inbox"\n[[brief]]\nname = "morning"\nfolder = "out"\n')
    monkeypatch.setenv("DIGEST_CONFIG", str(settings))
    ran = run("fetch", "--json")
    [line, counts] = ran.err.splitlines()
    assert line.startswith("not read: inbox: 12 documents: ")
    assert line.endswith("; for example inbox/00.bin")
    assert counts == "12 documents, 12 unread"
    unread = json.loads(ran.out)["unread"]
    assert [(item["source"], item["subject"]) for item in unread] == [("inbox", f"inbox/{n:02}.bin") for n in range(12)]
    [kept] = json.loads(run("runs", "--json").out)
    assert len(kept["notes"]) == 12
