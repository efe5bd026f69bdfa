with
    actors as (select * from {{ ref("int_actors__described") }}),

    sectors as (select * from {{ ref("sectors") }}),

    seen as (
        select
            actor_id,
            {{ sum_of_counts("mention_count") }} as mention_count,
            {{ sum_of_counts("article_count") }} as article_count,
            min(reported_on) as first_seen_on,
            max(reported_on) as last_seen_on
        from {{ ref("int_actors__seen") }}
        group by actor_id
    )

select
    actors.actor_id,
    actors.actor_name,
    actors.kind,
    actors.country_code,
    actors.country_name,
    actors.sector_code,
    sectors.name as sector_name,
    actors.parent_actor_id,
    actors.aliases,
    actors.is_ambiguous,
    actors.is_generic,
    coalesce(seen.mention_count, 0) as mention_count,
    coalesce(seen.article_count, 0) as article_count,
    seen.first_seen_on,
    seen.last_seen_on
from actors
left join seen on actors.actor_id = seen.actor_id
left join sectors on actors.sector_code = sectors.sector_code
