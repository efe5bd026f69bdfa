-- What is planned or called for, and was it done?
-- Look at: done_on, the first event of the same type between the same countries in the three months after the telling;
-- of the thousand newest plans.
with
    plans as (
        select
            event_id,
            event_type,
            source_country_code,
            target_country_code,
            first_mentioned_at,
            cast(first_mentioned_at as date) as told_on,
            best_url
        from marts.fct_events
        where status in ('planned', 'called_for')
        order by first_mentioned_at desc, event_id
        limit 1000
    ),

    done as (
        select plans.event_id, min(deeds.event_on) as done_on
        from plans
        inner join
            marts.fct_events as deeds
            on plans.event_type = deeds.event_type
            and plans.source_country_code = deeds.source_country_code
            and plans.target_country_code = deeds.target_country_code
            and deeds.event_on between plans.told_on + 1 and plans.told_on + 90
        where deeds.is_counted
        group by plans.event_id
    ),

    shown as (
        select plans.event_id, done.done_on
        from plans
        left join done on plans.event_id = done.event_id
        order by done.done_on is null, plans.first_mentioned_at desc, plans.best_url, plans.event_id
        limit 20
    )

select
    events.first_mentioned_at,
    events.status,
    events.event_type,
    events.source_name,
    events.target_name,
    shown.done_on,
    events.best_sentence,
    events.best_url
from marts.fct_events as events
inner join shown on events.event_id = shown.event_id
order by shown.done_on is null, events.first_mentioned_at desc, events.best_url, events.event_id
