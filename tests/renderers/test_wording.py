"""The words that are not quoted: whole in each of twelve languages, filled in, and a translator's to change."""

import re
import subprocess
import sys
import zipfile
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import lxml.html
import pytest

from digest import api, plugins
from digest.building.mailing import subject_of
from digest.errors import TemplateError
from digest.model.edition import BUCKETS, Edition, Plan
from digest.renderers.wording import languages, places_of, wording_for
from digest.resources import shipped
from renderers.test_pages import PageVisit, browser  # noqa: F401 - a fixture

LANGUAGES = ("ar", "de", "en", "es", "fr", "it", "ja", "ko", "nl", "pl", "pt", "zh")
ENGLISH = wording_for("en")
every_language = pytest.mark.parametrize("language", LANGUAGES)


def in_language(edition: Edition, language: str) -> Edition:
    plan = replace(edition.inputs.plan, language=language)
    return replace(edition, inputs=replace(edition.inputs, plan=plan))


def test_twelve_languages_come_with_the_program() -> None:
    assert languages() == LANGUAGES


@every_language
def test_no_language_lacks_a_message_or_a_place_in_one(language: str) -> None:
    messages = wording_for(language).messages
    assert messages.keys() == ENGLISH.messages.keys()
    for name, message in messages.items():
        texts = [message] if isinstance(message, str) else list(message.values())
        assert all(text.strip() for text in texts), name
        known = places_of(ENGLISH.messages[name])
        assert places_of(message) <= known, name
        if isinstance(message, str):
            assert places_of(message) == known, name


@every_language
def test_every_plural_form_of_a_language_has_its_words(language: str) -> None:
    say = wording_for(language)
    for name, message in say.messages.items():
        if not isinstance(message, str):
            needed = {say._plural(number) for number in range(201)}
            assert needed <= message.keys(), name


def test_every_message_is_used_and_every_used_one_is_there() -> None:
    folder = Path(__file__).parents[2]
    files = [*(folder / "templates").glob("edition.*"), folder / "templates" / "mail.html"]
    files += [*(folder / "templates").glob("site/*"), *(folder / "src/digest/renderers").glob("*.py")]
    text = "".join(file.read_text(encoding="utf-8") for file in files)
    used = set(re.findall(r"""say(?:\.count)?\(\s*"(\w+)\"""", text)) | {bucket.replace(" ", "_") for bucket in BUCKETS}
    assert used <= ENGLISH.messages.keys()
    chosen = {name for name in ENGLISH.messages if f'"{name}"' in text}
    assert ENGLISH.messages.keys() == used | chosen


@every_language
@pytest.mark.parametrize("form", ["html", "mail", "text", "markdown"])
def test_an_edition_is_in_the_language_of_its_brief(sample: Edition, form: str, language: str) -> None:
    shown = api.render(in_language(sample, language), form).decode()
    words = wording_for(language).messages
    assert str(words["proof_text"])[:10] in shown
    assert sample.stories[0].summary.sentences[1].text[:40] in shown.replace("\n     ", " ")
    if form in ("html", "mail"):
        root = lxml.html.document_fromstring(shown)
        assert (root.get("lang"), root.get("dir")) == (language, "rtl" if language == "ar" else "ltr")
    if language != "en":
        english = {str(text) for name, text in ENGLISH.messages.items() if words[name] != text and len(str(text)) > 12}
        assert not [text for text in english if "{" not in text and text in shown]


DAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("language", "long", "short", "stories"),
    [
        ("en", "Friday 20 November 2026", "20 Nov", ["1 story", "2 stories", "5 stories"]),
        ("de", "Freitag, 20. November 2026", "20. Nov.", ["1 Meldung", "2 Meldungen", "5 Meldungen"]),
        ("pl", "piątek, 20 listopada 2026", "20 lis", ["1 wiadomość", "2 wiadomości", "5 wiadomości"]),
        ("ko", "2026년 11월 20일 금요일", "11월 20일", ["소식 1건", "소식 2건", "소식 5건"]),
        ("ar", "الجمعة، 20 نوفمبر 2026", "20 نوفمبر", ["خبر واحد", "خبران", "5 أخبار"]),
    ],
)
def test_dates_and_plurals_are_those_of_the_language(language: str, long: str, short: str, stories: list[str]) -> None:
    say = wording_for(language)
    assert (say.long_date(DAY), say.short_date(DAY)) == (long, short)
    assert [say.count("story", number) for number in (1, 2, 5)] == stories


