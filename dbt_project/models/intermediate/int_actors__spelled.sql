with
    actors as (
        select actors.*, actors.kind = 'person' as is_person, scripts.compared_by
        from {{ ref("int_actors__named") }} as actors
        left join
            {{ ref("scripts") }} as scripts
            on actors.country_code = scripts.country_code
        where
            actors.kind in ('person', 'organisation', 'armed_group')
            and actors.name_word_count > 1
            and actors.country_level is null
            and not actors.is_generic
            and (actors.country_code is null or scripts.compared_by is not null)
    )

-- Consonants are too little to know the words of a party's name by.
select
    coder_actor_id,
    country_code,
    plain_name,
    is_person,
    precedence,
    'consonants' as compared_by,
    name_skeleton as spelling
from actors
where is_person and coalesce(compared_by, 'consonants') = 'consonants'
{% for q, e in [("g", "a"), ("g", "i"), ("k", "a"), ("k", "i")] %}
    union
    select
        coder_actor_id,
        country_code,
        plain_name,
        is_person,
        precedence,
        'sounds' as compared_by,
        {{ name_sounds("plain_name", q, e) }} as spelling
    from actors
    where coalesce(compared_by, 'sounds') = 'sounds'
{% endfor %}
