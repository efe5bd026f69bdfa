-- Which acts of conflict rest on one voice alone?
-- Look at: claimed_by, who asserts it; no outlet tells it in its own name and no second source does.
with
    told_once as (
        select *
        from marts.fct_events
        where quad_class >= 3 and is_counted and independent_source_count = 1
        order by attribution_count > 0 desc, mention_count desc, event_on desc, best_url, event_id
        limit 20
    )

select
    told_once.event_on,
    told_once.event_type,
    told_once.source_name,
    told_once.target_name,
    coalesce(max(mentions.attributed_to), max(mentions.agency), max(mentions.publisher)) as claimed_by,
    told_once.mention_count,
    told_once.best_sentence,
    told_once.best_url
from told_once
inner join marts.fct_mentions as mentions on told_once.event_id = mentions.event_id
group by all
order by
    count(mentions.attributed_to) > 0 desc, told_once.mention_count desc, told_once.event_on desc, told_once.best_url
