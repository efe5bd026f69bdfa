{{ config(meta={"is_of_one_run": true}) }}

with
    articles as (select article_id, landed_on from {{ ref("int_articles__current") }}),

    moved as (
        select article_id, landed_on, landed_on_before
        from {{ ref("int_articles__moved") }}
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

    in_other_words as (
        select article_id
        from {{ ref("int_articles__copied") }}
        where is_touched
        union
        select article_id
        from naming_them
    )

{% if left_by_last_run("int_articles__touched") %}
    select *
    from moved
    union all
    select article_id, landed_on, landed_on as landed_on_before
    from articles
    where
        article_id in (select article_id from in_other_words)
        and article_id not in (select article_id from moved)
{% else %} select * from moved where false
{% endif %}
