"""Every address of registers."""

from tallystick_web.registers import urls_bringing, urls_entries, urls_more, urls_parts

urlpatterns = [
    *urls_parts.urlpatterns,
    *urls_bringing.urlpatterns,
    *urls_entries.urlpatterns,
    *urls_more.urlpatterns,
]
