{{ config(meta={"is_compared_with_last_run": true}) }}

{% set told = [
    "syndication_cluster_id",
    "is_first_in_cluster",
    "cluster_article_count",
    "cluster_publisher",
    "cluster_agency",
    "story_reported_on",
] %}

with recursive
    edges as (
        select article_id as child_id, copied_article_id as parent_id
        from {{ ref("int_articles__compared") }}
        where copied_article_id is not null
    ),

    {{ roots("edges") }},

    members as (
        select node_id as article_id, root_id as syndication_cluster_id
        from roots
        union all
        select distinct root_id, root_id
        from roots
    ),

    placed as (
        select
            members.syndication_cluster_id,
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
            }} as turn
        from members
        inner join
            {{ ref("int_articles__current") }} as articles
            on members.article_id = articles.article_id
    ),

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
        group by syndication_cluster_id
    ),

    counted as (
        select
            placed.article_id,
            placed.syndication_cluster_id,
            placed.article_id = clusters.first_article_id as is_first_in_cluster,
            clusters.article_count as cluster_article_count,
            clusters.publisher as cluster_publisher,
            clusters.agency as cluster_agency,
            -- Copies of a text tell of the day it was first published, not each of its
            -- own.
            clusters.reported_on as story_reported_on
        from placed
        inner join
            clusters on placed.syndication_cluster_id = clusters.syndication_cluster_id
    ),

    now as (select *, {{ hash_of(told) }} as fingerprint from counted)

    {{ compare_with_last_run("now", "article_id", columns=told) }}
