-- What happened last: of each article the event that most others tell too, with its sentence and where to read it?
select
    event_on,
    event_type,
    source_name,
    target_name,
    outlet_count,
    best_sentence,
    best_url
from marts.fct_events
where is_counted and source_name is not null and target_name is not null
qualify row_number() over (partition by best_url order by mention_count desc, confidence desc, event_id) = 1
order by event_on desc nulls last, mention_count desc, event_id
limit 10
