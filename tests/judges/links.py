"""Every link of the site answers."""


def faults(answers, expected):
    for each in answers:
        if each.status != 200 and each.address not in expected:
            yield f"{each.status} {each.address} (from {each.comes_from or 'nowhere'})"
