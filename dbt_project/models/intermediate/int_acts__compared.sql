{{
    config(
        materialized="incremental",
        pre_hook=[
            "{{ forget_touched('act_id', column='from_act_id') }}",
            "{{ forget_touched('act_id', column='to_act_id') }}",
        ],
    )
}}

-- Candidates come from one story or one dyad. Pairs point from the vaguer to the more
-- detailed act (`specificity`, then first landed). A later run looks at the pairs of
-- touched acts, from either side.
{% set sides = ["vaguer", "fuller"] if is_incremental() else ["vaguer"] %}

with
    acts as (select * from {{ ref("int_acts__described") }}),

    tellings as (
        select act_id, event_type, status_class, syndication_cluster_id
        from {{ ref("int_acts__keyed") }}
    ),

    in_one_story as (
        {% for side in sides %}
            select
                vaguer.act_id as from_act_id,
                fuller.act_id as to_act_id,
                true as shares_story
            from tellings as vaguer
            inner join
                tellings as fuller
                on vaguer.syndication_cluster_id = fuller.syndication_cluster_id
                and vaguer.event_type = fuller.event_type
                and vaguer.status_class = fuller.status_class
            where vaguer.act_id != fuller.act_id and {{ is_touched(side ~ ".act_id") }}
            {% if not loop.last %}
                union all
            {% endif %}
        {% endfor %}
    ),

    -- Two parties meet by their countries, a lone one only itself; who has neither is
    -- left to the story.
    partied as (
        select
            *,
            {% for party in ["source", "target"] %}
                case
                    when source_party_specificity > 0 and target_party_specificity > 0
                    then
                        coalesce(
                            {{ party }}_party_country_code, {{ party }}_party_actor_id
                        )
                    else coalesce({{ party }}_party_actor_id, '')
                end as {{ party }}_key,
            {% endfor %}
            event_on as match_on
        from acts
        where
            date_precision = 'day'
            and source_party_specificity + target_party_specificity > 0
    ),

    shifted as (
        select act_id, event_type, status_class, source_key, target_key, match_on
        from partied
        union all
        select
            act_id,
            event_type,
            status_class,
            source_key,
            target_key,
            {{ plus_days("match_on", -1) }} as match_on
        from partied
    ),

    in_one_dyad as (
        {% for side in sides %}
            select
                vaguer.act_id as from_act_id,
                fuller.act_id as to_act_id,
                false as shares_story
            from shifted as vaguer
            inner join
                partied as fuller
                on vaguer.match_on = fuller.match_on
                and vaguer.event_type = fuller.event_type
                and vaguer.status_class = fuller.status_class
                and vaguer.source_key = fuller.source_key
                and vaguer.target_key = fuller.target_key
            where vaguer.act_id != fuller.act_id and {{ is_touched(side ~ ".act_id") }}
            {% if not loop.last %}
                union all
            {% endif %}
        {% endfor %}
    ),

    candidates as (
        select from_act_id, to_act_id, bool_or(shares_story) as shares_story
        from
            (
                select *
                from in_one_story
                union all
                select *
                from in_one_dyad
            ) as pairs
        group by from_act_id, to_act_id
    ),

    {% if is_incremental() %}
        acts_compared as (
            select *
            from {{ ref("int_acts__described") }}
            where
                act_id in (
                    select from_act_id
                    from candidates
                    union
                    select to_act_id
                    from candidates
                )
        ),
    {% else %} acts_compared as (select * from acts),
    {% endif %}

    compared as (
        select
            candidates.*,
            {% for party in ["source", "target"] %}
                vaguer.{{ party }}_party_actor_id
                is not distinct from fuller.{{ party }}_party_actor_id
                as is_same_{{ party }},
                -- A state fits its government, both fit their officials; a nameless
                -- group the like of its country.
                vaguer.{{ party }}_party_specificity between 1 and 2
                and vaguer.{{ party }}_party_specificity
                <= fuller.{{ party }}_party_specificity
                and vaguer.{{ party }}_party_country_code
                = fuller.{{ party }}_party_country_code
                and vaguer.{{ party }}_party_class
                = fuller.{{ party }}_party_class as is_{{ party }}_vaguer,
                vaguer.{{ party }}_party_specificity = 0 as is_{{ party }}_missing,
            {% endfor %}
            vaguer.cameo_code = fuller.cameo_code as is_same_code,
            vaguer.mode is not distinct from fuller.mode as is_same_mode,
            vaguer.mode is null or fuller.mode is null as is_mode_fitting,
            vaguer.city_key is not distinct from fuller.city_key as is_same_place,
            vaguer.city_key = fuller.city_key as is_same_city,
            -- A country is a weak place: it parts two acts only where their parties
            -- do not tie them.
            (vaguer.city_key is null or fuller.city_key is null)
            and (
                (
                    vaguer.source_party_specificity > 0
                    and vaguer.target_party_specificity > 0
                )
                or coalesce(vaguer.place_country_code, fuller.place_country_code, '')
                = coalesce(fuller.place_country_code, vaguer.place_country_code, '')
            ) as is_place_fitting,
            vaguer.event_on = fuller.event_on
            and vaguer.event_end_on = fuller.event_end_on as is_same_date,
            vaguer.event_on is null
            or (
                vaguer.date_precision = 'day'
                and not vaguer.is_dated_by_text
                and {{ days_between("fuller.event_on", "vaguer.event_on") }} = 1
            )
            or (
                vaguer.date_precision != 'day'
                and fuller.event_on between vaguer.event_on and vaguer.event_end_on
            ) as is_date_fitting
        from candidates
        inner join acts_compared as vaguer on candidates.from_act_id = vaguer.act_id
        inner join acts_compared as fuller on candidates.to_act_id = fuller.act_id
        where
            fuller.specificity > vaguer.specificity
            or (
                fuller.specificity = vaguer.specificity
                and (
                    fuller.first_landed_at < vaguer.first_landed_at
                    or (
                        fuller.first_landed_at = vaguer.first_landed_at
                        and fuller.act_id < vaguer.act_id
                    )
                )
            )
    )

-- Where a party is not told at all, the code has to agree, and the other party or
-- the city.
select
    from_act_id,
    to_act_id,
    shares_story,
    is_same_source,
    is_same_target,
    is_same_mode,
    is_same_place,
    is_same_date,
    case when shares_story then 2 else 0 end
    + case when is_same_source then 1 else 0 end
    + case when is_same_target then 1 else 0 end
    + case when is_same_mode then 1 else 0 end
    + case when is_same_place then 1 else 0 end
    + case when is_same_date then 1 else 0 end as score
from compared
where
    (is_same_code or not (is_source_missing or is_target_missing))
    and (
        ((is_same_source or is_source_vaguer) and (is_same_target or is_target_vaguer))
        or (is_source_missing and is_same_target and not is_target_missing)
        or (is_target_missing and is_same_source and not is_source_missing)
        or (is_source_missing and is_target_missing and is_same_city)
    )
    and (is_same_mode or is_mode_fitting)
    and (is_same_place or is_place_fitting)
    and (is_same_date or is_date_fitting)
