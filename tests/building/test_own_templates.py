"""Templates of the user: block by block, in a sandbox with limits, and one clear line for a fault."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from conftest import Ran
from digest import api
from digest.building import own_templates
from digest.building.mailing import DeliveryPlan, mailings_of
from digest.building.make import Look
from digest.building.site import Site
from digest.errors import TemplateError, UsageError
from digest.model.edition import Edition
from digest.renderers.templates import check

pytestmark = pytest.mark.slow  # a template of a user is run by a process of its own
EXTENDS = '{% extends "digest/edition.html" %}\n'


def written(folder: Path, text: str, name: str = "edition.html") -> Look:
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    return Look(templates=str(folder))


def test_a_block_is_overridden_and_the_rest_stays(sample: Edition, tmp_path: Path) -> None:
    look = written(tmp_path, EXTENDS + "{% block foot %}<p>Made for {{ brief }}</p>{% endblock %}\n")
    page, shipped = look(sample, "html").body.decode(), api.render(sample, "html").decode()
    assert "<p>Made for brief</p>" in page
    assert "<footer>" not in page
    assert page.partition("<p>Made")[0] == shipped.partition("<footer>")[0]
    assert look(sample, "markdown").body == api.render(sample, "markdown")


def test_one_story_is_overridden_within_the_list_of_stories(sample: Edition, tmp_path: Path) -> None:
    look = written(tmp_path, EXTENDS + "{% block story %}<p>{{ story.number }}/{{ story.headline }}</p>{% endblock %}")
    page = look(sample, "html").body.decode()
    assert re.findall(r"<p>(\d+)/", page) == [str(number) for number in range(1, len(sample.stories) + 1)]


def test_words_of_outside_stay_escaped_in_a_template_of_the_user(sample: Edition, tmp_path: Path) -> None:
    look = written(
        tmp_path, "{% for n, stories in sections %}{% for s in stories %}{{ s.headline }}{% endfor %}{% endfor %}"
    )
    story = replace(sample.stories[0], headline="<script>alert(1)</script>")
    edition = replace(sample, sections=(replace(sample.sections[0], stories=(story,)),))
    assert look(edition, "html").body == b"&lt;script&gt;alert(1)&lt;/script&gt;"


def test_the_text_and_the_html_of_a_mail_have_templates_too(sample: Edition, tmp_path: Path) -> None:
    written(tmp_path, "Text of {{ title }}\n", "edition.txt")
    look = written(tmp_path, "<p>Page of {{ title }}</p>", "mail.html")
    post = DeliveryPlan("smtp", ("me@example.org",), sender="brief@example.org", look=look)
    [mail] = mailings_of(sample, post, datetime(2026, 11, 20, tzinfo=UTC), "store")
    body = mail.message.parts[0].body
    assert b"Text of Brief, Friday" in body
    assert b"<p>Page of Brief, Friday" in body


class Shouting:
    """A renderer of a user."""

    def __call__(self, edition: Edition) -> object:
        from digest.model.delivery import Rendering

        return Rendering("text/html", edition.stories[0].headline.upper().encode())


def test_a_renderer_of_the_user_makes_the_page_and_the_html_of_the_mail(sample: Edition) -> None:
    look = Look(renderer=f"{__name__}:Shouting")
    assert look(sample, "html").body == look(sample, "mail").body == sample.stories[0].headline.upper().encode()
    assert look(sample, "text").body == api.render(sample, "text")


@pytest.mark.parametrize(
    ("template", "line", "reason"),
    [
        ("<p>\n{% for %}\n", 2, "Expected"),
        ("<p>\n{{ titel }}\n", 2, "'titel' is undefined"),
        (EXTENDS + "{% block foot %}\n{{ meta.nothing }}{% endblock %}", 3, "has no attribute 'nothing'"),
        ("{{ 1 / 0 }}", 1, "division by zero"),
        ("a\nb\n{{ title.__class__.__mro__ }}", 3, "unsafe"),
        ("{{ say.__call__.__globals__ }}", 1, "unsafe"),
        ("{{ ''.__class__ }}", 1, "unsafe"),
        ("{% for i in range(10000000) %}{% endfor %}", 1, "Range too big"),
        ("{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}", 1, "recursion"),
        ('{% include "../../etc/passwd" %}', 1, "passwd"),
        ('{% extends "digest/nothing.html" %}', 1, "nothing.html"),
    ],
)
def test_a_fault_names_the_file_the_line_and_the_reason(
    sample: Edition, tmp_path: Path, template: str, line: int, reason: str
) -> None:
    look = written(tmp_path, template)
    with pytest.raises(TemplateError) as raised:
        look(sample, "html")
    message = str(raised.value)
    assert message.startswith(f"{tmp_path}/edition.html:{line}: ")
    assert reason in message
    assert "\n" not in message


@pytest.mark.slow
@pytest.mark.parametrize(
    "template",
    [
        "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}",
        "{% set n = namespace(s='x') %}{% for i in range(60) %}{% set n.s = n.s ~ n.s %}{% endfor %}",
        "{{ 'x' * 10 ** 12 }}",
    ],
)
def test_an_endless_template_is_stopped(
    sample: Edition, tmp_path: Path, template: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(own_templates, "_WAIT", 5)
    look = written(tmp_path, template)
    with pytest.raises(TemplateError, match=re.escape(str(tmp_path))) as raised:
        look(sample, "html")
    assert "\n" not in str(raised.value)


def test_a_rendering_that_is_too_large_is_refused(sample: Edition, tmp_path: Path) -> None:
    look = written(tmp_path, "{% for i in range(99999) %}{{ 'x' * 200 }}{% endfor %}")
    with pytest.raises(TemplateError, match="html has more than 8 MB"):
        look(sample, "html")


def test_a_folder_that_is_not_there_is_named(sample: Edition, tmp_path: Path) -> None:
    with pytest.raises(TemplateError, match=r"no such folder; `digest templates copy .*` makes one"):
        Look(templates=str(tmp_path / "none"))(sample, "html")


def test_a_copy_of_the_templates_gives_the_same_bytes(run: Callable[..., Ran], sample: Edition, tmp_path: Path) -> None:
    ran = run("templates", "copy", tmp_path / "own")
    assert ran.code == 0
    assert str(tmp_path / "own" / "edition.html") in ran.out
    assert (tmp_path / "own" / "words" / "de.toml").is_file()
    look = Look(templates=str(tmp_path / "own"))
    for name in ("html", "mail", "text", "markdown"):
        assert look(sample, name).body == api.render(sample, name)
    again = run("templates", "copy", tmp_path / "own")
    assert again.code == 2
    assert "is there already" in again.err


def test_a_copy_overwrites_nothing(tmp_path: Path) -> None:
    (tmp_path / "edition.txt").write_text("mine")
    with pytest.raises(UsageError, match=r"edition.txt is there already"):
        api.copy_templates(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["edition.txt"]


def test_a_brief_with_a_faulty_template_keeps_the_edition_of_before(
    run: Callable[..., Ran], seeds: Path, tmp_path: Path
) -> None:
    settings = tmp_path / "digest.toml"
    settings.write_text(
        f'[[source]]\npath = "{seeds}"\n[[brief]]\nname = "morning"\nlanguage = "de"\ntemplates = "own"\n'
    )
    written(tmp_path / "own", EXTENDS)
    made = run("brief", "--config", settings, "-o", tmp_path / "out", "--format", "html")
    assert made.code == 0, made.err
    before = {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()}
    assert b'lang="de"' in before["edition.html"]
    written(tmp_path / "own", "{{ oh no }}")
    failed = run("brief", "--config", settings, "-o", tmp_path / "out", "--format", "html")
    assert failed.code == 3
    assert re.fullmatch(rf"digest: {tmp_path}/own/edition.html:1: .+\n", failed.err)
    assert {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()} == before


@pytest.mark.parametrize(
    ("files", "keys", "problem"),
    [
        ({}, 'templates = "none"', "none: no such folder"),
        ({"edition.txt": "a\n{{ b"}, 'templates = "own"', "own/edition.txt:2: "),
        ({"words/de.toml": "in_brif = 'x'"}, 'templates = "own"\nlanguage = "de"', "there is no message 'in_brif'"),
        ({}, 'templates = "own"\nlanguage = "eo"', "there are no words in the language 'eo'"),
        ({}, 'renderer = "nowhere:Nothing"', "renderer 'nowhere:Nothing' could not be loaded"),
        ({}, 'language = "eo"', "there are no words in 'eo'"),
    ],
)
def test_config_check_names_faults_of_templates_words_and_renderers(
    run: Callable[..., Ran], tmp_path: Path, files: dict[str, str], keys: str, problem: str
) -> None:
    (tmp_path / "own" / "words").mkdir(parents=True)
    for name, text in files.items():
        (tmp_path / "own" / name).write_text(text)
    settings = tmp_path / "digest.toml"
    settings.write_text(f'[[source]]\npath = "."\n[[brief]]\nname = "morning"\nfolder = "out"\n{keys}\n')
    ran = run("config", "check", "--config", settings)
    assert ran.code == 3
    assert problem in ran.out + ran.err


# The archive.


def _site(sample: Edition, folder: Path) -> dict[str, bytes]:
    return dict(Site([sample.key], {sample.key: sample}.__getitem__, str(folder) if folder.name else "").files())


def test_a_site_has_templates_of_the_user_and_else_the_same_bytes(sample: Edition, tmp_path: Path) -> None:
    shipped = _site(sample, Path())
    assert _site(sample, tmp_path) == shipped
    written(tmp_path, EXTENDS + "{% block foot %}<p>Made for {{ brief }}</p>{% endblock %}\n")
    [changed] = [body for name, body in _site(sample, tmp_path).items() if body != shipped[name]]
    assert b"<p>Made for brief</p>" in changed
    (tmp_path / "site").mkdir()
    written(tmp_path / "site", "<p>{{ title }}</p>", "edition.html")
    [page] = [body for name, body in _site(sample, tmp_path).items() if name.startswith("editions/")]
    assert page.startswith(b"<p>Brief, Friday")


@pytest.mark.parametrize(
    ("template", "reason"),
    [
        ("{{ titel }}", "edition.html:1: 'titel' is undefined"),
        ("{{ title.__class__.__mro__ }}", "unsafe"),
        ("{% for i in range(99999) %}{{ 'x' * 200 }}{% endfor %}", "has more than 8 MB"),
        ("{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}", "look for a loop"),
        ("{{ 'x' * 10 ** 12 }}", ""),
    ],
)
def test_a_fault_in_a_template_of_a_site_is_one_line_and_an_endless_one_is_stopped(
    sample: Edition, tmp_path: Path, template: str, reason: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if "loop" in reason:  # the others answer, on a busy machine late
        monkeypatch.setattr(own_templates, "_WAIT", 5)
    (tmp_path / "site").mkdir()
    written(tmp_path / "site", template, "edition.html")
    with pytest.raises(TemplateError, match=re.escape(str(tmp_path))) as raised:
        _site(sample, tmp_path)
    assert reason in str(raised.value)
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize("constant", ["'a' * 10 ** 11", "[1] * 10 ** 10", "10 ** 10 ** 9", "'%09999999999d'|format(1)"])
def test_constants_of_a_template_are_not_computed_by_its_check(tmp_path: Path, constant: str) -> None:
    written(tmp_path / "own", f"{{{{ {constant} }}}}")
    check(str(tmp_path / "own"))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (b"\xff", "codec can't decode"),
        (b"{{ " + b"(" * 20_000, "recursion"),
        (b"{{ 1|unheard }}", "No filter named 'unheard'"),
        (b"{% if 1 is unheard %}{% endif %}", "No test named 'unheard'"),
    ],
)
def test_a_template_that_cannot_be_parsed_is_one_clear_line(tmp_path: Path, text: bytes, reason: str) -> None:
    (tmp_path / "edition.html").write_bytes(text)
    with pytest.raises(TemplateError, match=reason):
        check(str(tmp_path))
