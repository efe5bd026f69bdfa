with
    actor_mentions as (
        {{
            first_landing(
                source("staging", "actor_mentions"), "actor_mention_id", "landed_on"
            )
        }}
    )

select
    actor_mention_id,
    sentence_id,
    article_id,
    revision_id,
    landed_on,
    sentence_index,
    in_title,
    actor_mentions.text as mention_text,
    actor_mentions.start as mention_start,
    actor_mentions.end as mention_end,
    mention_kind,
    actor_id as coder_actor_id,
    name,
    actor_mentions.kind as kind,
    country as country_code,
    sector,
    role,
    alias_of,
    rule
from actor_mentions
