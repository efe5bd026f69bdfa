with
    resolved as (select * from {{ ref("int_actors__resolved") }}),

    countries as (select * from {{ ref("countries") }}),

    -- Every country that acts has its state and its government, named or not: others
    -- roll up to them.
    levels as (
        select distinct
            {{ surrogate_key(["levels.country_level", "countries.country_code"]) }}
            as actor_id,
            levels.country_level,
            countries.country_code,
            levels.name_start || countries.name as name
        from resolved
        inner join countries on resolved.country_code = countries.country_code
        cross join
            (values ('state', ''), ('government', 'Government of ')) as levels(
                country_level, name_start
            )
    ),

    named as (
        select
            actor_id,
            country_level,
            country_code,
            name,
            kind,
            sector,
            is_acronym,
            is_generic,
            name_word_count,
            plain_name,
            mention_count
        from resolved
        union all
        select
            actor_id,
            country_level,
            country_code,
            name,
            country_level as kind,
            'GOV' as sector,
            false as is_acronym,
            false as is_generic,
            cast(null as bigint) as name_word_count,
            cast(null as {{ dbt.type_string() }}) as plain_name,
            0 as mention_count
        from levels
    ),

    described as (
        select
            actor_id,
            max(country_level) as country_level,
            max(country_code) as country_code,
            max_by(
                name,
                {{
                    in_order(
                        ["not is_acronym", "mention_count", "length(name)", "name"]
                    )
                }}
            ) as most_used_name,
            max_by(kind, {{ in_order(["mention_count", "kind"]) }}) filter (
                where kind is not null
            ) as kind,
            max_by(sector, {{ in_order(["mention_count", "sector"]) }}) filter (
                where sector is not null
            ) as sector_code,
            array_sort(array_agg(distinct name)) as aliases,
            bool_and(is_generic) as is_generic,
            max(name_word_count) as name_word_count,
            max(plain_name) as plain_name
        from named
        group by actor_id
    ),

    surnames as (
        select
            {{ last_word("plain_name") }} as surname,
            country_code,
            count(distinct actor_id) as bearer_count
        from described
        where kind = 'person' and name_word_count > 1
        group by all
    ),

    namesakes as (
        select plain_name
        from described
        where kind = 'person' and name_word_count > 1
        group by plain_name
        having count(*) > 1
    ),

    -- "J. Kabila" where there are Joseph and Jaynet.
    short_for_several as (
        select distinct resolved.actor_id
        from {{ ref("int_actors__shortened") }} as shortened
        inner join resolved on shortened.shorter_id = resolved.coder_actor_id
        where not shortened.is_only_longer
    ),

    titled as (
        select
            described.*,
            coalesce(levels.name, described.most_used_name) as actor_name,
            coalesce(
                described.country_level, described.kind, 'unknown'
            ) as level_or_kind,
            described.kind = 'person'
            and (
                namesake.country_code is not null
                or namesakes.plain_name is not null
                or (described.name_word_count = 1 and surnames.bearer_count > 1)
            )
            or described.actor_id
            in (select actor_id from short_for_several) as is_ambiguous
        from described
        left join levels on described.actor_id = levels.actor_id
        left join
            surnames
            on described.plain_name = surnames.surname
            and described.country_code is not distinct from surnames.country_code
        left join namesakes on described.plain_name = namesakes.plain_name
        left join
            countries as namesake
            on described.plain_name = {{ plain_name("namesake.name") }}
    )

select
    titled.actor_id,
    titled.actor_name,
    titled.level_or_kind as kind,
    titled.country_code,
    countries.name as country_name,
    titled.sector_code,
    case
        when countries.country_code is null or titled.level_or_kind = 'state'
        then null
        when titled.level_or_kind != 'government' and titled.sector_code = 'GOV'
        then {{ surrogate_key(["'government'", "titled.country_code"]) }}
        else {{ surrogate_key(["'state'", "titled.country_code"]) }}
    end as parent_actor_id,
    titled.aliases,
    coalesce(titled.is_ambiguous, false) as is_ambiguous,
    coalesce(titled.is_generic, false) as is_generic
from titled
left join countries on titled.country_code = countries.country_code
