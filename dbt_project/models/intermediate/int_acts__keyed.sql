{{
    config(
        materialized="incremental",
        pre_hook="{{ forget_touched('article_id') }}",
        meta={"notes_what_it_adds": true},
    )
}}

{% set columns = [
    "actor_id",
    "country_code",
    "class",
    "sector_code",
    "specificity",
    "name",
] %}

with
    mentions as (
        select *
        from {{ ref("int_mentions__resolved") }}
        where {{ is_touched("article_id", ref("int_mentions__resolved")) }}
    ),

    sentences as (
        select sentence_id, sentence_text
        from {{ ref("stg_sentences") }}
        where {{ is_touched("article_id") }} and {{ is_touched("landed_on") }}
    ),

    -- The parties of a meeting, a deal or a signing have no direction: put them in one
    -- order, country first.
    ordered as (
        select
            *,
            (event_type in ('CONSULT', 'AGREE', 'COOPERATE') or cameo_code = '057')
            and target_specificity > 0
            and coalesce(source_country_code, '~') || source_actor_id
            > coalesce(target_country_code, '~') || target_actor_id as is_swapped
        from mentions
    ),

    parties as (
        select
            *,
            {% for first, second in [("source", "target"), ("target", "source")] %}
                {% for column in columns %}
                    case
                        when is_swapped
                        then {{ second }}_{{ column }}
                        else {{ first }}_{{ column }}
                    end as {{ first }}_party_{{ column }},
                {% endfor %}
            {% endfor %}
            source_specificity > 0 and not is_source_anybody as is_source_known,
            target_specificity > 0 and not is_target_anybody as is_target_known,
            -- Four digits, or the way in which something was done: few such acts a day.
            -- 'restrict' takes in bans and closures of all kinds.
            length(cameo_code) = 4
            or (
                mode is not null
                and mode != 'restrict'
                and (quad_class in (2, 4) or event_type = 'CONSULT')
            ) as is_narrow,
            left(lower(trigger_text), 4) as trigger_word,
            case
                when place_precision = 'city'
                then
                    coalesce(
                        cast(place_geoname_id as {{ dbt.type_string() }}), place_name
                    )
            end as city_key
        from ordered
    ),

    -- With one party only, that has no name and no city either, or without a date, an
    -- act is told apart inside its story.
    storied as (
        select
            *,
            case
                when date_basis = 'unknown'
                then syndication_cluster_id
                when is_source_known and is_target_known
                then null
                when (is_source_known or is_target_known) and city_key is not null
                then null
                when
                    (is_source_known and source_specificity = 3)
                    or (is_target_known and target_specificity = 3)
                then null
                else syndication_cluster_id
            end as story_key,
            -- One party says little of what was done: then the words agree, too.
            case
                when not (is_source_known and is_target_known) and not is_narrow
                then trigger_word
            end as word_key
        from parties
    )

select
    storied.event_mention_id,
    storied.sentence_id,
    storied.article_id,
    syndication_cluster_id,
    first_landed_at,
    {{
        surrogate_key(
            [
                "event_type",
                "mode",
                "cameo_code",
                "status_class",
                "source_party_actor_id",
                "target_party_actor_id",
                "event_on",
                "event_end_on",
                "city_key",
                "story_key",
                "word_key",
            ]
        )
    }} as act_id,
    event_type,
    mode,
    cameo_code,
    is_narrow,
    trigger_word,
    in_title,
    -- Outlets copy whole sentences; short ones say little, the dateline before the bar
    -- nothing.
    case
        when length(sentences.sentence_text) >= {{ var("copied_sentence_length") }}
        then
            {{
                hash_of(
                    [
                        "split_part(sentences.sentence_text, ' | ', -1)",
                        "trigger_text",
                    ]
                )
            }}
    end as telling_key,
    status_class,
    {% for party in ["source", "target"] %}
        {{ party }}_party_actor_id,
        {{ party }}_party_country_code,
        {{ party }}_party_class,
        {{ party }}_party_specificity,
        -- What courts and parliaments do, governments, armies and the police do not.
        case
            when
                {{ party }}_party_specificity > 1
                and {{ party }}_party_sector_code in ('JUD', 'LEG')
            then {{ party }}_party_sector_code
        end as {{ party }}_party_branch,
        case
            when {{ party }}_party_class = 'IGO' then {{ party }}_party_name
        end as {{ party }}_party_organisation,
    {% endfor %}
    event_on,
    event_end_on,
    date_precision,
    date_basis,
    city_key,
    is_place_told,
    place_country_code,
    city_key is not null and place_geoname_id is null as is_site,
    place_latitude,
    place_longitude,
    dead_count,
    injured_count,
    arrested_count
from storied
left join sentences on storied.sentence_id = sentences.sentence_id
