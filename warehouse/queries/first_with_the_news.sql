-- Which outlets tell first what others tell later?
-- Look at: first_share, of the events told by several outlets those it told first.
with
    tellings as (
        select
            mentions.publisher,
            rank() over (partition by mentions.event_id order by min(mentions.mentioned_at)) as place
        from marts.fct_mentions as mentions
        semi join
            (select event_id from marts.fct_events where outlet_count > 1) as shared
            on mentions.event_id = shared.event_id
        group by mentions.event_id, mentions.publisher
    )

select
    publisher,
    count(*) as shared_event_count,
    count(*) filter (where place = 1) as first_count,
    round(count(*) filter (where place = 1) / count(*), 2) as first_share
from tellings
group by publisher
order by shared_event_count desc, publisher
limit 20
