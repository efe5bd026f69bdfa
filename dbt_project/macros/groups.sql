{# What sums up events or namings, a later run makes anew for some groups only: those that touched ones are in, and those
   that they were in before. A model forgets its rows of these groups (`forget_groups`, a hook) and adds them as they are now
   (`is_in_groups`, a filter). #}
{% macro _touched_events() -%}
    select
        events.event_on,
        events.source_actor_id,
        events.source_country_code,
        events.target_actor_id,
        events.target_country_code
    from {{ ref("fct_events") }} as events
    inner join
        ({{ touched("event_id") }}) as touched on events.event_id = touched.event_id
    where {{ is_touched("event_id", ref("fct_events")) }}
    union all
    select
        event_on_before,
        source_actor_id_before,
        source_country_code_before,
        target_actor_id_before,
        target_country_code_before
    from {{ ref("int_events__touched") }}
{%- endmacro %}

{# Days, or what `day` makes of them, with two countries. #}
{% macro dyad_days(day="event_on") -%}
    select {{ day }}, source_country_code, target_country_code
    from ({{ _touched_events() }}) as events
{%- endmacro %}

{# Actors with the days on which they act, are acted on or are named. #}
{% macro actor_days() -%}
    select source_actor_id as actor_id, event_on as date_on
    from ({{ _touched_events() }}) as events
    union
    select target_actor_id, event_on
    from ({{ _touched_events() }}) as events
    union
    select actor_id, reported_on
    from {{ ref("int_actor_days__touched") }}
{%- endmacro %}

{# Days of landing with an actor named then and a day reported on. #}
{% macro actor_namings() -%}
    select landed_on, actor_id, reported_on from {{ ref("int_actor_days__touched") }}
{%- endmacro %}

{# The days that touched articles landed on, their newest editions now or in the last run. #}
{% macro touched_days() -%} {{ _days_of("int_articles__touched") }} {%- endmacro %}

{# The days of landing whose newest editions came, went, changed or were loaded anew. #}
{% macro moved_days() -%} {{ _days_of("int_articles__moved") }} {%- endmacro %}

{% macro _days_of(name) -%}
    select landed_on
    from {{ ref(name) }}
    where landed_on is not null
    union
    select landed_on_before
    from {{ ref(name) }}
    where landed_on_before is not null
{%- endmacro %}

{# A hook: takes away the rows of touched groups. `groups` is one of the macros above, called with `day` when given. #}
{% macro forget_groups(columns, groups, day=none) -%}
    {% if not execute or is_incremental() %}
        delete from {{ this }} where {{ is_in_groups(columns, groups, day) }}
    {% endif %}
{%- endmacro %}

{# A filter: whether a row is of a touched group. `groups` may also be a query, where it is used several times. #}
{% macro is_in_groups(columns, groups, day=none) -%}
    {%- if not execute or is_incremental() -%}
        ({{ columns }})
        in ({{ groups if groups is string else groups(day) if day else groups() }})
    {%- else -%} true
    {%- endif -%}
{%- endmacro %}