@pytest.mark.slow
def test_english_words_load_no_babel() -> None:
    code = """
import sys
from datetime import date
from digest.renderers.wording import wording_for
say = wording_for("en")
assert say.long_date(date(2026, 11, 20)) and say.count("story", 2) and say.direction
assert "babel" not in sys.modules
"""
    subprocess.run([sys.executable, "-c", code], check=True)


def test_a_language_without_words_is_an_error_that_names_the_known_ones(sample: Edition) -> None:
    with pytest.raises(TemplateError, match="no words in the language 'eo'; known are ar, de"):
        api.render(in_language(sample, "eo"), "html")


def test_a_translator_can_change_one_message_or_add_a_language(tmp_path: Path) -> None:
    (tmp_path / "words").mkdir()
    (tmp_path / "words" / "de.toml").write_text('in_brief = "Kurz und knapp"\n', encoding="utf-8")
    say = wording_for("de", str(tmp_path))
    assert (say("in_brief"), say("also_at")) == ("Kurz und knapp", "Auch bei:")
    (tmp_path / "words" / "sv.toml").write_text('in_brief = "I korthet"\n', encoding="utf-8")
    say = wording_for("sv", str(tmp_path))
    assert (say("in_brief"), say("also_at"), say.weekday(DAY)) == ("I korthet", "Also at:", "fredag")


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ('in_brif = "x"', "there is no message 'in_brif'"),
        ('in_brief = "{0.__class__}"', "in_brief: braces may have nothing"),
        ('new_since = "seit {date}"', "new_since: braces may have day"),
        ('new_since = "seit {day!r}"', "new_since: braces may have day"),
        ('new_since = "seit {day"', "new_since: braces may have day"),
        ("in_brief = 3", "in_brief: a text, or texts by plural form"),
        ("in_brief = x", "line 1"),
    ],
)
def test_a_fault_in_a_file_of_words_is_named_with_its_place(tmp_path: Path, line: str, problem: str) -> None:
    (tmp_path / "words").mkdir()
    (tmp_path / "words" / "de.toml").write_text(line, encoding="utf-8")
    with pytest.raises(TemplateError, match=re.escape(str(tmp_path / "words" / "de.toml"))) as raised:
        wording_for("de", str(tmp_path))
    assert problem in str(raised.value)


def test_the_words_stand_beside_the_templates() -> None:
    assert (shipped("templates") / "words" / "en.toml").is_file()
    assert Plan().language == "en"


@pytest.mark.browser
@every_language
@pytest.mark.parametrize("form", ["html", "mail"])
def test_an_edition_in_any_language_fits_its_screen_and_is_accessible(
    browser: Any,  # noqa: F811 - the fixture
    tmp_path: Path,
    sample: Edition,
    language: str,
    form: str,
) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")
    file = tmp_path / "edition.html"
    file.write_bytes(api.render(in_language(sample, language), form))
    rules = {"landmark-one-main": {"enabled": False}, "region": {"enabled": False}} if form == "mail" else {}
    for width in (320, 1280):
        visited = PageVisit(browser.new_page(viewport={"width": width, "height": 800}), file.as_uri())
        assert visited.size().scroll <= visited.size().shown
        found = axe.Axe().run(visited.page, options={"rules": rules}).response
        assert [(rule["id"], [node["html"] for node in rule["nodes"]]) for rule in found["violations"]] == []
        visited.page.close()


def titled(edition: Edition, title: str) -> Edition:
    plan = replace(edition.inputs.plan, title=title)
    return replace(edition, inputs=replace(edition.inputs, plan=plan))


@pytest.mark.parametrize("form", ["html", "text", "markdown", "mail", "atom", "epub"])
def test_the_title_of_the_settings_stands_above_each_form(sample: Edition, form: str) -> None:
    body = plugins.load("renderers", form)(titled(sample, "Morning & evening")).body
    if form == "epub":
        with zipfile.ZipFile(BytesIO(body)) as book:
            body = b"".join(book.read(name) for name in book.namelist() if name.endswith((".opf", "html")))
    assert re.search(rb"Morning (&|&amp;|&#38;) evening", body)


def test_the_subject_of_a_mail_is_the_title_and_the_first_headline(sample: Edition) -> None:
    assert subject_of(titled(sample, "Der Morgen")) == f"Der Morgen: {sample.stories[0].headline}"
    assert subject_of(replace(sample, brief="morning")) == f"Morning: {sample.stories[0].headline}"


@pytest.mark.parametrize(("language", "words"), [("de", "Brief: nichts eingegangen"), ("xx", "Brief: nothing came in")])
def test_the_subject_of_an_edition_without_stories_is_in_its_language(language: str, words: str) -> None:
    assert subject_of(in_language(api.compose([]), language)).startswith(words)
