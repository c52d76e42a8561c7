"""The pages around an edition in a browser: the archive, a story over its days, the preview, a day of 200 stories."""

import os
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


def _site() -> dict[str, bytes]:
    first = _edition(16, TEXTS[0])
    said = frozenset(map(hash_text, (TEXTS[0], first.stories[0].headline)))
    second = _edition(17, TEXTS[1], History(said=said, threads=first.threads))
    editions = {edition.key: edition for edition in (api.demo(), second, first)}
    return {name: body for name, body in Site(list(editions), editions.__getitem__).files() if name.endswith(".html")}


def _in_language(edition: Edition, language: str) -> Edition:
    return replace(edition, inputs=replace(edition.inputs, plan=replace(edition.inputs.plan, language=language)))


def _every_language_and_size() -> dict[str, bytes]:
    """Page and mail of the samples in each language, and of days of 1, 9, 40 and 200 stories."""
    days = {language: _in_language(api.demo(), language) for language in languages()}
    days |= {f"{size} stories": odd_days.day_of(size) for size in (1, 9, 40, 200)}
    forms = {"page": "html", "mail": "mail"}
    return {
        f"{name}, {form}": plugins.load("renderers", part)(edition).body
        for name, edition in days.items()
        for form, part in forms.items()
    }


def _pages() -> dict[str, bytes]:
    """Each page with its name; of the archive the list, one edition and the page of a story."""
    site = _site()
    some = {name.partition("/")[0]: name for name in site}
    days = {"arabic": _in_language(api.demo(), "ar"), "200 stories": odd_days.two_hundred_stories()}
    pages = {f"site, {name}": site[name] for name in some.values()}
    pages |= {f"{name}, page": api.render(edition, "html") for name, edition in days.items()}
    pages |= {f"{name}, mail": plugins.load("renderers", "mail")(edition).body for name, edition in days.items()}
    looks = ("newspaper", "compact")
    pages |= {look: plugins.load("renderers", "html", style=look)(api.demo()).body for look in looks}
    return {**pages, "preview": Preview.of(api.demo(), PLAIN).pages["/"][1]}


@pytest.mark.browser
def test_the_pages_around_an_edition_fit_any_screen_and_are_accessible(
    browser: Any,  # noqa: F811 - the fixture
    tmp_path: Path,
) -> None:
    """Each at three widths, in the dark form; with DIGEST_PAGES=all each language and size too, light and dark."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")
    faults: dict[tuple[str, str], str] = {}
    is_long = os.environ.get("DIGEST_PAGES") == "all"
    pages = {**_pages(), **(_every_language_and_size() if is_long else {})}
    tones = ("dark", "light") if is_long else ("dark",)
    for number, ((name, body), tone) in enumerate(product(pages.items(), tones)):
        file = tmp_path / f"{number}.html"
        file.write_bytes(body)
        page = browser.new_page(viewport={"width": 320, "height": 800}, color_scheme=tone)
        visited = PageVisit(page, file.as_uri())
        for width in (320, 600, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            if visited.size().scroll > visited.size().shown:
                faults[name, f"{width} pixels"] = "scrolls to the side"
        # axe looks at each of 1,600 links of a large day for long; what it finds there, it finds in its first stories.
        found = (
            axe.Axe()
            .run(page, context="body" if not name.startswith(("200", "40")) else "h1, #story-1, #story-2, ol")
            .response
        )
        faults |= {(name, rule["id"]): rule["nodes"][0]["html"] for rule in found["violations"] if _counts(rule, name)}
        if page.evaluate(CONTRAST.replace("bars.map", "bars.slice(0, 0).map"))["text"] < 7:
            faults[name, "contrast"] = "below 7:1"
        page.close()
    assert faults == {}


def _counts(rule: dict[str, Any], name: str) -> bool:
    """A mail program has the landmarks of the page around a mail."""
    return not ("mail" in name and rule["id"] in ("landmark-one-main", "region"))
