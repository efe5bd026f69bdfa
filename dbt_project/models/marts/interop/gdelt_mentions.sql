{{
    config(
        materialized="incremental",
        pre_hook="{{ forget_touched('event_id', column=adapter.quote('GlobalEventID'), value=key_as_number('event_id')) }}",
    )
}}

with
    mentions as (
        select *
        from {{ ref("fct_mentions") }}
        where {{ is_touched("event_id", ref("fct_mentions")) }}
    ),

    events as (
        select *
        from {{ ref("fct_events") }}
        where
            is_counted
            and event_on is not null
            and {{ is_touched("event_id", ref("fct_events")) }}
    ),

    articles as (select * from {{ ref("int_articles__current") }})

select
    {{ key_as_number("events.event_id") }} as {{ adapter.quote("GlobalEventID") }},
    {{ time_as_number("events.first_mentioned_at") }}
    as {{ adapter.quote("EventTimeDate") }},
    {{ time_as_number("mentions.mentioned_at") }}
    as {{ adapter.quote("MentionTimeDate") }},
    1 as {{ adapter.quote("MentionType") }},
    coalesce(
        nullif({{ host_of("mentions.url") }}, ''), mentions.publisher
    ) as {{ adapter.quote("MentionSourceName") }},
    mentions.url as {{ adapter.quote("MentionIdentifier") }},
    mentions.sentence_index + 1 as {{ adapter.quote("SentenceID") }},
    coalesce(mentions.source_start, -1) as {{ adapter.quote("Actor1CharOffset") }},
    coalesce(mentions.target_start, -1) as {{ adapter.quote("Actor2CharOffset") }},
    mentions.trigger_start as {{ adapter.quote("ActionCharOffset") }},
    1 as {{ adapter.quote("InRawText") }},
    cast(
        greatest(10, round(mentions.confidence * 10) * 10) as integer
    ) as {{ adapter.quote("Confidence") }},
    cast(articles.character_count as integer) as {{ adapter.quote("MentionDocLen") }},
    cast(null as double) as {{ adapter.quote("MentionDocTone") }},
    cast(
        null as {{ dbt.type_string() }}
    ) as {{ adapter.quote("MentionDocTranslationInfo") }},
    cast(null as {{ dbt.type_string() }}) as {{ adapter.quote("Extras") }}
from mentions
inner join events on mentions.event_id = events.event_id
inner join articles on mentions.article_id = articles.article_id
-- "The two governments agreed" is one place in the text and two mentions of one event.
qualify
    row_number() over (
        partition by
            mentions.event_id,
            mentions.sentence_id,
            mentions.source_start,
            mentions.target_start,
            mentions.trigger_start
        order by mentions.confidence desc, mentions.event_mention_id
    )
    = 1
