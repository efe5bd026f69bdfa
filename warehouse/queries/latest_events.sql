-- On each of the last ten days with news, which event was told most, and where?
select event_on, event_type, source_name, target_name, outlet_count, best_sentence, best_url
from marts.fct_events
where is_counted and source_name is not null and target_name is not null
qualify row_number() over (partition by event_on order by mention_count desc, confidence desc, event_id) = 1
order by event_on desc nulls last
limit 10
