-- Which outlets tell first what others tell later?
-- Look at: first_share, of the events told by several outlets those it told first.
with
    tellings as (
        select
            mentions.event_id,
            mentions.publisher,
            min(mentions.mentioned_at) as told_at,
            rank() over (partition by mentions.event_id order by min(mentions.mentioned_at)) as place
        from marts.fct_mentions as mentions
        group by mentions.event_id, mentions.publisher
    ),

    counted as (select *, count(*) over (partition by event_id) as outlet_count from tellings)

select
    publisher,
    count(*) as event_count,
    count(*) filter (where outlet_count > 1) as shared_event_count,
    count(*) filter (where outlet_count > 1 and place = 1) as first_count,
    round(
        count(*) filter (where outlet_count > 1 and place = 1) / nullif(count(*) filter (where outlet_count > 1), 0), 2
    ) as first_share
from counted
group by publisher
order by shared_event_count desc, event_count desc, publisher
limit 20
