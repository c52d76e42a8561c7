"""`digest deliveries` and `digest recipient`: what was sent to whom, and who gets it."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from digest.cli.output import common, say, show_json
from digest.model.canonical import plain

if TYPE_CHECKING:
    from digest.app.delivery_admin import DeliveryAdmin

_config = click.option("--config", "given", type=click.Path(path_type=Path), help="The settings file.")
_json = click.option("--json", "as_json", is_flag=True, help="Print JSON.")
_brief = click.option("--brief", help="The name of the brief; without it, the first of the settings.")
_to = click.option("--to", "recipient", help="Only those to this address.")


def clerk(given: Path | None) -> "DeliveryAdmin":
    """The clerk of the settings in use."""
    from digest.app.configuration import load
    from digest.app.delivery_admin import open_delivery_admin

    return open_delivery_admin(load(given))


@click.group()
def deliveries() -> None:
    """What was sent to whom, and what is open."""


@deliveries.command("list")
@click.argument("edition", required=False)
@click.option("--open", "only_open", is_flag=True, help="Only what is not at an end.")
@_config
@_json
@common
def deliveries_list(edition: str | None, only_open: bool, given: Path | None, as_json: bool, quiet: bool) -> None:
    """List the deliveries: their state, tries, and the last words of the server."""
    rows = clerk(given).deliveries(edition, only_open=only_open)
    if as_json:
        show_json(plain(rows))
        return
    for row in rows:
        marks = [f"{row.delivery.tries} tries" if row.delivery.tries != 1 else "1 try"]
        if row.delivery.unsure_since:
            marks.append(f"unsure since {row.delivery.unsure_since:%Y-%m-%d %H:%M} UTC")
        if row.delivery.next_try:
            marks.append(f"next {row.delivery.next_try:%Y-%m-%d %H:%M} UTC")
        line = f"{row.edition}  {row.channel}  {row.recipient}  {row.delivery.state}  ({', '.join(marks)})"
        click.echo(f"{line}  {row.delivery.detail}".rstrip())


@deliveries.command()
@click.argument("edition")
@_to
@_config
@common
def retry(edition: str, recipient: str | None, given: Path | None, quiet: bool) -> None:
    """Let what waits, failed or is unsure of EDITION be sent again by the next `digest send`.

    What is unsure may have arrived: it is sent under the same Message-ID, and a mail program can show the two as one.
    """
    number = clerk(given).retry(edition, recipient)
    say(f"{number} to be tried again" if number else "nothing to try again", quiet)


@deliveries.command()
@click.argument("edition")
@_to
@_config
@common
def forget(edition: str, recipient: str | None, given: Path | None, quiet: bool) -> None:
    """Give up what waits of EDITION: it has failed, and is not tried again."""
    number = clerk(given).forget(edition, recipient)
    say(f"{number} given up" if number else "nothing waits", quiet)


@click.group()
def recipient() -> None:
    """Who gets a brief by mail."""


@recipient.command()
@click.argument("mailbox")
@_brief
@_config
@common
def add(mailbox: str, brief: str | None, given: Path | None, quiet: bool) -> None:
    """Add a reader: "name@domain" or "Name <name@domain>"; also one who left, or who is paused."""
    reader = clerk(given).add(mailbox, brief)
    say(f"{reader.brief}: {reader.address} added", quiet)


@recipient.command()
@click.argument("mailbox")
@_brief
@_config
@common
def remove(mailbox: str, brief: str | None, given: Path | None, quiet: bool) -> None:
    """Let a reader go: no further edition is for them, also when the settings name them."""
    reader = clerk(given).remove(mailbox, brief)
    say(f"{reader.brief}: {reader.address} removed", quiet)


@recipient.command("list")
@_brief
@_config
@_json
@common
def list_(brief: str | None, given: Path | None, as_json: bool, quiet: bool) -> None:
    """List the readers of each brief, where it stands that they are, and who is paused or has left."""
    readers, notes = clerk(given).recipients(brief)
    for note in notes:
        say(note, quiet)
    if as_json:
        show_json({name: plain(items) for name, items in readers.items()})
        return
    for name, items in readers.items():
        for item in items:
            reason = f"  {item.reason}" if item.reason else ""
            click.echo(f"{name}  {item.mailbox}  {item.origin}  {item.standing}{reason}")


@recipient.command("verify-token")
@click.argument("token")
@_config
@_json
@common
def verify_token(token: str, given: Path | None, as_json: bool, quiet: bool) -> None:
    """Say who leaves which brief by TOKEN; exit code 7 when it is none of ours.  `recipient remove` lets them go."""
    brief, address = clerk(given).who_leaves(token)
    if as_json:
        show_json({"brief": brief, "address": address})
        return
    click.echo(f"{brief}  {address}")
