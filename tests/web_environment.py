"""The environment that Django's settings read in tests. tests/conftest.py imports it before Django is set up."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

# What the shell of whoever runs the tests has set is theirs, but for what `make` says to the tests themselves.
_SAID_TO_TESTS = ("TALLYSTICK_DATABASE", "TALLYSTICK_EXAMPLES", "TALLYSTICK_PICTURES")

if "PYTEST_XDIST_WORKER" not in os.environ:  # a worker has what the process that started it was given
    for name in [one for one in os.environ if one.startswith("TALLYSTICK_") and one not in _SAID_TO_TESTS]:
        del os.environ[name]
    folder = tempfile.mkdtemp(prefix="tallystick-tests-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    os.environ |= {
        "TALLYSTICK_DATA": folder,
        "TALLYSTICK_ADDRESS": "https://testserver",
        "TALLYSTICK_SECRET_KEY": "of tests alone",
        "TALLYSTICK_TASKS": "django_tasks.backends.dummy.DummyBackend",
        "TALLYSTICK_MAIL": "django.core.mail.backends.locmem.EmailBackend",
    }
else:  # and a folder of its own in it: what arrives there of one test is not found by another
    own = Path(os.environ["TALLYSTICK_DATA"]) / os.environ["PYTEST_XDIST_WORKER"]
    own.mkdir(exist_ok=True)
    os.environ["TALLYSTICK_DATA"] = str(own)
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tallystick_web.config.settings")

from django.conf import settings  # noqa: E402  # it reads what stands above

# Asking for one setting reads them all; pytest-django then makes Django ready once pytest is configured.
assert settings.INSTALLED_APPS

# What would only cost time, or need a step before the tests. The settings themselves are held to account in
# tests/integration/web/config/test_settings.py, in processes that do not see this.
settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
settings.STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
settings.STATIC_ROOT.mkdir(exist_ok=True)  # or a warning says that it is not there
settings.SECURE_SSL_REDIRECT = False  # Django's client asks http
# Nor does a test wait for the disk, as scripts/with-postgresql has PostgreSQL not wait: no power is cut meanwhile.
_options = settings.DATABASES["default"].get("OPTIONS", {})
if "init_command" in _options:
    _options["init_command"] = _options["init_command"].replace("synchronous=FULL", "synchronous=OFF")
