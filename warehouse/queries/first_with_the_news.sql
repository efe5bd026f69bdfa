-- Which outlets tell first what others tell later?
-- Look at: first_share, of the events told by several outlets those it told first.
with
    shared as (select event_id, first_mentioned_at from marts.fct_events where outlet_count > 1),

    tellings as (
        select mentions.publisher, bool_or(mentions.mentioned_at = shared.first_mentioned_at) as is_first
        from marts.fct_mentions as mentions
        inner join shared on mentions.event_id = shared.event_id
        group by mentions.event_id, mentions.publisher
    )

select
    publisher,
    count(*) as shared_event_count,
    count(*) filter (where is_first) as first_count,
    round(count(*) filter (where is_first) / count(*), 2) as first_share
from tellings
group by publisher
order by shared_event_count desc, publisher
limit 20
