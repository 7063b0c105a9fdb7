"""``python -m tallystick_web``: Django's own commands, with these settings."""

import os
import sys

from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tallystick_web.config.settings")
    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as error:  # a paragraph for the operator, who has no use for a traceback
        sys.stderr.write(f"{error}\n")
        sys.exit(2)
