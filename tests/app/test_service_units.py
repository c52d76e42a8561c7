"""The service of one user: a unit that systemd accepts, a line of the crontab, a property list; each removed whole."""

import os
import plistlib
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import Ran
from digest.app import service_units as units
from digest.app.service_manager import kind_here, log_path
from digest.errors import UsageError

TABLE = "# my own\nMAILTO=me\n\n5 4 * * * /bin/backup --all # digest service\n@daily echo 100\\% done\n"
# A program of the machine, as a shell script: its table or its answers are files in $FAKES.
CRONTAB = """#!/bin/sh
case "$1" in
-l) if [ -e "$FAKES/denied" ]; then echo "you are not allowed" >&2; exit 1; fi
    if [ -e "$FAKES/busybox" ]; then echo "crontab: can't open 'me': No such file or directory" >&2; exit 1; fi
    if [ -e "$FAKES/table" ]; then cat "$FAKES/table"; else echo "no crontab for me" >&2; exit 1; fi;;
-r) rm "$FAKES/table";;
-) cat >"$FAKES/table";;
esac
"""
SYSTEMCTL = """#!/bin/sh
echo "$@" >>"$FAKES/calls"
if [ -e "$FAKES/no-bus" ] && [ "$XDG_RUNTIME_DIR" != "$FAKES/$(id -u)" ]; then echo "Failed to connect to bus: No medium found" >&2; exit 1; fi
if [ "$2" = is-active ]; then if [ -e "$FAKES/failed" ]; then echo failed; exit 3; fi; echo active; fi
"""
LAUNCHCTL = """#!/bin/sh
echo "$@" >>"$FAKES/calls"
if [ "$1" = print ]; then echo "    state = running"; fi
"""


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home folder, settings in a folder whose name is hard to quote, and no service manager."""
    folder = tmp_path / "a home, 100% $HOME's"
    (folder / "bin").mkdir(parents=True)
    (folder / "digest.toml").write_text('[[brief]]\nname = "morning"\ntime = "06:45"\nfolder = "out"\n')
    for name in ("XDG_CONFIG_HOME", "XDG_STATE_HOME", *(name for name in os.environ if name.startswith("DIGEST_"))):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(folder))
    monkeypatch.setenv("FAKES", str(folder / "bin"))
    for tool in ("cat", "id", "rm", "sh"):
        (folder / "bin" / tool).symlink_to(shutil.which(tool) or "")
    monkeypatch.setenv("PATH", str(folder / "bin"))
    monkeypatch.chdir(folder)
    return folder


def _program(home: Path, name: str, text: str) -> None:
    (home / "bin" / name).write_text(text)
    (home / "bin" / name).chmod(0o755)


def _files(home: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(home)): path.read_bytes()
        for path in home.rglob("*")
        if path.is_file() and path.name not in ("calls", "digest.db")
    }


def _calls(home: Path) -> list[str]:
    return (home / "bin" / "calls").read_text().splitlines()


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="systemd-analyze is not installed")
@pytest.mark.parametrize("name", ["plain", "with blanks", "100%n %h", "a$HOME ${x}", "é 日本", "it's #1; [x]*?"])
def test_systemd_accepts_the_unit_whatever_the_paths_are(tmp_path: Path, name: str) -> None:
    folder = tmp_path / name
    folder.mkdir()
    python = folder / "python"
    unsafe = "'" in name
    (folder / "python").symlink_to(sys.executable)
    command = units.command_of(sys.executable if unsafe else str(python), folder / "digest.toml")
    (tmp_path / "digest.service").write_text(units.systemd_unit(command))
    done = subprocess.run(
        ["systemd-analyze", "--user", "verify", str(tmp_path / "digest.service")],
        env={**os.environ, "XDG_RUNTIME_DIR": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout + done.stderr) == (0, "")


def test_the_words_of_a_unit_are_escaped() -> None:
    unit = units.systemd_unit(("/bin/python", "-m", "digest", '/a b/100% "x" \\y $z.toml'))
    assert 'ExecStart=:"/bin/python" "-m" "digest" "/a b/100%% \\"x\\" \\\\y $z.toml"\n' in unit


def test_a_program_that_systemd_would_not_start_is_refused() -> None:
    with pytest.raises(UsageError, match="quote or backslash"):
        units.systemd_unit(('/a "b"/python', "-m", "digest"))


@pytest.mark.parametrize("path", ["a\nb", "a\x00b", "a\x1b[31m"])
def test_a_path_with_control_characters_is_refused(path: str) -> None:
    with pytest.raises(UsageError, match="control characters"):
        units.command_of("/bin/python", Path(path))


def test_a_line_of_cron_gives_the_shell_the_same_words(tmp_path: Path) -> None:
    printer = tmp_path / "print it"
    printer.write_text('#!/bin/sh\nfor word; do echo "$word"; done\n')
    printer.chmod(0o755)
    settings = tmp_path / 'it\'s 100% "$HOME" `x`.toml'
    line = units.cron_line(units.command_of(str(printer), settings, "--once"), tmp_path / "its 5%" / "the log")
    # cron reads a bare % as a line break, and takes the backslash before the others away.
    shell = line.removeprefix("* * * * * ").replace("\\%", "\x00")
    assert "%" not in shell
    done = subprocess.run(["/bin/sh", "-c", shell.replace("\x00", "%")], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == ["-m", "digest", "run", "--once", "--config", str(settings)]
    assert (tmp_path / "its 5%" / "the log").exists()  # in a folder that was missing


@pytest.mark.parametrize("before", ["", TABLE, TABLE.rstrip("\n"), "\n\n"])
def test_a_crontab_keeps_every_other_line(before: str) -> None:
    line = units.cron_line(units.command_of("/bin/python", Path("/x/digest.toml")), Path("/x/log"))
    whole = units.crontab_with(before, line)
    assert [text for text in whole.splitlines() if units.is_ours(text)] == [line]
    assert units.crontab_with(whole, line) == whole
    assert units.crontab_without(whole).rstrip("\n") == before.rstrip("\n")
    assert units.crontab_without(before) == before


def test_a_property_list_is_read_back_by_plistlib() -> None:
    command = units.command_of("/usr/bin/python3", Path("/Users/me/a b & <c> 100%.toml"))
    read = plistlib.loads(units.launchd_plist(command, Path("/Users/me/log")))
    assert read["ProgramArguments"] == list(command)
    assert (read["RunAtLoad"], read["KeepAlive"]) == (True, {"SuccessfulExit": False})


@pytest.mark.parametrize("kind", ["systemd", "cron", "launchd"])
def test_print_shows_the_text_and_writes_nothing(home: Path, run: Callable[..., Ran], kind: str) -> None:
    before = _files(home)
    ran = run("service", "install", "--kind", kind, "--print")
    assert ran.code == 0, ran.err
    assert str(home).split(",")[0] in ran.out
    assert _files(home) == before


def test_cron_is_chosen_without_systemd_and_remove_leaves_the_table_as_it_was(
    home: Path, run: Callable[..., Ran]
) -> None:
    _program(home, "crontab", CRONTAB)
    (home / "bin" / "table").write_text(TABLE)
    before = _files(home)
    assert kind_here() == "cron"
    assert run("service", "install", "--as-root").code == 0
    assert (home / "bin" / "table").read_text().startswith(TABLE)
    log_path().write_text("")
    assert run("service", "install", "--as-root").code == 0, "a second time"
    ran = run("service", "status")
    assert (ran.code, ran.out) == (0, "cron: crontab: installed, running (each minute)\nlast tick: none\n")
    assert run("service", "remove").code == 0
    assert _files(home) == before
    assert run("service", "remove").code == 6
    ran = run("service", "status")
    assert (ran.code, "not installed" in ran.out) == (6, True)


def test_a_table_that_was_not_there_is_gone_again(home: Path, run: Callable[..., Ran]) -> None:
    _program(home, "crontab", CRONTAB)
    assert run("service", "install", "--as-root").code == 0
    assert run("service", "remove").code == 0
    assert not (home / "bin" / "table").exists()


def test_a_table_that_may_not_be_read_is_not_overwritten(home: Path, run: Callable[..., Ran]) -> None:
    _program(home, "crontab", CRONTAB)
    (home / "bin" / "table").write_text(TABLE)
    (home / "bin" / "denied").touch()
    ran = run("service", "install", "--as-root")
    assert (ran.code, ran.err) == (1, "digest: crontab: you are not allowed\n")
    assert (home / "bin" / "table").read_text() == TABLE


def test_systemd_gets_a_unit_that_is_started_and_removed_whole(home: Path, run: Callable[..., Ran]) -> None:
    _program(home, "systemctl", SYSTEMCTL)
    before = _files(home)
    ran = run("service", "install", "--kind", "systemd", "--as-root", "--config", "digest.toml")
    assert ran.code == 0, ran.err
    unit = home / ".config" / "systemd" / "user" / "digest.service"
    assert f'"--config" "{home}/digest.toml"'.replace("%", "%%") in unit.read_text()
    assert _calls(home)[-1] == "--user restart digest.service"
    assert run("service", "status").out.startswith(f"systemd: {unit}: installed, running (active)\n")
    (home / "bin" / "failed").touch()
    assert run("service", "status").code == 6
    (home / "bin" / "failed").unlink()
    assert run("service", "remove").code == 0
    assert "--user disable --now digest.service" in _calls(home)
    assert _files(home) == before


def test_a_service_that_was_not_started_is_an_error(home: Path, run: Callable[..., Ran]) -> None:
    _program(home, "systemctl", SYSTEMCTL)
    (home / "bin" / "no-bus").touch()
    ran = run("service", "install", "--kind", "systemd", "--as-root")
    assert ran.code == 1
    assert "written, but not started: `systemctl --user daemon-reload`: Failed to connect to bus" in ran.err
    assert run("service", "remove").code == 0


def test_a_unit_of_somebody_else_is_neither_replaced_nor_removed(home: Path, run: Callable[..., Ran]) -> None:
    _program(home, "systemctl", SYSTEMCTL)
    unit = home / ".config" / "systemd" / "user" / "digest.service"
    unit.parent.mkdir(parents=True)
    unit.write_text("[Service]\nExecStart=/bin/true\n")
    ran = run("service", "install", "--kind", "systemd", "--as-root")
    assert (ran.code, "not written by `digest service install`" in ran.err) == (2, True)
    assert run("service", "remove").code == 6
    assert unit.read_text() == "[Service]\nExecStart=/bin/true\n"


def test_launchd_gets_an_agent_that_is_removed_whole(home: Path, run: Callable[..., Ran]) -> None:
    _program(home, "launchctl", LAUNCHCTL)
    before = _files(home)
    assert run("service", "install", "--kind", "launchd", "--as-root").code == 0
    agent = home / "Library" / "LaunchAgents" / "digest.service.plist"
    assert plistlib.loads(agent.read_bytes())["ProgramArguments"][-1] == str(home / "digest.toml")
    assert _calls(home)[-1].startswith("bootstrap gui/")
    assert run("service", "status").out.startswith(f"launchd: {agent}: installed, running\n")
    assert run("service", "remove").code == 0
    assert _files(home) == before


def test_two_service_managers_are_not_used_at_once(home: Path, run: Callable[..., Ran]) -> None:
    _program(home, "crontab", CRONTAB)
    _program(home, "systemctl", SYSTEMCTL)
    assert run("service", "install", "--kind", "cron", "--as-root").code == 0
    ran = run("service", "install", "--kind", "systemd", "--as-root")
    assert (ran.code, "installed by cron" in ran.err) == (2, True)


def test_root_is_asked_to_confirm(home: Path, run: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch) -> None:
    _program(home, "crontab", CRONTAB)
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    ran = run("service", "install")
    assert (ran.code, "would run as root" in ran.err) == (2, True)
    assert not (home / "bin" / "table").exists()


def test_a_machine_without_a_service_manager_is_named(home: Path, run: Callable[..., Ran]) -> None:
    ran = run("service", "install", "--as-root")
    assert (ran.code, "neither systemd nor cron" in ran.err) == (2, True)


def test_wrong_settings_are_not_installed(home: Path, run: Callable[..., Ran]) -> None:
    _program(home, "crontab", CRONTAB)
    (home / "digest.toml").write_text("[[brief]]\nname = 1\n")
    assert run("service", "install", "--as-root").code == 3
    assert not (home / "bin" / "table").exists()


def test_a_secret_of_the_shell_that_the_service_would_miss_is_named(
    home: Path, run: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    _program(home, "crontab", CRONTAB)
    settings = home / "digest.toml"
    settings.write_text(settings.read_text() + '[smtp]\nsender = "me@ok.test"\nhost = "localhost"\n')
    monkeypatch.setenv("DIGEST_SMTP__PASSWORD", "hush")
    ran = run("service", "install", "--as-root")
    assert "DIGEST_SMTP__PASSWORD is set here, and a service does not get it" in ran.err
    assert "hush" not in ran.err


@pytest.fixture
def unit(home: Path, run: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch) -> Path:
    """A unit that is installed, while systemd runs for the user."""
    _program(home, "systemctl", SYSTEMCTL)
    (home / "bin" / str(os.getuid()) / "systemd").mkdir(parents=True)
    monkeypatch.setattr("digest.app.service_manager._RUNTIME", home / "bin")
    monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)
    assert run("service", "install", "--kind", "systemd", "--as-root").code == 0
    return home / ".config" / "systemd" / "user" / "digest.service"


def test_a_unit_is_stopped_where_the_shell_has_no_address_of_the_bus(
    home: Path, run: Callable[..., Ran], unit: Path
) -> None:
    (home / "bin" / "no-bus").touch()
    assert run("service", "status").out.startswith(f"systemd: {unit}: installed, running (active)\n")
    assert run("service", "remove").code == 0
    assert _calls(home).count("--user disable --now digest.service") == 2, "the second one by its usual folder"
    assert not unit.exists()


def test_a_unit_that_cannot_be_stopped_is_kept(home: Path, run: Callable[..., Ran], unit: Path) -> None:
    _program(home, "systemctl", "#!/bin/sh\necho 'Failed to connect to bus: Host is down' >&2\nexit 1\n")
    ran = run("service", "remove")
    assert (ran.code, "not removed, it may still run" in ran.err) == (1, True)
    assert unit.exists()


def test_a_unit_sets_no_limit_that_a_mail_program_cannot_live_with() -> None:
    text = units.systemd_unit(units.command_of("/bin/python", Path("/x/digest.toml")))
    assert "NoNewPrivileges" not in text
    assert "UMask" not in text
    assert "RestartPreventExitStatus=2\n" in text


def test_a_manager_that_refuses_blocks_no_other(home: Path, run: Callable[..., Ran], unit: Path) -> None:
    _program(home, "crontab", CRONTAB)
    (home / "bin" / "denied").touch()
    ran = run("service", "status")
    assert (ran.code, ran.err) == (0, "digest: warning: crontab: you are not allowed\n")
    assert run("service", "install", "--kind", "systemd", "--as-root").code == 0
    assert run("service", "remove").code == 0
    assert not unit.exists()
    assert run("service", "remove", "--kind", "systemd").err == "digest: no service is installed\n"


def test_a_crontab_of_busybox_that_is_not_there_is_an_empty_one(home: Path, run: Callable[..., Ran]) -> None:
    _program(home, "crontab", CRONTAB)
    (home / "bin" / "busybox").touch()
    assert run("service", "install", "--as-root").code == 0


def test_a_crontab_keeps_its_bytes(home: Path, run: Callable[..., Ran]) -> None:
    _program(home, "crontab", CRONTAB)
    table = b"# caf\xe9\r\n5 4 * * * /bin/backup\r\n"
    (home / "bin" / "table").write_bytes(table)
    assert run("service", "install", "--as-root").code == 0
    assert (home / "bin" / "table").read_bytes().startswith(table)
    assert run("service", "remove").code == 0
    assert (home / "bin" / "table").read_bytes() == table


def test_an_agent_of_somebody_else_is_neither_stopped_nor_replaced(home: Path, run: Callable[..., Ran]) -> None:
    _program(home, "launchctl", LAUNCHCTL)
    agent = home / "Library" / "LaunchAgents" / "digest.service.plist"
    agent.parent.mkdir(parents=True)
    agent.write_bytes(plistlib.dumps({"Label": "digest.service", "ProgramArguments": ["/bin/true"]}))
    before = _files(home)
    assert run("service", "install", "--kind", "launchd", "--as-root").code == 2
    assert run("service", "status").code == 6
    assert run("service", "remove").code == 6
    assert not (home / "bin" / "calls").exists()
    assert _files(home) == before


def test_a_damaged_store_does_not_hide_the_service(home: Path, run: Callable[..., Ran]) -> None:
    _program(home, "crontab", CRONTAB)
    assert run("service", "install", "--as-root").code == 0
    (home / "digest.db").write_bytes(b"no database at all " * 100)
    ran = run("service", "status")
    assert (ran.code, ran.out) == (0, "cron: crontab: installed, running (each minute)\nlast tick: none\n")
    assert "warning: " in ran.err
