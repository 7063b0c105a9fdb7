"""Addresses of files: brought into registers and taken away; and of entries that look alike."""

from django.urls import path, re_path

from tallystick_web.registers.views import alike, bringing, exporting

urlpatterns = [
    path("registers/<slug:register>/bring-in/", bringing.register_bring_in, name="register-bring-in"),
    path(
        "registers/<slug:register>/bring-in/<uuid:register_file>/", bringing.register_brought, name="register-brought"
    ),
    path("registers/<slug:register>/alike/", alike.register_alike, name="register-alike"),
    re_path(
        r"^registers/(?P<register>[a-z-]+)/register\.(?P<form>csv|xlsx)$", exporting.register_file, name="register-file"
    ),
]
