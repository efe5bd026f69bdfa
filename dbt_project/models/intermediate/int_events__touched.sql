{{ config(meta={"is_of_one_run": true}) }}

{% set touched_acts = touched("act_id") %}
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

    {% if left %}
        grouped_before as (
            select distinct act_id, event_id, is_fullest from {{ left }} where is_merged
        ),

        grouped_otherwise as (
            (
                select *
                from grouped
                except
                select *
                from grouped_before
            )
            union all
            (
                select *
                from grouped_before
                except
                select *
                from grouped
            )
        ),

        acts as (
            {{ touched_acts }}

            union

            select act_id
            from grouped_otherwise
        ),
    {% endif %}

    touched as (
        {% if left %}
            {% for relation in ["grouped", "grouped_before"] %}
                select coalesce(events.event_id, acts.act_id) as event_id
                from acts
                left join {{ relation }} as events on acts.act_id = events.act_id
                {% if not loop.last %}
                    union
                {% endif %}
            {% endfor %}
        {% else %}select event_id from grouped where false
        {% endif %}
    )

{% if left_events %}
    select
        touched.event_id
        {% for column in kept %}
            , before.{{ column }} as {{ column }}_before
        {% endfor %}
    from touched
    left join
        (
            select *
            from {{ left_events }}
            where event_id in (select event_id from touched where event_id != '')
        ) as before
        on touched.event_id = before.event_id
{% else %}
    select
        event_id
        {% for column, type in kept.items() %}
            , cast(null as {{ type }}) as {{ column }}_before
        {% endfor %}
    from touched
{% endif %}
