"""Who gets a brief: from settings, file and store; each once, and nobody who left or is paused."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from digest.errors import SettingsError
from digest.mail.address import address_of, split
from digest.model.records import Refusal, Subscription
from digest.sending.recipients import recipients_of
from digest.settings.recipients_file import read_recipients

NOW = datetime(2026, 11, 20, 6, 45, tzinfo=UTC)


def _known(address: str, standing: str = "added") -> Subscription:
    return Subscription("morning", address, address, standing, NOW)  # type: ignore[arg-type]


def test_each_address_is_there_once_under_its_first_name() -> None:
    found = recipients_of(
        ["Ann <ann@ok.test>"], ["ANN@ok.test", "ben@ok.test"], [_known("ben@ok.test"), _known("cleo@ok.test")], []
    )
    assert [(item.mailbox, item.origin) for item in found] == [
        ("Ann <ann@ok.test>", "settings"),
        ("ben@ok.test", "file"),
        ("cleo@ok.test", "store"),
    ]
    assert {item.standing for item in found} == {"gets"}


def test_who_left_gets_no_more_whatever_the_settings_say() -> None:
    [found] = recipients_of(["Ann <Ann@ok.test>"], [], [_known("ann@ok.test", "left")], [])
    assert (found.standing, found.reason) == ("left", "left on 2026-11-20")


@pytest.mark.parametrize(("times", "standing"), [(2, "gets"), (3, "paused"), (7, "paused")])
def test_who_was_refused_three_times_is_paused(times: int, standing: str) -> None:
    [found] = recipients_of(["ann@ok.test"], [], [], [Refusal("ann@ok.test", times, "550 gone")])
    assert found.standing == standing
    if standing == "paused":
        assert found.reason == f"refused {times} times in a row: 550 gone"


def _read(folder: Path, name: str, text: str) -> tuple[list[tuple[str, str]], list[str]]:
    (folder / name).write_text(text, encoding="utf-8")
    mailboxes, problems = read_recipients(folder / name)
    return [split(mailbox) for mailbox in mailboxes], problems


def test_a_text_has_one_on_each_line(tmp_path: Path) -> None:
    text = "\ufeff# readers\n\nann@ok.test\n  Jörg, der Leser <jo@straße.test>  \n"
    found, problems = _read(tmp_path, "readers.txt", text)
    assert found == [("", "ann@ok.test"), ("Jörg, der Leser", "jo@xn--strae-oqa.test")]
    assert problems == []


@pytest.mark.parametrize(
    "text",
    [
        'name,email\n"Müller, Jörg ""Jo""",jo@ok.test\n,ann@ok.test\n',
        'Email;Name\njo@ok.test;"Müller, Jörg ""Jo"""\nann@ok.test;\n',
        'id\tAddress\tName\n1\tjo@ok.test\t"Müller, Jörg ""Jo"""\n2\tann@ok.test\t\n',
        'jo@ok.test,"Müller, Jörg ""Jo"""\nann@ok.test\n',
    ],
    ids=["commas", "semicolons", "tabs", "no names of columns"],
)
def test_a_csv_has_a_column_for_the_address_and_one_for_the_name(tmp_path: Path, text: str) -> None:
    found, problems = _read(tmp_path, "readers.csv", text)
    assert found == [('Müller, Jörg "Jo"', "jo@ok.test"), ("", "ann@ok.test")]
    assert problems == []


def test_a_bad_line_is_named_and_stops_no_other(tmp_path: Path) -> None:
    found, problems = _read(tmp_path, "r.txt", "ann@ok.test\nann at ok.test\nben@ok.test\n")
    assert [address for _, address in found] == ["ann@ok.test", "ben@ok.test"]
    assert problems == [
        "r.txt, line 2: 'ann at ok.test' is not an e-mail address; write name@domain or Name <name@domain>"
    ]
    found, problems = _read(tmp_path, "r.csv", "email\nann@ok.test\n@@\n")
    assert len(found) == 1
    assert problems[0].startswith("r.csv, line 3: '@@'")


def test_no_name_in_a_csv_becomes_another_recipient(tmp_path: Path) -> None:
    found, _ = _read(tmp_path, "r.csv", 'email,name\nann@ok.test,"x@evil.test, <y@evil.test>"\n')
    assert found == [("x@evil.test, <y@evil.test>", "ann@ok.test")]


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="no such file"):
        read_recipients(tmp_path / "none.csv")
    (tmp_path / "latin.csv").write_bytes(b"m\xfcller@ok.test\n")
    with pytest.raises(SettingsError, match="not in UTF-8"):
        read_recipients(tmp_path / "latin.csv")


def test_an_international_domain_is_written_as_dns_has_it() -> None:
    assert address_of("jo@straße.test") == "jo@xn--strae-oqa.test"
