"""The picture in the README shows the sample edition as it is: `make pictures` makes it anew."""

import base64
from pathlib import Path
from typing import Any

import pytest

from conftest import ROOT
from digest import api
from renderers.test_pages import browser  # noqa: F401 - a fixture

PICTURE = ROOT / "docs" / "edition.png"
SIZE = {"width": 1120, "height": 900}
# Share of pixels that may be other ones: another version of Chromium draws the edges of letters otherwise, while a line
# that moves or has other words changes several in a hundred of the ink.
MOST = 0.004
# A pixel is another one if a colour of it differs by more than this, of 255.
SEEN = 96
COMPARE = """async ([one, other, seen]) => {
    const pixels = async data => {
        const image = await createImageBitmap(await (await fetch(data)).blob());
        const canvas = new OffscreenCanvas(image.width, image.height);
        const drawn = canvas.getContext("2d");
        drawn.drawImage(image, 0, 0);
        return drawn.getImageData(0, 0, image.width, image.height);
    };
    const [a, b] = [await pixels(one), await pixels(other)];
    if (a.width !== b.width || a.height !== b.height) return 1;
    let differing = 0;
    for (let at = 0; at < a.data.length; at += 4)
        if ([0, 1, 2].some(colour => Math.abs(a.data[at + colour] - b.data[at + colour]) > seen)) differing += 1;
    return differing / (a.data.length / 4);
}"""


@pytest.mark.browser
def test_the_picture_in_the_readme_is_the_sample_edition(browser: Any, tmp_path: Path) -> None:  # noqa: F811
    file = tmp_path / "edition.html"
    file.write_bytes(api.render(api.demo(), "html"))
    page = browser.new_page(viewport=SIZE)
    page.goto(file.as_uri())
    now = page.screenshot()
    data = [f"data:image/png;base64,{base64.b64encode(body).decode()}" for body in (PICTURE.read_bytes(), now)]
    share = page.evaluate(COMPARE, [*data, SEEN])
    page.close()
    assert share <= MOST, f"{share:.2%} of the pixels are others; run `make pictures`, and look at docs/edition.png"
