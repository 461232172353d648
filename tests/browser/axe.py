"""What axe finds in a page that is serious for somebody who cannot see it well."""

from axe_playwright_python.sync_playwright import Axe

GRAVE = {"serious", "critical"}
# The contrast of words is most of what axe takes its time for. It is asked of each look
# once: of fifty rows in the same colours, sizes and weights, of the first.
EACH_LOOK_ONCE = """() => {
    const seen = new Set(), looks = new Map();
    const STYLES = [
        'color', 'backgroundColor', 'backgroundImage', 'opacity', 'position',
        'fontSize', 'fontWeight', 'textShadow',
    ];
    const shut = (element) => element.matches(':disabled, [aria-disabled=true]')
        || Boolean(element.control && element.control.disabled);
    const look = (element) => {
        if (!element) return '';
        if (!looks.has(element)) {
            const style = getComputedStyle(element);
            looks.set(element, [
                look(element.parentElement), element.tagName, shut(element),
                element.getAttribute('class'), ...STYLES.map((each) => style[each]),
            ].join());
        }
        return looks.get(element);
    };
    const words = (element) => {
        if (element.matches('select')) return element.textContent;
        if (element.matches('input, textarea')) {
            return `${element.value} ${element.placeholder}`;
        }
        const own = [...element.childNodes].filter((each) => each.nodeType === 3);
        return own.map((each) => each.data).join('');
    };
    for (const element of document.querySelectorAll('body *')) {
        element.removeAttribute('data-first-of-look');
        // It passes no judgement on a single letter, nor on what nobody sees.
        const isRead = /[\\p{L}\\p{N}].*[\\p{L}\\p{N}]/su.test(words(element));
        if (!isRead || !element.checkVisibility({visibilityProperty: true})) continue;
        const kind = look(element);
        element.toggleAttribute('data-first-of-look', !seen.has(kind));
        seen.add(kind);
    }
    axe.configure({
        rules: [{id: 'color-contrast', selector: '[data-first-of-look]'}],
    });
}"""


def violations(page, options, context=None) -> list[dict]:
    """Of the whole page or of a part of it, with axe's own options."""
    if page.evaluate("typeof axe") == "undefined":
        page.evaluate(Axe().axe_script)
    page.evaluate(EACH_LOOK_ONCE)
    found = page.evaluate(
        "([context, options]) => axe.run(context || document, options)",
        [context, {"resultTypes": ["violations"], **options}],
    )
    return found["violations"]


def grave(page, within=None, rules=()):
    """All that axe knows, or only the named rules."""
    only = {"runOnly": {"type": "rule", "values": [*rules]}} if rules else {}
    return [
        f"{each['id']}: {node['html']} {node['any'][:1]}"
        for each in violations(page, only, within)
        if each["impact"] in GRAVE
        for node in each["nodes"]
    ]
