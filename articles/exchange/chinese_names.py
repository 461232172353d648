"""Chinese names: which run of characters is one, and where two stand side by side."""

import re

# The families that nine in ten people have; a name transcribed from another
# language seldom begins with one of them and is not three characters long.
FAMILIES = frozenset(
    "王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何林高罗羅郑鄭梁谢謝宋唐许許韩韓冯馮邓鄧曹彭"
    "曾肖蕭萧田董袁潘于蒋蔣蔡余杜叶葉程苏蘇魏吕呂丁任沈姚卢盧姜崔钟鐘谭譚陆陸汪范金石廖贾賈夏韦韋付方"
    "白邹鄒孟熊秦邱江尹薛闫阎閻段雷侯龙龍史陶黎贺賀顾顧毛郝龚龔邵万萬钱錢严嚴覃武戴莫孔向汤湯"
)
HAN_NAME = re.compile(r"[\u3400-\u9fff]{2,3}")
BETWEEN = re.compile(r"\s*[·‧]\s*|\s+")


def is_chinese_name(text: str) -> bool:
    return text[:1] in FAMILIES and bool(HAN_NAME.fullmatch(text))


def side_by_side(text: str) -> list[str]:
    """林晓禾 周子安 or 林晓禾·周子安 as two names; any other text as one.

    A dot or a space also stands within one name, as in 诺拉·凯尔德 and 森田 葵.
    """
    parts = BETWEEN.split(text.strip())
    full = sum(len(part) == 3 for part in parts)
    if all(map(is_chinese_name, parts)) and full * 2 >= len(parts):
        return parts
    return [text]
