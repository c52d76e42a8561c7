"""Send: claim open deliveries, hand them to their channels, write the results.

A row is marked `sending`, and the mark is committed, before its message leaves.  A row that is found so after a crash
is unsure, and never simply sent again.
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
    """Sends the open rows of a ledger; `channel(name)` makes the channel of a name.

    `close_editions()` is called at the end, and closes the editions without open rows.  `connections(channel)` is the
    number of connections that send at once.  When `leave()` is true, sending ends after the present message.
    `progress(tried, total)` is called after each row.
    """

    ledger: Ledger
    channel: Callable[[str], Channel]
    close_editions: Callable[[], None]
    connections: Callable[[str], int] = lambda _: 1
    leave: Callable[[], bool] = lambda: False
    progress: Callable[[int, int], None] = lambda tried, of: None
    counts: SendCounts = field(default_factory=SendCounts)

    def __call__(self, edition: str | None = None, *, all_open: bool = True) -> SendCounts:
        """Try every open row once; without `all_open`, only rows whose next try has come.

        An exception that stops one channel is among the faults of the counts, and the other channels go on.
        """
        self.ledger.recover(self.counts)
        ready = None if all_open else outbox.ready(self.ledger.clock())
        for channel, number in self.ledger.deliveries.count_queued(edition, ready, self.ledger.briefs).items():
            try:
                self._run(channel, number, edition, ready).work(number, self.connections(channel))
            except Exception as error:  # noqa: BLE001 - a channel that fails must not stop the others
                self.counts.faults.append(error)
        self.close_editions()
        return self.counts

    def _run(self, channel: str, number: int, edition: str | None, ready: Ready | None) -> ChannelRun:
        ledger, counts = self.ledger, self.counts

        def take(after: int) -> list[Claim]:
            return ledger.deliveries.claim(
                channel,
                ledger.me,
                ledger.lease(),
                BATCH,
                after=after,
                edition=edition,
                ready=ready,
                briefs=ledger.briefs,
            )

        return ChannelRun(
            ledger,
            connect=partial(self.channel, channel),
            take=take,
            leave=self.leave,
            progress=lambda: self.progress(counts.tried, number),
            counts=counts,
            by_hand=ready is None,
        )
