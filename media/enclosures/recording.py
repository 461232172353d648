"""Sound and video, made anew by ffmpeg: nothing but what is heard and seen goes on.

Sound is decoded and encoded again. Pictures of a video that every browser plays
already are taken over frame by frame, without the messages that stand between them
(SEI); all others are encoded again.
"""

import re
import shutil
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from media.enclosures.bounded import Bounds, run
from media.enclosures.unfit import Unfit

# In place of the first bytes, which may hold an encoder's name, both are bitexact.
_EXACT = ["-fflags", "+bitexact", "-flags:v", "+bitexact", "-flags:a", "+bitexact"]
_NOTHING_BESIDE = [
    *("-map_metadata", "-1", "-map_metadata:s", "-1", "-map_chapters", "-1"),
    *("-sn", "-dn", "-disposition", "0"),
]
_SOUND = ["-c:a", "aac", "-b:a", "96k", "-ar", "44100", "-ac", "2"]
# Slices and their settings; no messages (SEI), no filling.
_BARE = ["-bsf:v", "filter_units=pass_types=1-5|7-9"]
_LARGEST = 1920
_SCALED = (
    "scale='min(1280,iw)':'min(1280,ih)'"
    ":force_original_aspect_ratio=decrease:force_divisible_by=2"
)
# At the beginning of a line: what a file says of itself stands behind other words.
_DURATION = re.compile(r"^\s+Duration: (\d+):(\d\d):(\d\d)\.(\d\d)", re.MULTILINE)
_FORMAT = re.compile(r"\byuvj?420p\b")
_STREAM = re.compile(r"^\s+Stream #0:\d+.*?: (Video|Audio): (.*)$", re.MULTILINE)
_SIZE = re.compile(r"\b(\d{2,5})x(\d{2,5})\b")
_REACHED = re.compile(r"^out_time_us=(\d+)$", re.MULTILINE)


@dataclass(frozen=True)
class Found:
    """What ffmpeg sees in a file; `seconds` is what its head claims, if it does."""

    seconds: float | None
    sound: str
    video: str

    @property
    def size(self) -> tuple[int, int]:
        found = _SIZE.search(self.video)
        return (int(found[1]), int(found[2])) if found else (0, 0)

    @property
    def plays_everywhere(self) -> bool:
        is_right = self.video.startswith("h264") and _FORMAT.search(self.video)
        return bool(is_right) and 0 < max(self.size) <= _LARGEST


@dataclass(frozen=True)
class Made:
    path: Path
    suffix: str
    seconds: int
    width: int | None = None
    height: int | None = None


def tool() -> str:
    """Where ffmpeg is: named by the settings, or on the PATH. Raises Unfit."""
    named = settings.ENCLOSURE_FFMPEG or shutil.which("ffmpeg")
    if not named or not Path(named).is_file():
        raise Unfit("tool")
    return str(Path(named).absolute())


def is_possible() -> bool:
    try:
        return bool(tool())
    except Unfit:
        return False


def make(source: Path, reader: str, folder: Path) -> Made:
    """The cleaned file in `folder`. Raises Unfit; OSError where the disk is full."""
    opened = _opened(tool(), source, reader)
    found = look(opened, folder)
    if not (found.sound or found.video):
        raise Unfit("empty")
    most = settings.ENCLOSURE_MINUTES * 60
    if found.seconds and found.seconds > most:
        raise Unfit("long")
    suffix = "mp4" if found.video else "m4a"
    target = folder / f"made.{suffix}"
    ended = run(
        [*opened, *_how(found), "-t", str(most + 1), "-f", "mp4", f"file:{target}"],
        folder,
        Bounds(settings.ENCLOSURE_SECONDS, writes=settings.ENCLOSURE_BYTES),
    )
    seconds = _reached(ended, found, most)
    return _measured(target, suffix, seconds, folder)


def _opened(ffmpeg, source, reader) -> list[str]:
    """One reader, no network, no other file: whatever the file says."""
    return [
        *(ffmpeg, "-nostdin", "-hide_banner", "-nostats"),
        *("-progress", "pipe:1", "-y", "-threads", "2"),
        *("-protocol_whitelist", "file,pipe"),
        *("-format_whitelist", reader, "-f", reader),
        *("-i", f"file:{source}"),
    ]


def look(opened, folder) -> Found:
    """Only its head is read; ffmpeg says what is there and that it has no task."""
    said = run(opened, folder, Bounds(60)).complained
    streams = [match.groups() for match in _STREAM.finditer(said)]
    videos = [
        what
        for kind, what in streams
        if kind == "Video" and "(attached pic)" not in what
    ]
    sounds = [what for kind, what in streams if kind == "Audio"]
    if not streams and "Invalid data" in said:
        raise Unfit("damaged")
    found = _DURATION.search(said)
    return Found(
        _seconds(found) if found else None,
        sounds[0] if sounds else "",
        videos[0] if videos else "",
    )


def _seconds(found) -> float:
    hours, minutes, seconds, hundredths = map(int, found.groups())
    return hours * 3600 + minutes * 60 + seconds + hundredths / 100


def _how(found) -> list[str]:
    made = [*_NOTHING_BESIDE, *_EXACT, "-map", "0:a:0?", *_SOUND]
    if not found.video:
        return [*made, "-vn", "-movflags", "+faststart"]
    video = ["-c:v", "copy"]
    if not found.plays_everywhere:
        video = ["-c:v", "libx264", "-preset", "veryfast", "-crf", "24"]
        # Else it says by which program it was made.
        named = ["-metadata:s:v", "encoder=video"]
        video += ["-pix_fmt", "yuv420p", "-vf", _SCALED, *named]
    return ["-map", "0:V:0", *made, *video, *_BARE, "-movflags", "+faststart"]


def _reached(ended, found, most) -> int:
    """How long what was made is, in whole seconds."""
    if "No space left" in ended.complained:
        raise OSError(28, "No space left on device")
    reached = _REACHED.findall(ended.said)
    seconds = int(reached[-1]) / 1_000_000 if reached else 0
    if ended.status or not seconds:
        raise Unfit("damaged")
    if seconds > most:
        raise Unfit("long")
    if found.seconds and seconds < 0.95 * found.seconds - 1:
        raise Unfit("short")
    return max(1, round(seconds))


def _measured(target, suffix, seconds, folder) -> Made:
    """By what was made: a picture may have been turned or scaled."""
    if target.stat().st_size > settings.ENCLOSURE_BYTES:
        raise Unfit("heavy")
    if suffix == "m4a":
        return Made(target, suffix, seconds)
    width, height = look(_opened(tool(), target, "mov"), folder).size
    return Made(target, suffix, seconds, width, height)
