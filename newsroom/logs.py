"""What a log may hold: where something went wrong, and nothing of what was typed."""

import logging
import traceback


class WithoutWords(logging.Formatter):
    """Tracebacks end with the kind of the error: its message may quote a draft."""

    def formatException(self, exc_info):  # noqa: N802 (logging's own name)
        kind, _error, trace = exc_info
        frames = traceback.format_list(traceback.extract_tb(trace))
        return f"{''.join(frames)}{kind.__module__}.{kind.__qualname__}"
