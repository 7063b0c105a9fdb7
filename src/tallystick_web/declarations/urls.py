"""Every address of declarations."""

from django.urls import path

from tallystick_web.declarations.views import home, inviting, keeping, mixes

urlpatterns = [
    path("declarations/", home.declarations, name="declarations"),
    path("declarations/mine/", home.my_declaration, name="my-declaration"),
    path("declarations/choose/", keeping.choose, name="declarations-choose"),
    path("declarations/ask/", keeping.ask_kinds, name="declarations-ask"),
    path("declarations/ask/<slug:declarant_kind>/", keeping.ask_people, name="declarations-ask-people"),
    path("declarations/stop/", keeping.note_stop, name="declarations-stop"),
    path("declarations/mixes/", mixes.every_mix, name="mixes"),
    path("declarations/invite/", inviting.invite, name="invite-by-declaration"),
]
