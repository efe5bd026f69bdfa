-- Who is new in the news, and what did they do?
-- Look at: named actors first seen in the last four weeks of the news, with the event that tells most of them.
with last_day as (select max(last_seen_on) as last_on from marts.dim_actors)

select
    actors.actor_name,
    actors.kind,
    actors.country_name,
    actors.first_seen_on,
    actors.mention_count,
    max_by(events.event_type, events.mention_count) as event_type,
    max_by(events.best_sentence, events.mention_count) as best_sentence
from marts.dim_actors as actors
cross join last_day
left join
    marts.fct_events as events on actors.actor_id = events.source_actor_id or actors.actor_id = events.target_actor_id
where
    not actors.is_generic
    and actors.kind in ('person', 'organisation', 'armed_group')
    and actors.first_seen_on > last_day.last_on - interval '28' day
group by all
order by actors.mention_count desc, actors.actor_name
limit 20
