"""Characters that recognition takes for each other because they look alike."""

from __future__ import annotations

import functools
from typing import Final

from archive.repair.language.signs import LEXICONS

_GROUPS: Final = (
    "0OoＯ〇Q", "1lI|丨Ｉ！", "2Zz", "5Ss", "6b", "8B", "9gq", "己已巳", "末未", "士土", "日曰",
    "口囗□", "一—-－ー", "二=＝", "人入", "八人", "千干于", "大太犬", "天夭", "刀力", "几凡", "又叉",
    "戊戌戍成", "侯候", "诵通", "誦通", "祟崇", "晴睛", "免兔", "治冶", "予子", "贝见", "折拆",
    "洒酒", "拔拨", "栽裁", "辨辩辫", "微徽", "茶荼", "毫亳", "瓜爪", "卯卵", "壬王", "今令",
    "亨享", "萧箫", "汩汨", "暑署", "燥躁", "幕墓慕暮", "博搏膊", "遣遗", "拢扰", "历厉", "们门",
    "厂广", "丈文", "刺剌", "鸟乌", "鳥烏", "泠冷", "沮泪", "孟盂", "仑仓", "抡抢", "沦沧", "朗郎",
    "，,、", "。.．·", "；;", "：:", "？?", "“\"”″", "’'‘′",
)  # fmt: skip
"""What printed pages show time and again, whatever a comparison of one typeface says."""


@functools.cache
def _table() -> dict[str, str]:
    table: dict[str, str] = {}
    for group in _GROUPS:
        for character in group:
            others = group.replace(character, "")
            table[character] = table.get(character, "") + others
    for line in (LEXICONS / "lookalikes.txt").read_text("utf-8").splitlines():
        character, others = line[0], line[1:]
        table[character] = "".join(dict.fromkeys(table.get(character, "") + others))
    return table


def replacements(character: str) -> tuple[str, ...]:
    """Return the characters that look like this one, most alike first; mostly Chinese ones."""
    return tuple(_table().get(character, ""))
