"""Addresses of links that people have without signing in."""

from django.urls import path

from tallystick_web.declarations.views import mine, saying

urlpatterns = [
    path("", saying.say, name="declaration-say"),
    path("said/", saying.said, name="declaration-said"),
    path("mine/", mine.mine, name="declaration-mine"),
    path("mine/again/", mine.say_anew, name="declaration-anew"),
    path("mine/stop/", mine.stop, name="declaration-stop-own"),
    path("stopped/", mine.stopped, name="declaration-stopped"),
    path("again/", mine.again, name="declaration-again"),
    path("again/sent/", mine.again_sent, name="declaration-again-sent"),
    path("<str:key>/", saying.open_link, name="declaration-link"),
]
