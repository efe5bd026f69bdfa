-- Which events are best corroborated?
-- Look at: independent sources, where an agency and all who copy it count once, beside outlets and mentions.
select
    event_on,
    event_type,
    source_name,
    target_name,
    place_name,
    independent_source_count,
    outlet_count,
    article_count,
    mention_count,
    best_sentence,
    best_url
from marts.fct_events
where is_counted
order by independent_source_count desc, outlet_count desc, mention_count desc, event_id
limit 20
