{{ config(materialized="incremental", pre_hook="{{ forget_touched('article_id') }}") }}

with
    quotes as (
        select *
        from {{ ref("stg_quotes") }}
        where {{ is_touched("article_id") }} and {{ is_touched("landed_on") }}
    ),

    articles as (select * from {{ ref("int_articles__current") }}),

    sentences as (select * from {{ ref("stg_sentences") }}),

    actors as (select * from {{ ref("int_actors__resolved") }}),

    actors_in_article as (select * from {{ ref("int_actors__resolved_in_article") }}),

    names as (select * from {{ ref("dim_actors") }}),

    actor_mentions as (select * from {{ ref("int_actor_mentions__resolved") }}),

    -- Whom the quoted words name.
    named as (
        select
            quotes.quote_id,
            array_sort(array_agg(distinct actor_mentions.actor_id)) as about_actor_ids,
            array_sort(array_agg(distinct names.actor_name)) as about_actor_names
        from quotes
        inner join
            actor_mentions
            on quotes.sentence_id = actor_mentions.sentence_id
            and actor_mentions.mention_start >= quotes.quote_start
            and actor_mentions.mention_end <= quotes.quote_end
        inner join names on actor_mentions.actor_id = names.actor_id
        group by quotes.quote_id
    )

select
    quotes.quote_id,
    quotes.article_id,
    quotes.revision_id,
    quotes.sentence_id,
    articles.outlet_id,
    articles.publisher,
    articles.canonical_url as url,
    articles.published_at,
    articles.reported_on,
    coalesce(actors_in_article.actor_id, actors.actor_id) as speaker_actor_id,
    quotes.speaker_name,
    coalesce(actors.country_code, quotes.speaker_country_code) as speaker_country_code,
    quotes.speaker_sector as speaker_sector_code,
    quotes.speaker_role,
    quotes.quote_text,
    quotes.in_title,
    quotes.quote_start,
    quotes.quote_end,
    named.about_actor_ids,
    named.about_actor_names,
    sentences.sentence_text
from quotes
inner join articles on quotes.revision_id = articles.revision_id
left join sentences on quotes.sentence_id = sentences.sentence_id
left join actors on quotes.speaker_coder_actor_id = actors.coder_actor_id
left join
    actors_in_article
    on quotes.speaker_coder_actor_id = actors_in_article.coder_actor_id
    and quotes.article_id = actors_in_article.article_id
left join named on quotes.quote_id = named.quote_id
