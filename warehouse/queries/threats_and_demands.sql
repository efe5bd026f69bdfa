-- Who threatens, demands from, accuses or rejects whom?
-- Look at: answered_count, acts of the other side toward the first in the two weeks after.
with
    words as (
        select *
        from marts.fct_events
        where
            event_type in ('THREATEN', 'REQUEST', 'ACCUSE', 'REJECT') and is_counted and source_country_code is not null
    )

select
    words.event_on,
    words.event_type,
    words.source_name,
    words.target_name,
    count(answers.event_id) as answered_count,
    min_by(answers.event_type, answers.event_on) as first_answer,
    words.best_sentence,
    words.best_url
from words
left join
    marts.fct_events as answers
    on answers.is_counted
    and words.target_country_code = answers.source_country_code
    and words.source_country_code = answers.target_country_code
    and answers.event_on between words.event_on and words.event_on + interval '14' day
group by all
order by answered_count desc, words.event_on desc, words.best_url
limit 20
