"""`digest deliveries` and `digest recipient`: the deliveries, and the recipients of each brief."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from digest.cli.groups import Group
from digest.cli.help_text import ending
from digest.cli.output import common, say, show_cells, show_json
from digest.model.canonical import plain

if TYPE_CHECKING:
    from digest.app.delivery_admin import DeliveryAdmin

_config = click.option("--config", "given", type=click.Path(path_type=Path), help="The settings file.")
_json = click.option("--json", "as_json", is_flag=True, help="Print JSON.")
_brief = click.option("--brief", help="The name of the brief.  [default: the first of the settings]")
_to = click.option("--to", "recipient", help="Only the deliveries to this address or folder.")


def admin(given: Path | None) -> "DeliveryAdmin":
    """Return the admin for the settings in use."""
    from digest.app.configuration import load
    from digest.app.delivery_admin import open_delivery_admin

    return open_delivery_admin(load(given))


@click.group(cls=Group)
def deliveries() -> None:
    """List deliveries, retry them, or give them up."""


@deliveries.command(
    "list",
    epilog=ending("digest deliveries list", "digest deliveries list morning --open", codes=(3,)),
)
@click.argument("edition", required=False)
@click.option("--open", "only_open", is_flag=True, help="Show only deliveries that are not finished.")
@_config
@_json
@common
def deliveries_list(edition: str | None, only_open: bool, given: Path | None, as_json: bool, quiet: bool) -> None:
    """List the deliveries of EDITION, or of all: state, number of tries, and the last answer of the server.

    EDITION is a key as in `digest list`, or the name of a brief for its newest edition.
    """
    rows = admin(given).deliveries(edition, only_open=only_open)
    if as_json:
        show_json(plain(rows))
        return
    for row in rows:
        marks = [f"{row.delivery.tries} tries" if row.delivery.tries != 1 else "1 try"]
        if row.delivery.unsure_since:
            marks.append(f"unsure since {row.delivery.unsure_since:%Y-%m-%d %H:%M} UTC")
        if row.delivery.next_try:
            marks.append(f"next {row.delivery.next_try:%Y-%m-%d %H:%M} UTC")
        state = (row.delivery.state, f"({', '.join(marks)})", row.delivery.detail)
        show_cells(row.edition, row.channel, row.recipient, *state)


@deliveries.command(
    epilog=ending(
        "digest deliveries retry morning/2026-11-20/06:45",
        "digest deliveries retry morning/2026-11-20/06:45 --to me@example.org",
        codes=(3,),
    )
)
@click.argument("edition")
@_to
@_config
@common
def retry(edition: str, recipient: str | None, given: Path | None, quiet: bool) -> None:
    """Queue the waiting, failed and unsure deliveries of EDITION (its key, or its brief) for the next `digest send`.

    An unsure delivery may have arrived.  It is sent again with the same Message-ID, so a mail program can show both
    mails as one.
    """
    number = admin(given).retry(edition, recipient)
    say(f"{number} queued for the next `digest send`" if number else "nothing to try again", quiet)


@deliveries.command(epilog=ending("digest deliveries forget morning/2026-11-20/06:45", codes=(3,)))
@click.argument("edition")
@_to
@_config
@common
def forget(edition: str, recipient: str | None, given: Path | None, quiet: bool) -> None:
    """Give up the waiting deliveries of EDITION (its key, or its brief): they fail, and are not tried again."""
    number = admin(given).forget(edition, recipient)
    say(f"{number} given up" if number else "no delivery is waiting", quiet)


@click.group(cls=Group)
def recipient() -> None:
    """Manage the recipients of a brief."""


@recipient.command(
    epilog=ending("digest recipient add me@example.org", 'digest recipient add "Me <me@example.org>"', codes=(3,))
)
@click.argument("mailbox")
@_brief
@_config
@common
def add(mailbox: str, brief: str | None, given: Path | None, quiet: bool) -> None:
    """Add a recipient; MAILBOX is "name@domain" or "Name <name@domain>".

    A paused or unsubscribed recipient gets the brief again.
    """
    reader = admin(given).add(mailbox, brief)
    say(f"{reader.brief}: {reader.address} added", quiet)


@recipient.command(
    epilog=ending(
        "digest recipient remove me@example.org", "digest recipient remove me@example.org --brief morning", codes=(3,)
    )
)
@click.argument("mailbox")
@click.option("--brief", help="The name of the brief.  [default: every brief that MAILBOX gets]")
@_config
@common
def remove(mailbox: str, brief: str | None, given: Path | None, quiet: bool) -> None:
    """Remove a recipient: MAILBOX gets no further edition, even if the settings name it."""
    here = admin(given)
    for name in [brief] if brief else here.briefs_of(mailbox):
        say(_removed(here, mailbox, name), quiet)


def _removed(here: "DeliveryAdmin", mailbox: str, brief: str) -> str:
    """Remove a recipient from a brief, and return what changed."""
    before = here.recipient(mailbox, brief)
    reader = here.remove(mailbox, brief)
    result = "removed"
    if before is None:
        result = "was no recipient; a file or setting that names it later sends it nothing"
    elif before.standing == "left":
        result = "was removed before"
    return f"{reader.brief}: {reader.address} {result}"


@recipient.command(
    "list", epilog=ending("digest recipient list", "digest recipient list --brief morning --json", codes=(3,))
)
@_brief
@_config
@_json
@common
def list_(brief: str | None, given: Path | None, as_json: bool, quiet: bool) -> None:
    """List the recipients of each brief, where each was added, and the paused and unsubscribed recipients."""
    readers, notes = admin(given).recipients(brief)
    for note in notes:
        say(note, quiet)
    if as_json:
        show_json({name: plain(items) for name, items in readers.items()})
        return
    for name, items in readers.items():
        for item in items:
            show_cells(name, item.mailbox, item.origin, item.standing, item.reason or "")


@recipient.command(
    "verify-token", epilog=ending("digest recipient verify-token TOKEN", codes=(3,), meaning={7: "token not valid"})
)
@click.argument("token")
@_config
@_json
@common
def verify_token(token: str, given: Path | None, as_json: bool, quiet: bool) -> None:
    """Show the brief and the address of an unsubscribe TOKEN; `recipient remove` then removes the address."""
    brief, address = admin(given).who_leaves(token)
    if as_json:
        show_json({"brief": brief, "address": address})
        return
    show_cells(brief, address)
