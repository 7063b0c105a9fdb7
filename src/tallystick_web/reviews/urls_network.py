"""Addresses of frozen figures, what people say beside them, and the network’s view."""

from django.urls import path

from tallystick_web.reviews.views import frozen, network, voices

urlpatterns = [
    path("reviews/<uuid:review>/figures/", frozen.review_frozen, name="review-frozen"),
    path("reviews/<uuid:review>/figures/freeze/", frozen.review_freeze, name="review-freeze"),
    path("reviews/<uuid:review>/figures/<int:number>/", frozen.review_frozen, name="review-frozen-set"),
    path("reviews/<uuid:review>/voices/", voices.review_voices, name="review-voices"),
    path("reviews/<uuid:review>/voices/<uuid:item>/", voices.review_voice_add, name="review-voice-add"),
    path("reviews/<uuid:review>/views/", network.review_views, name="review-views"),
    path("reviews/<uuid:review>/views/ask/", network.review_network_ask, name="review-network-ask"),
    path("reviews/<uuid:review>/views/<uuid:item>/", network.review_view, name="review-view"),
    path("reviews/<uuid:review>/views/<uuid:item>/give/", network.review_view_give, name="review-view-give"),
    path(
        "reviews/<uuid:review>/views/<uuid:item>/reply/<uuid:network_view>/",
        network.review_view_reply,
        name="review-view-reply",
    ),
]
