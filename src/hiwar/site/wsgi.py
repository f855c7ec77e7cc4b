"""The WSGI entry: pages."""

import gc

from django.core.wsgi import get_wsgi_application

application = get_wsgi_application()

# What is loaded stays loaded: the collector need not walk it during a page, nor run for every
# 700 objects. The slowest pages lose a third to half of their time (docs/performance.md).
gc.collect()
gc.freeze()
gc.set_threshold(50_000, 20, 50)
