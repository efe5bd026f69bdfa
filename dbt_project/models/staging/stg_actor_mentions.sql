with
    actor_mentions as (select * from {{ source("staging", "actor_mentions") }}),

    renamed as (
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
    ),

    first_landing as ({{ first_landing("renamed", "actor_mention_id", "landed_on") }})

select *
from first_landing
