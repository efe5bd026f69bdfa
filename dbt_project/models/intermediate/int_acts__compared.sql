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

with
    {{ candidates(ref("int_acts__described"), ref("int_acts__keyed"), days_apart) }},

    -- Two acts of one sentence are two, however alike.
    side_by_side as (
        select candidates.from_act_id, candidates.to_act_id
        from candidates
        inner join told_in_stories as vaguer on candidates.from_act_id = vaguer.act_id
        inner join
            told_in_stories as fuller
            on candidates.to_act_id = fuller.act_id
            and vaguer.sentence_id = fuller.sentence_id
        where candidates.shares_story
    ),

    acts as (
        select
            *,
            {{ in_order(["-specificity", "first_landed_at", "act_id"]) }} as by_detail
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

    compared as (
        select
            candidates.*,
            {% for party in ["source", "target"] %}
                vaguer.{{ party }}_party_actor_id
                is not distinct from fuller.{{ party }}_party_actor_id
                as is_same_{{ party }},
                -- A state fits its government, both fit their officials; a nameless
                -- group the like of its country, in an act of the same code; an
                -- organisation its organs, which bear its name before their own.
                left(
                    fuller.{{ party }}_party_organisation,
                    length(vaguer.{{ party }}_party_organisation) + 1
                )
                = vaguer.{{ party }}_party_organisation || ' '
                or (
                    vaguer.{{ party }}_party_specificity between 1 and 2
                    and vaguer.{{ party }}_party_specificity
                    < fuller.{{ party }}_party_specificity
                    + case when vaguer.cameo_code = fuller.cameo_code then 1 else 0 end
                    and vaguer.{{ party }}_party_country_code
                    = fuller.{{ party }}_party_country_code
                    and vaguer.{{ party }}_party_class = fuller.{{ party }}_party_class
                ) as is_{{ party }}_vaguer,
                vaguer.{{ party }}_party_specificity = 0 as is_{{ party }}_missing,
            {% endfor %}
            vaguer.cameo_code is not distinct from fuller.cameo_code as is_same_code,
            -- The code of a whole root fits any other of its type.
            vaguer.cameo_code like '__0'
            or fuller.cameo_code like '__0' as is_code_wide,
            length(vaguer.cameo_code) = 4 as is_code_narrow,
            vaguer.is_narrow,
            vaguer.first_word
            between fuller.first_word and fuller.last_word as is_same_word,
            (vaguer.is_headline or fuller.is_headline)
            and candidates.shares_story as is_headlined,
            vaguer.mode is not distinct from fuller.mode as is_same_mode,
            coalesce(vaguer.mode, fuller.mode, '')
            = coalesce(fuller.mode, vaguer.mode, '') as is_mode_fitting,
            vaguer.city_key is not distinct from fuller.city_key as is_same_place,
            vaguer.city_key = fuller.city_key as is_same_city,
            -- A country is a weak place, and so is a city that one story does not tell
            -- beside the act: they part two acts only where their parties do not tie
            -- them.
            (
                vaguer.city_key is null
                or fuller.city_key is null
                or (
                    candidates.shares_story
                    and not (vaguer.is_place_told and fuller.is_place_told)
                )
            )
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
            -- The paper of the next day tells of the day before, a headline of the days
            -- before.
            vaguer.event_on is null
            or (
                vaguer.date_precision = 'day'
                and not vaguer.is_dated_by_text
                and {{ days_between("fuller.event_on", "vaguer.event_on") }}
                between 1 and case
                    when vaguer.is_headline and candidates.shares_story
                    then {{ days_apart }}
                    else 1
                end
            )
            or (
                vaguer.date_precision != 'day'
                and fuller.event_on between vaguer.event_on and vaguer.event_end_on
            ) as is_date_fitting,
            abs({{ days_between("fuller.event_on", "vaguer.event_on") }})
            <= {{ days_apart }} as is_date_near
        from candidates
        inner join acts as vaguer on candidates.from_act_id = vaguer.act_id
        inner join acts as fuller on candidates.to_act_id = fuller.act_id
        left join
            side_by_side
            on candidates.from_act_id = side_by_side.from_act_id
            and candidates.to_act_id = side_by_side.to_act_id
        -- Not a bare comparison: the engine would join all acts with all by it.
        where
            side_by_side.from_act_id is null
            and case when fuller.by_detail < vaguer.by_detail then true else false end
    ),

    -- Where a party is not told at all, code and words have to agree, and the other
    -- party or the city. A headline says in short what the text tells in other words.
    fitted as (
        select
            *,
            {% for party, other in [("source", "target"), ("target", "source")] %}
                is_same_{{ party }}
                or (
                    is_{{ party }}_vaguer
                    and (
                        not is_{{ other }}_missing
                        or is_code_narrow
                        or (is_same_{{ other }} and is_narrow and shares_story)
                        or (is_same_{{ other }} and is_headlined)
                    )
                ) as is_{{ party }}_fitting,
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
    )

select
    from_act_id,
    to_act_id,
    shares_story,
    is_copied,
    is_dated_apart
    and not (
        shares_story or is_copied or is_same_date or is_date_fitting
    ) as is_dated_apart,
    {% for trait in traits %} is_same_{{ trait }}, {% endfor %}
    case when is_copied then 4 else 0 end + case when shares_story then 2 else 0 end
    {% for trait in traits %}
        + case when is_same_{{ trait }} then 1 else 0 end
    {% endfor %} as score
from fitted
where
    is_deed_fitting
    and (is_source_fitting or is_source_missing)
    and (is_target_fitting or is_target_missing)
    and (is_same_city or not (is_source_missing and is_target_missing))
    and is_mode_fitting
    and (is_same_place or is_place_fitting or is_copied)
    and (
        is_same_date
        or is_date_fitting
        or (is_copied and is_date_near)
        or (is_dated_apart and not shares_story)
    )
