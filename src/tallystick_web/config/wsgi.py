"""What a web server calls."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tallystick_web.config.settings")
application = get_wsgi_application()

from tallystick_web.config.readiness import refuse_old_database  # noqa: E402  # Django has to be ready first

refuse_old_database()
# What is loaded by now is never garbage. Going through it again and again took a tenth of a second at every tenth page.
gc.collect()
gc.freeze()
