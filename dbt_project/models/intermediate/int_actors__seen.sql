{{
    config(
        materialized="incremental",
        pre_hook="{{ forget_groups('landed_on, actor_id, reported_on', actor_namings) }}",
    )
}}

select landed_on, actor_id, reported_on, mention_count, article_count
from {{ ref("int_actor_days__touched") }}
where mention_count is not null
