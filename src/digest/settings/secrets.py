"""Read passwords and keys from a file that only its owner may read, or from a command."""

import subprocess
from pathlib import Path

from digest.errors import SettingsError

# Maximum time of a password command, in seconds: long enough to type a passphrase.
_PATIENCE = 60


def secret_in(path: Path, key: str) -> str:
    """Return the text of a file, unchanged; `key` is the setting that names it.  Raises SettingsError."""
    try:
        if path.stat().st_mode & 0o077:
            raise SettingsError(f"{key}: {path}: others may read it; run chmod 600 on it")
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise SettingsError(f"{key}: {path}: {(error.strerror or str(error)).lower()}") from error
    except UnicodeDecodeError as error:
        raise SettingsError(f"{key}: {path}: it is not in UTF-8") from error


def password_of(command: tuple[str, ...], folder: Path, table: str) -> str:
    """Return the first line that a command prints.  Raises SettingsError."""
    try:
        done = subprocess.run(command, cwd=folder, capture_output=True, check=True, timeout=_PATIENCE)
        said = done.stdout.decode()
    except (OSError, subprocess.SubprocessError, UnicodeDecodeError) as error:
        # The message leaves out the arguments and the output of the command: they may contain a secret.
        raise SettingsError(f"{table}.password_command: {command[0]}: {_why(error)}") from None
    return said.splitlines()[0] if said else ""


def _why(error: OSError | subprocess.SubprocessError | UnicodeDecodeError) -> str:
    match error:
        case UnicodeDecodeError():
            return "what it prints is no UTF-8 text"
        case subprocess.CalledProcessError():
            return f"it ended with exit code {error.returncode}"
        case subprocess.TimeoutExpired():
            return f"no answer within {_PATIENCE} seconds"
        case OSError():
            return (error.strerror or type(error).__name__).lower()
    return type(error).__name__
