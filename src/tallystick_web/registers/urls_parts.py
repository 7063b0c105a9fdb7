"""Addresses of taking part, and of people on the list."""

from django.urls import path

from tallystick_web.registers.views import parts, people

urlpatterns = [
    path("registers/people/bank/", people.bank, name="bank"),
    path("registers/contacts/<uuid:contact>/forget/", people.contact_forget, name="contact-forget"),
    path("registers/contacts/<uuid:contact>/merge/<uuid:other>/", people.contact_merge, name="contact-merge"),
    path("registers/contacts/<uuid:contact>/part/", people.contact_part, name="contact-part"),
    path("registers/<slug:register>/<uuid:entry>/taking-part/", parts.taking_part, name="taking-part"),
    path("registers/<slug:register>/<uuid:entry>/taking-part/add/", parts.appearance_add, name="appearance-add"),
    path("registers/<slug:register>/<uuid:entry>/fill-panel/", parts.fill_panel, name="fill-panel"),
    path("registers/people/taken/<uuid:taken>/", parts.part, name="part"),
    path("registers/people/taken/<uuid:taken>/move/<slug:stage>/", parts.part_move, name="part-move"),
    path("registers/people/taken/<uuid:taken>/paid/", parts.part_paid, name="part-paid"),
    path("registers/people/taken/<uuid:taken>/correct/<uuid:step>/", parts.part_correct, name="part-correct"),
]
