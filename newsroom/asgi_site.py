from newsroom.page_layer.bridge import Bridge
from newsroom.wsgi_site import application as layer

# Of one process: more would wait for each other, and each has a login to the database.
THREADS = 3
application = Bridge(layer, THREADS)
