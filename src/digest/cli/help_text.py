"""The end of each command's help: examples, and the exit codes that the command can give."""

from collections.abc import Mapping

CODES: dict[int, str] = {
    0: "done",
    1: "unexpected error",
    2: "wrong usage",
    3: "settings not valid",
    4: "a source failed",
    5: "mail not accepted",
    6: "nothing to send",
    7: "verify failed",
    8: "another run holds the lock",
    9: "nothing could be read",
    130: "interrupted",
}
_OF_ALL = (0, 1, 2, 130)


def ending(*examples: str, codes: tuple[int, ...] = (), meaning: Mapping[int, str] | None = None) -> str:
    """Return an epilog for click: the examples as they are, then the exit codes.

    Every command can give 0, 1, 2 and 130; `codes` are the others, `meaning` those with a meaning of their own.
    """
    meanings = CODES | dict(meaning or {})
    numbers = sorted({*_OF_ALL, *codes, *(meaning or ())})
    listed = ", ".join(f"{number} {meanings[number]}" for number in numbers)
    return "\b\n" + "\n".join(("Examples:", *(f"  {line}" for line in examples))) + f"\n\nExit codes: {listed}."
