{# CTEs that find the pairs of acts that may be one, up to `candidates`: one_id, other_id and whether they share a
   sentence, a story, a copied sentence, or all but the day. They come from one story, one copied sentence or one dyad, or
   differ in nothing but up to `days_apart` days. `acts` is int_acts__described, `keyed` int_acts__keyed; all of them in a
   full build, those near a touched act later, and of these the pairs of touched acts. #}
{% macro candidates(acts, keyed, days_apart) -%}
    {%- set facts = ["city_key", "dead_count", "injured_count", "arrested_count"] %}
    {% if is_incremental() %}
        keyed_touched as (
            select distinct syndication_cluster_id, telling_key
            from {{ keyed }}
            where {{ is_touched("act_id") }}
        ),

        acts_touched as (
            select acts.dyad_key, acts.deed_key, acts.event_on, acts.event_end_on
            from {{ acts }} as acts
            inner join
                ({{ touched("act_id") }}) as touched on acts.act_id = touched.act_id
        ),

        months_touched as ({{ _by_month("acts_touched") }}),
    {% endif %}

    in_sentences as (
        select
            act_id,
            event_type,
            status_class,
            syndication_cluster_id,
            sentence_id,
            {{ is_touched("act_id") }} as is_touched
        from {{ keyed }}
        where {{ is_near(["syndication_cluster_id"], "keyed_touched") }}
    ),

    in_stories as (
        select distinct
            act_id, event_type, status_class, syndication_cluster_id, is_touched
        from in_sentences
    ),

    -- Few sentences are copied: only those are looked into.
    copied as (
        select telling_key
        from {{ keyed }}
        where
            telling_key is not null and {{ is_near(["telling_key"], "keyed_touched") }}
        group by telling_key
        having count(*) > 1
    ),

    in_copies as (
        select distinct
            act_id,
            event_type,
            status_class,
            telling_key,
            {{ is_touched("act_id") }} as is_touched
        from {{ keyed }}
        where telling_key in (select telling_key from copied)
    ),

    in_dyads as (
        select *, {{ is_touched("act_id") }} as is_touched
        from
            (
                select act_id, {{ kept("dyad_key", dyad_key()) }} as dyad_key, event_on
                from {{ acts }}
                where date_precision = 'day'
            ) as dyads
        where {{ is_near(["dyad_key"], "acts_touched", days=1) }}
    ),

    -- Told of a week or a month.
    vague as ({{ _dyads(acts) }} where {{ kept("is_vague", is_vague()) }}),

    in_vague_months as (
        select *, {{ is_touched("act_id") }} as is_touched
        from ({{ _by_month("vague") }}) as months
        where {{ is_near(["dyad_key", "month"], "months_touched") }}
    ),

    beside_vague as (
        select *
        from ({{ _dyads(acts) }}) as dyads
        where dyad_key in (select dyad_key from in_vague_months)
    ),

    in_months as (
        select *, {{ is_touched("act_id") }} as is_touched
        from ({{ _by_month("beside_vague") }}) as months
        where (dyad_key, month) in (select dyad_key, month from in_vague_months)
    ),

    in_days as (
        select *, {{ is_touched("act_id") }} as is_touched
        from ({{ _deeds(acts) }}) as deeds
        where deed_key is not null and {{ is_near(["deed_key"], "acts_touched") }}
    ),

    found as (
        {%- set told_alike = ["event_type", "status_class"] %}
        {{
            pairs(
                "in_sentences",
                "in_sentences",
                told_alike + ["sentence_id"],
                "sentence",
            )
        }}
        union all
        {{
            pairs(
                "in_stories",
                "in_stories",
                told_alike + ["syndication_cluster_id"],
                "story",
            )
        }}
        union all
        {{ pairs("in_copies", "in_copies", told_alike + ["telling_key"], "copy") }}
        union all
        {{ pairs("in_dyads", "in_dyads", ["dyad_key", "event_on"], "dyad") }}
        union all
        {{ pairs("in_dyads", "in_dyads", ["dyad_key"], "dyad", days=1) }}
        union all
        {{
            pairs(
                "in_vague_months",
                "in_months",
                ["dyad_key", "cameo_code", "month"],
                "dyad",
                any_of=["once_key"] + facts,
            )
        }}
        {% for days in range(1, days_apart + 1) %}
            union all
            {{
                pairs(
                    "in_days",
                    "in_days",
                    ["deed_key"],
                    "dated_apart",
                    days=days,
                    any_of=facts,
                )
            }}
        {% endfor %}
    ),

    candidates as (
        select
            least(one_id, other_id) as one_id,
            greatest(one_id, other_id) as other_id,
            bool_or(kind = 'sentence') as is_side_by_side,
            bool_or(kind = 'story') as shares_story,
            bool_or(kind = 'copy') as is_copied,
            bool_or(kind = 'dated_apart') as is_dated_apart
        from found
        group by least(one_id, other_id), greatest(one_id, other_id)
    )
{%- endmacro %}

{# Pairs of acts that agree in `keys`, as one_id, other_id and `kind`: those of `one` with those of `other`, whose day is
   `days` later, and which agree in one at least of `any_of`. A later run takes the pairs of touched acts. #}
{% macro pairs(one, other, keys, kind, days=0, any_of=()) -%}
    select one.act_id as one_id, other.act_id as other_id, '{{ kind }}' as kind
    from {{ one }} as one
    inner join
        {{ other }} as other
        on {% for key in keys -%}
            one.{{ key }} = other.{{ key }} {%- if not loop.last %} and {% endif %}
        {%- endfor %}
        {%- if days %}
            and {{ plus_days("one.event_on", days) }} = other.event_on
        {%- endif %}
    where
        {# Of the two ways to pair two acts of one kind, one. -#}
        one.act_id {{ "<" if one == other and not days else "!=" }} other.act_id
        and (one.is_touched or other.is_touched)
        {%- if any_of %}
            and (
                {% for fact in any_of -%}
                    one.{{ fact }} = other.{{ fact }}
                    {%- if not loop.last %} or {% endif %}
                {% endfor %}
            )
        {%- endif %}
{%- endmacro %}

{# What acts are found by, int_acts__described keeps, so that a later run reads one number an act and not its type, its code
   and its parties. A full build, which reads all of them anyway, makes it where it asks for it, as unit tests do. #}
{% macro kept(column, made) -%}
    {%- if is_incremental() -%} {{ column }} {%- else -%} {{ made }} {%- endif -%}
{%- endmacro %}

{# Kind and dyad of an act. Two parties meet by their countries, a lone one only itself, or its state's others in an act of
   a narrow code; who has neither is left to the story. #}
{% macro dyad_key() -%}
    {%- set meeting = [] -%}
    {%- for party in ["source", "target"] -%}
        {%- set key -%}
            case
                when
                    (source_party_specificity > 0 and target_party_specificity > 0)
                    or ({{ party }}_party_class = 'state' and length(cameo_code) = 4)
                then
                    coalesce({{ party }}_party_country_code, {{ party }}_party_actor_id)
                else coalesce({{ party }}_party_actor_id, '')
            end
        {%- endset -%}
        {%- do meeting.append(key) -%}
    {%- endfor -%}
    case
        when source_party_specificity + target_party_specificity > 0
        then {{ hash_of(["event_type", "status_class"] + meeting) }}
    end
{%- endmacro %}

{# All that an act is but its day, of those dated in words. What two do once in a city within days, or what takes the same
   toll, is one act; attacks, protests and words of two days are two. #}
{% macro deed_key() -%}
    {%- set deed = [
        "event_type",
        "status_class",
        "cameo_code",
        "coalesce(mode, '')",
        "coalesce(source_party_actor_id, '')",
        "coalesce(target_party_actor_id, '')",
    ] -%}
    case
        when
            date_precision = 'day'
            and is_dated_by_text
            and event_on = event_end_on
            and source_party_specificity + target_party_specificity > 0
            and (
                ({{ _is_done_once() }} and city_key is not null)
                or dead_count is not null
                or injured_count is not null
                or arrested_count is not null
            )
        then {{ hash_of(deed) }}
    end
{%- endmacro %}

{# Whether an act is told of a week or a month. #}
{% macro is_vague() -%} event_on < event_end_on {%- endmacro %}

{# What two do once within days, as a rule: attacks, protests and words of two days are two. #}
{% macro _is_done_once() -%}
    (
        cameo_code = '057'
        or event_type in ('AGREE', 'CONSULT', 'CONCEDE', 'RETREAT', 'SANCTION')
    )
{%- endmacro %}

{# Acts by their dyad, with what tells two of a month apart: a toll or, of what is done once, the city; of this what is no
   meeting needs neither (`once_key`). Of other acts a month or a week holds many. #}
{% macro _dyads(acts) -%}
    select
        act_id,
        {{ kept("dyad_key", dyad_key()) }} as dyad_key,
        cameo_code,
        event_on,
        event_end_on,
        {{ _facts() }},
        case
            when {{ _is_done_once() }} and event_type != 'CONSULT' then 1
        end as once_key
    from {{ acts }}
{%- endmacro %}

{# Acts by what they are but for their day. #}
{% macro _deeds(acts) -%}
    select
        act_id, {{ kept("deed_key", deed_key()) }} as deed_key, event_on, {{ _facts() }}
    from {{ acts }}
{%- endmacro %}

{% macro _facts() -%}
    case when {{ _is_done_once() }} then city_key end as city_key,
    dead_count,
    injured_count,
    arrested_count
{%- endmacro %}

{# Acts with the months that they begin and end in. #}
{% macro _by_month(acts) -%}
    select
        *,
        cast(
            date_trunc(
                'month', case when is_end then event_end_on else event_on end
            ) as date
        ) as month
    from {{ acts }}
    cross join (values (false), (true)) as ends(is_end)
    where
        {{ days_between("event_on", "event_end_on") }} <= 31
        and not (
            is_end and date_trunc('month', event_on) = date_trunc('month', event_end_on)
        )
{%- endmacro %}

{# A filter: rows that share `keys` with one of `touched`, and, where `days` says so, lie no more days from it; a full
   build takes all. #}
{% macro is_near(keys, touched, days=none) -%}
    {%- set keys = keys | join(", ") -%}
    {%- if is_incremental() and days is none -%}
        ({{ keys }})
        in (select {{ keys }} from {{ touched }} where ({{ keys }}) is not null)
    {%- elif is_incremental() -%}
        ({{ keys }}, event_on) in (
            select {{ keys }}, event_on + apart.days
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
