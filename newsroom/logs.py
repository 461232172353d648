"""What a log may hold: where something went wrong, and nothing of what was typed."""

import logging
import re
import traceback

# Whoever has what stands there reads a story that is not published.
_SECRET = re.compile(r"(/preview/)[^/\s\"'?]+")


class WithoutWords(logging.Formatter):
    """Tracebacks end with the kind of the error: its message may quote a draft. An
    address is told without the secret in it."""

    def format(self, record):
        return _SECRET.sub(r"\1…", super().format(record))

    def formatException(self, exc_info):  # noqa: N802 (logging's own name)
        kind, _error, trace = exc_info
        frames = traceback.format_list(traceback.extract_tb(trace))
        return f"{''.join(frames)}{kind.__module__}.{kind.__qualname__}"
