"""`digest templates`: templates of one's own."""

from pathlib import Path

import click

from digest import api
from digest.cli.help_text import ending
from digest.cli.output import common, say


@click.group()
def templates() -> None:
    """Make templates of your own."""


@templates.command(epilog=ending("digest templates copy templates/"))
@click.argument("folder", type=click.Path(path_type=Path))
@common
def copy(folder: Path, quiet: bool) -> None:
    """Copy the templates and words of the program into FOLDER.

    Name the folder in a brief (templates = "FOLDER").  A file in it takes the place of the shipped one: delete the
    files that you do not change.  To change a part, extend the shipped template and override a block:

    \b
    {% extends "digest/edition.html" %}
    {% block foot %}...{% endblock %}
    """
    for path in api.copy_templates(folder):
        click.echo(path)
    say(f'now set templates = "{folder}" in a [[brief]], and delete the files that stay as they are', quiet)
