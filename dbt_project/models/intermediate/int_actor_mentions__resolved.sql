{{ config(materialized="incremental", pre_hook="{{ forget_touched('article_id') }}") }}

with
    actor_mentions as (select * from {{ ref("stg_actor_mentions") }}),

    editions as (select * from {{ ref("int_articles__current") }}),

    actors as (select * from {{ ref("int_actors__resolved") }}),

    actors_in_article as (select * from {{ ref("int_actors__resolved_in_article") }})

select
    actor_mentions.actor_mention_id,
    actor_mentions.sentence_id,
    actor_mentions.article_id,
    actor_mentions.coder_actor_id,
    -- A country's seat ("Moscow", "the Kremlin") is its government, its name the state.
    case
        when actor_mentions.mention_kind = 'metonym' and actors.country_level = 'state'
        then {{ surrogate_key(["'government'", "actors.country_code"]) }}
        else coalesce(actors_in_article.actor_id, actors.actor_id)
    end as actor_id,
    actor_mentions.mention_kind = 'metonym'
    and actors.country_level = 'state' as is_seat,
    actor_mentions.in_title,
    actor_mentions.mention_start,
    actor_mentions.mention_end,
    actor_mentions.mention_kind,
    actor_mentions.name,
    actor_mentions.role,
    coalesce(actors.country_code, actor_mentions.country_code) as country_code,
    editions.landed_on,
    editions.reported_on,
    editions.first_landed_at
from actor_mentions
inner join editions on actor_mentions.revision_id = editions.revision_id
inner join actors on actor_mentions.coder_actor_id = actors.coder_actor_id
left join
    actors_in_article
    on actor_mentions.coder_actor_id = actors_in_article.coder_actor_id
    and actor_mentions.article_id = actors_in_article.article_id
where {{ is_touched("actor_mentions.article_id") }}
