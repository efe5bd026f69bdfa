{# Whether `other` names the party that `one` gives less of: a state fits its government, both their officials (courts and
   parliaments their own); a nameless group the like of its country, in an act of the same code, or of a wide code in
   the same city; an organisation its organs, which bear its name before their own. #}
{% macro is_party_vaguer(party, one, other) -%}
    {%- set mine, theirs = (
        one ~ "." ~ party ~ "_party_",
        other ~ "." ~ party ~ "_party_",
    ) -%}
    coalesce(
        left({{ theirs }}organisation, length({{ mine }}organisation) + 1)
        = {{ mine }}organisation || ' '
        or (
            {{ mine }}specificity between 1 and 2
            and {{ mine }}specificity
            < {{ theirs }}specificity
            + case
                when
                    {{ one }}.cameo_code = {{ other }}.cameo_code
                    or (
                        (
                            {{ one }}.cameo_code like '__0'
                            or {{ other }}.cameo_code like '__0'
                        )
                        and {{ one }}.city_key = {{ other }}.city_key
                    )
                then 1
                else 0
            end
            and {{ mine }}country_code = {{ theirs }}country_code
            and {{ mine }}class = {{ theirs }}class
            and (
                {{ mine }}specificity = 1
                or {{ mine }}branch is not distinct from {{ theirs }}branch
            )
        ),
        false
    )
{%- endmacro %}

{# Whether the date of `one` leaves room for that of `other`: none, or a week or month with it, or the day of printing:
   the paper of the next day tells of the day before, a headline of the `days_apart` days before. #}
{% macro is_date_vaguer(one, other, days_apart) -%}
    coalesce(
        {{ one }}.event_on is null
        or (
            {{ one }}.date_precision = 'day'
            and not {{ one }}.is_dated_by_text
            and {{ days_between(other ~ ".event_on", one ~ ".event_on") }}
            between 1 and case
                when {{ one }}.is_headline and directed.shares_story
                then {{ days_apart }}
                else 1
            end
        )
        or (
            {{ one }}.event_on < {{ one }}.event_end_on
            and {{ other }}.event_on
            between {{ one }}.event_on and {{ one }}.event_end_on
        ),
        false
    )
{%- endmacro %}

{# Whether `one` is at a site in the city of `other`: a place that the gazetteer of cities lacks, a tenth of a degree from
   it at most, as the coordinates of sites are rounded. #}
{% macro is_site_of(one, other) -%}
    (
        {{ one }}.is_site
        and not {{ other }}.is_site
        and {{ one }}.place_country_code = {{ other }}.place_country_code
        and abs({{ one }}.place_latitude - {{ other }}.place_latitude) <= 0.1
        and abs({{ one }}.place_longitude - {{ other }}.place_longitude) <= 0.1
    )
{%- endmacro %}
