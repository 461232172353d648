"""Tiny sounds, videos and PDFs for tests, with everything in them that must go."""

import subprocess
from functools import cache
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import imageio_ffmpeg
import pikepdf
from django.core.files.uploadedfile import SimpleUploadedFile
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

from tests import media_files

SECRET = media_files.SECRET.decode()
FFMPEG = imageio_ffmpeg.get_ffmpeg_exe()
_TOLD = ("title", "comment", "artist", "location", "com.apple.quicktime.make", "date")


def ffmpeg(*arguments) -> None:
    command = [FFMPEG, "-v", "error", "-nostdin", "-y", *map(str, arguments)]
    subprocess.run(command, check=True, capture_output=True)


def telling() -> list[str]:
    told = [part for name in _TOLD for part in ("-metadata", f"{name}={SECRET}")]
    told += ["-metadata:s", f"handler_name={SECRET}", "-metadata:s", "language=kor"]
    return [*told, "-movflags", "use_metadata_tags"]


def made(suffix, *arguments, files=None) -> bytes:
    """What ffmpeg makes of `arguments`; `files` lie beside it under their names."""
    with TemporaryDirectory() as folder:
        for name, data in (files or {}).items():
            (Path(folder) / name).write_bytes(data)
        target = Path(folder) / f"made.{suffix}"
        named = [str(each).replace("{folder}", folder) for each in arguments]
        ffmpeg(*named, target)
        return target.read_bytes()


def tone(seconds=2) -> list[str]:
    return ["-f", "lavfi", "-i", f"sine=f=300:d={seconds}"]


def test_card(seconds=2) -> list[str]:
    return ["-f", "lavfi", "-i", f"testsrc=d={seconds}:s=320x240:r=10"]


@cache
def sound(suffix="mp3", seconds=2, *more) -> bytes:
    return made(suffix, *tone(seconds), *telling(), *more)


@cache
def sound_with_cover() -> bytes:
    files = {"cover.jpg": media_files.marked_jpeg()}
    maps = ["-map", "0:a", "-map", "1:v", "-c:v", "copy"]
    cover = ["-i", "{folder}/cover.jpg", *maps, "-disposition:v", "attached_pic"]
    return made("mp3", *tone(), *cover, *telling(), files=files)


@cache
def video(suffix="mp4", seconds=2, codec="libx264") -> bytes:
    """With chapters and words below the picture that tell, too."""
    files = {
        "chapters.txt": (
            f";FFMETADATA1\n[CHAPTER]\nTIMEBASE=1/1000\nSTART=0\nEND=1000\n"
            f"title={SECRET}\n"
        ).encode(),
        "words.srt": f"1\n00:00:00,000 --> 00:00:01,000\n{SECRET}\n".encode(),
    }
    inputs = ["-i", "{folder}/chapters.txt", "-i", "{folder}/words.srt"]
    maps = ["-map", "0:v", "-map", "1:a", "-map", "3:s", "-map_chapters", "2"]
    words = "webvtt" if suffix == "webm" else "mov_text"
    codecs = ["-c:v", codec, "-pix_fmt", "yuv420p", "-c:s", words]
    parts = [*test_card(seconds), *tone(seconds), *inputs, *maps, *codecs]
    return made(suffix, *parts, *telling(), files=files)


def upload(data, name="zq.bin") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data)


def pdf(change=None, **options) -> bytes:
    """One page with a line of text; `change(pdf)` adds to it."""
    paper = Pdf.new()
    paper.add_blank_page(page_size=(200, 200))
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    page = paper.pages[0]
    page.obj.Resources = Dictionary(Font=Dictionary(F1=font))
    page.obj.Contents = Stream(paper, b"BT /F1 12 Tf 20 100 Td (Our list) Tj ET")
    if change:
        change(paper)
    out = BytesIO()
    paper.save(out, **options)
    return out.getvalue()


@cache
def telling_pdf() -> bytes:
    """Everything that a PDF may tell beside its pages."""
    return pdf(_tell)


def _tell(paper):
    paper.docinfo["/Author"] = SECRET
    with paper.open_metadata() as metadata:
        metadata["dc:creator"] = [SECRET]
    paper.attachments["zq.txt"] = SECRET.encode()
    script = Dictionary(S=Name.JavaScript, JS=String(SECRET))
    paper.Root.OpenAction = script
    paper.Root.AA = Dictionary(WC=script)
    page = paper.pages[0]
    page.obj.PieceInfo = Dictionary(Zq=Dictionary(Private=String(SECRET)))
    page.obj.Metadata = Stream(paper, SECRET.encode())
    page.obj.Thumb = Stream(paper, SECRET.encode())
    image = Stream(paper, media_files.marked_jpeg())
    image.Type, image.Subtype, image.Filter = Name.XObject, Name.Image, Name.DCTDecode
    image.Width, image.Height, image.BitsPerComponent = 640, 400, 8
    image.ColorSpace = Name.DeviceRGB
    image.Metadata = Stream(paper, SECRET.encode())
    page.obj.Resources.XObject = Dictionary(Im1=image)
    note = Dictionary(
        Type=Name.Annot,
        Subtype=Name.Text,
        Rect=Array([0, 0, 9, 9]),
        T=String(SECRET),
        Contents=String(SECRET),
    )
    field = Dictionary(
        Type=Name.Annot,
        Subtype=Name.Widget,
        Rect=Array([0, 0, 9, 9]),
        FT=Name.Tx,
        T=String(SECRET),
        V=String(SECRET),
    )
    annotations = [note, field, _link("https://example.org/a", SECRET)]
    annotations.append(_link("file:///home/zq-secret-zq", ""))
    page.obj.Annots = Array([paper.make_indirect(each) for each in annotations])
    paper.Root.AcroForm = Dictionary(Fields=Array([page.obj.Annots[1]]))
    with paper.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem(SECRET, 0))


def _link(address, author):
    action = Dictionary(S=Name.URI, URI=String(address), Zq=String(SECRET))
    return Dictionary(
        Type=Name.Annot,
        Subtype=Name.Link,
        Rect=Array([0, 0, 9, 9]),
        A=action,
        Contents=String(author),
        NM=String(SECRET),
    )


def readable(data) -> bytes:
    """All that a PDF holds, with nothing pressed together."""
    out = BytesIO()
    with pikepdf.open(BytesIO(data)) as paper:
        decoded = pikepdf.StreamDecodeLevel.generalized
        objects = pikepdf.ObjectStreamMode.disable
        paper.save(
            out,
            compress_streams=False,
            stream_decode_level=decoded,
            object_stream_mode=objects,
        )
    return out.getvalue()
