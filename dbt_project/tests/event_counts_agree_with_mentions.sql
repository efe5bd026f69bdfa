-- An event has at least one mention, and its counts are those of its mentions.
with
    counted as (
        select
            event_id,
            count(*) as mention_count,
            count(distinct article_id) as article_count,
            count(distinct outlet_id) as outlet_count
        from {{ ref("fct_mentions") }}
        group by event_id
    )

select events.event_id
from {{ ref("fct_events") }} as events
left join counted on events.event_id = counted.event_id
where
    counted.event_id is null
    or events.mention_count != counted.mention_count
    or events.article_count != counted.article_count
    or events.outlet_count != counted.outlet_count
    or events.independent_source_count > events.outlet_count + events.article_count
