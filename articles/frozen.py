"""What a print keeps of a picture, wherever it stands in the story."""

# What is made as a picture comes in. Readers get all files that there are; those
# that were added for print are no change of the story.
FROZEN = ("jpg",)


def picture(image) -> dict:
    """What is frozen of a picture itself."""
    renditions = [
        {"name": r.name, "format": r.format, "width": r.width, "height": r.height}
        for r in image.renditions.all()
        if r.format in FROZEN and not r.crop
    ]
    size = {"width": image.width, "height": image.height}
    return {**size, "image": image.pk, "renditions": renditions}
