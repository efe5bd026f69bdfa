-- On each of the last ten days with news, which event was told most, and where?
with
    events as (select * from marts.fct_events where is_counted and source_name is not null and target_name is not null),

    last_days as (select distinct event_on from events order by event_on desc nulls last limit 10)

select
    events.event_on,
    events.event_type,
    events.source_name,
    events.target_name,
    events.outlet_count,
    events.best_sentence,
    events.best_url
from events
inner join last_days on events.event_on = last_days.event_on
qualify
    row_number() over (
        partition by events.event_on order by events.mention_count desc, events.confidence desc, events.event_id
    )
    = 1
order by events.event_on desc
