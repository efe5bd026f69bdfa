{{ config(materialized="view") }}

-- Most articles stand alone: only those of clusters of several are written down.
select
    articles.article_id,
    coalesce(
        copied.syndication_cluster_id, articles.article_id
    ) as syndication_cluster_id,
    coalesce(copied.is_first_in_cluster, true) as is_first_in_cluster,
    coalesce(copied.cluster_article_count, 1) as cluster_article_count,
    coalesce(copied.cluster_publisher, articles.publisher) as cluster_publisher,
    coalesce(copied.cluster_agency, articles.agency) as cluster_agency,
    coalesce(
        articles.agency,
        copied.cluster_agency,
        copied.cluster_publisher,
        articles.publisher
    ) as independent_source,
    coalesce(copied.story_reported_on, articles.reported_on) as story_reported_on
from {{ ref("int_articles__current") }} as articles
left join
    {{ ref("int_articles__copied") }} as copied
    on articles.article_id = copied.article_id
