"""Inputs that stopped or broke a parser before there was the fuzzer, and their kin; the fuzzer begins with them too."""

LOGIN = b"* OK a\r\n\f* CAPABILITY IMAP4REV1\r\n% OK a\r\n\f% OK a\r\n\f"
FOUND = (
    LOGIN
    + b"* OK [UIDVALIDITY 1] a\r\n% OK a\r\n\f* SEARCH 1\r\n% OK a\r\n\f* 1 FETCH (UID 1 RFC822.SIZE 9)\r\n% OK a\r\n\f"
)
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
    "entries": [b"<rss><channel><item><title>A</title><description>&lt;p&gt;It rained.</description></item></channel></rss>",
                b"<feed xmlns='http://www.w3.org/2005/Atom'><entry><content type='html'>&lt;a:b&gt;It rained.</content></entry></feed>"],
    "newsletter": [b"<table>" * 300, b"<h2><a href='http://['>Rain</a></h2><p>It rained.", b"<style>p{display:none}</style><p>It rained."],
    "pdf-file": [b"%PDF-1.4\n", b"%PDF-1.4\nxref\n0 99999999\ntrailer<</Root 1 0 R>>"],
    "date": [b"32 Nov 2026", b"Nov 0 9999 99:99", b"9999-12-31T23:59:59-23:59", b"0001-01-01T00:00:00+23:59", "٣ نوفمبر".encode()],
    "brief": [b"<b>\fIt rained. It rained.\f<i>\fIt rained.", b"", b"\f1\f\f1", "\u202e\f\u202eIt rained.".encode()],
    "forged": [b"sections/0/stories/0/headline \"\\ud800\"", b"seconds 1e999", b"sections []", b"slot/day \"0001-01-01\"",
               b"sections/0/stories/0/publishers []", b"articles/0/url \"javascript:1\"", b"sections/0/stories/0/score NaN"],
    "mailed": [b"Subject: =?x?q?=C3?=\nContent-Type: multipart/alternative; boundary=b\n\n--b\nContent-Type: text/plain\n\n--b\n"
               b"Content-Type: text/html; charset=x\nContent-Transfer-Encoding: base64\n\n=\n--b--\n", b"Subject: a\n\n"],
    "reread": [b"", b"<p>" * 90, b"<script>", b"\xff" * 90],
    "template": [b"{% for a in range(10**9) %}{% endfor %}", b"{{ ''.__class__.__mro__ }}", b"{{ 1/0 }}", b"{% extends 'edition.txt' %}",
                 b"{% include '/etc/passwd' %}", b"\xff", b"{{ 'a' * 10 ** 10 }}", b"{{ lipsum() }}"],
    "web": [b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\nIt", b"HTTP/1.1 301 a\r\nLocation: http://[\r\n\r\n", b"\x00" * 90,
            b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n\x1f\x8b", b"HTTP/1.1 429 a\r\nRetry-After: 1 Jan 99999\r\n\r\n",
            b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nfffffffffffffffff\r\n"],
    "robots": [b"User-agent: *\nCrawl-delay: nan\n", b"User-agent: *\nCrawl-delay: -9\n", b"User-agent: *\nCrawl-delay: inf\n",
               b"User-agent: *\nDisallow: /" + b"*" * 300 + b"$\n", b"User-agent: *\nRequest-rate: 1/0\n", b"\xff\x00"],
    "imap": [LOGIN + b"* OK [UIDVALIDITY x] a\r\n% OK a\r\n\f* SEARCH x\r\n% OK a\r\n", b"", b"* BYE\r\n", FOUND.replace(b"9", b"9" * 900),
             FOUND + b"* 1 FETCH (UID 1 BODY[] {3}\r\na)\r\n% OK a\r\n", FOUND + b"* 1 FETCH (UID 1)\r\n% OK a\r\n",
             LOGIN + b"* OK [UIDVALIDITY 1] a\r\n% OK a\r\n\f% OK a\r\n", LOGIN + b"* OK [UIDVALIDITY 1] a\r\n% OK a\r\n\f* SEARCH 1 x\r\n% OK a\r\n"],
    "plain": [b"\r" * 90, b"A" * 900, b"\xef\xbb\xbf", "“".encode() * 300],
}  # fmt: skip
