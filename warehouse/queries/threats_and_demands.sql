-- Who threatens, demands from, accuses or rejects whom?
-- Look at: answered_count, acts of the other side toward the first in the two weeks after; of the thousand newest.
with
    words as (
        select *
        from marts.fct_events
        where
            event_type in ('THREATEN', 'REQUEST', 'ACCUSE', 'REJECT') and is_counted and source_country_code is not null
        order by event_on desc nulls last, event_id
        limit 1000
    ),

    answered as (
        select words.event_id, count(*) as answered_count, min_by(answers.event_type, answers.event_on) as first_answer
        from words
        inner join
            marts.fct_events as answers
            on words.target_country_code = answers.source_country_code
            and words.source_country_code = answers.target_country_code
            and answers.event_on between words.event_on and words.event_on + 14
        where answers.is_counted
        group by words.event_id
    )

select
    words.event_on,
    words.event_type,
    words.source_name,
    words.target_name,
    coalesce(answered.answered_count, 0) as answered_count,
    answered.first_answer,
    words.best_sentence,
    words.best_url
from words
left join answered on words.event_id = answered.event_id
order by answered_count desc, words.event_on desc, words.best_url
limit 20
