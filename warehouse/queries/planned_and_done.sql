-- What is planned, called for or threatened, and was it done?
-- Look at: done_on, the first event of the same type between the same countries in the three months after the telling;
-- of the thousand newest plans.
with
    plans as (
        select *, cast(first_mentioned_at as date) as told_on
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
    )

select
    plans.first_mentioned_at,
    plans.status,
    plans.event_type,
    plans.source_name,
    plans.target_name,
    done.done_on,
    plans.best_sentence,
    plans.best_url
from plans
left join done on plans.event_id = done.event_id
order by done.done_on is null, plans.first_mentioned_at desc, plans.best_url
limit 20
