{{
    config(
        materialized="incremental",
        pre_hook="{{ forget_groups('event_on, source_country_code, target_country_code', dyad_days) }}",
    )
}}

with
    events as (
        select *
        from {{ ref("fct_events") }}
        where
            is_counted
            and date_precision = 'day'
            and source_country_code is not null
            and target_country_code is not null
            and {{
                is_in_groups(
                    "event_on, source_country_code, target_country_code",
                    dyad_days,
                )
            }}
    )

select
    event_on,
    source_country_code,
    target_country_code,
    count(*) as event_count,
    count(*) filter (where quad_class = 1) as verbal_cooperation_count,
    count(*) filter (where quad_class = 2) as material_cooperation_count,
    count(*) filter (where quad_class = 3) as verbal_conflict_count,
    count(*) filter (where quad_class = 4) as material_conflict_count,
    count(*) filter (where quad_class <= 2)
    - count(*) filter (where quad_class >= 3) as balance,
    {{ mean_of("goldstein") }} as goldstein_mean,
    round(sum(goldstein), 4) as goldstein_sum,
    {{ sum_of_counts("mention_count") }} as mention_count,
    {{ sum_of_counts("independent_source_count") }} as report_count
from events
group by event_on, source_country_code, target_country_code
