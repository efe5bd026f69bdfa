{{
    config(
        materialized="incremental",
        meta={"exchanged_within": "{{ is_in_groups('landed_on', moved_days) }}"},
    )
}}

with
    editions as (
        select revision_id, landed_on, first_landed_at
        from {{ ref("int_articles__current") }}
        where {{ is_in_groups("landed_on", moved_days) }}
    ),

    {% if not execute or is_incremental() %}
        days as (
            select landed_on
            from editions
            union
            select landed_on
            from {{ ref("stg_repeated_landings") }}
        ),
    {% endif %}

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
        from {{ ref("stg_actor_mentions") }}
        {% if is_incremental() %}
            where landed_on in (select landed_on from days)
        {% endif %}
        {% for relation, party in [
                ("stg_event_mentions", "source"),
                ("stg_event_mentions", "target"),
                ("stg_quotes", "speaker"),
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
            from {{ ref(relation) }}
            where
                {{ party }}_coder_actor_id is not null
                {% if is_incremental() %}
                    and landed_on in (select landed_on from days)
                {% endif %}
        {% endfor %}
    )

select
    editions.landed_on,
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
group by
    editions.landed_on,
    namings.coder_actor_id,
    namings.name,
    namings.kind,
    namings.country_code,
    namings.sector
