"""Inputs that the fuzzer found once break no parser again; `python -m fuzzing` looks for others."""

from pathlib import Path

import pytest

from conftest import ROOT, SEEDS
from fuzzing import NAMES
from fuzzing.parsers import PARSERS, parse

FINDS = sorted(path for path in (ROOT / "tests" / "fuzzing" / "finds").glob("*/*") if path.is_file())
# Inputs that stopped or broke a parser before there was the fuzzer, and their kin.
OLD = {
    "feed": [b"(<>&#xD800;", b"<rss>" + b"<" * 500, b"<rss><channel><item><title>" + b"&lt;" * 500, b"{" * 900, b"\xff\xfe<",
             b"<rss><channel><item><title>a</title><description><a:b:c>It rained.</a:b:c></description></item></channel></rss>"],
    "opml": [b"<opml><body>" + b"<outline text='a'>" * 1_600, b"<opml", b"\x00"],
    "unnamed": [b"<!--x-->" * 60 + b"It rained.", b" " * 4_096 + b"<!doctype html><p>It rained.", b"From \n", b"%!PS"],
    "page": [b"<p>" * 900, b"<a href='http://[::1'>It rained.</a>", b"<meta charset=utf-7><p>+AD4-", b"<![CDATA["],
    "mail": [b"Content-Type: multipart/mixed; boundary=\n\n--\n", b"From: =?x?q?=C3?= <a@b>\n\nIt rained.\n", b":\n\n"],
    "json": [b'{"text": "\\ud800"}', b"[" * 900, b'{"items": [{"text": 1e999}]}', b'{"text": {"text": {}}}'],
    "address": [b"http://[", b"https://a.example@b.example/", b"//\xff", b"http://a:99999/", b"http://\xe2\x80\xae/",
                b"https://a.example/?utm_source=x&q=\xff", b"http://\xff/?a=\xff", b"https://a.example/c?url=https://b.example/?\xff=\xff"],
    "settings": [b"[[source]]\nurl = 1\n", b"[fetch]\nallow = ['x']\n", b"source = 1", b"[[brief]]\ntime = ['25:00']\n"],
    "edition": [b'{"format": "x"}', b"[]", b"{" * 900, b'{"hash": 1, "hash": 2}', b"\xff"],
    "mailbox": [b"a@b@c", b"<>", b'"\\" <a@b.example>', b"a@" + b"b." * 300, b"\xff@b.example"],
    "text": [b"\xe2\x80\xae" * 300, b"32 November 2026", b"a" * 900 + b".", b"\x00", b"AND OR NOT \"", b"<a <a"],
    "recipients": [b"a@b.example\n#\n,\n", b"\xff", b"email,name\n,"],
    "lines": [b"\n\n{}\n[", b'{"text": "It rained."}\n\x00'],
    "packed": [b"\x1f\x8b", b"\x1f\x8b\x08" + bytes(20)],
    "pdf": [b"\x00\x00\x00\x00\x00It rained.", b"AAAAAa\n" * 60, b"\f\f"],
    "mbox": [b"From a@b Thu Nov 19 16:05:00 2026\n\n" * 9, b"From \n\n>From \n"],
    "links": [b"<link rel=alternate type=application/rss+xml href='http://['>", b"<base href='//['>", b"<![x", b"<![CDACA[x]]><p>", b"<![if x]><p>", b"<![\xff[>"],
    "markdown": [b"---\n" * 90, b"[" * 900, b"> - " * 90, b"```\n"],
    "plain": [b"\r" * 90, b"A" * 900, b"\xef\xbb\xbf", "“".encode() * 300],
}  # fmt: skip


def test_every_parser_has_old_inputs_and_a_turn() -> None:
    assert set(NAMES) == set(PARSERS) == set(OLD)


@pytest.mark.parametrize("path", FINDS, ids=[f"{path.parent.name}/{path.name}" for path in FINDS])
def test_a_find_of_the_fuzzer_breaks_nothing_again(path: Path) -> None:
    parse(path.parent.name, path.read_bytes())


@pytest.mark.parametrize("name", OLD)
def test_inputs_that_broke_a_parser_once_break_nothing_again(name: str) -> None:
    for body in OLD[name]:
        parse(name, body)


@pytest.mark.parametrize("name", NAMES)
def test_a_parser_reads_or_refuses_the_samples(name: str) -> None:
    for path in sorted(SEEDS.iterdir()):
        parse(name, path.read_bytes()[:1_000])
