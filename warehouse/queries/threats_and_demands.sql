-- Who threatens, demands from, accuses or rejects whom?
-- Look at: answered_count, acts of the other side toward the first in the two weeks after, between the two countries
-- (at home: between the two actors); of the thousand newest.
with
    words as (
        select
            event_id,
            event_on,
            best_url,
            source_country_code = target_country_code as is_domestic,
            source_country_code,
            target_country_code,
            source_actor_id,
            target_actor_id
        from marts.fct_events
        where
            event_type in ('THREATEN', 'REQUEST', 'ACCUSE', 'REJECT') and is_counted and source_country_code is not null
        order by event_on desc nulls last, event_id
        limit 1000
    ),

    answered as (
        select
            words.event_id,
            count(*) as answered_count,
            min_by(answers.event_type, row(answers.event_on, answers.event_id)) as first_answer
        from words
        inner join
            marts.fct_events as answers
            on words.target_country_code = answers.source_country_code
            and words.source_country_code = answers.target_country_code
            and answers.event_on between words.event_on and words.event_on + 14
        where
            answers.is_counted
            and (
                not words.is_domestic
                or words.target_actor_id = answers.source_actor_id
                and words.source_actor_id = answers.target_actor_id
                and words.event_id != answers.event_id
            )
        group by words.event_id
    ),

    shown as (
        select words.event_id, coalesce(answered.answered_count, 0) as answered_count, answered.first_answer
        from words
        left join answered on words.event_id = answered.event_id
        order by answered_count desc, words.event_on desc, words.best_url, words.event_id
        limit 20
    )

select
    events.event_on,
    events.event_type,
    events.source_name,
    events.target_name,
    shown.answered_count,
    shown.first_answer,
    events.best_sentence,
    events.best_url
from marts.fct_events as events
inner join shown on events.event_id = shown.event_id
order by shown.answered_count desc, events.event_on desc, events.best_url, events.event_id
