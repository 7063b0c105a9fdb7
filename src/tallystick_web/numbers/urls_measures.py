"""Addresses of measures: the catalogue, one measure, and those that people type in."""

from django.urls import path

from tallystick_web.numbers.views import measures, recorded

_RECORDED = "measures/recorded/<uuid:recorded_measure>/"

urlpatterns = [
    path("measures/", measures.measures, name="measures"),
    path("measures/add/", recorded.measure_add, name="measure-add"),
    path("measures/waiting/", recorded.values_waiting, name="values-waiting"),
    path("measures/values/<uuid:recorded_value>/", recorded.value_check, name="value-check"),
    path(_RECORDED, measures.recorded_measure, name="recorded-measure"),
    path(f"{_RECORDED}type/", recorded.measure_type, name="measure-type"),
    path(f"{_RECORDED}reword/", recorded.measure_reword, name="measure-reword"),
    path("measures/of/<path:measure>/", measures.measure, name="measure"),
]
