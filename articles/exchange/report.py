"""What was understood of a pasted story, in lines for a person."""

from .reading import short
from .story import ParsedStory, Picture, Reporter


def describe(story: ParsedStory) -> list[str]:
    lines = [
        f"Headline: {story.headline}",
        f"Deck: {story.deck or 'none'}",
        f"Language: {story.language}",
    ]
    if story.kicker:
        lines.insert(0, f"Label above headline: {story.kicker}")
    if story.dateline:
        lines.append(f"Dateline: {story.dateline}")
    lines.append(f"Body: {_count(len(story.paragraphs), 'paragraph')}")
    lines += [_picture(picture) for picture in story.images]
    lines += [_reporter(reporter) for reporter in story.reporters]
    lines += [f"Translated by: {name}" for name in story.translators]
    lines += [f"Edited by: {name}" for name in story.editors]
    if story.contact_email:
        lines.append(f"Contact: {story.contact_email}")
    lines += [
        f"Note ({note.kind.replace('_', ' ')}, {note.position} the text): "
        f"{short(note.text)}"
        for note in story.notes
    ]
    return lines + [f"Unsure: {sentence}" for sentence in story.unsure]


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _picture(picture: Picture) -> str:
    name = f" {picture.file_name}" if picture.file_name else ""
    caption = short(picture.caption) if picture.caption else "no caption"
    credit = picture.credit or "no credit"
    where = f"after paragraph {picture.after_paragraph}"
    if not picture.after_paragraph:
        where = "before the first paragraph"
    return f"Picture{name} {where}: {caption} / {credit}"


def _reporter(reporter: Reporter) -> str:
    name = reporter.name or "name not known"
    bio = "with a bio" if reporter.bio else "no bio"
    return f"Reporter: {name}, {bio}, {reporter.email or 'no address'}"
