with recursive
    articles as (select * from {{ ref("int_articles__current") }}),

    edges as (
        select article_id as child_id, copied_article_id as parent_id
        from {{ ref("int_articles__compared") }}
        where copied_article_id is not null
    ),

    {{ roots("edges") }},

    placed as (
        select
            articles.article_id,
            articles.publisher,
            articles.agency,
            articles.reported_on,
            {{
                in_order(
                    [
                        "articles.reported_on",
                        "coalesce(articles.published_at, articles.first_landed_at)",
                        "articles.article_id",
                    ]
                )
            }} as turn,
            coalesce(roots.root_id, articles.article_id) as syndication_cluster_id
        from articles
        left join roots on articles.article_id = roots.node_id
    ),

    -- Most articles stand alone: only the clusters of several are counted.
    clusters as (
        select
            syndication_cluster_id,
            count(*) as article_count,
            -- The order of landing is that of the harvest, not that of the press.
            min_by(article_id, turn) as first_article_id,
            min_by(publisher, turn) as publisher,
            max(agency) as agency,
            min(reported_on) as reported_on
        from placed
        where syndication_cluster_id in (select root_id from roots)
        group by syndication_cluster_id
    ),

    counted as (
        select
            placed.article_id,
            placed.syndication_cluster_id,
            placed.agency,
            coalesce(clusters.first_article_id, placed.article_id) as first_article_id,
            coalesce(clusters.article_count, 1) as cluster_article_count,
            coalesce(clusters.publisher, placed.publisher) as cluster_publisher,
            coalesce(clusters.agency, placed.agency) as cluster_agency,
            -- Copies of a text tell of the day it was first published, not each of its
            -- own.
            coalesce(clusters.reported_on, placed.reported_on) as story_reported_on
        from placed
        left join
            clusters on placed.syndication_cluster_id = clusters.syndication_cluster_id
    )

select
    article_id,
    syndication_cluster_id,
    article_id = first_article_id as is_first_in_cluster,
    cluster_article_count,
    cluster_publisher,
    cluster_agency,
    coalesce(agency, cluster_agency, cluster_publisher) as independent_source,
    story_reported_on
from counted
