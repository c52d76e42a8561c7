"""The publisher of an entry: the outlet of its feed, or the one that it names where its link leads there."""

from digest.model.feed import FeedEntry
from digest.sources.aggregators import is_own
from digest.sources.feed_publisher import Outlet
from digest.text.publisher_names import fits
from digest.text.urls import host_of, is_web


def publisher_of(entry: FeedEntry, outlet: Outlet, host: str, *, is_aggregated: bool) -> tuple[str, str]:
    """Return the publisher of an entry, "" where its page may name it, and the publisher if the page does not.

    The claim of an entry counts if it fits the host of its link or of the feed, or if the feed is an aggregator.
    """
    # Some feeds give the address of the entry as its source: an address is no name.
    claim, linked = ("" if is_web(entry.publisher) else entry.publisher), host_of(entry.url)
    if is_aggregated:
        return claim, claim or (linked if linked and linked != host and not is_own(linked) else outlet.name)
    if claim and (fits(claim, linked) or fits(claim, host)):
        return claim, outlet.name
    return (outlet.name if outlet.is_named else ""), outlet.name
