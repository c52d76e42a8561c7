"""robots.txt: what a host asks of programs that read its pages (RFC 9309).  It is not asked about feeds."""

import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from digest.sources.http import Door, FetchError

# The name that rules are looked up by, and how long an answer holds (section 2.4: not longer than a day).
_NAME = "digest"
_HOLDS = timedelta(days=1)
# What is read of a robots.txt, in characters; the standard asks for at least 500 KiB.
_LONGEST = 512 * 1024
# The longest pause between two pages that a host may ask for, in seconds: more would hold up an edition.
_SLOWEST = 10.0
_CLOSED = "User-agent: *\nDisallow: /"


@dataclass(frozen=True)
class Robots:
    """`kept` holds the robots.txt of each host and when it was read, `new` those that were read since."""

    door: Door
    kept: Mapping[str, tuple[datetime, str]] = field(default_factory=dict)
    new: dict[str, tuple[datetime, str]] = field(default_factory=dict)
    _rules: dict[str, Any] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def allows(self, url: str) -> bool:
        """Whether the page may be read.  A host whose robots.txt cannot be had is left alone until it can."""
        parts = urlsplit(url)
        origin = f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}"
        with self._lock:
            rules = self._rules.get(origin)
        if rules is None:
            from protego import Protego

            rules = Protego.parse(self._text(origin))
            with self._lock:
                self._rules[origin] = rules
            if delay := rules.crawl_delay(_NAME):
                self.door.turns.slow(parts.hostname or "", min(float(delay), _SLOWEST))
        return bool(rules.can_fetch(url, _NAME))

    def _text(self, origin: str) -> str:
        now = self.door.clock()
        read, text = self.kept.get(origin, (None, ""))
        if read is not None and timedelta(0) <= now - read < _HOLDS:
            return text
        try:
            answer = self.door.get(f"{origin}/robots.txt")
            text = answer.body[:_LONGEST].decode("utf-8", "replace")
        except FetchError as error:
            # Section 2.3.1: a host that has none allows everything; one that is ill nothing, and is asked again.
            if not 400 <= error.status < 500 or error.status == 429:
                return _CLOSED
            text = ""
        self.new[origin] = (now, text)
        return text
