"""Addresses of plans."""

from django.urls import path, re_path

from tallystick_web.plans.views import bringing, changing, exporting, items, knowing, plans, road, years

_ID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"

urlpatterns = [
    path("plan/", plans.plan_now, name="plan-now"),
    path("plans/", plans.plans, name="plans"),
    path("plans/begin/", plans.plan_begin, name="plan-begin"),
    path("plans/changes/", plans.plan_changes, name="plan-changes"),
    path("plans/changes/<uuid:change>/", changing.change, name="plan-change"),
    path("plans/tasks/<uuid:task>/", changing.task_end, name="plan-task"),
    path("plans/expected/", knowing.expectations, name="expectations"),
    path("plans/expected/<uuid:expectation>/", knowing.expectation_read, name="expectation-read"),
    path("plans/targets/<uuid:target>/end/", knowing.target_end, name="plan-target-end"),
    path("plans/road/", road.road, name="plan-road"),
    path("plans/road/ladder/", road.ladder, name="plan-ladder"),
    path("plans/measures/<path:measure>/road/", road.measure_road, name="plan-measure-road"),
    path("plans/measures/<path:measure>/baseline/", knowing.measure_baseline, name="plan-baseline"),
    path("plans/measures/<path:measure>/target/", knowing.measure_target, name="plan-target"),
    path("plans/measures/<path:measure>/", knowing.plan_measure, name="plan-measure"),
    path("plans/items/<uuid:item>/", items.item, name="plan-item"),
    path("plans/items/<uuid:item>/history/", items.item_history, name="plan-item-history"),
    path("plans/items/<uuid:item>/edit/", items.item_edit, name="plan-item-edit"),
    path("plans/items/<uuid:item>/update/", items.item_update, name="plan-item-update"),
    path("plans/items/<uuid:item>/serves/", changing.item_link, name="plan-item-link"),
    path("plans/items/<uuid:item>/measures/", changing.item_measures, name="plan-item-measures"),
    path("plans/items/<uuid:item>/task/", changing.item_task, name="plan-item-task"),
    path("plans/items/<uuid:item>/<slug:way>/", changing.item_move, name="plan-item-move"),
    path("plans/<uuid:plan>/", plans.plan, name="plan"),
    path("plans/<uuid:plan>/compare/", years.plan_compare, name="plan-compare"),
    path("plans/<uuid:plan>/compare/<uuid:item>/", years.plan_compare_item, name="plan-compare-item"),
    path("plans/<uuid:plan>/bring-in/", bringing.plan_bring_in, name="plan-bring-in"),
    path("plans/<uuid:plan>/carry-over/", years.plan_take_over, name="plan-take-over"),
    re_path(rf"^plans/(?P<plan>{_ID})/plan\.(?P<form>csv|xlsx|docx)$", exporting.plan_file, name="plan-file"),
    path("plans/<uuid:plan>/told/", plans.plan_told, name="plan-told"),
    path("plans/<uuid:plan>/add/<slug:kind>/", items.item_add, name="plan-item-add"),
]
