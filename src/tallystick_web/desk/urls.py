"""Addresses of one's own work and of the calendar."""

from django.urls import path

from tallystick_web.desk.views import calendar, feed, work

urlpatterns = [
    path("my-work/", work.my_work, name="my-work"),
    path("my-work/letters/", work.my_letters, name="my-letters"),
    path("my-work/calendar/", feed.my_calendar, name="my-calendar"),
    path("my-work/calendar/end/", feed.my_calendar_end, name="my-calendar-end"),
    path("calendar/", calendar.calendar, name="calendar"),
    path("calendar/<slug:obligation>/", calendar.obligation, name="obligation"),
    path("calendar/<slug:obligation>/done/", calendar.obligation_done, name="obligation-done"),
    path("calendar/<slug:obligation>/<int:year>/", calendar.obligation_date, name="obligation-date"),
]
