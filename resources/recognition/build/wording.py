"""What the drawn lines say: words at random, or running text with datelines, in old spelling."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from vocabulary import is_chinese

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from chance import Chance
    from vocabulary import WordList, WordPairs


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


FREQUENT_BIG5 = 5401
"""So many characters of Big5 come first and are the frequent ones."""
OLD_FORMS = {
    pair[0]: pair[1]
    for pair in _words(
        "為爲 真眞 內内 回囘 說説 眾衆 群羣 峰峯 溫温 戶户 產産 絕絶 強强 教敎 青靑 清淸 鄉郷 卻却 裏裡 "
        "線綫 啟啓 床牀 並并 值値 別别 稅税 脫脱 悅悦 閱閲 黃黄 橫横 吳吴 錄録 綠緑 祿禄 曆歷 姊姉 決决 "
        "況况 涼凉 減减 淨净 沖冲 湊凑 舖鋪 台臺 臺台 份分 遊游 佈布 週周 佔占 劃畫 賬帳 託托 罷罢"
    )
}
"""What old print has beside the spelling of today's traditional words."""
NUMERALS = "一二三四五六七八九十百千萬廿卅〇元"
COUNTED = _words("月 日 時 分 年 號 名 人 歲 元 角 萬 千 餘 次 路 間 號房 弄")
CITIES = _words(
    "南京 上海 北平 天津 漢口 廣州 香港 倫敦 巴黎 柏林 東京 莫斯科 華盛頓 成都 昆明 貴陽 長沙 杭州 濟南 "
    "青島 太原 西安 蘭州 福州 厦門 南昌 安慶 徐州 開封 羅馬 紐約 日內瓦 新加坡 馬尼剌 哈爾濱 瀋陽"
)
DAYS = _words(
    "一 二 三 四 五 六 七 八 九 十 十一 十二 十三 十四 十五 十六 十七 十八 十九 二十 廿一 廿二 廿三 廿四 "
    "廿五 廿六 廿七 廿八 廿九 三十 卅一"
)
MONTHS = DAYS[:12]
AGENCIES = _words("電 專電 路透電 哈瓦斯電 海通電 同盟電 中央社電 合衆電 美聯社電 塔斯社電 通訊")
YEARS = ("", "", "今年", "本年", "去年")
PARTS_OF_DAY = ("", "", "上午", "下午", "晨", "晚", "夜")
BRACKETS = ("（）", "「」", "『』", "（）", "「」")
OTHER_MARKS = "：；！？"


@dataclass(frozen=True, slots=True)
class MarkShares:
    """In what share of cases a mark or a word in brackets follows a word."""

    comma: float
    stop: float
    other: float
    bracketed: float


class Wording(Protocol):
    """Says what a line says."""

    def line(self, chance: Chance, length: int) -> str:
        """Return a line with this number of characters."""
        ...


class ShuffledWords:
    """Words, numbers and single characters in any order: shapes must be read without context."""

    _MARKS = MarkShares(comma=0.14, stop=0.03, other=0.015, bracketed=0.03)

    def __init__(self, frequent: WordList, listed: WordList) -> None:
        self._frequent = frequent
        self._listed = listed
        self._characters = big5_characters()

    def line(self, chance: Chance, length: int) -> str:
        """Return a line with this number of characters."""
        simple = chance.happens(0.12)
        comma = "，" if chance.happens(0.3) else "、"

        def word() -> str:
            return self.word(chance, simple=simple)

        text = ""
        while len(text) < length + 6:
            text += word() + _what_follows(self._MARKS, comma, word, chance)
        return _cut(text, chance.whole(0, 5), length, chance, simple=simple)

    def word(self, chance: Chance, *, simple: bool) -> str:
        """Return a word, a number of something or a single character."""
        kind = chance.share()
        if kind < 0.62:
            return self._frequent.draw(chance, simple=simple)
        if kind < 0.82:
            return self._listed.draw(chance, simple=simple)
        if kind < 0.91:
            digits = (chance.one_of(NUMERALS) for _ in range(chance.whole(1, 4)))
            return "".join(digits) + chance.one_of(COUNTED)
        if kind < 0.98:
            return chance.one_of(self._characters[:FREQUENT_BIG5])
        return chance.one_of(self._characters)


