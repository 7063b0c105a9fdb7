"""Addresses of questions and question sets."""

from django.urls import path

from tallystick_web.reviews.views import asking_questions, questions

urlpatterns = [
    path("questions/", questions.questions, name="questions"),
    path("questions/ask/", asking_questions.ask, name="question-ask"),
    path("questions/sets/", questions.all_sets, name="question-sets"),
    path("questions/sets/<slug:question_set>/", questions.question_set, name="question-set"),
    path("questions/<uuid:question>/", questions.question, name="question"),
    path("questions/<uuid:question>/answer/", asking_questions.answer, name="question-answer"),
    path("questions/<uuid:question>/judge/", asking_questions.judge, name="question-judge"),
    path("questions/<uuid:question>/take-back/", asking_questions.take_back, name="question-take-back"),
    path("reviews/<uuid:review>/questions/", questions.review_questions, name="review-questions"),
]
