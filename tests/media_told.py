"""Pictures that tell of themselves, for tests."""

import struct

from PIL import Image

from tests.media_files import jpeg

CAPTION, CREDIT, BYLINE, PLACE, DATE = 120, 110, 80, 90, 55
UTF8 = b"\x1c\x01\x5a\x00\x03\x1b%G"
XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"
 xmlns:aux="http://ns.adobe.com/exif/1.0/aux/"
 photoshop:City="Ulven" photoshop:Country="Norr" aux:SerialNumber="ZQ-4471"
 photoshop:Headline="Bridge" photoshop:DateCreated="2026-11-02T10:00:00">
<dc:description><rdf:Alt><rdf:li xml:lang="ko">{caption}</rdf:li>
<rdf:li xml:lang="x-default">{caption}</rdf:li></rdf:Alt></dc:description>
<dc:creator><rdf:Seq><rdf:li>Ansel Toor</rdf:li><rdf:li>Bo Lind</rdf:li></rdf:Seq>
</dc:creator></rdf:Description></rdf:RDF></x:xmpmeta>"""


def iptc(fields, charset, says_so=False):
    """An IPTC block of {field: text}."""
    block = UTF8 if says_so else b""
    for field, text in fields.items():
        data = text.encode(charset)
        block += struct.pack(">BBBH", 0x1C, 2, field, len(data)) + data
    return block


def with_iptc(data, block):
    """The JPEG with the block in it, as Photoshop writes it."""
    block += bytes(len(block) % 2)
    inner = b"Photoshop 3.0\0" + b"8BIM\x04\x04\0\0" + struct.pack(">I", len(block))
    inner += block
    return data[:2] + b"\xff\xed" + struct.pack(">H", len(inner) + 2) + inner + data[2:]


def exif():
    """Of a phone: where it was, which one it was, and whose."""
    told = Image.Exif()
    told[0x010F], told[0x0110], told[0x0131] = "Phonemaker", "P-9", "Camera 4.2"
    told.get_ifd(0x8769).update({0x9003: "2026:11:03 08:00:00", 0xA431: "SN-0815"})
    told.get_ifd(0x8769)[0xA430] = "Mira Holt"
    told.get_ifd(0x8825).update({1: "N", 2: (39.0, 1.0, 12.0), 3: "E"})
    told.get_ifd(0x8825)[4] = (125.0, 45.0, 0.0)
    return told


def telling_jpeg(colour=(90, 120, 150), **words):
    """A JPEG of an agency: private facts in EXIF, words in IPTC (UTF-8)."""
    fields = {
        CAPTION: "The bridge at Ulven",
        CREDIT: "Norr Press",
        BYLINE: "Ansel Toor",
    }
    fields |= {PLACE: "Ulven"} | words.get("fields", {})
    return with_iptc(jpeg(colour=colour, exif=exif()), iptc(fields, "utf-8", True))
