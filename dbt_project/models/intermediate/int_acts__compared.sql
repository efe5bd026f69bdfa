{{
    config(
        materialized="incremental",
        pre_hook=[
            "{{ forget_touched('act_id', column='from_act_id') }}",
            "{{ forget_touched('act_id', column='to_act_id') }}",
        ],
    )
}}

-- Pairs point from the vaguer to the more detailed act (`specificity`, then first
-- landed).
{% set days_apart = var("date_disagreement_days") %}
{% set traits = ["source", "target", "code", "mode", "place", "date"] %}
{% set are_places_told = (
    "coalesce(vaguer.is_place_told and fuller.is_place_told, false)"
) %}

with
    {{ candidates(ref("int_acts__described"), ref("int_acts__keyed"), days_apart) }},

    -- No key is empty: see macro `touched`.
    acts as (
        select
            *,
            {{ in_order(["-specificity", "first_landed_at", "act_id"]) }} as by_detail
        from {{ ref("int_acts__described") }}
        where
            act_id in (
                select one_id
                from candidates
                where one_id != ''
                union
                select other_id
                from candidates
                where other_id != ''
            )
    ),

    directed as (
        select
            candidates.*,
            case
                when one.by_detail < other.by_detail then other.act_id else one.act_id
            end as from_act_id,
            case
                when one.by_detail < other.by_detail then one.act_id else other.act_id
            end as to_act_id
        from candidates
        inner join acts as one on candidates.one_id = one.act_id
        inner join acts as other on candidates.other_id = other.act_id
    ),

    compared as (
        select
            directed.*,
            {% for party in ["source", "target"] %}
                vaguer.{{ party }}_party_actor_id
                is not distinct from fuller.{{ party }}_party_actor_id
                as is_same_{{ party }},
                {{ is_party_vaguer(party, "vaguer", "fuller") }}
                as is_{{ party }}_in_vaguer,
                {{ is_party_vaguer(party, "fuller", "vaguer") }}
                as is_{{ party }}_in_fuller,
                vaguer.{{ party }}_party_specificity = 0 as is_{{ party }}_missing,
            {% endfor %}
            vaguer.cameo_code is not distinct from fuller.cameo_code as is_same_code,
            -- The code of a whole root fits any other of its type.
            vaguer.cameo_code like '__0'
            or fuller.cameo_code like '__0' as is_code_wide,
            length(vaguer.cameo_code) = 4 as is_code_narrow,
            vaguer.event_type = 'CONSULT' as is_meeting,
            vaguer.is_narrow,
            vaguer.first_word
            between fuller.first_word and fuller.last_word as is_same_word,
            (vaguer.is_headline or fuller.is_headline)
            and directed.shares_story as is_headlined,
            -- What neither tells is no agreement.
            coalesce(vaguer.mode = fuller.mode, false) as is_same_mode,
            vaguer.cameo_code is distinct from fuller.cameo_code
            or vaguer.mode is distinct from fuller.mode as is_other_deed,
            coalesce(vaguer.mode, fuller.mode, '')
            = coalesce(fuller.mode, vaguer.mode, '') as is_mode_fitting,
            coalesce(vaguer.city_key = fuller.city_key, false) as is_same_place,
            -- A country is a weak place: it parts two acts only where both tell it
            -- beside
            -- the act and their parties do not tie them. A city that is not told beside
            -- the act parts no two of one story, and a city not from its sites.
            (
                vaguer.city_key is null
                or fuller.city_key is null
                or {{ is_site_of("vaguer", "fuller") }}
                or {{ is_site_of("fuller", "vaguer") }}
                or (directed.shares_story and not {{ are_places_told }})
            )
            and (
                not {{ are_places_told }}
                or (
                    vaguer.source_party_specificity > 0
                    and vaguer.target_party_specificity > 0
                )
                or coalesce(vaguer.place_country_code, fuller.place_country_code, '')
                = coalesce(fuller.place_country_code, vaguer.place_country_code, '')
            ) as is_place_fitting,
            coalesce(
                vaguer.event_on = fuller.event_on
                and vaguer.event_end_on = fuller.event_end_on,
                false
            ) as is_same_date,
            {{ is_date_vaguer("vaguer", "fuller", days_apart) }} as is_date_in_vaguer,
            {{ is_date_vaguer("fuller", "vaguer", days_apart) }} as is_date_in_fuller,
            abs({{ days_between("fuller.event_on", "vaguer.event_on") }})
            <= {{ days_apart }} as is_date_near,
            vaguer.first_landed_at as from_first_landed_at,
            fuller.first_landed_at as to_first_landed_at,
            fuller.specificity as to_specificity
        from directed
        inner join acts as vaguer on directed.from_act_id = vaguer.act_id
        inner join acts as fuller on directed.to_act_id = fuller.act_id
    ),

    -- Where a party is not told at all, code and words have to agree, and the other
    -- party or the city. A headline says in short what the text tells in other words.
    fitted as (
        select
            *,
            {% for party, other in [("source", "target"), ("target", "source")] %}
                is_same_{{ party }}
                or is_{{ party }}_missing
                or (
                    (is_{{ party }}_in_vaguer or is_{{ party }}_in_fuller)
                    and (
                        not is_{{ other }}_missing
                        or is_code_narrow
                        or (is_same_{{ other }} and is_narrow and shares_story)
                        or (is_same_{{ other }} and is_headlined)
                    )
                ) as is_{{ party }}_fitting,
                is_same_{{ party }}
                or is_{{ party }}_missing
                or is_{{ party }}_in_vaguer as is_{{ party }}_detailed,
            {% endfor %}
            case
                when not (is_source_missing or is_target_missing)
                then
                    is_same_code
                    or is_code_wide
                    or (is_headlined and is_same_mode and is_narrow)
                else
                    (is_headlined and (is_same_code or is_code_wide))
                    or (is_same_code and (is_narrow or is_same_word or is_copied))
            end as is_deed_fitting
        from compared
    ),

    -- Fuller on the whole, an act may be the vaguer in a party or its day.
    completed as (
        select
            *,
            not (is_source_detailed and is_target_detailed)
            or (
                not (is_same_date or is_date_in_vaguer) and is_date_in_fuller
            ) as is_completed,
            -- A root's code says little, unless of a meeting: then the words agree,
            -- too.
            is_other_deed
            or (is_code_wide and not is_same_word and not is_meeting) as is_deed_vague
        from fitted
    )

