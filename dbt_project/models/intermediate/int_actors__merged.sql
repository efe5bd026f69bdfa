-- Every pair points from the less to the more established name (`precedence`), so the
-- merges make a forest.
with
    actors as (select * from {{ ref("int_actors__named") }}),

    actor_mentions as (select * from {{ ref("stg_actor_mentions") }}),

    aliases as (
        select
            actor_mentions.coder_actor_id,
            actor_mentions.country_code,
            {{ plain_name("actor_mentions.alias_of") }} as plain_alias_of,
            min(actor_mentions.sentence_id) as evidence_sentence_id
        from actor_mentions
        where actor_mentions.alias_of is not null
        group by all
    ),

    introduced_as_alias as (
        select
            aliases.coder_actor_id as from_coder_actor_id,
            actors.coder_actor_id as to_coder_actor_id,
            1 as rule_order,
            'introduced_as_alias' as rule,
            'the text gives it as short for ' || actors.name as evidence,
            aliases.evidence_sentence_id
        from aliases
        inner join
            actors
            on aliases.plain_alias_of = actors.plain_name
            and coalesce(aliases.country_code, actors.country_code, '')
            = coalesce(actors.country_code, '')
        where aliases.coder_actor_id != actors.coder_actor_id
    ),

    same_spelling as (
        select
            weaker.coder_actor_id as from_coder_actor_id,
            stronger.coder_actor_id as to_coder_actor_id,
            2 as rule_order,
            'same_spelling' as rule,
            'both read ' || stronger.plain_name as evidence,
            cast(null as {{ dbt.type_string() }}) as evidence_sentence_id
        from actors as weaker
        inner join
            actors as stronger
            on weaker.plain_name = stronger.plain_name
            and weaker.country_code is not distinct from stronger.country_code
            and coalesce(weaker.kind, stronger.kind, '')
            = coalesce(stronger.kind, weaker.kind, '')
        where weaker.precedence > stronger.precedence
    ),

    countries_of_names as (
        select plain_name, count(distinct country_code) as country_count
        from actors
        where name_word_count > 1
        group by plain_name
    ),

    country_learned as (
        select
            weaker.coder_actor_id as from_coder_actor_id,
            stronger.coder_actor_id as to_coder_actor_id,
            3 as rule_order,
            'country_learned' as rule,
            'the name is told of ' || stronger.country_code || ' alone' as evidence,
            cast(null as {{ dbt.type_string() }}) as evidence_sentence_id
        from actors as weaker
        inner join actors as stronger on weaker.plain_name = stronger.plain_name
        inner join
            countries_of_names on weaker.plain_name = countries_of_names.plain_name
        where
            weaker.country_code is null
            and stronger.country_code is not null
            and countries_of_names.country_count = 1
            and weaker.precedence > stronger.precedence
    ),

    -- Full names of persons seldom have two bearers in the news, but coders guess
    -- countries: a name is of the country that
    -- the texts state with it, else of the one it is told of most. A nation counts as
    -- stated from a fifth of those
    -- stated; two of them are two persons.
    nations_of_names as (
        select
            plain_name,
            country_code,
            min(precedence) as precedence,
            sum(nation_count) as nation_count,
            sum(sum(nation_count)) over (partition by plain_name) as all_nation_count
        from actors
        where kind = 'person' and name_word_count > 1 and country_code is not null
        group by plain_name, country_code
    ),

    persons_of_one_nation as (
        select
            plain_name,
            min(precedence) as precedence,
            min_by(nation_count, precedence) as nation_count
        from nations_of_names
        group by plain_name
        having
            count(*) > 1
            and count_if(nation_count > 0 and nation_count * 5 >= all_nation_count) <= 1
    ),

    country_stated as (
        select
            weaker.coder_actor_id as from_coder_actor_id,
            stronger.coder_actor_id as to_coder_actor_id,
            3 as rule_order,
            'country_stated' as rule,
            'told as of '
            || stronger.country_code
            || ' by title and nation '
            || cast(persons.nation_count as {{ dbt.type_string() }})
            || ' times, in '
            || cast(stronger.mention_count as {{ dbt.type_string() }})
            || ' namings; as of '
            || coalesce(weaker.country_code, 'no country')
            || ' in '
            || cast(weaker.mention_count as {{ dbt.type_string() }}) as evidence,
            cast(null as {{ dbt.type_string() }}) as evidence_sentence_id
        from persons_of_one_nation as persons
        inner join actors as stronger on persons.precedence = stronger.precedence
        inner join actors as weaker on persons.plain_name = weaker.plain_name
        where
            coalesce(weaker.kind, 'person') = 'person'
            and weaker.country_code is distinct from stronger.country_code
            and weaker.precedence > stronger.precedence
    ),

    -- Consonants alone say little: the letters must be near to each other, and a man's
    -- name is no woman's (Viktor and Viktoria, Ivanov and Ivanova).
    spelt_alike as (
        select
            weaker.coder_actor_id as from_coder_actor_id,
            stronger.coder_actor_id as to_coder_actor_id,
            stronger.compared_by || ' alike: ' || stronger.spelling as evidence,
            min(stronger.country_code) over (partition by weaker.coder_actor_id)
            = max(stronger.country_code) over (
                partition by weaker.coder_actor_id
            ) as is_of_one_country
        from {{ ref("int_actors__spelled") }} as weaker
        inner join
            {{ ref("int_actors__spelled") }} as stronger
            on weaker.compared_by = stronger.compared_by
            and weaker.is_person = stronger.is_person
            and weaker.spelling = stronger.spelling
            and coalesce(weaker.country_code, stronger.country_code)
            = stronger.country_code
        where
            weaker.precedence > stronger.precedence
            and weaker.plain_name != stronger.plain_name
            and (
                weaker.compared_by = 'sounds'
                or levenshtein(weaker.plain_name, stronger.plain_name)
                <= 1 + length(stronger.plain_name) / 6
                and ({{ first_word("weaker.plain_name") }} like '%a')
                = ({{ first_word("stronger.plain_name") }} like '%a')
                and weaker.plain_name || 'a' != stronger.plain_name
                and weaker.plain_name != stronger.plain_name || 'a'
            )
    ),

    transliteration as (
        select
            from_coder_actor_id,
            to_coder_actor_id,
            4 as rule_order,
            'transliteration' as rule,
            min(evidence) as evidence,
            cast(null as {{ dbt.type_string() }}) as evidence_sentence_id
        from spelt_alike
        where is_of_one_country
        group by from_coder_actor_id, to_coder_actor_id
    ),

    shortened as (
        select
            case
                when shorter.precedence > longer.precedence
                then shorter.coder_actor_id
                else longer.coder_actor_id
            end as from_coder_actor_id,
            case
                when shorter.precedence > longer.precedence
                then longer.coder_actor_id
                else shorter.coder_actor_id
            end as to_coder_actor_id,
            5 as rule_order,
            shortened.rule,
            'short for no other than ' || longer.name as evidence,
            cast(null as {{ dbt.type_string() }}) as evidence_sentence_id
        from {{ ref("int_actors__shortened") }} as shortened
        inner join actors as shorter on shortened.shorter_id = shorter.coder_actor_id
        inner join actors as longer on shortened.longer_id = longer.coder_actor_id
        where shortened.is_only_longer
    )

{% for rule in [
        "introduced_as_alias",
        "same_spelling",
        "country_learned",
        "country_stated",
        "transliteration",
        "shortened",
    ] %}
    select
        from_coder_actor_id,
        to_coder_actor_id,
        rule_order,
        rule,
        evidence,
        evidence_sentence_id
    from {{ rule }}
    {% if not loop.last %}
        union
    {% endif %}
{% endfor %}
