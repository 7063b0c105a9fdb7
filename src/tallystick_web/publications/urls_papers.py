"""Addresses of papers."""

from django.urls import path

from tallystick_web.publications.views import papers, writing

urlpatterns = [
    path("reviews/<uuid:review>/papers/", papers.papers, name="papers"),
    path("reviews/<uuid:review>/papers/begin/", writing.paper_begin, name="paper-begin"),
    path("papers/<uuid:paper>/", papers.paper, name="paper"),
    path("papers/<uuid:paper>/write/<slug:part>/", writing.paper_write, name="paper-write"),
    path("papers/<uuid:paper>/write/<slug:part>/<uuid:item>/", writing.paper_write, name="paper-write-item"),
    path("papers/<uuid:paper>/gaps/<slug:standard>/<slug:rule>/", writing.paper_gap, name="paper-gap"),
    path("papers/<uuid:paper>/make/", writing.paper_make, name="paper-make"),
    path("papers/<uuid:paper>/files/<int:number>/<slug:form>/", papers.paper_file, name="paper-file"),
]
