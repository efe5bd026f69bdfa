-- Who is quoted, and of whom do they speak?
-- Look at: about, the actors that the quoted words name.
select
    quotes.reported_on,
    quotes.speaker_name,
    quotes.speaker_role,
    array_to_string(quotes.about_actor_names, ', ') as about,
    quotes.quote_text,
    quotes.publisher,
    quotes.url
from marts.fct_quotes as quotes
order by quotes.speaker_actor_id is null, quotes.about_actor_names is null, quotes.reported_on desc, quotes.quote_id
limit 20
