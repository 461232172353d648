"""What axe finds in a page that is serious for somebody who cannot see it well."""

from axe_playwright_python.sync_playwright import Axe

GRAVE = {"serious", "critical"}


def grave(page, within=None, rules=()):
    """All that axe knows, or only the named rules."""
    options = {"resultTypes": ["violations"]}
    if rules:
        options["runOnly"] = {"type": "rule", "values": [*rules]}
    found = Axe().run(page, context=within, options=options).response["violations"]
    return [
        f"{each['id']}: {node['html']} {node['any'][:1]}"
        for each in found
        if each["impact"] in GRAVE
        for node in each["nodes"]
    ]
