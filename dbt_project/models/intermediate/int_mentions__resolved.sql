{{
    config(
        materialized="incremental",
        pre_hook="{{ forget_touched('article_id') }}",
        meta={"notes_what_it_adds": true},
    )
}}

with
    event_mentions as (
        select *
        from {{ ref("stg_event_mentions") }}
        where {{ is_touched("article_id") }} and {{ is_touched("landed_on") }}
    ),

    clusters as (select * from {{ ref("int_articles__clustered") }}),

    editions as (
        select
            articles.revision_id,
            articles.first_landed_at,
            coalesce(articles.published_at, articles.first_landed_at) as mentioned_at,
            clusters.syndication_cluster_id,
            clusters.story_reported_on
        from {{ ref("int_articles__current") }} as articles
        inner join clusters on articles.article_id = clusters.article_id
        where {{ is_touched("articles.article_id") }}
    ),

    actors as (select * from {{ ref("int_actors__resolved") }}),

    actors_in_article as (select * from {{ ref("int_actors__resolved_in_article") }}),

    seats as (
        select distinct sentence_id, in_title, mention_start, coder_actor_id, actor_id
        from {{ ref("int_actor_mentions__resolved") }}
        where
            is_seat
            and {{ is_touched("article_id", ref("int_actor_mentions__resolved")) }}
    ),

    event_types as (select * from {{ ref("plover_types") }}),

    modes as (select * from {{ ref("plover_modes") }}),

    cameo_codes as (select * from {{ ref("cameo_codes") }}),

    dated as (
        select
            *,
            case
                when date_text is not null and date_start_on is not null
                then 'text'
                when is_background
                then 'unknown'
                else 'publication'
            end as date_basis
        from event_mentions
    )

select
    dated.event_mention_id,
    dated.sentence_id,
    dated.article_id,
    dated.revision_id,
    editions.syndication_cluster_id,
    dated.landed_on,
    editions.first_landed_at,
    editions.mentioned_at,
    dated.sentence_index,
    dated.ordinal,
    dated.in_title,
    dated.trigger_text,
    dated.trigger_start,
    dated.trigger_end,
    dated.event_type,
    dated.mode,
    dated.contexts,
    coalesce(
        exact.cameo_code, base.cameo_code, root.cameo_code, event_types.cameo_code
    ) as cameo_code,
    exact.cameo_code is not null as is_cameo_code_known,
    event_types.quad_class,
    coalesce(
        exact.goldstein, base.goldstein, root.goldstein, by_type.goldstein
    ) as goldstein,
    coalesce(modes.plover_score, event_types.plover_score) as plover_score,
    {% for party in ["source", "target"] %}
        dated.{{ party }}_text,
        dated.{{ party }}_start,
        dated.{{ party }}_end,
        coalesce(
            {{ party }}_seat.actor_id, {{ party }}_here.actor_id, {{ party }}.actor_id
        ) as {{ party }}_actor_id,
        dated.{{ party }}_name,
        coalesce(
            {{ party }}.country_code, dated.{{ party }}_country_code
        ) as {{ party }}_country_code,
        dated.{{ party }}_sector as {{ party }}_sector_code,
        -- Those who act for a state are one class: a state's army is the state.
        case
            when dated.{{ party }}_sector in ('GOV', 'MIL', 'COP', 'JUD', 'LEG', 'SPY')
            then 'state'
            else dated.{{ party }}_sector
        end as {{ party }}_class,
        dated.{{ party }}_role,
        case
            when dated.{{ party }}_coder_actor_id is null
            then 0
            when
                {{ party }}.country_level = 'state'
                and {{ party }}_seat.actor_id is null
            then 1
            when {{ party }}_seat.actor_id is not null
            then 2
            when {{ party }}.country_level = 'government' or {{ party }}.is_generic
            then 2
            else 3
        end as {{ party }}_specificity,
        coalesce({{ party }}.is_generic, false)
        and dated.{{ party }}_country_code is null as is_{{ party }}_anybody,
    {% endfor %}
    dated.status,
    case
        when dated.status in ('occurred', 'ongoing') then 'actual' else dated.status
    end as status_class,
    dated.attributed_to,
    dated.is_background,
    case
        dated.date_basis
        when 'text'
        then dated.date_start_on
        when 'publication'
        then editions.story_reported_on
    end as event_on,
    case
        dated.date_basis
        when 'text'
        then coalesce(dated.date_end_on, dated.date_start_on)
        when 'publication'
        then editions.story_reported_on
    end as event_end_on,
    case
        dated.date_basis
        when 'text'
        then coalesce(dated.date_precision, 'day')
        when 'publication'
        then 'day'
        else 'unknown'
    end as date_precision,
    dated.date_basis,
    dated.date_text,
    case
        when dated.place_name is not null
        then
            {{
                surrogate_key(
                    [
                        "dated.place_precision",
                        "dated.place_country_code",
                        "dated.place_geoname_id",
                        "case when dated.place_geoname_id is null then dated.place_name end",
                    ]
                )
            }}
    end as place_id,
    dated.place_name,
    dated.place_country_code,
    dated.place_latitude,
    dated.place_longitude,
    dated.place_precision,
    dated.place_geoname_id,
    dated.place_text_start is not null as is_place_told,
    dated.dead_count,
    dated.injured_count,
    dated.arrested_count,
    dated.confidence,
    dated.rule,
    dated.coder,
    dated.coder_version
from dated
left join event_types on dated.event_type = event_types.event_type
left join modes on dated.event_type = modes.event_type and dated.mode = modes.mode
left join cameo_codes as exact on dated.cameo_code = exact.cameo_code
left join cameo_codes as base on left(dated.cameo_code, 3) = base.cameo_code
left join cameo_codes as root on left(dated.cameo_code, 2) = root.cameo_code
left join cameo_codes as by_type on event_types.cameo_code = by_type.cameo_code
{% for party in ["source", "target"] %}
    left join
        actors as {{ party }}
        on dated.{{ party }}_coder_actor_id = {{ party }}.coder_actor_id
    left join
        actors_in_article as {{ party }}_here
        on dated.{{ party }}_coder_actor_id = {{ party }}_here.coder_actor_id
        and dated.article_id = {{ party }}_here.article_id
    left join
        seats as {{ party }}_seat
        on dated.sentence_id = {{ party }}_seat.sentence_id
        and dated.in_title = {{ party }}_seat.in_title
        and dated.{{ party }}_start = {{ party }}_seat.mention_start
        and dated.{{ party }}_coder_actor_id = {{ party }}_seat.coder_actor_id
{% endfor %}
-- Joined last: the wide rows of mentions pass by what is known of the few editions, and
-- are not gathered into hash tables themselves.
inner join editions on dated.revision_id = editions.revision_id
