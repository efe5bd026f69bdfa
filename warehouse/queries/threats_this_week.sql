-- Who threatened whom in the last week of the news, and in which sentences?
-- Look at: attributed_to, who says so where the outlet does not say it in its own name.
with last_week as (select max(mentioned_at) - interval '7' day as begins_at from marts.fct_mentions)

select
    mentions.event_on,
    mentions.source_name,
    mentions.target_name,
    mentions.sentence_text,
    mentions.attributed_to,
    mentions.publisher,
    mentions.mentioned_at,
    mentions.url
from marts.fct_mentions as mentions
cross join last_week
where
    mentions.event_type = 'THREATEN'
    and mentions.status in ('occurred', 'ongoing')
    and not mentions.is_background
    and mentions.mentioned_at > last_week.begins_at
order by mentions.mentioned_at desc, mentions.url, mentions.sentence_index, mentions.ordinal
limit 100
