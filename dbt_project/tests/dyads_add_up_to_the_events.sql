-- The days of all dyads hold every counted event between countries that is dated to
-- the day, once; so do the weeks.
with
    events as (
        select count(*) as event_count
        from {{ ref("fct_events") }}
        where
            is_counted
            and date_precision = 'day'
            and source_country_code is not null
            and target_country_code is not null
    ),

    days as (
        select coalesce(sum(event_count), 0) as event_count
        from {{ ref("fct_dyad_days") }}
    ),

    weeks as (
        select coalesce(sum(event_count), 0) as event_count
        from {{ ref("fct_dyad_weeks") }}
    )

select events.event_count
from events
cross join days
cross join weeks
where events.event_count != days.event_count or events.event_count != weeks.event_count
