-- What did the most active person do in the last week it acted, day by day?
-- Look at: each act with its sentence; the week is the last one with an act of the person's.
with
    busiest as (
        select events.source_actor_id, cast(date_trunc('week', max(events.event_on)) as date) as week_on
        from marts.fct_events as events
        inner join marts.dim_actors as actors on events.source_actor_id = actors.actor_id
        where actors.kind = 'person' and not actors.is_generic and events.is_counted and events.event_on is not null
        group by events.source_actor_id
        order by count(*) desc, events.source_actor_id
        limit 1
    )

select
    acts.event_on,
    acts.source_name,
    acts.event_type,
    acts.mode,
    acts.target_name,
    acts.place_name,
    acts.best_sentence,
    acts.best_url
from marts.fct_events as acts
inner join
    busiest
    on acts.source_actor_id = busiest.source_actor_id
    and acts.event_on between busiest.week_on and busiest.week_on + 6
where acts.is_counted
order by acts.event_on, acts.event_id
