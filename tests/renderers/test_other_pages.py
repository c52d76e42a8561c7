"""Every page in a browser: an edition, its mail, its archive and its preview, in all languages and on days of any size.

Two cases are looked at by default, all with DIGEST_PAGES=all; DIGEST_PICTURES names a folder for a picture of each.
"""

import os
from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from pathlib import Path
from typing import Any

import pytest

import odd_days
from building.test_site import TEXTS, _edition
from digest import api, plugins
from digest.app.preview import Preview
from digest.building.make import PLAIN
from digest.building.site import Site
from digest.model.canonical import hash_text
from digest.model.edition import Edition, History
from digest.renderers.wording import languages
from renderers.test_pages import CONTRAST, PageVisit, browser  # noqa: F401 - a fixture

WIDTHS = (320, 600, 1280)
TONES = ("light", "dark")
SIZES = (1, 9, 40, 200)
LOOKS = ("newspaper", "compact")
CASES = (*languages(), *(f"{size} stories" for size in SIZES), "six languages", *LOOKS)
SOME = ("ar", "9 stories")
# Landmarks are those of the mail program around a mail.  axe computes the contrast of each of 2,000 texts anew;
# CONTRAST does it in one pass and with a higher bar.
RULES = {"color-contrast": {"enabled": False}}
MAIL_RULES = {**RULES, "landmark-one-main": {"enabled": False}, "region": {"enabled": False}}
# The marks of what differs: the least contrast of a line at their side with the paper and with their own tint.
MARKS = CONTRAST.replace(
    "const texts",
    """const lines = [...document.querySelectorAll(".differs, .tint")].flatMap(box => {
        const style = getComputedStyle(box);
        const sides = ["Left", "Right"].filter(side => parseFloat(style[`border${side}Width`]) >= 3);
        return sides.flatMap(side => [below(box.parentElement), below(box)]
            .map(paper => ratio(style[`border${side}Color`], paper)));
    });
    return lines;
    const texts""",
)


def _edition_of(case: str) -> Edition:
    if case in languages():
        return _in_language(api.demo(), case)
    if case == "six languages":
        return odd_days.six_languages()
    return api.demo() if case in LOOKS else odd_days.day_of(int(case.partition(" ")[0]))


def _in_language(edition: Edition, language: str) -> Edition:
    return replace(edition, inputs=replace(edition.inputs, plan=replace(edition.inputs.plan, language=language)))


def _site(edition: Edition) -> dict[str, bytes]:
    """The pages of an archive: the list, the editions, a story of two days, the headlines of a year."""
    first = _edition(16, TEXTS[0])
    said = frozenset(map(hash_text, (TEXTS[0], first.stories[0].headline)))
    second = _edition(17, TEXTS[1], History(said=said, threads=first.threads))
    language = edition.inputs.plan.language
    editions = {one.key: one for one in (edition, _in_language(second, language), _in_language(first, language))}
    files = [file for file in Site(list(editions), editions.__getitem__).files() if file[0].endswith(".html")]
    return {name.partition("/")[0]: body for name, body in reversed(files)}


def _pages(case: str) -> Iterator[tuple[str, bytes]]:
    """Yield each page of a case with the name of its form."""
    edition = _edition_of(case)
    if case in LOOKS:
        yield "page", plugins.load("renderers", "html", style=case)(edition).body
        yield "mail", plugins.load("renderers", "mail", style=case)(edition).body
        return
    yield "page", api.render(edition, "html")
    preview = Preview.of(edition, PLAIN).pages
    yield "preview", preview["/"][1]
    yield "mail", plugins.load("renderers", "mail", leave="leave@mail.example")(edition).body
    yield "mail as Gmail leaves it", preview["/gmail"][1]
    for name, body in _site(edition).items():
        yield f"site, {name}", body


@pytest.mark.browser
@pytest.mark.parametrize("case", CASES if os.environ.get("DIGEST_PAGES") == "all" else SOME)
def test_a_page_fits_any_screen_is_accessible_and_can_be_read_by_everybody(
    browser: Any,  # noqa: F811 - the fixture
    tmp_path: Path,
    case: str,
) -> None:
    """No page scrolls to the side; text has a contrast of 7:1, the mark of what differs 3:1; axe has no objection."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")
    page = browser.new_page()
    faults: list[tuple[str, object]] = []
    differing = set()
    for form, body in _pages(case):
        file = tmp_path / "page.html"
        file.write_bytes(body)
        visited = PageVisit(page, file.as_uri())
        for width, tone in product(WIDTHS, TONES):
            page.set_viewport_size({"width": width, "height": 800})
            page.emulate_media(color_scheme=tone)
            faults += [(f"{form}, {width} pixels, {tone}", fault) for fault in _seen(visited)]
            _keep_picture(page, f"{case}, {form}, {width}, {tone}")
        rules = MAIL_RULES if form.startswith("mail") else RULES
        found = axe.Axe().run(page, options={"rules": rules}).response
        assert found["passes"], "axe looked at nothing"
        faults += [(form, (rule["id"], rule["nodes"][0]["html"])) for rule in found["violations"]]
        if page.evaluate(MARKS):
            differing.add(form.partition(",")[0])
    page.close()
    assert faults == []
    assert case not in (*languages(), *LOOKS) or differing >= {"page", "mail"}


def _seen(visited: PageVisit) -> Iterator[str]:
    """Yield the faults of a page as it is on the screen."""
    if visited.size().scroll > visited.size().shown:
        yield "scrolls to the side"
    contrast = visited.page.evaluate(CONTRAST.replace("bars.map", "bars.slice(0, 0).map"))["text"]
    if contrast < 7:
        yield f"text of contrast {contrast:.2f}"
    if any(mark < 3 for mark in visited.page.evaluate(MARKS)):
        yield "the mark of what differs is below 3:1"


def _keep_picture(page: Any, name: str) -> None:
    """Write the page as a picture where DIGEST_PICTURES says so, at most four screens of it."""
    if folder := os.environ.get("DIGEST_PICTURES"):
        size = page.viewport_size
        height = min(page.evaluate("document.documentElement.scrollHeight"), 3200)
        Path(folder).mkdir(exist_ok=True)
        clip = {"x": 0, "y": 0, "width": size["width"], "height": height}
        page.screenshot(path=f"{folder}/{name.replace(' ', '-').replace(',', '')}.png", full_page=True, clip=clip)
