{% set small_words = [] %}
{% for word in ["of", "for", "the", "and", "de", "del", "la", "du", "et", "y", "e"] %}
    {% do small_words.append((" " ~ word ~ " ", " ")) %}
{% endfor %}

{% set both %}
shorter.coder_actor_id as shorter_id,
longer.coder_actor_id as longer_id,
longer.plain_name as longer_plain_name
{% endset %}

with
    actors as (
        select
            *,
            {{ first_word("plain_name") }} as first_name,
            {{ last_word("plain_name") }} as surname
        from {{ ref("int_actors__named") }}
        where country_code is not null and not is_generic
    ),

    persons as (
        select
            *,
            {{ plain_name(leading_initials("name")) }} as plain_initials,
            {{ plain_name(without_initials("name")) }} as plain_rest
        from actors
        where kind = 'person' and name_word_count > 1
    ),

    -- A name, and what is left of it without its first one, two or three words.
    {% set rest = namespace(name="plain_name") %}
    rests as (
        {% for dropped in range(3) %}
            {% set rest.name = (
                "substr("
                ~ rest.name
                ~ ", position(' ' in "
                ~ rest.name
                ~ ") + 1)"
            ) %}
            select coder_actor_id, country_code, plain_name, {{ rest.name }} as rest
            from persons
            where name_word_count > {{ dropped }} + 2
            {% if not loop.last %}
                union all
            {% endif %}
        {% endfor %}
    ),

    middle_names as (
        select {{ both }}, 'middle_name' as rule
        from persons as shorter
        inner join
            persons as longer
            on shorter.surname = longer.surname
            and shorter.first_name = longer.first_name
            and shorter.country_code = longer.country_code
        where shorter.name_word_count = 2 and longer.name_word_count > 2
        union
        select {{ both }}, 'middle_name' as rule
        from persons as shorter
        inner join
            rests as longer
            on shorter.plain_name = longer.rest
            and shorter.country_code = longer.country_code
    ),

    written_out as (
        select
            {{ both }},
            'initials' as rule,
            replace(shorter.plain_initials, ' ', '') as shorter_initials,
            {{
                initials(
                    "left(longer.plain_name, length(longer.plain_name) - length(shorter.plain_rest) - 1)"
                )
            }}
            as longer_initials
        from persons as shorter
        inner join
            persons as longer
            on shorter.surname = longer.surname
            and shorter.country_code = longer.country_code
            and left(shorter.plain_name, 1) = left(longer.plain_name, 1)
        where
            shorter.plain_initials != ''
            and longer.plain_initials = ''
            and longer.plain_name like '% ' || shorter.plain_rest
    ),

    -- Parties and armed groups go by their letters.
    organisations as (
        select
            *, {{ initials(replace_each("plain_name", small_words)) }} as plain_initials
        from actors
        where kind in ('organisation', 'armed_group') and country_level is null
    ),

    acronyms as (
        select {{ both }}, 'acronym' as rule
        from organisations as shorter
        inner join
            organisations as longer
            on shorter.plain_name = longer.plain_initials
            and shorter.country_code = longer.country_code
        where
            shorter.name = upper(shorter.name)
            and length(shorter.plain_name) > 2
            and (longer.kind = 'armed_group' or longer.sector in ('PTY', 'OPP', 'REB'))
    ),

    pairs as (
        select shorter_id, longer_id, longer_plain_name, rule
        from middle_names
        union all
        select shorter_id, longer_id, longer_plain_name, rule
        from written_out
        where
            shorter_initials like longer_initials || '%'
            or longer_initials like shorter_initials || '%'
        union all
        select shorter_id, longer_id, longer_plain_name, rule
        from acronyms
    ),

    -- Ada B. Byline may be Ada Bette Byline, but then not Ada Cleo Byline too.
    compared as (
        select
            *,
            {{ initials("longer_plain_name") }} as longer_initials,
            case
                when longer_plain_name not like '% _ %' then longer_plain_name
            end as longer_in_full
        from pairs
    )

select
    shorter_id,
    longer_id,
    rule,
    -- Spark does not count distinct values over a window.
    min(longer_initials) over (partition by shorter_id)
    = max(longer_initials) over (partition by shorter_id)
    and coalesce(
        min(longer_in_full) over (partition by shorter_id)
        = max(longer_in_full) over (partition by shorter_id),
        true
    ) as is_only_longer
from compared