class RunningText:
    """Words that follow each other as in text, with datelines and dates among them."""

    _MARKS = MarkShares(comma=0.13, stop=0.02, other=0.012, bracketed=0.018)
    _NEW_START = 0.12
    """In this share of cases the next word does not depend on the one before."""

    def __init__(self, pairs: WordPairs, shuffled: ShuffledWords) -> None:
        self._pairs = pairs
        self._shuffled = shuffled

    def line(self, chance: Chance, length: int) -> str:
        """Return a line with this number of characters."""
        simple = chance.happens(0.1)
        if chance.happens(0.1):  # rare characters must not be forgotten
            return self._shuffled.line(chance, length)
        comma = "，" if chance.happens(0.2) else "、"
        text = ""
        words = self._words(chance)

        def word() -> str:
            return self._spelled(next(words), simple=simple)

        while len(text) < length + 8:
            kind = chance.share()
            if kind < 0.035:
                text += _dateline(chance)
            elif kind < 0.08:
                text += _date(chance)
            elif kind < 0.1:
                text += self._shuffled.word(chance, simple=simple)
            else:
                text += word() + _what_follows(self._MARKS, comma, word, chance)
        return _cut(text, chance.whole(0, 7), length, chance, simple=simple)

    def _words(self, chance: Chance) -> Iterator[str]:
        word = ""
        while True:
            after = self._pairs.followers.get(word)
            if after is None or chance.happens(self._NEW_START):
                word = self._pairs.words[chance.place(self._pairs.running_totals)]
            else:
                word = after[0][chance.place(after[1])]
            yield word

    def _spelled(self, word: str, *, simple: bool) -> str:
        return word if simple else self._pairs.traditional[word]


def _what_follows(marks: MarkShares, comma: str, word: Callable[[], str], chance: Chance) -> str:
    """Return a mark or a bracketed word after a word; mostly nothing."""
    kind = chance.share()
    if kind < marks.comma:
        return comma
    if kind < marks.comma + marks.stop:
        return "。"
    if kind < marks.comma + marks.stop + marks.other:
        return chance.one_of(OTHER_MARKS)
    if kind < marks.comma + marks.stop + marks.other + marks.bracketed:
        brackets = chance.one_of(BRACKETS)
        return brackets[0] + word() + brackets[1]
    return ""


def _cut(text: str, start: int, length: int, chance: Chance, *, simple: bool) -> str:
    """Cut a line out of a text, as lines begin and end in the midst of words; spell it as of old."""
    line = text[start : start + length]
    if simple:
        return line
    return "".join(OLD_FORMS.get(c, c) if chance.happens(0.5) else c for c in line)


def _dateline(chance: Chance) -> str:
    return f"（{chance.one_of(CITIES)}{chance.one_of(DAYS)}日{chance.one_of(AGENCIES)}）"


def _date(chance: Chance) -> str:
    month = chance.one_of(("", "本月", "上月", "下月", chance.one_of(MONTHS) + "月"))
    hour = chance.one_of(MONTHS) + "時" if chance.happens(0.3) else ""
    day = chance.one_of(DAYS) + "日" + chance.one_of(PARTS_OF_DAY)
    return chance.one_of(YEARS) + month + day + hour


def big5_characters() -> list[str]:
    """Return the frequent characters of Big5 and the less rare half of the others, in its order."""
    characters = []
    for row in (*range(0xA4, 0xC7), *range(0xC9, 0xE0)):
        for cell in (*range(0x40, 0x7F), *range(0xA1, 0xFF)):
            try:
                character = bytes((row, cell)).decode("big5")
            except UnicodeDecodeError:  # an empty cell
                continue
            if is_chinese(character):
                characters.append(character)
    return characters


def characters_taught(frequent: WordList) -> set[str]:
    """Return the characters that the drawn lines can be about, but for the rarest."""
    characters = set(big5_characters()[:FREQUENT_BIG5])
    characters.update(*frequent.traditional[:60_000], *frequent.simplified[:20_000])
    characters.update(OLD_FORMS.values(), NUMERALS)
    return characters.union("、。，：；！？（）「」『』0123456789.,()-—…·")
