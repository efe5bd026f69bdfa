{{
    config(
        materialized="incremental",
        pre_hook="{{ forget_groups('week_on, source_country_code, target_country_code', dyad_days, week_of('event_on')) }}",
    )
}}

with
    days as (
        select *, {{ week_of("event_on") }} as week_on from {{ ref("fct_dyad_days") }}
    )

select
    week_on,
    source_country_code,
    target_country_code,
    {% for count in [
        "event_count",
        "verbal_cooperation_count",
        "material_cooperation_count",
        "verbal_conflict_count",
        "material_conflict_count",
        "balance",
    ] %}
        {{ sum_of_counts(count) }} as {{ count }},
    {% endfor %}
    {{ mean_from("sum(goldstein_sum)", "sum(event_count)") }} as goldstein_mean,
    round(sum(goldstein_sum), 4) as goldstein_sum,
    {{ sum_of_counts("mention_count") }} as mention_count,
    {{ sum_of_counts("report_count") }} as report_count
from days
where
    {{
        is_in_groups(
            "week_on, source_country_code, target_country_code",
            dyad_days,
            week_of("event_on"),
        )
    }}
group by week_on, source_country_code, target_country_code
