-- On which events do the tellings disagree: when, where, how, how many dead?
-- Look at: the earliest and latest day, and who gives the lowest and the highest count.
select
    event_type,
    source_name,
    target_name,
    earliest_on,
    latest_on,
    has_place_disagreement,
    has_mode_disagreement,
    dead_minimum,
    dead_minimum_by,
    dead_maximum,
    dead_maximum_by,
    mention_count,
    best_sentence
from marts.fct_events
where has_date_disagreement or has_place_disagreement or has_mode_disagreement or dead_maximum > dead_minimum
order by
    dead_maximum > dead_minimum desc nulls last,
    has_date_disagreement desc,
    has_place_disagreement desc,
    has_mode_disagreement desc,
    mention_count desc,
    event_id
limit 20
