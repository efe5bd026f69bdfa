-- What is denied, and does anyone tell it as fact?
-- Look at: told_as_fact_count, events of the same type between the same countries within a week of the denial; of the
-- thousand newest denials.
with
    denied as (
        select event_id, event_type, source_country_code, target_country_code, event_on, best_url
        from marts.fct_events
        where status = 'denied'
        order by event_on desc nulls last, event_id
        limit 1000
    ),

    told as (
        select
            denied.event_id,
            count(*) as fact_count,
            min_by(facts.event_id, row(- facts.mention_count, facts.event_id)) as fact_event_id
        from denied
        inner join
            marts.fct_events as facts
            on denied.event_type = facts.event_type
            and denied.source_country_code = facts.source_country_code
            and denied.target_country_code is not distinct from facts.target_country_code
            and facts.event_on between denied.event_on - 7 and denied.event_on + 7
        where facts.is_counted
        group by denied.event_id
    ),

    shown as (
        select denied.event_id, coalesce(told.fact_count, 0) as told_as_fact_count, told.fact_event_id
        from denied
        left join told on denied.event_id = told.event_id
        order by told_as_fact_count desc, denied.event_on desc, denied.best_url, denied.event_id
        limit 20
    ),

    facts as (
        select events.event_id, events.best_sentence
        from marts.fct_events as events
        semi join shown on events.event_id = shown.fact_event_id
    )

select
    denials.event_on,
    denials.event_type,
    denials.source_name,
    denials.target_name,
    denials.best_sentence as denial,
    shown.told_as_fact_count,
    facts.best_sentence as told_as_fact,
    denials.best_url
from marts.fct_events as denials
inner join shown on denials.event_id = shown.event_id
left join facts on shown.fact_event_id = facts.event_id
order by shown.told_as_fact_count desc, denials.event_on desc, denials.best_url, denials.event_id
