"""Addresses of this application."""

from django.urls import path

from tallystick_web.deposits.views import entering, overview, preparing, signing

_ONE = "<uuid:deposit>/"

urlpatterns = [
    path("", overview.hand_in, name="hand-in"),
    path("start/", overview.start, name="hand-in-start"),
    path(_ONE, preparing.figures, name="hand-in-figures"),
    path(f"{_ONE}indicator/<slug:indicator>/", entering.indicator, name="hand-in-indicator"),
    path(f"{_ONE}paste/", entering.paste, name="hand-in-paste"),
    path(f"{_ONE}upload/", entering.upload, name="hand-in-upload"),
    path(f"{_ONE}template.csv", entering.empty_file, name="hand-in-template"),
    path(f"{_ONE}take-in/", entering.take_in, name="hand-in-take-in"),
    path(f"{_ONE}check/", signing.check, name="hand-in-check"),
    path(f"{_ONE}compare/", signing.compare, name="hand-in-compare"),
    path(f"{_ONE}sign/", signing.sign, name="hand-in-sign"),
    path(f"{_ONE}signed/", signing.signed, name="hand-in-signed"),
    path(f"{_ONE}history/", preparing.history, name="hand-in-history"),
    path(f"{_ONE}return.csv", preparing.file, name="hand-in-file"),
    path(f"{_ONE}withdraw/", preparing.withdraw, name="hand-in-withdraw"),
]
