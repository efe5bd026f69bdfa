{{
    config(
        materialized="incremental",
        incremental_strategy="delete+insert" if target.type == "duckdb" else "append",
        unique_key="(month_on, country_code)",
        post_hook="{% if is_incremental() %} delete from {{ this }} where event_count = 0 {% endif %}",
    )
}}

-- News is of few countries: a small load touches the months that most events are in.
-- So a later run adds what the events are that it added, and takes away what they were;
-- one that left the events alone has nothing to add.
{% set is_later_run = not execute or is_incremental() %}
{% set added = is_added(ref("fct_events")) %}
{% set counts = [
    "event_count",
    "source_event_count",
    "target_event_count",
    "place_event_count",
    "cooperation_count",
    "conflict_count",
    "protest_count",
    "assault_count",
    "dead_maximum",
] %}

with
    told as (
        select
            event_on,
            date_precision,
            is_counted,
            event_type,
            quad_class,
            goldstein,
            dead_maximum,
            source_country_code,
            target_country_code,
            place_country_code,
            1 as weight
        from {{ ref("fct_events") }}
        {% if is_later_run %}
            where {{ added or "false" }}
            union all
            select
                event_on_before,
                date_precision_before,
                is_counted_before,
                event_type_before,
                quad_class_before,
                goldstein_before,
                dead_maximum_before,
                source_country_code_before,
                target_country_code_before,
                place_country_code_before,
                -1 as weight
            from {{ ref("int_events__touched") }}
            where {{ "true" if added else "false" }}
        {% endif %}
    ),

    events as (
        select *, cast(date_trunc('month', event_on) as date) as month_on
        from told
        where is_counted and date_precision in ('day', 'week', 'month')
    ),

    -- One row an event and country it touches, with what the country is to it; of the
    -- rows of one country the first counts the event.
    touched as (
        {% for part, others in [
            ("source", []),
            ("target", ["source"]),
            ("place", ["source", "target"]),
        ] %}
            select
                month_on,
                event_type,
                quad_class,
                goldstein,
                dead_maximum,
                weight,
                '{{ part }}' as part,
                {{ part }}_country_code as country_code,
                {% for other in others %}
                    {{ part }}_country_code is distinct from {{ other }}_country_code
                    and
                {% endfor %}
                true as is_first
            from events
            where {{ part }}_country_code is not null
            {% if not loop.last %}
                union all
            {% endif %}
        {% endfor %}
    ),

    summed as (
        select
            month_on,
            country_code,
            sum(weight) filter (where is_first) as event_count,
            sum(weight) filter (where part = 'source') as source_event_count,
            sum(weight) filter (where part = 'target') as target_event_count,
            sum(weight) filter (where part = 'place') as place_event_count,
            sum(weight) filter (
                where part = 'source' and quad_class <= 2
            ) as cooperation_count,
            sum(weight) filter (
                where part = 'source' and quad_class >= 3
            ) as conflict_count,
            sum(weight) filter (
                where is_first and event_type = 'PROTEST'
            ) as protest_count,
            sum(weight) filter (
                where is_first and event_type = 'ASSAULT'
            ) as assault_count,
            sum(weight * dead_maximum) filter (where part = 'place') as dead_maximum,
            sum(weight * goldstein) filter (where part = 'source') as goldstein_sum
        from touched
        group by month_on, country_code
        {% if is_later_run %}
            union all
            select month_on, country_code, {{ counts | join(", ") }}, goldstein_sum
            from {{ this }}
        {% endif %}
    )

select
    month_on,
    country_code,
    {% for count in counts if count != "dead_maximum" %}
        cast(coalesce(sum({{ count }}), 0) as bigint) as {{ count }},
    {% endfor %}
    {{ mean_from("sum(goldstein_sum)", "nullif(sum(source_event_count), 0)") }}
    as goldstein_mean,
    round(coalesce(sum(goldstein_sum), 0), 4) as goldstein_sum,
    cast(coalesce(sum(dead_maximum), 0) as bigint) as dead_maximum
from summed
group by month_on, country_code
