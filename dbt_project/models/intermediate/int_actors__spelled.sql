with
    persons as (
        select actors.*, scripts.compared_by
        from {{ ref("int_actors__named") }} as actors
        left join
            {{ ref("scripts") }} as scripts
            on actors.country_code = scripts.country_code
        where
            actors.kind = 'person'
            and actors.name_word_count > 1
            and (actors.country_code is null or scripts.compared_by is not null)
    )

select
    coder_actor_id,
    country_code,
    plain_name,
    precedence,
    'consonants' as compared_by,
    name_skeleton as spelling
from persons
where coalesce(compared_by, 'consonants') = 'consonants'
{% for q, e in [("g", "a"), ("g", "i"), ("k", "a"), ("k", "i")] %}
    union
    select
        coder_actor_id,
        country_code,
        plain_name,
        precedence,
        'sounds' as compared_by,
        {{ name_sounds("plain_name", q, e) }} as spelling
    from persons
    where coalesce(compared_by, 'sounds') = 'sounds'
{% endfor %}
