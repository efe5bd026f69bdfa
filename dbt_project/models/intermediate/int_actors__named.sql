with
    countries as (select * from {{ ref("countries") }}),

    counted as (
        select
            coder_actor_id,
            name,
            kind,
            country_code,
            sector,
            {{ sum_of_counts("naming_count") }} as naming_count,
            {{ sum_of_counts("mention_count") }} as mention_count,
            {{ sum_of_counts("acronym_count") }} as acronym_count,
            {{ sum_of_counts("proper_count") }} as proper_count,
            {{ sum_of_counts("nation_count") }} as nation_count,
            min(first_landed_at) as first_landed_at
        from {{ ref("int_actors__counted") }}
        group by coder_actor_id, name, kind, country_code, sector
    ),

    described as (
        select
            coder_actor_id,
            max_by(name, {{ in_order(["naming_count", "name"]) }}) as name,
            max_by(kind, {{ in_order(["naming_count", "kind"]) }}) filter (
                where kind is not null
            ) as kind,
            max_by(
                country_code, {{ in_order(["naming_count", "country_code"]) }}
            ) filter (where country_code is not null) as country_code,
            max_by(sector, {{ in_order(["naming_count", "sector"]) }}) filter (
                where sector is not null
            ) as sector,
            {{ sum_of_counts("mention_count") }} as mention_count,
            {{ sum_of_counts("nation_count") }} as nation_count,
            sum(acronym_count) > 0
            and sum(acronym_count) = sum(mention_count) as is_acronym,
            sum(proper_count) = 0 and sum(mention_count) > 0 as is_nameless,
            min(first_landed_at) as first_landed_at
        from counted
        group by coder_actor_id
    ),

    compared as (select *, {{ plain_name("name") }} as plain_name from described),

    levelled as (
        select
            compared.*,
            case
                when
                    compared.kind
                    in ('person', 'armed_group', 'media', 'igo', 'ngo', 'organisation')
                then null
                when compared.plain_name = {{ plain_name("countries.name") }}
                then 'state'
                when
                    compared.plain_name = {{ plain_name("countries.capital") }}
                    or compared.plain_name like '% government'
                    or compared.plain_name like 'government of %'
                then 'government'
            end as country_level
        from compared
        left join countries on compared.country_code = countries.country_code
    )

select
    coder_actor_id,
    name,
    plain_name,
    {{ name_skeleton("plain_name") }} as name_skeleton,
    {{ word_count("plain_name") }} as name_word_count,
    kind,
    country_code,
    country_level,
    sector,
    is_acronym,
    is_nameless and country_level is null as is_generic,
    mention_count,
    nation_count,
    first_landed_at,
    row_number() over (
        order by
            is_acronym,
            country_code is null,
            nation_count desc,
            mention_count desc,
            first_landed_at,
            coder_actor_id
    ) as precedence
from levelled
