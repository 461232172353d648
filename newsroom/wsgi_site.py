import os
import sys

from django.core.wsgi import get_wsgi_application

from newsroom import garbage
from newsroom.page_layer.listening import Listener
from newsroom.page_layer.moments import Moments
from newsroom.pages import PageLayer

os.environ["DJANGO_SETTINGS_MODULE"] = "newsroom.settings.site"
django = get_wsgi_application()

from django.conf import settings  # noqa: E402
from django.core.signals import request_started  # noqa: E402
from django.http.request import split_domain_port, validate_host  # noqa: E402

from articles.kept_parts import kept_parts  # noqa: E402
from articles.site.frame import frame, live_now  # noqa: E402
from articles.site.leads import leads  # noqa: E402
from articles.site.texts import texts  # noqa: E402
from newsroom import warming  # noqa: E402

# Parts of pages are the last to be told: they are made of what the others know.
memories = frame, live_now, leads, texts, kept_parts
moments = Moments(settings.NEWSROOM_SHARED_SECONDS)


def is_host(host: str) -> bool:
    return validate_host(split_domain_port(host)[0], settings.ALLOWED_HOSTS)


def listen(layer) -> None:
    def drop(keys):
        for each in memories:
            each.told(keys)
        layer.drop(keys)

    Listener(settings.LISTEN_URL, drop, lambda: drop(["*"]), moments).start()
    request_started.connect(kept_parts.begin)
    warming.begin(django)
    for each in memories:
        each.is_told = lambda: moments.is_trusted


# Beside whole pages, parts of many: their letters take up to two bytes.
for each in (kept_parts, texts):
    each.most = max(each.most, settings.NEWSROOM_PAGES_MEMORY * 60_000)
application = PageLayer(
    django,
    moments,
    most=settings.NEWSROOM_PAGES_MEMORY * 1_000_000,
    is_host=is_host,
    start=listen,
)
garbage.give_back_large()
garbage.settle(garbage.OF_READERS)
# A page that is made lets others answer from memory meanwhile.
sys.setswitchinterval(0.0002)
