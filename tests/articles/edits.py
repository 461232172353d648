"""Edits as editors make them, with what of each shall be shown as changed.

In `shown`, [-words-] were removed and {+words+} added. Judged by eye: each reads as
words of its language, and what was not touched is not marked.
"""

KOREAN = [
    # A particle only: the stem stays.
    (
        "북한이 미사일을 발사했다고 합동참모본부가 밝혔다.",
        "북한은 미사일도 발사했다고 합동참모본부가 밝혔다.",
        "북한[-이-]{+은+} 미사일[-을-]{+도+} 발사했다고 합동참모본부가 밝혔다.",
    ),
    # Another noun takes its particle with it.
    (
        "다리가 월요일에 다시 열렸다.",
        "다리가 화요일에 다시 열렸다.",
        "다리가 [-월요일에-]{+화요일에+} 다시 열렸다.",
    ),
    # Only the space between two words.
    (
        "북한 주민들이 강을 건넜다.",
        "북한주민들이 강을 건넜다.",
        "[-북한 주민들이-]{+북한주민들이+} 강을 건넜다.",
    ),
    # Numbers keep their counters.
    (
        "2024년에 3,200명이 마을을 떠났다.",
        "2025년에 3,450명이 마을을 떠났다.",
        "[-2024-]{+2025+}년에 [-3,200-]{+3,450+}명이 마을을 떠났다.",
    ),
    # A word put in, an ending rewritten.
    (
        "정부는 이 사실을 부인했다고 밝혔다.",
        "정부는 이 같은 사실을 강하게 부인했다.",
        "정부는 이 {+같은 +}사실을 [-부인했다고 밝혔다-]{+강하게 부인했다+}.",
    ),
    # A sentence gone, from its beginning to its full stop.
    (
        "대표단이 도착했다. 회의는 사흘 동안 이어졌다. 합의는 없었다.",
        "대표단이 도착했다. 합의는 없었다.",
        "대표단이 도착했다. [-회의는 사흘 동안 이어졌다. -]합의는 없었다.",
    ),
]
JAPANESE = [
    # One name in a run of kanji: the country stays, the ministry is a word.
    (
        "北朝鮮外務省は声明を発表した。",
        "北朝鮮国防省は声明を発表した。",
        "北朝鮮[-外務省-]{+国防省+}は声明を発表した。",
    ),
    # An ending, at the end of a run of kana.
    (
        "会議が平壌で開催されました。",
        "会議が平壌で開催されています。",
        "会議が平壌で開催され[-ました-]{+ています+}。",
    ),
    # A particle between two words of kanji.
    (
        "東京電力福島第一原発で作業が再開された。",
        "東京電力の福島第一原発で作業が再開された。",
        "東京電力{+の+}福島第一原発で作業が再開された。",
    ),
    # A number put in, a verb replaced.
    (
        "ミサイルを発射したと発表した。",
        "ミサイル2発を発射したと明らかにした。",
        "ミサイル{+2発+}を発射したと[-発表-]{+明らかに+}した。",
    ),
    # Katakana is replaced by whole words.
    (
        "橋の上でインタビューに応じた。",
        "橋の上でインタヴューに応じた。",
        "橋の上で[-インタビュー-]{+インタヴュー+}に応じた。",
    ),
    (
        "政府はこのことについて調べているという。",
        "政府はこの件について調べていたという。",
        "政府はこの[-こと-]{+件+}について調べてい[-る-]{+た+}という。",
    ),
]
OTHERS = [
    (
        "大桥周一重新开放，商贩们带着货物过河。",
        "大桥周二重新开放，商贩们推着货物过河。",
        "大桥周[-一-]{+二+}重新开放，商贩们[-带-]{+推+}着货物过河。",
    ),
    (
        "The bridge reopened on Monday after the flood.",
        "The old bridge reopened on Tuesday after the floods.",
        "The {+old +}bridge reopened on [-Monday-]{+Tuesday+} after the "
        "[-flood-]{+floods+}.",
    ),
    # One word of a long sentence, in which the other word stands, too.
    (
        "In Kolvar, a capital on the coast, there is power for four hours a day, an "
        "engineer at the station said.",
        "In Kolvar, the capital on the coast, there is power for four hours a day, an "
        "engineer at the station said.",
        "In Kolvar, [-a-]{+the+} capital on the coast, there is power for four hours a "
        "day, an engineer at the station said.",
    ),
    (
        "سافر الرجل إلى المدينة يوم الاثنين",
        "سافر الرجل إلى القرية يوم الثلاثاء",
        "سافر الرجل إلى [-المدينة-]{+القرية+} يوم [-الاثنين-]{+الثلاثاء+}",
    ),
    (
        "สะพานเปิดอีกครั้งในวันจันทร์",
        "สะพานเปิดอีกครั้งในวันอังคาร",
        "สะพานเปิดอีกครั้งในวัน[-จันทร์-]{+อังคาร+}",
    ),
    (
        "नदी का पुल फिर खुला",
        "नदी का पुल कल खुला",
        "नदी का पुल [-फिर-]{+कल+} खुला",
    ),
]
EDITS = [*KOREAN, *JAPANESE, *OTHERS]


def marked(pieces) -> str:
    """Pieces in one line, as `shown` above has them."""
    frames = {"same": "{}", "removed": "[-{}-]", "added": "{{+{}+}}"}
    return "".join(frames[kind].format(text) for kind, text in pieces)
