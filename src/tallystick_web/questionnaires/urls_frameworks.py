"""Addresses of scored frameworks."""

from django.urls import path

from tallystick_web.questionnaires.views import frameworks

_ALL = "questionnaires/frameworks/"
_ONE = f"{_ALL}<uuid:assessment>/"

urlpatterns = [
    path(_ALL, frameworks.assessments, name="assessments"),
    path(f"{_ALL}begin/<slug:framework>/", frameworks.assessment_begin, name="assessment-begin"),
    path(_ONE, frameworks.assessment, name="assessment"),
    path(f"{_ONE}parts/<slug:set_question>/", frameworks.assessment_score, name="assessment-score"),
    path(f"{_ONE}offer/", frameworks.assessment_offer, name="assessment-offer"),
    path(f"{_ONE}decide/", frameworks.assessment_decide, name="assessment-decide"),
    path(f"{_ONE}summary/", frameworks.assessment_summary, name="assessment-summary"),
]
