"""Parts of invented stories, and a way to paste them together."""

from articles.exchange.text import parse

HEAD = "Salt works of Ambrel close for good"
DECK = "Families who raked the pans for six generations heard of it by letter"
ONE = (
    "The salt works of Ambrel closed on Monday after the province stopped paying for "
    "the pumps that keep the sea out of the pans, the works' keeper said."
)
TWO = (
    "Forty families raked the pans. “My grandmother signed with a cross,” said one of "
    "them, who opened the letter at the gate. “I signed with a pen, and that was that.”"
)
THREE = (
    "The province did not answer questions. A notice at the weigh-house says that the "
    "keys must be handed in by the end of the month."
)
BODY = [ONE, TWO, THREE]
CONTACT = (
    "Please direct any comments or questions about this article to desk@ambrel.example."
)
KOREAN = [
    "암브렐 염전이 6대 만에 문을 닫는다",
    "암브렐 염전이 월요일 문을 닫았다. 도에서 배수펌프 비용 지원을 끊었기 때문이다.",
    "염전에서 일하던 마흔 가구는 편지 한 통으로 소식을 들었다고 주민들은 전했다.",
]
CHINESE = [
    "安布雷尔盐场永久关闭",
    "安布雷尔盐场星期一关闭。盐场管理人说，省里不再支付抽水机的费用，海水会淹没盐田。",
    "四十户人家在盐田里劳作了六代，他们是从一封信里得知这个消息的。",
]


def paste(*parts):
    return parse("\n\n".join(parts) + "\n")


def plain(story):
    return story.as_json()["paragraphs"]


def named(story):
    return [one.name for one in story.reporters]
