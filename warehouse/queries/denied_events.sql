-- What is denied, and does anyone tell it as fact?
-- Look at: told_as_fact_count, events of the same type between the same countries within a week of the denial.
select
    denied.event_on,
    denied.event_type,
    denied.source_name,
    denied.target_name,
    denied.best_sentence as denial,
    count(facts.event_id) as told_as_fact_count,
    min(facts.best_sentence) as told_as_fact,
    denied.best_url
from marts.fct_events as denied
left join
    marts.fct_events as facts
    on facts.is_counted
    and denied.event_type = facts.event_type
    and denied.source_country_code = facts.source_country_code
    and denied.target_country_code is not distinct from facts.target_country_code
    and abs(date_diff('day', denied.event_on, facts.event_on)) <= 7
where denied.status = 'denied'
group by all
order by told_as_fact_count desc, denied.event_on desc, denied.best_url
limit 20
