"""Send: claim what is open, hand it to its channel, write down what became of it.

A row is marked `sending`, and the mark committed, before its message leaves; a row that is found so after a crash is
unsure, never simply sent again.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

from digest.model.delivery import Ready
from digest.model.records import Claim
from digest.ports import Channel
from digest.sending import outbox
from digest.sending.channel_run import BATCH, ChannelRun
from digest.sending.counts import SendCounts
from digest.sending.ledger import Ledger


@dataclass(frozen=True, slots=True)
class Sender:
    """What sending needs: the ledger, and a channel by its name.

    `lines` says how many of a channel work at once; `leave`, asked between two messages, whether to end early; `tell`
    hears how many rows were tried, and of how many.
    """

    books: Ledger
    channel: Callable[[str], Channel]
    lines: Callable[[str], int] = lambda _: 1
    leave: Callable[[], bool] = lambda: False
    tell: Callable[[int, int], None] = lambda tried, of: None
    tally: SendCounts = field(default_factory=SendCounts)

    def __call__(self, edition: str | None = None, *, all_open: bool = True) -> SendCounts:
        """Try every open row once; without `all_open`, only those whose next try has come.

        What stops a channel is among the faults of the tally.
        """
        self.books.recover(self.tally)
        ready = None if all_open else outbox.ready(self.books.clock())
        for channel, number in self.books.store.deliveries.count_queued(edition, ready).items():
            try:
                self._shift(channel, number, edition, ready).work(number, self.lines(channel))
            except Exception as error:  # noqa: BLE001 - one channel that cannot work must not cost the others theirs
                self.tally.faults.append(error)
        self.books.store.editions.close_editions()
        return self.tally

    def _shift(self, channel: str, number: int, edition: str | None, ready: Ready | None) -> ChannelRun:
        books, tally = self.books, self.tally

        def take(after: int) -> list[Claim]:
            return books.store.deliveries.claim(
                channel, books.me, books.lease(), BATCH, after=after, edition=edition, ready=ready
            )

        return ChannelRun(
            books,
            open_line=partial(self.channel, channel),
            take=take,
            leave=self.leave,
            tell=lambda: self.tell(tally.tried, number),
            tally=tally,
            by_hand=ready is None,
        )
