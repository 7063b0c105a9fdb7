"""The worker of stories: it does what waits when a story says so, and not before."""

from tallystick_web.core import jobs
from tallystick_web.core.models import Work


def the_worker_works(app):
    """Do what waits of the jobs of an application, the oldest first, and what these leave to do after them."""
    while waits := Work.objects.filter(ended_at=None, job__startswith=f"{app}.").order_by("asked_at").first():
        jobs.run.func(str(waits.pk))
