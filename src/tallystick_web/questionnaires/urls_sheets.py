"""Addresses of prompts, checklists and rounds of them."""

from django.urls import path

from tallystick_web.questionnaires.views import rounds, sheets

_ROUND = "questionnaires/rounds/<uuid:round_of>/"
_SHEET = "questionnaires/sheets/<uuid:sheet>/"
_ABOUT = "questionnaires/about/<slug:question_set>/<slug:piece_kind_app>/<slug:piece_kind>/<uuid:piece>/"

urlpatterns = [
    path("questionnaires/rounds/", rounds.rounds, name="rounds"),
    path("questionnaires/rounds/begin/<slug:question_set>/", rounds.round_begin, name="round-begin"),
    path(_ROUND, rounds.round_page, name="round"),
    path(f"{_ROUND}add/", rounds.round_add, name="round-add"),
    path(f"{_ROUND}close/", rounds.round_close, name="round-close"),
    path(f"{_ROUND}paper/", rounds.round_paper, name="round-paper"),
    path(_ABOUT, sheets.sheet_about, name="sheet-about"),
    path(_SHEET, sheets.sheet, name="sheet"),
    path(f"{_SHEET}mark/", sheets.sheet_mark, name="sheet-mark"),
    path(f"{_SHEET}settle/", sheets.sheet_settle, name="sheet-settle"),
    path(f"{_SHEET}drop/", sheets.sheet_drop, name="sheet-drop"),
]
