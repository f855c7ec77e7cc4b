"""The WSGI entry: pages."""

from django.core.wsgi import get_wsgi_application

from hiwar.site.collector import leave_loaded_alone

application = get_wsgi_application()

leave_loaded_alone()
