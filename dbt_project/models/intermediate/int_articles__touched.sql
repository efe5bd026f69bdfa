with
    articles as (select * from {{ ref("int_articles__current") }}),

    clusters as (select * from {{ ref("int_articles__clustered") }}),

    -- The other columns of an article only change with these.
    now as (
        select
            articles.article_id,
            articles.landed_on,
            {{
                hash_of(
                    [
                        "articles.revision_id",
                        "articles.revision_count",
                        "articles.landed_on",
                        "articles.first_landed_at",
                        "articles.last_landed_at",
                        "articles.source",
                        "articles.publisher",
                        "articles.part_hash",
                        "clusters.syndication_cluster_id",
                        "clusters.cluster_article_count",
                        "clusters.is_first_in_cluster",
                        "clusters.cluster_publisher",
                        "clusters.cluster_agency",
                        "clusters.independent_source",
                        "clusters.story_reported_on",
                    ]
                )
            }} as fingerprint
        from articles
        inner join clusters on articles.article_id = clusters.article_id
    ),

    actors as (
        select coder_actor_id
        from {{ ref("int_actors__touched") }}
        where is_touched and not is_new
    ),

    naming_them as (
        {% for relation, party in [
            ("stg_actor_mentions", "coder_actor_id"),
            ("stg_event_mentions", "source_coder_actor_id"),
            ("stg_event_mentions", "target_coder_actor_id"),
            ("stg_quotes", "speaker_coder_actor_id"),
        ] %}
            select article_id
            from {{ ref(relation) }}
            where {{ party }} in (select coder_actor_id from actors)
            {% if not loop.last %}
                union
            {% endif %}
        {% endfor %}
    ),

    compared as (
        {{ compare_with_last_run("now", "article_id", columns=["landed_on"]) }}
    )

select
    article_id,
    landed_on,
    landed_on_before,
    fingerprint,
    is_touched or article_id in (select article_id from naming_them) as is_touched
from compared
