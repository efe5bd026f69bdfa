{{ config(materialized="incremental", pre_hook="{{ forget_touched('landed_on') }}") }}

-- What it forgets is noted before: depends_on {{ ref("int_actor_days__touched") }}
select
    landed_on,
    actor_id,
    reported_on,
    count(*) as mention_count,
    count(distinct article_id) as article_count
from {{ ref("int_actor_mentions__resolved") }}
where {{ is_touched("landed_on") }}
group by landed_on, actor_id, reported_on
