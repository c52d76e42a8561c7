"""`digest doctor`: what is wrong, and what to do about it."""

from pathlib import Path

import click

from digest.cli.delivery import clerk
from digest.cli.sources import intake
from digest.cli.words import common, say, say_error, show_json
from digest.text.characters import one_line


@click.command()
@click.option("--config", "given", type=click.Path(path_type=Path), help="The settings file.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@common
def doctor(given: Path | None, as_json: bool, quiet: bool) -> int:
    """Say what is wrong and what to do: settings, sources, delivery.

    The mail server is asked, and logged in to; nothing is sent.  Exit code 3: the settings are not valid, 4: sources
    are ill, 5: mail would not leave, or somebody would not get it.
    """
    from digest.cli.settings import found
    from digest.config import check as problems_of

    problems = problems_of(found(given))
    if problems:
        say_error("\n".join(problems))
        return 3
    ill, undelivered = intake(given).complaints(), clerk(given).complaints()
    complaints = [*ill, *undelivered]
    if as_json:
        show_json(complaints)
    for line in () if as_json else complaints:
        click.echo(one_line(line))
    if not complaints:
        say("settings, store, sources and delivery are well", quiet)
    return 4 if ill else 5 if undelivered else 0
