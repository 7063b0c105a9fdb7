"""How forms are drawn."""

from django.forms.renderers import Jinja2


class NhsRenderer(Jinja2):
    """Fields in the manner of the NHS."""
