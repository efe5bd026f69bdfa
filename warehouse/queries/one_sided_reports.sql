-- Which acts of conflict rest on one voice alone?
-- Look at: claimed_by, who asserts it; no outlet tells it in its own name and no second source does.
select
    events.event_on,
    events.event_type,
    events.source_name,
    events.target_name,
    coalesce(max(mentions.attributed_to), max(mentions.agency), max(mentions.publisher)) as claimed_by,
    events.mention_count,
    events.best_sentence,
    events.best_url
from marts.fct_events as events
inner join marts.fct_mentions as mentions on events.event_id = mentions.event_id
where events.quad_class >= 3 and events.is_counted and events.independent_source_count = 1
group by all
order by count(mentions.attributed_to) > 0 desc, events.mention_count desc, events.event_on desc, events.best_url
limit 20
