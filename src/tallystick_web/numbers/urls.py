"""Addresses of the figures of an organisation."""

from tallystick_web.numbers import urls_measures, urls_more, urls_standards

urlpatterns = [*urls_standards.urlpatterns, *urls_more.urlpatterns, *urls_measures.urlpatterns]
