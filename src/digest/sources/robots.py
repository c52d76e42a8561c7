"""robots.txt: a host's rules for programs that read its pages (RFC 9309).  They are not applied to feeds."""

import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from digest.sources.http import HttpClient, host_in, origin_of
from digest.sources.web_answer import FetchError

# User agent to look up in the rules, and time for which a robots.txt is kept (section 2.4: at most a day).
_NAME = "digest"
_HOLDS = timedelta(days=1)
# Maximum length of a robots.txt, in bytes; the standard asks for at least 500 KiB.
_LONGEST = 512 * 1024
# Longest pause between two pages that a host may request, in seconds: more would hold up an edition.
_SLOWEST = 10.0


@dataclass(frozen=True)
class Robots:
    """Rules of each host; `kept` has each robots.txt with the time it was read, `new` the ones read in this run."""

    door: HttpClient
    kept: Mapping[str, tuple[datetime, str]] = field(default_factory=dict)
    new: dict[str, tuple[datetime, str]] = field(default_factory=dict)
    # By host: its rules, or the error that prevented reading them.
    _rules: dict[str, Any] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def allows(self, url: str) -> bool:
        """Return whether the page may be read.  Raises FetchError for a host whose robots.txt cannot be read.

        Such a host is left alone until it can be read (section 2.3.1.4); a host without one allows all (2.3.1.3).
        """
        origin = origin_of(url)
        with self._lock:
            rules = self._rules.get(origin)
        if rules is None:
            rules = self._read(origin, host_in(url))
            with self._lock:
                self._rules[origin] = rules
        if isinstance(rules, FetchError):
            raise rules
        return bool(rules.can_fetch(url, _NAME))

    def _read(self, origin: str, host: str) -> Any:  # noqa: ANN401 - Protego's rules, or a FetchError
        from protego import Protego

        try:
            rules = Protego.parse(self._text(origin))
        except FetchError as error:
            return error
        if delay := rules.crawl_delay(_NAME):
            self.door.turns.slow(host, min(float(delay), _SLOWEST))
        return rules

    def _text(self, origin: str) -> str:
        now = self.door.clock()
        read, text = self.kept.get(origin, (None, ""))
        if read is not None and timedelta(0) <= now - read < _HOLDS:
            return text
        try:
            answer = self.door.get(f"{origin}/robots.txt")
            text = answer.body[:_LONGEST].decode("utf-8", "replace")
        except FetchError as error:
            if not 400 <= error.status < 500 or error.status == 429:
                raise
            text = ""
        self.new[origin] = (now, text)
        return text
