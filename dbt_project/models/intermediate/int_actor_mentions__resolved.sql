{{ config(materialized="incremental", pre_hook="{{ forget_touched('article_id') }}") }}

with
    actor_mentions as (select * from {{ ref("stg_actor_mentions") }}),

    editions as (select * from {{ ref("int_articles__current") }}),

    actors as (select * from {{ ref("int_actors__resolved") }}),

    actors_in_article as (select * from {{ ref("int_actors__resolved_in_article") }}),

    sentences as (
        select sentence_id, sentence_start, lower(sentence_text) as sentence_text
        from {{ ref("stg_sentences") }}
        where {{ is_touched("article_id") }}
    ),

    offices_named as (
        select
            named.actor_mention_id,
            lower({{ last_word("named.role") }}) as office,
            sentences.sentence_text,
            greatest(
                named.mention_start - sentences.sentence_start - 30, 0
            ) as from_here,
            named.mention_end - sentences.sentence_start + 40 as to_here
        from actor_mentions as named
        inner join sentences on named.sentence_id = sentences.sentence_id
        where named.mention_kind = 'name' and named.role is not null
    ),

    -- An office stands beside the name, within 30 characters before or 40 after; other
    -- namings have their role from elsewhere in the article.
    roles_told as (
        select actor_mention_id
        from offices_named
        where
            position(
                office in substr(sentence_text, from_here + 1, to_here - from_here)
            )
            > 0
    )

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
    actor_mentions.role is not null
    and actor_mentions.actor_mention_id
    in (select actor_mention_id from roles_told) as is_role_told,
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
