"""Whether a text speaks of a word or phrase, in any of its forms: "season finales" speaks of "season finale"."""

from digest.text.words import UNSPACED, vocabulary, words


def speaks_of(text: str, phrase: str, language: str) -> bool:
    """Whether the words of `phrase` stand in `text` side by side, by their stems; case does not count.

    Where words are written without blanks or grow by what is hung onto them (Korean), any place in the text will do.

    >>> speaks_of("Two season finales tonight", "season finale", "en"), speaks_of("Seasonal fish", "season", "en")
    (True, False)
    """
    if language in UNSPACED or language == "ko":
        return phrase.casefold() in text.casefold()
    wanted, given = _forms(phrase, language), _forms(text, language)
    size = len(wanted)
    return bool(wanted) and any(given[at : at + size] == wanted for at in range(len(given) - size + 1))


def _forms(text: str, language: str) -> list[str]:
    """The stem of each word; of a stop word, the word."""
    table = vocabulary(language)
    return [table[word] or word for word in words(text, language)]
