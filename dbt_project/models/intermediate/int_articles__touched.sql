{% set deciding = [] %}
{% for column in deciding_columns() %}
    {% do deciding.append("articles." ~ column) %}
{% endfor %}
{% for column in [
    "syndication_cluster_id",
    "cluster_article_count",
    "is_first_in_cluster",
    "cluster_publisher",
    "cluster_agency",
    "independent_source",
    "story_reported_on",
] %}
    {% do deciding.append("clusters." ~ column) %}
{% endfor %}

with
    articles as (select * from {{ ref("int_articles__current") }}),

    clusters as (select * from {{ ref("int_articles__clustered") }}),

    now as (
        select
            articles.article_id,
            articles.landed_on,
            {{ hash_of(deciding) }} as fingerprint
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
