-- What is planned, called for or threatened, and was it done?
-- Look at: done_on, the first event of the same type between the same countries in the three months after the telling.
select
    plans.first_mentioned_at,
    plans.status,
    plans.event_type,
    plans.source_name,
    plans.target_name,
    min(deeds.event_on) as done_on,
    plans.best_sentence,
    plans.best_url
from marts.fct_events as plans
left join
    marts.fct_events as deeds
    on deeds.is_counted
    and plans.event_type = deeds.event_type
    and plans.source_country_code = deeds.source_country_code
    and plans.target_country_code = deeds.target_country_code
    and deeds.event_on > cast(plans.first_mentioned_at as date)
    and deeds.event_on <= cast(plans.first_mentioned_at as date) + interval '90' day
where plans.status in ('planned', 'called_for')
group by all
order by done_on is null, plans.first_mentioned_at desc, plans.best_url
limit 20