select
    from_act_id,
    to_act_id,
    from_first_landed_at,
    to_first_landed_at,
    to_specificity,
    is_side_by_side,
    shares_story,
    is_copied,
    is_dated_apart
    and not (
        shares_story
        or is_copied
        or is_same_date
        or is_date_in_vaguer
        or is_date_in_fuller
    ) as is_dated_apart,
    is_completed,
    {% for trait in traits %} is_same_{{ trait }}, {% endfor %}
    case when is_copied then 4 else 0 end + case when shares_story then 2 else 0 end
    {% for trait in traits %}
        + case when is_same_{{ trait }} then 1 else 0 end
    {% endfor %}
    - case when is_completed then 1 else 0 end as score
from completed
-- Two acts of one sentence never fit, but tell which merges may not lead to one.
where
    is_side_by_side
    or (
        is_deed_fitting
        and not (is_completed and is_deed_vague and not is_same_date)
        and is_source_fitting
        and is_target_fitting
        and (is_same_place or not (is_source_missing and is_target_missing))
        and is_mode_fitting
        and (is_same_place or is_place_fitting or is_copied)
        and (
            is_same_date
            or is_date_in_vaguer
            or is_date_in_fuller
            or (is_copied and is_date_near)
            or (is_dated_apart and not shares_story)
        )
    )
