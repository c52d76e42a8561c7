"""`digest doctor`: faults, and their remedies."""

from pathlib import Path

import click

from digest.cli.help_text import ending
from digest.cli.output import common, laid_out, say, say_error, show_json
from digest.model.canonical import plain
from digest.text.characters import one_line

# Said instead of the line on a store that is well: after a loss, a new store sends again.
_NEW = (
    "settings, sources and delivery are well; there is no store yet: the first run makes it, and if it was lost "
    "`digest db restore BACKUP` brings it back"
)


@click.command(
    epilog=ending(
        "digest doctor",
        "digest doctor --json",
        meaning={
            0: "no faults",
            3: "settings not valid, or the store, its disk or the clock at fault",
            4: "a source cannot be read",
            5: "an edition, or one of its recipients, would not be reached",
        },
    )
)
@click.option("--config", "given", type=click.Path(path_type=Path), help="The settings file.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@common
def doctor(given: Path | None, as_json: bool, quiet: bool) -> int:
    """Report faults of settings, sources and delivery, each with its remedy.

    The command reads sources that are new, waiting or failing, tries to write into the folders of the briefs, checks
    the store, its disk, the clock and the last run, and logs in to the mail server; nothing is stored or sent.  With
    several faults the lowest exit code is returned.
    """
    from digest.app.checkup import check_up, has_store
    from digest.app.configuration import load, problems_of, settings_path
    from digest.cli.pager import show_text

    problems = problems_of(settings_path(given))
    if problems:
        say_error("\n".join(problems))
        return 3
    settings = load(given)
    is_new = not has_store(settings)
    findings = check_up(settings)
    if as_json:
        show_json(plain(findings))
    elif findings:
        show_text(laid_out("".join(f"{one_line(str(finding))}\n" for finding in findings)).encode())
    if not findings:
        say(_NEW if is_new else "settings, store, sources and delivery are well", quiet)
    return min((finding.exit_code for finding in findings), default=0)
