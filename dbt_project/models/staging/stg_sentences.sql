with
    sentences as (
        {{ first_landing(source("staging", "sentences"), "sentence_id", "landed_on") }}
    )

select
    sentence_id,
    article_id,
    revision_id,
    landed_on,
    sentence_index,
    sentences.kind as sentence_kind,
    sentences.text as sentence_text,
    in_title,
    sentences.start as sentence_start,
    sentences.end as sentence_end
from sentences
