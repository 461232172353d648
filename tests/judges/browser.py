"""axe by day and by night, wide and narrow, and what the console says."""

from tests.browser.axe import grave

LOOKS = [
    {"viewport": {"width": 1280, "height": 900}},
    {"viewport": {"width": 1280, "height": 900}, "color_scheme": "dark"},
    {"viewport": {"width": 320, "height": 700}},
    {"viewport": {"width": 320, "height": 700}, "color_scheme": "dark"},
]


def faults(browser, pages):
    for look in LOOKS:
        with browser.new_context(**look, bypass_csp=True) as context:
            page, said = context.new_page(), []
            page.on("console", lambda m, said=said: said.append(m.text))
            page.on("pageerror", lambda error, said=said: said.append(str(error)))
            for each in pages:
                said.clear()
                page.goto(each.address)
                # A browser itself says of a page that is not there that it is not.
                yield from (
                    f"{each.address} console: {x}" for x in said if "404" not in x
                )
                wide = page.evaluate(
                    "document.documentElement.scrollWidth - innerWidth"
                )
                if wide > 0:
                    yield f"{each.address} is {wide} pixels too wide for {look}"
                yield from (f"{each.address} {look}: {x}" for x in grave(page))
