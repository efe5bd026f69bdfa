{{ config(meta={"is_of_one_run": true}) }}

{% set touched_articles = touched("article_id") %}
{% set left = left_by_last_run("int_events__grouped") %}
{% set left_events = left_by_last_run("fct_events") %}
{% set kept = {
    "event_on": "date",
    "date_precision": dbt.type_string(),
    "is_counted": "boolean",
    "event_type": dbt.type_string(),
    "quad_class": "integer",
    "goldstein": "double",
    "dead_maximum": "integer",
    "source_actor_id": dbt.type_string(),
    "source_country_code": dbt.type_string(),
    "target_actor_id": dbt.type_string(),
    "target_country_code": dbt.type_string(),
    "place_country_code": dbt.type_string(),
} %}

with
    grouped as (
        select act_id, event_id, is_fullest from {{ ref("int_acts__grouped") }}
    ),

    told as (select act_id, article_id from {{ ref("int_acts__keyed") }}),

    {% if left %}
        changed as (
            select
                before.event_id as event_before_id,
                coalesce(grouped.event_id, before.act_id) as event_id
            from {{ left }} as before
            left join grouped on before.act_id = grouped.act_id
            where
                before.event_id != coalesce(grouped.event_id, before.act_id)
                or before.is_fullest != coalesce(grouped.is_fullest, true)
                or before.article_id in ({{ touched_articles }})
        ),
    {% endif %}

    touched as (
        {% if left %}
            select event_before_id as event_id
            from changed

            union

            select event_id
            from changed

            union
        {% endif %}

        select coalesce(grouped.event_id, told.act_id) as event_id
        from told
        left join grouped on told.act_id = grouped.act_id
        where
            {% if left %} told.article_id in ({{ touched_articles }})
            {% else %} false
            {% endif %}
    )

{% if left_events %}
    select
        touched.event_id
        {% for column in kept %}
            , before.{{ column }} as {{ column }}_before
        {% endfor %}
    from touched
    left join {{ left_events }} as before on touched.event_id = before.event_id
{% else %}
    select
        event_id
        {% for column, type in kept.items() %}
            , cast(null as {{ type }}) as {{ column }}_before
        {% endfor %}
    from touched
{% endif %}
