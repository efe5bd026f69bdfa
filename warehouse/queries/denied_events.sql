-- What is denied, and does anyone tell it as fact?
-- Look at: told_as_fact_count, events of the same type between the same countries within a week of the denial; of the
-- thousand newest denials.
with
    denied as (
        select * from marts.fct_events where status = 'denied' order by event_on desc nulls last, event_id limit 1000
    ),

    told as (
        select denied.event_id, count(*) as fact_count, min_by(facts.event_id, - facts.mention_count) as fact_event_id
        from denied
        inner join
            marts.fct_events as facts
            on denied.event_type = facts.event_type
            and denied.source_country_code = facts.source_country_code
            and denied.target_country_code is not distinct from facts.target_country_code
            and facts.event_on between denied.event_on - 7 and denied.event_on + 7
        where facts.is_counted
        group by denied.event_id
    )

select
    denied.event_on,
    denied.event_type,
    denied.source_name,
    denied.target_name,
    denied.best_sentence as denial,
    coalesce(told.fact_count, 0) as told_as_fact_count,
    facts.best_sentence as told_as_fact,
    denied.best_url
from denied
left join told on denied.event_id = told.event_id
left join marts.fct_events as facts on told.fact_event_id = facts.event_id
order by told_as_fact_count desc, denied.event_on desc, denied.best_url
limit 20
