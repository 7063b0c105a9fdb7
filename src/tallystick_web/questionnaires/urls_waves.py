"""Addresses of surveys."""

from django.urls import path

from tallystick_web.questionnaires.views import comments, waves

_WAVE = "questionnaires/surveys/<uuid:wave>/"

urlpatterns = [
    path("questionnaires/surveys/", waves.waves, name="waves"),
    path("questionnaires/surveys/begin/<slug:question_set>/", waves.wave_begin, name="wave-begin"),
    path(_WAVE, waves.wave, name="wave"),
    path(f"{_WAVE}invite/", waves.wave_invite, name="wave-invite"),
    path(f"{_WAVE}remind/", waves.wave_remind, name="wave-remind"),
    path(f"{_WAVE}version/", waves.wave_version, name="wave-version"),
    path(f"{_WAVE}close/", waves.wave_close, name="wave-close"),
    path(f"{_WAVE}comments/", comments.comments, name="comments"),
    path(f"{_WAVE}comments/<uuid:comment>/", comments.comment_redact, name="comment-redact"),
    path(f"{_WAVE}themes/add/", comments.theme_add, name="theme-add"),
    path(f"{_WAVE}themes/<uuid:theme>/", comments.theme_follow, name="theme-follow"),
]
