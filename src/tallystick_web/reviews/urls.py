"""Addresses of reviews."""

from django.urls import include, path

urlpatterns = [
    path("", include("tallystick_web.reviews.urls_reviews")),
    path("", include("tallystick_web.reviews.urls_heard")),
    path("", include("tallystick_web.reviews.urls_network")),
    path("", include("tallystick_web.reviews.urls_questions")),
]
