"""The environment that Django's settings read in tests. tests/conftest.py imports it before Django is set up."""

import atexit
import os
import shutil
import tempfile

if "TALLYSTICK_DATA" not in os.environ:
    folder = tempfile.mkdtemp(prefix="tallystick-tests-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    os.environ["TALLYSTICK_DATA"] = folder
os.environ["TALLYSTICK_ADDRESS"] = "https://testserver"
os.environ.setdefault("TALLYSTICK_SECRET_KEY", "of tests alone")
os.environ.setdefault("TALLYSTICK_TASKS", "django_tasks.backends.dummy.DummyBackend")
os.environ.setdefault("TALLYSTICK_MAIL", "django.core.mail.backends.locmem.EmailBackend")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tallystick_web.config.settings")

from django.conf import settings  # it reads what stands above

# Asking for one setting reads them all; pytest-django then makes Django ready once pytest is configured.
assert settings.INSTALLED_APPS

# What would only cost time, or need a step before the tests. The settings themselves are held to account in
# tests/integration/web/test_settings.py, in processes that do not see this.
settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
settings.STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
settings.STATIC_ROOT.mkdir(exist_ok=True)  # or a warning says that it is not there
settings.SECURE_SSL_REDIRECT = False  # Django's client asks http
