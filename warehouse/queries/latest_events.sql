-- On each of the last ten days with news, which event was told most, and where?
with
    last_days as (
        select distinct event_on
        from marts.fct_events
        where is_counted and source_name is not null and target_name is not null
        order by event_on desc nulls last
        limit 10
    ),

    most_told as (
        select events.event_id
        from marts.fct_events as events
        inner join last_days on events.event_on = last_days.event_on
        where events.is_counted and events.source_name is not null and events.target_name is not null
        qualify
            row_number() over (
                partition by events.event_on order by events.mention_count desc, events.confidence desc, events.event_id
            )
            = 1
    )

select
    events.event_on,
    events.event_type,
    events.source_name,
    events.target_name,
    events.outlet_count,
    events.best_sentence,
    events.best_url
from marts.fct_events as events
inner join most_told on events.event_id = most_told.event_id
order by events.event_on desc
