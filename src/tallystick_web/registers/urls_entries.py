"""Addresses of registers and their entries."""

from django.urls import path

from tallystick_web.registers.views import entries, home, lists

urlpatterns = [
    path("registers/", home.home, name="registers"),
    path("registers/entry/<uuid:register_entry>/", home.entry_anywhere, name="entry-anywhere"),
    path("registers/<slug:register>/", lists.register, name="register"),
    path("registers/<slug:register>/add/", entries.entry_add, name="entry-add"),
    path("registers/<slug:register>/<uuid:entry>/", entries.entry, name="entry"),
    path("registers/<slug:register>/<uuid:entry>/change/", entries.entry_change, name="entry-change"),
    path("registers/<slug:register>/<uuid:entry>/confirm/", entries.entry_confirm, name="entry-confirm"),
    path("registers/<slug:register>/<uuid:entry>/move/<slug:state>/", entries.entry_move, name="entry-move"),
]
