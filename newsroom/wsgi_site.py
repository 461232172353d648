import os

from django.core.wsgi import get_wsgi_application

from newsroom import garbage

os.environ["DJANGO_SETTINGS_MODULE"] = "newsroom.settings.site"
application = get_wsgi_application()
garbage.settle()
