"""Remove Korean particles, which are written onto the noun before them: 정부가, 정부는, 정부에서는 are one word."""

# Particles after a closed syllable, after an open one, and after any.  A particle that does not fit the syllable before
# it is a part of the word: 작가 (writer) is not 작 with the particle 가 of a subject.
_CLOSED = "으로는 과의 과는 은 이 을 과 으로 이라고 이라는 이라며 이며 이다 이었다 이나 으로서 으로써 으로부터 이라"
_OPEN = "로는 와의 와는 는 가 를 와 로 라고 라는 라며 며 나 로서 로써 로부터 였다"
_ANY = """의 에 에서 에게 에는 에도 에서는 에서도 도 만 까지 부터 보다 처럼 께서 한테 에게서 마다 조차 마저 밖에 뿐
    들 들은 들이 들을 들의 들에게 들과 들도 에게는 에게도 까지도 에서의 에 대한 에선 까지는 부터는"""
_PARTICLES = {
    **dict.fromkeys(_ANY.split(), ""),
    **dict.fromkeys(_CLOSED.split(), "closed"),
    **dict.fromkeys(_OPEN.split(), "open"),
}
_LONGEST = max(map(len, _PARTICLES))
# Minimum number of syllables before a particle.
_LEFT = 2
# Two of the 28 endings of a syllable: none, and ㄹ, after which 로 follows as after an open syllable.
_NO_ENDING, _RIEUL = 0, 8


def without_particle(word: str) -> str:
    """Return the word without the longest particle at its end; at least two syllables are left.

    >>> without_particle("정부에서는"), without_particle("전문가"), without_particle("서울로")
    ('정부', '전문가', '서울')
    """
    for length in range(min(_LONGEST, len(word) - _LEFT), 0, -1):
        after = _PARTICLES.get(word[-length:])
        if after is not None and _fits(word[-length - 1], after, word[-length:]):
            return word[:-length]
    return word


def _fits(syllable: str, after: str, particle: str) -> bool:
    if not after or not "가" <= syllable <= "힣":
        return True
    ending = (ord(syllable) - ord("가")) % 28
    return (ending == _NO_ENDING or (ending == _RIEUL and particle[0] == "로")) == (after == "open")
