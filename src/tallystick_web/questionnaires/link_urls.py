"""Addresses of links by which people answer a survey without signing in."""

from django.urls import path

from tallystick_web.questionnaires.views import answering

urlpatterns = [
    path("", answering.answer_form, name="answer-form"),
    path("thanks/", answering.thanks, name="answer-thanks"),
    path("all/<str:key>/", answering.open_for_all, name="answer-open"),
    path("<str:key>/", answering.open_link, name="answer-link"),
]
