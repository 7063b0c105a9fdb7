"""Addresses of reviews and their steps."""

from django.urls import path

from tallystick_web.reviews.views import reviews, steps

urlpatterns = [
    path("reviews/", reviews.reviews, name="reviews"),
    path("reviews/begin/", reviews.review_begin, name="review-begin"),
    path("reviews/agenda/", reviews.review_agenda, name="review-agenda"),
    path("reviews/<uuid:review>/", reviews.review, name="review"),
    path("reviews/steps/<uuid:review_step>/", steps.review_step, name="review-step"),
    path("reviews/steps/<uuid:review_step>/done/", steps.review_step_done, name="review-step-done"),
    path("reviews/steps/<uuid:review_step>/move/", steps.review_step_move, name="review-step-move"),
    path("reviews/steps/<uuid:review_step>/leave-out/", steps.review_step_leave_out, name="review-step-leave-out"),
    path("reviews/steps/<uuid:review_step>/open-again/", steps.review_step_open, name="review-step-open"),
    path("reviews/steps/<uuid:review_step>/decide/", steps.review_step_decide, name="review-step-decide"),
]
