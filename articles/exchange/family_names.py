"""Chinese and Korean names by their families, and two of them side by side."""

from people.patterns import lazy_pattern

# The families that nine in ten people have; a name transcribed from another
# language seldom begins with one of them and is not three characters long.
CHINESE = frozenset(
    "王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何林高罗羅郑鄭梁谢謝宋唐许許韩韓"
    "冯馮邓鄧曹彭曾肖蕭萧田董袁潘于蒋蔣蔡余杜叶葉程苏蘇魏吕呂丁任沈姚卢盧姜崔钟鐘谭譚陆陸"
    "汪范金石廖贾賈夏韦韋付方白邹鄒孟熊秦邱江尹薛闫阎閻段雷侯龙龍史陶黎贺賀顾顧毛郝龚龔邵"
    "万萬钱錢严嚴覃武戴莫孔向汤湯"
)
KOREAN = frozenset(
    "김이박최정강조윤장임한오서신권황안송류유홍고문양손배백허남심"
    "노하곽성차주우구나민진엄채원천방공현함변염"
)
CHINESE_NAME = lazy_pattern(rf"[{''.join(sorted(CHINESE))}][\u3400-\u9fff]{{1,2}}")
KOREAN_NAME = lazy_pattern(rf"[{''.join(sorted(KOREAN))}][가-힣]{{1,2}}")
BETWEEN = lazy_pattern(r"\s*[·‧]\s*|\s+")


def side_by_side(text: str) -> list[str]:
    """林晓禾 周子安 or 강세림 오미래 as two names; any other text as one.

    A dot or a space also stands within one name, as in 诺拉·凯尔德 and 森田 葵.
    """
    parts = BETWEEN.split(text.strip())
    full = sum(len(part) == 3 for part in parts)
    is_chinese = all(CHINESE_NAME.fullmatch(part) for part in parts)
    if is_chinese and full * 2 >= len(parts):
        return parts
    if all(KOREAN_NAME.fullmatch(part) for part in parts) and full == len(parts):
        return parts
    return [text]
