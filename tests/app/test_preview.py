"""The preview of an edition: its forms, only for this machine, without a script."""

import http.client
import threading
from urllib.parse import urlsplit

import pytest

from digest import api
from digest.app.preview import Preview, dark, serve, without_blocks
from digest.building.make import PLAIN
from digest.model.edition import Edition


@pytest.fixture
def port(sample: Edition) -> int:
    found: list[str] = []
    ready = threading.Event()

    def tell(address: str) -> None:
        found.append(address)
        ready.set()

    threading.Thread(target=serve, args=(Preview.of(sample, PLAIN), 0, tell), daemon=True).start()
    assert ready.wait(10)
    address = urlsplit(found[0])
    assert address.hostname == "127.0.0.1"
    assert address.port
    return address.port


def _get(port: int, path: str, host: str = "") -> tuple[int, bytes, str]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("GET", path, headers={"Host": host or f"127.0.0.1:{port}"})
    answer = connection.getresponse()
    return answer.status, answer.read(), answer.getheader("Content-Security-Policy", "")


def test_every_frame_of_the_list_is_there(port: int, sample: Edition) -> None:
    import re

    status, body, policy = _get(port, "/")
    assert status == 200
    assert "script" not in policy
    assert f"{len(api.render(sample, 'mail')):,} bytes: shown whole" in body.decode()
    frames = set(re.findall(r'src="([^"]+)"', body.decode()))
    assert frames == {"/mail", "/mail-dark", "/gmail", "/gmail-dark", "/page", "/page-dark", "/text"}
    for frame in frames:
        status, shown, _ = _get(port, frame)
        assert status == 200
        assert sample.stories[0].headline.split(":")[0].encode()[:20] in shown


def test_another_path_and_another_host_get_nothing(port: int) -> None:
    assert _get(port, "/../digest.toml")[0] == 404
    status, body, _ = _get(port, "/mail", host="news.example:80")
    assert (status, body) == (404, b"no such page")


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1.news.example", "news.example:127.0.0.1", "localhost@news.example", ":80", "[::1]", "LOCALHOST.", "0"],
)
def test_a_name_that_a_web_page_could_lead_here_gets_nothing(port: int, host: str) -> None:
    assert _get(port, "/mail", host)[:2] == (404, b"no such page")


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_a_browser_may_leave_the_port_out(port: int, host: str) -> None:
    status, _, policy = _get(port, "/mail", host)
    assert (status, "frame-ancestors 'self'" in policy) == (200, True)


def test_the_forms_differ_as_the_mail_programs_do(sample: Edition) -> None:
    mail = api.render(sample, "mail")
    assert b"<style" in mail
    assert b"<style" not in without_blocks(mail)
    assert b"@media all" in dark(mail)
