with
    editions as (select * from {{ ref("int_articles__current") }}),

    actor_mentions as (select * from {{ ref("stg_actor_mentions") }}),

    event_mentions as (select * from {{ ref("stg_event_mentions") }}),

    quotes as (select * from {{ ref("stg_quotes") }}),

    countries as (select * from {{ ref("countries") }}),

    namings as (
        select
            revision_id,
            coder_actor_id,
            name,
            kind,
            country_code,
            sector,
            mention_kind,
            -- "French President Ada Byline": more words before the name than its title.
            country_code is not null
            and mention_kind = 'name'
            and mention_text like '% ' || role || ' ' || name
            and lower(left(mention_text, 4)) not in ('the ', 'then') as has_nation
        from actor_mentions
        {% for relation, party in [
                ("event_mentions", "source"),
                ("event_mentions", "target"),
                ("quotes", "speaker"),
            ] %}
            union all
            select
                revision_id,
                {{ party }}_coder_actor_id as coder_actor_id,
                {{ party }}_name as name,
                null as kind,
                {{ party }}_country_code as country_code,
                {{ party }}_sector as sector,
                null as mention_kind,
                false as has_nation
            from {{ relation }}
            where {{ party }}_coder_actor_id is not null
        {% endfor %}
    ),

    counted as (
        select
            namings.coder_actor_id,
            namings.name,
            namings.kind,
            namings.country_code,
            namings.sector,
            count(*) as naming_count,
            count(namings.mention_kind) as mention_count,
            count(*) filter (where namings.mention_kind = 'acronym') as acronym_count,
            count(*) filter (
                where namings.mention_kind in ('name', 'acronym', 'metonym')
            ) as proper_count,
            count(*) filter (where namings.has_nation) as nation_count,
            min(editions.first_landed_at) as first_landed_at
        from namings
        inner join editions on namings.revision_id = editions.revision_id
        group by all
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
            cast(sum(mention_count) as bigint) as mention_count,
            cast(sum(nation_count) as bigint) as nation_count,
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
