{# CTEs that find the pairs of acts that may be one, up to `candidates`: from_act_id, to_act_id and whether they share a
   story, a copied sentence, or all but the day. They come from one story, one copied sentence or one dyad, or differ in
   nothing but up to `days_apart` days. `acts` is int_acts__described, `keyed` int_acts__keyed; all of them in a full
   build, those near a touched act later. #}
{% macro candidates(acts, keyed, days_apart) -%}
    {%- set dyad = ["event_type", "source_key", "target_key"] %}
    {%- set deed = ["cameo_code", "mode_key", "source_id", "target_id"] %}
    {%- set facts = ["city_key", "dead_count", "injured_count", "arrested_count"] %}
    {%- set month = dyad + ["month"] %}
    {% if is_incremental() %}
        keyed_touched as (
            select distinct keyed.syndication_cluster_id, keyed.telling_key
            from {{ keyed }} as keyed
            inner join
                ({{ touched("act_id") }}) as touched on keyed.act_id = touched.act_id
        ),

        acts_touched as (
            select acts.*
            from {{ acts }} as acts
            inner join
                ({{ touched("act_id") }}) as touched on acts.act_id = touched.act_id
        ),

        dyads_touched as ({{ _dyads("acts_touched") }}),

        months_touched as ({{ _months("acts_touched", facts) }}),

        deeds_touched as ({{ _deeds("acts_touched", facts) }}),
    {% endif %}

    told_in_stories as (
        select act_id, event_type, status_class, syndication_cluster_id, sentence_id
        from {{ keyed }}
        where {{ is_near(["syndication_cluster_id"], "keyed_touched") }}
    ),

    in_stories as (
        select distinct act_id, event_type, status_class, syndication_cluster_id
        from told_in_stories
    ),

    -- Few sentences are copied: only those are looked into.
    copied as (
        select telling_key
        from {{ keyed }}
        where
            telling_key is not null and {{ is_near(["telling_key"], "keyed_touched") }}
        group by telling_key
        having min(act_id) < max(act_id)
    ),

    in_copies as (
        select distinct act_id, event_type, status_class, telling_key
        from {{ keyed }}
        where telling_key in (select telling_key from copied)
    ),

    in_dyads as (
        select act_id, event_type, status_class, source_key, target_key, day
        from ({{ _dyads(acts) }}) as dyads
        where date_precision = 'day' and {{ is_near(dyad, "dyads_touched", days=1) }}
    ),

    in_dyads_a_day_on as (
        select
            act_id,
            event_type,
            status_class,
            source_key,
            target_key,
            {{ plus_days("day", -1) }} as day
        from in_dyads
    ),

    in_months as (
        select *
        from ({{ _months(acts, facts) }}) as months
        where {{ is_near(month, "months_touched") }}
    ),

    -- Told of a week or a month.
    in_vague_months as (select * from in_months where is_vague),

    in_days as (
        select *
        from ({{ _deeds(acts, facts) }}) as deeds
        where {{ is_near(deed, "deeds_touched", days=days_apart) }}
    ),

    found as (
        {{ pairs("in_stories", "in_stories", ["syndication_cluster_id"], "story") }}
        union all
        {{ pairs("in_copies", "in_copies", ["telling_key"], "copy") }}
        {% set same_dyad = ["source_key", "target_key", "day"] %}
        union all
        {{ pairs("in_dyads", "in_dyads", same_dyad, "dyad") }}
        union all
        {{ pairs("in_dyads_a_day_on", "in_dyads", same_dyad, "dyad") }}
        union all
        {{ pairs("in_dyads", "in_dyads_a_day_on", same_dyad, "dyad") }}
        {% set same_month = ["source_key", "target_key", "cameo_code", "month"] %}
        {% for one, other in [
            ("in_vague_months", "in_months"),
            ("in_months", "in_vague_months"),
        ] %}
            union all
            {{ pairs(one, other, same_month, "dyad", any_of=["once_key"] + facts) }}
        {% endfor %}
        {% for days in range(-days_apart, days_apart + 1) if days != 0 %}
            union all
            {{
                pairs(
                    "in_days",
                    "in_days",
                    deed,
                    "dated_apart",
                    days=days,
                    any_of=facts,
                )
            }}
        {% endfor %}
    ),

    candidates as (
        select
            from_act_id,
            to_act_id,
            bool_or(kind = 'story') as shares_story,
            bool_or(kind = 'copy') as is_copied,
            bool_or(kind = 'dated_apart') as is_dated_apart
        from found
        group by from_act_id, to_act_id
    )
{%- endmacro %}

{# Pairs of acts that agree in `keys`, as from_act_id, to_act_id and `kind`: those of `one` with those of `other`, whose
   day is `days` later, and which agree in one at least of `any_of`. A full build writes every pair; a later run those
   of touched acts, from either side. #}
{% macro pairs(one, other, keys, kind, days=none, any_of=()) -%}
    {%- set keys = ["event_type", "status_class"] + keys -%}
    {%- for side in ["one", "other"] if is_incremental() or side == "one" %}
        select
            one.act_id as from_act_id, other.act_id as to_act_id, '{{ kind }}' as kind
        from {{ one }} as one
        inner join
            {{ other }} as other
            on {% for key in keys -%}
                one.{{ key }} = other.{{ key }} {%- if not loop.last %} and {% endif %}
            {% endfor %}
            {%- if days is not none %}
                and {{ plus_days("one.day", days) }} = other.day
            {%- endif %}
        where
            one.act_id != other.act_id and {{ is_touched(side ~ ".act_id") }}
            {%- if any_of %}
                and (
                    {% for fact in any_of -%}
                        one.{{ fact }} = other.{{ fact }}
                        {%- if not loop.last %} or {% endif %}
                    {% endfor %}
                )
            {%- endif %}
        {%- if not loop.last %}
            union all
        {%- endif %}
    {%- endfor %}
{%- endmacro %}

{# Acts by their dyad and the day they begin on. Two parties meet by their countries, a lone one only itself, or its state's
   others in an act of a narrow code; who has neither is left to the story. #}
{% macro _dyads(acts) -%}
    select
        *,
        {% for party in ["source", "target"] %}
            case
                when
                    (source_party_specificity > 0 and target_party_specificity > 0)
                    or ({{ party }}_party_class = 'state' and length(cameo_code) = 4)
                then
                    coalesce({{ party }}_party_country_code, {{ party }}_party_actor_id)
                else coalesce({{ party }}_party_actor_id, '')
            end as {{ party }}_key,
        {% endfor %}
        event_on as day
    from {{ acts }}
    where source_party_specificity + target_party_specificity > 0
{%- endmacro %}

{# Acts by their dyad and the months they fall in: those that are done once, or tell a toll or a city, since of others a
   month or a week holds many. #}
{% macro _months(acts, facts) -%}
    {%- for month in ["event_on", "event_end_on"] %}
        select
            act_id,
            event_type,
            status_class,
            cameo_code,
            source_key,
            target_key,
            {{ facts | reject("equalto", "city_key") | join(", ") }},
            case when {{ _is_done_once() }} then city_key end as city_key,
            case
                when {{ _is_done_once() }} and event_type != 'CONSULT' then 1
            end as once_key,
            event_on < event_end_on as is_vague,
            cast(date_trunc('month', {{ month }}) as date) as month
        from ({{ _dyads(acts) }}) as dyads
        where
            {{ days_between("event_on", "event_end_on") }} <= 31
            {%- if not loop.first %}
                and date_trunc('month', event_on) != date_trunc('month', event_end_on)
        {%- else %}
            union all
        {%- endif %}
    {%- endfor %}
{%- endmacro %}

{# What two do once within days, as a rule: attacks, protests and words of two days are two. #}
{% macro _is_done_once() -%}
    (
        cameo_code = '057'
        or event_type in ('AGREE', 'CONSULT', 'CONCEDE', 'RETREAT', 'SANCTION')
    )
{%- endmacro %}

{# Acts dated in words, by all but their day. What two do once in a city within days, or what takes the same toll, is one
   act; attacks, protests and words of two days are two. #}
{% macro _deeds(acts, facts) -%}
    select *
    from
        (
            select
                act_id,
                event_type,
                status_class,
                cameo_code,
                coalesce(mode, '') as mode_key,
                coalesce(source_party_actor_id, '') as source_id,
                coalesce(target_party_actor_id, '') as target_id,
                case when {{ _is_done_once() }} then city_key end as city_key,
                dead_count,
                injured_count,
                arrested_count,
                event_on as day
            from {{ acts }}
            where
                date_precision = 'day'
                and is_dated_by_text
                and event_on = event_end_on
                and source_party_specificity + target_party_specificity > 0
        ) as dated
    where
        {% for fact in facts -%}
            {{ fact }} is not null {%- if not loop.last %} or {% endif %}
        {% endfor %}
{%- endmacro %}

{# A filter: rows that share `keys` with one of `touched`, and, where `days` says so, lie no more days from it; a full
   build takes all. #}
{% macro is_near(keys, touched, days=none) -%}
    {%- set keys = keys | join(", ") -%}
    {%- if is_incremental() and days is none -%}
        ({{ keys }})
        in (select {{ keys }} from {{ touched }} where ({{ keys }}) is not null)
    {%- elif is_incremental() -%}
        ({{ keys }}, day) in (
            select {{ keys }}, day + apart.days
            from {{ touched }}
            cross join
                (
                    values
                        {% for apart in range(-days, days + 1) %}
                            ({{ apart }}) {%- if not loop.last %},{% endif %}
                        {% endfor %}
                ) as apart(days)
        )
    {%- else -%} true
    {%- endif -%}
{%- endmacro %}
