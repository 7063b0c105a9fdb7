"""Addresses of reflections. None of them names a person: each opens what is the reader’s own."""

from django.urls import path

from tallystick_web.questionnaires.views import reflections

_ALL = "questionnaires/reflections/"
_OWN = f"{_ALL}<slug:question_set>/<int:year>/"

urlpatterns = [
    path(_ALL, reflections.reflections, name="reflections"),
    path(f"{_ALL}shared/", reflections.reflections_shared, name="reflections-shared"),
    path(_OWN, reflections.reflection_write, name="reflection-write"),
    path(f"{_OWN}done/", reflections.reflection_done, name="reflection-done"),
    path(f"{_OWN}share/", reflections.reflection_share, name="reflection-share"),
    path(f"{_OWN}erase/", reflections.reflection_erase, name="reflection-erase"),
]
