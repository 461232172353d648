"""The lines of a written function."""

from contextlib import contextmanager


class Lines:
    def __init__(self):
        self._lines, self._depth, self._text = [], 1, ""
        self._count = 0

    @property
    def source(self) -> str:
        self._say_text()
        return "\n".join(["def write(c, s, out):", " pass", *self._lines])

    # What is the same each time is said in one piece.

    def _say(self, text) -> None:
        self._text += text

    def _say_text(self) -> None:
        text, self._text = self._text, ""
        if text:
            self._lines.append(f"{' ' * self._depth}out({text!r})")

    def _line(self, line) -> None:
        self._say_text()
        self._lines.append(" " * self._depth + line)

    @contextmanager
    def _under(self, line):
        self._line(line)
        self._depth += 1
        self._line("pass")
        yield
        self._say_text()
        self._depth -= 1

    @contextmanager
    def _pushed(self, more=""):
        number = self._number()
        self._line(f"s{number} = s")
        self._line(f"s = {{**s, {more}}}")
        yield
        self._line(f"s = s{number}")

    def _number(self) -> int:
        self._count += 1
        return self._count
