{{
    config(
        materialized="incremental",
        pre_hook="{{ forget_touched('event_id') }}",
        meta={"notes_what_it_adds": true},
    )
}}

with
    grouped as (
        select *
        from {{ ref("int_events__grouped") }}
        where {{ is_touched("event_id", ref("int_events__grouped")) }}
    ),

    mentions as (
        select *
        from {{ ref("int_mentions__resolved") }}
        where {{ is_among(["article_id", "event_mention_id"], "grouped") }}
    ),

    articles as (
        select *
        from {{ ref("int_articles__current") }}
        where {{ is_among(["article_id"], "grouped") }}
    ),

    sentences as (
        select *
        from {{ ref("stg_sentences") }}
        where {{ is_among(["article_id", "sentence_id"], "mentions") }}
    )

select
    mentions.event_mention_id,
    grouped.event_id,
    mentions.article_id,
    mentions.revision_id,
    mentions.sentence_id,
    mentions.syndication_cluster_id,
    articles.outlet_id,
    articles.publisher,
    articles.agency,
    articles.canonical_url as url,
    articles.title,
    articles.language,
    articles.published_at,
    mentions.landed_on,
    mentions.mentioned_at,
    mentions.sentence_index,
    sentences.sentence_kind,
    sentences.sentence_text,
    sentences.sentence_start,
    mentions.in_title,
    mentions.ordinal,
    mentions.trigger_text,
    mentions.trigger_start,
    mentions.trigger_end,
    mentions.event_type,
    mentions.mode,
    mentions.contexts,
    mentions.cameo_code,
    mentions.is_cameo_code_known,
    mentions.quad_class,
    mentions.goldstein,
    mentions.plover_score,
    mentions.source_actor_id,
    mentions.source_name,
    mentions.source_country_code,
    mentions.source_sector_code,
    mentions.source_role,
    mentions.source_text,
    mentions.source_start,
    mentions.source_end,
    mentions.target_actor_id,
    mentions.target_name,
    mentions.target_country_code,
    mentions.target_sector_code,
    mentions.target_role,
    mentions.target_text,
    mentions.target_start,
    mentions.target_end,
    mentions.status,
    mentions.attributed_to,
    mentions.is_background,
    mentions.event_on,
    mentions.event_end_on,
    mentions.date_precision,
    mentions.date_basis,
    mentions.date_text,
    mentions.place_id,
    mentions.place_name,
    mentions.place_country_code,
    mentions.place_latitude,
    mentions.place_longitude,
    mentions.place_precision,
    mentions.place_geoname_id,
    mentions.dead_count,
    mentions.injured_count,
    mentions.arrested_count,
    mentions.confidence,
    mentions.rule,
    mentions.coder,
    mentions.coder_version
from mentions
inner join grouped on mentions.event_mention_id = grouped.event_mention_id
inner join articles on mentions.article_id = articles.article_id
left join sentences on mentions.sentence_id = sentences.sentence_id
