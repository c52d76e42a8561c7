"""`digest doctor`: what is wrong, and what to do about it."""

from pathlib import Path

import click

from digest.cli.output import common, say, say_error, show_json
from digest.model.canonical import plain
from digest.text.characters import one_line


@click.command()
@click.option("--config", "given", type=click.Path(path_type=Path), help="The settings file.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@common
def doctor(given: Path | None, as_json: bool, quiet: bool) -> int:
    """Say what is wrong and what to do: settings, sources, delivery.

    Sources that were never read, wait or fail are asked, the folders of the briefs are tried, and the mail server is
    logged in to; nothing is stored or sent.  Exit code 3: the settings are not valid, 4: sources cannot be read, 5: an
    edition would not be delivered, or somebody would not get it.
    """
    from digest.app.checkup import check_up
    from digest.app.configuration import load, problems_of, settings_path

    problems = problems_of(settings_path(given))
    if problems:
        say_error("\n".join(problems))
        return 3
    findings = check_up(load(given))
    if as_json:
        show_json(plain(findings))
    for finding in () if as_json else findings:
        click.echo(one_line(str(finding)))
    if not findings:
        say("settings, store, sources and delivery are well", quiet)
    return min((finding.exit_code for finding in findings), default=0)
