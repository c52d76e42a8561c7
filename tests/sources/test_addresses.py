"""Which addresses are asked: the public net in every notation, and what the settings allow."""

from ipaddress import ip_address

import pytest

from digest.sources.allowed_hosts import Allowed, is_public
from digest.sources.connect import Connector
from digest.sources.http import HttpClient
from digest.sources.web_answer import FetchError
from servers import web

PRIVATE = """0.0.0.0 10.1.2.3 100.64.0.1 127.0.0.1 127.255.255.254 169.254.169.254 172.16.0.1 172.31.255.255 192.168.1.1
198.18.0.1 203.0.113.7 224.0.0.1 255.255.255.255 :: ::1 ::ffff:127.0.0.1 ::ffff:10.0.0.1 ::127.0.0.1 fe80::1 fc00::1 fd12::1
fec0::1 ff02::1 2001:db8::1 64:ff9b::7f00:1 64:ff9b:1::1 2002:7f00:1:: 2002:a00:1:: 2001:0:0:0:0:0:80ff:fffe
::ffff:0:127.0.0.1 ::ffff:0:10.0.0.1 ::ffff:0:a9fe:a9fe""".split()
PUBLIC = (
    "1.1.1.1 8.8.8.8 93.184.216.34 172.32.0.1 2606:4700::1111 ::ffff:8.8.8.8 64:ff9b::808:808 ::ffff:0:8.8.8.8".split()
)


@pytest.mark.parametrize("text", PRIVATE)
def test_what_is_not_of_the_public_net_is_refused(text: str) -> None:
    assert not is_public(ip_address(text))
    assert not Allowed().permits("host.example", ip_address(text))


@pytest.mark.parametrize("text", PUBLIC)
def test_the_public_net_is_open(text: str) -> None:
    assert is_public(ip_address(text))


NOTATIONS = [
    "127.0.0.1", "127.1", "2130706433", "0x7f000001", "0x7f.1", "0177.0.0.1", "017700000001", "127.0.0.1.", "localhost",
    "0.0.0.0", "0", "[::1]", "[::]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[0:0:0:0:0:0:0:1]", "[64:ff9b::7f00:1]",
]  # fmt: skip


@pytest.mark.parametrize("host", NOTATIONS)
def test_loopback_is_refused_in_every_notation_and_not_connected_to(host: str) -> None:
    with web.site({"/": web.Reply(b"inside")}) as site:
        with pytest.raises(FetchError, match=r"not of the public net|there is no host|no address"):
            HttpClient().get(f"http://{host}:{site.port}/")
        assert site.seen == []


@pytest.mark.parametrize("host", ["127.0.0.1", "127.1", "2130706433", "0x7f.1", "0177.0.0.1"])
def test_a_network_that_is_allowed_is_asked_in_every_notation(host: str) -> None:
    with web.site({"/": web.Reply(b"inside")}) as site:
        door = HttpClient(Connector(Allowed.of(["127.0.0.0/8"])))
        assert door.get(f"http://{host}:{site.port}/").body == b"inside"


def test_a_host_is_allowed_by_its_name_alone() -> None:
    with web.site({"/": web.Reply(b"inside")}) as site:
        door = HttpClient(Connector(Allowed.of(["localhost"]), resolve=lambda *_: ["127.0.0.1"]))
        assert door.get(f"http://LOCALHOST:{site.port}/").body == b"inside"
        with pytest.raises(FetchError, match="not of the public net"):
            door.get(f"http://other.example:{site.port}/")


def test_what_is_neither_host_nor_network_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="neither a host nor a network"):
        Allowed.of(["10.0.0.0/99"])


@pytest.mark.parametrize(
    "target", ["http://169.254.169.254/latest", "http://2130706433:{port}/", "http://[::1]:{port}/"]
)
def test_a_redirect_to_a_private_address_is_refused(target: str) -> None:
    with web.site() as site:
        site.replies["/"] = web.Reply(status=302, headers={"Location": target.format(port=site.port)})
        # Only the first host is allowed: what it redirects to is looked at anew.
        door = HttpClient(Connector(Allowed.of(["127.0.0.9/32"])))
        with pytest.raises(FetchError, match="not of the public net"):
            door.get(site.url("/", "127.0.0.9"))
        assert len(site.seen) == 1


def test_a_redirect_to_a_file_is_refused() -> None:
    away = web.Reply(status=302, headers={"Location": "file:///etc/passwd"})
    with web.site({"/": away}) as site, pytest.raises(FetchError, match="no web address"):
        HttpClient(Connector(Allowed.of(["127.0.0.0/8"]))).get(site.url("/"))
