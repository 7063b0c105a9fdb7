"""Addresses of where we stand, the indicators, and the downloads."""

from django.urls import path, re_path

from tallystick_web.numbers.views import downloads, standards

_HERE = "where-we-stand/"
_ONE = f"{_HERE}<slug:standard>/"
_INDICATOR = f"{_ONE}indicator/<slug:indicator>/"
_DATA = r"figures\.(?P<form>csv|json)$"
_STANDARD = r"(?P<standard>[-\w]+)"

urlpatterns = [
    path(_HERE, standards.where_we_stand, name="where-we-stand"),
    re_path(rf"^{_HERE}everything/(?P<kind>workbook|report)$", downloads.whole_set, name="whole-set"),
    path(_ONE, standards.standard, name="standard"),
    path(f"{_ONE}breakdowns/", standards.breakdowns, name="breakdowns"),
    re_path(rf"^{_HERE}{_STANDARD}/{_DATA}", downloads.figures, name="standard-figures"),
    path(_INDICATOR, standards.indicator, name="indicator"),
    re_path(
        rf"^{_HERE}{_STANDARD}/indicator/(?P<indicator>[-\w]+)/{_DATA}", downloads.figures, name="indicator-figures"
    ),
]
