"""Lines that hold nothing but a date, as pages print them below a headline."""

import re

DATE_WORDS = frozenset(
    """published updated posted modified date on at by am pm kst jst gmt utc edt est st
    nd rd th january february march april may june july august september october
    november december jan feb mar apr jun jul aug sep sept oct nov dec monday
    tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun
    입력 등록 수정 기사입력 최종수정 승인 발행 게재 작성 년 월 일 시 분 오전 오후
    월요일 화요일 수요일 목요일 금요일 토요일 일요일 화 수 목 금 토 公開 更新 掲載
    配信 日時 発行 年 月 日 時 分 午前 午後 月曜日 火曜日 水曜日 木曜日 金曜日
    土曜日 日曜日 发布 發布 时间 時間 发表 星期一 星期二 星期三 星期四 星期五 星期六
    星期日 опубликовано обновлено дата г года января февраля марта апреля мая июня
    июля августа сентября октября ноября декабря""".split()
)
HALF_DAY = re.compile(r"[ap]\.\s?m\.")


def is_date(text: str) -> bool:
    if len(text) > 90 or not re.search(r"\d", text):
        return False
    words = re.findall(r"[^\W\d_]+", HALF_DAY.sub("", text.lower()))
    if not all(word in DATE_WORDS for word in words):
        return False
    return bool(re.search(r"\d{4}|\d{1,2}[./月월]", text)) or len(words) > 1
