"""The door for the web server."""

import gc
import os
from importlib import import_module

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dijkwacht.web.settings")
application = get_wsgi_application()

# What is loaded at the start, every page included, stays until the end: Python need not look through all of it again and
# again, which takes longer than most pages do. What a page leaves behind it still finds, in larger portions.
import_module("dijkwacht.web.urls")
gc.collect()
gc.freeze()
gc.set_threshold(20_000, 20, 50)
