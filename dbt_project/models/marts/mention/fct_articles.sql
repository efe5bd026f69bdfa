with
    articles as (select * from {{ ref("int_articles__current") }}),

    clusters as (select * from {{ ref("int_articles__clustered") }}),

    coding_runs as (select * from {{ ref("stg_coding_runs") }}),

    mentions as (
        select article_id, count(*) as mention_count
        from {{ ref("int_mentions__resolved") }}
        group by article_id
    ),

    placed as (
        select
            articles.*,
            clusters.syndication_cluster_id,
            count(*) over (
                partition by clusters.syndication_cluster_id
            ) as cluster_article_count,
            articles.article_id
            = clusters.syndication_cluster_id as is_first_in_cluster,
            first_value(articles.publisher) over (
                partition by clusters.syndication_cluster_id
                order by articles.first_landed_at, articles.article_id
            ) as cluster_publisher,
            max(articles.agency) over (
                partition by clusters.syndication_cluster_id
            ) as cluster_agency
        from articles
        inner join clusters on articles.article_id = clusters.article_id
    )

select
    placed.article_id,
    placed.revision_id,
    placed.outlet_id,
    placed.capture_id,
    placed.canonical_url as url,
    placed.url as captured_url,
    placed.title,
    placed.authors,
    placed.agency,
    placed.publisher,
    placed.source,
    placed.section,
    placed.language,
    placed.published_at,
    placed.published_on,
    placed.modified_at,
    placed.landed_on,
    placed.first_landed_at,
    placed.last_landed_at,
    placed.revision_count,
    placed.syndication_cluster_id,
    placed.is_first_in_cluster,
    placed.cluster_article_count,
    placed.cluster_publisher,
    placed.cluster_agency,
    coalesce(
        placed.agency, placed.cluster_agency, placed.cluster_publisher
    ) as independent_source,
    placed.word_count,
    coding_runs.outcome as coding_outcome,
    coding_runs.sentence_count,
    coalesce(mentions.mention_count, 0) as mention_count,
    placed.extractor,
    coding_runs.coder,
    coding_runs.coder_version
from placed
left join coding_runs on placed.revision_id = coding_runs.revision_id
left join mentions on placed.article_id = mentions.article_id
