"""Propose ends of sentences in Thai, which has no end mark: a blank ends one where both sides are long enough.

A Thai writer puts a blank between sentences, and also around numbers, names, quotations and clauses.  A blank is
taken for an end only if the piece before it is long enough for a sentence, the piece behind it is too, and neither side
has a word that joins the two.  In doubt two sentences stay one, so that nothing is quoted without its end.
"""

import re
from collections.abc import Sequence

# Letters of a sentence, at least: a subject and a predicate with an object have 20 to 30.
_SHORTEST = 25
# Letters of the run behind an end, up to its next blank: a name or a title before a name has less.
_RUN = 9
_BLANK = re.compile(r"(?<=[\u0e00-\u0e7f0-9”\"’)»]) +(?=[\u0e00-\u0e7f“\"‘(«])")
# Words at the end of a piece that need another one.
_NEEDS = re.compile(
    r"(?:ว่า|คือ|ได้แก่|เช่น|และ|หรือ|ของ|ที่|ใน|จาก|กับ|แก่|ต่อ|โดย|เพื่อ|เป็น|นาย|นาง|นางสาว|เมื่อ|ซึ่ง|ตั้งแต่|ถึง|ประมาณ|กว่า|ราว|จำนวน|อายุ|วันที่"
    r"|เวลา|ชื่อ|บริษัท|หมู่บ้าน|ตำบล|อำเภอ|จังหวัด|ราคา|พร้อม|รวม|ทั้ง)$"
)
# Words at the start of a piece that go on with the sentence before.
_GOES_ON = re.compile(
    r"(?:และ|หรือ|ที่(?!ประชุม|ปรึกษา)|ซึ่ง|โดย|ว่า|ใน(?!ขณะ)|จาก(?!นั้น)|เพื่อ|กับ|แก่|ต่อ(?!มา)|จน|พร้อม|รวมถึง|รวมทั้ง|ตลอดจน|เมื่อ|หลังจาก(?!นั้น)|ก่อน|ระหว่าง|ตั้งแต่|ถึง|ด้วย"
    r"|ล้าน|บาท|คน|ปี|ราย|เมตร|กิโลเมตร|ตัน|แห่ง|ครั้ง|วัน(?!นี้)|เดือน|น\.|เปอร์เซ็นต์|จึง|แล้ว|อีก|เพราะ|เนื่องจาก|ส่งผล|ทำให้|แต่|กล่าวว่า|ระบุว่า"
    r"|เปิดเผยว่า|ผู้|ของ|มี|เป็น|ได้|จะ|ไม่)"
)


def thai_pieces(line: str) -> Sequence[str]:
    """Return the pieces of a line of Thai, which joined equal the line.

    >>> thai_pieces("เทศบาลปิดสะพานเก่าสำหรับรถบรรทุกเมื่อวันจันทร์ รัฐบาลจะจ่ายค่าซ่อมแซมครึ่งหนึ่ง")
    ['เทศบาลปิดสะพานเก่าสำหรับรถบรรทุกเมื่อวันจันทร์ ', 'รัฐบาลจะจ่ายค่าซ่อมแซมครึ่งหนึ่ง']
    """
    found, begin = [], 0
    for blank in _BLANK.finditer(line):
        if _ends(line, begin, blank.start(), blank.end()):
            found.append(line[begin : blank.end()])
            begin = blank.end()
    return [*found, line[begin:]]


def _ends(line: str, begin: int, stop: int, following: int) -> bool:
    """Return whether a sentence from `begin` ends at `stop`, before a blank."""
    run = line[following:].split(" ", 1)[0]
    if stop - begin < _SHORTEST or len(line) - following < _SHORTEST:
        return False
    if _NEEDS.search(line, begin, stop) or _GOES_ON.match(line, following):
        return False
    is_counted = line[stop - 1].isdigit()  # "30,000 เล่ม": a number is followed by the word for the thing counted
    return _is_opener(run) or (len(run) >= _RUN and not is_counted)


def _is_opener(run: str) -> bool:
    """Return whether a short run opens a sentence: a connective, or a title before a name."""
    return run.startswith(("ทั้งนี้", "นอกจากนี้", "นาย", "นาง", "ด้าน", "ต่อมา", "ขณะ", "ส่วน", "พล."))
