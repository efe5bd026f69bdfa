{{ config(materialized="incremental", pre_hook="{{ forget_touched('article_id') }}") }}

with
    articles as (
        select *
        from {{ ref("int_articles__current") }}
        where {{ is_touched("article_id") }} and {{ is_touched("landed_on") }}
    ),

    clusters as (select * from {{ ref("int_articles__clustered") }}),

    coding_runs as (
        select *
        from {{ ref("stg_coding_runs") }}
        where {{ is_touched("article_id") }} and {{ is_touched("landed_on") }}
    ),

    mentions as (
        select article_id, count(*) as mention_count
        from {{ ref("int_mentions__resolved") }}
        where {{ is_touched("article_id", ref("int_mentions__resolved")) }}
        group by article_id
    )

select
    articles.article_id,
    articles.revision_id,
    articles.outlet_id,
    articles.capture_id,
    articles.canonical_url as url,
    articles.url as captured_url,
    articles.title,
    articles.authors,
    articles.agency,
    articles.publisher,
    articles.source,
    articles.section,
    articles.language,
    articles.published_at,
    articles.published_on,
    articles.modified_at,
    articles.landed_on,
    articles.first_landed_at,
    articles.last_landed_at,
    articles.revision_count,
    clusters.syndication_cluster_id,
    clusters.is_first_in_cluster,
    clusters.cluster_article_count,
    clusters.cluster_publisher,
    clusters.cluster_agency,
    clusters.independent_source,
    articles.word_count,
    coding_runs.outcome as coding_outcome,
    coding_runs.sentence_count,
    coalesce(mentions.mention_count, 0) as mention_count,
    articles.extractor,
    coding_runs.coder,
    coding_runs.coder_version
from articles
inner join clusters on articles.article_id = clusters.article_id
left join coding_runs on articles.revision_id = coding_runs.revision_id
left join mentions on articles.article_id = mentions.article_id
