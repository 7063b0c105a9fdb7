"""Every address of questionnaires."""

from django.urls import path

from tallystick_web.questionnaires import urls_frameworks, urls_reflections, urls_sheets, urls_waves
from tallystick_web.questionnaires.views import home

urlpatterns = [
    path("questionnaires/", home.home, name="questionnaires"),
    path("questionnaires/sets/<slug:question_set>/", home.question_set, name="answer-set"),
    *urls_waves.urlpatterns,
    *urls_sheets.urlpatterns,
    *urls_frameworks.urlpatterns,
    *urls_reflections.urlpatterns,
]
