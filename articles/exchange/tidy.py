"""A pasted text, cleaned of what no reader sees, with a remark for each loss."""

import re
import unicodedata

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .refusal import MAX_LINES, Refusal, refuse_if_large

LINE_ENDS = re.compile(r"\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f]")
# Not U+200C and U+200D: Persian, Indic scripts and emoji are spelled with them.
INVISIBLE = re.compile(r"[\u200b\u2060\ufeff\u00ad\ufff9-\ufffb]")
WIDE_SPACES = re.compile(r"[\t\u00a0\u2000-\u200a]+")
# Only what a keyboard composes; a whole-text NFC would respell rare names.
DECOMPOSED = re.compile(r"[\u1100-\u11ff]+|[^\s][\u0300-\u036f\u3099\u309a]+")
MAIL_LINK = re.compile(r"\[([^\]\n]{1,99})\]\(mailto:([^)\s]{1,99})\)")


def tidy(text: str) -> tuple[str, list[str]]:
    """Return the cleaned text and sentences about everything that changed."""
    refuse_if_large(len(text))
    text, remarks = _mend_surrogates(text)
    refuse_if_large(len(text.encode()))
    text = LINE_ENDS.sub("\n", text)
    text, removed = CONTROLS.subn("", text)
    if removed:
        remarks.append(
            ngettext(
                "%(count)s control character was removed.",
                "%(count)s control characters were removed.",
                removed,
            )
            % {"count": removed}
        )
    if "\ufffd" in text and not remarks:
        remarks.append(
            _(
                "Line %(line)s has a character that was damaged before it came here"
                " (shown as \ufffd)."
            )
            % {"line": _line_of(text)}
        )
    text = INVISIBLE.sub("", text)
    text = DECOMPOSED.sub(_compose, text)
    text = MAIL_LINK.sub(_mail_link, text)
    if text.count("\n") > MAX_LINES:
        raise Refusal(
            _(
                "This text has %(lines)s lines, and a story may have at most"
                " %(most)s. Check that it is one story."
            )
            % {"lines": f"{text.count(chr(10)):,}", "most": f"{MAX_LINES:,}"}
        )
    return text, remarks


def _mend_surrogates(text: str) -> tuple[str, list[str]]:
    """Join surrogate pairs; replace a lone half, which no file can hold."""
    try:
        text.encode()
    except UnicodeEncodeError:
        pass
    else:
        return text, []
    pairs = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    if "\ufffd" not in pairs:
        return pairs, []
    lost = pairs.count("\ufffd") - text.count("\ufffd")
    if lost <= 0:
        return pairs, []
    return pairs, [
        _(
            "Line %(line)s has a broken character (half of a pair); it is shown as"
            " \ufffd, please type it again."
        )
        % {"line": _line_of(pairs)}
    ]


def _line_of(text: str) -> int:
    return text.count("\n", 0, text.index("\ufffd")) + 1


def _compose(match: re.Match) -> str:
    return unicodedata.normalize("NFC", match.group())


def _mail_link(match: re.Match) -> str:
    shown, address = match.groups()
    return shown if address in shown else f"{shown} <{address}>"


def plain_line(line: str) -> str:
    """One line without spaces at its ends and without runs of spaces in it."""
    line = WIDE_SPACES.sub(" ", line).strip()
    return re.sub(" {2,}", " ", line)
