"""What stands in the address of a story's page beside its number: (world, story)."""


def remark(world, story):
    return {"number": world.remarks[story.pk].pk}


def unsaved(world, story):
    return {"pk": world.unsaved[story.pk].pk}
