-- Every event mention of a newest edition is in fct_mentions, and no other.
with
    staged as (
        select mentions.event_mention_id
        from {{ ref("stg_event_mentions") }} as mentions
        inner join
            {{ ref("int_articles__current") }} as articles
            on mentions.revision_id = articles.revision_id
    ),

    modelled as (select event_mention_id from {{ ref("fct_mentions") }})

select coalesce(staged.event_mention_id, modelled.event_mention_id) as event_mention_id
from staged
full outer join modelled on staged.event_mention_id = modelled.event_mention_id
where staged.event_mention_id is null or modelled.event_mention_id is null
