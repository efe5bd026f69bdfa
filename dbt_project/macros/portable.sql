{# Constructs that DuckDB and Spark spell differently, one macro each; everything else in the models is common to both. #}
{# Days from the first date to the second. #}
{% macro days_between(first, second) -%}
    {{ return(adapter.dispatch("days_between", "dragoman")(first, second)) }}
{%- endmacro %}

{% macro duckdb__days_between(first, second) -%}
    date_diff('day', {{ first }}, {{ second }})
{%- endmacro %}

{% macro spark__days_between(first, second) -%}
    date_diff(day, {{ first }}, {{ second }})
{%- endmacro %}

{# The date `days` days later; a date, not a timestamp. #}
{% macro plus_days(date, days) -%}
    cast({{ date }} + interval '{{ days }}' day as date)
{%- endmacro %}

{# The Monday of a date's week. #}
{% macro week_of(date) -%} cast(date_trunc('week', {{ date }}) as date) {%- endmacro %}

{# Sorts by the first value, then the second: for max_by and min_by. #}
{% macro in_order(values) -%}
    {{ return(adapter.dispatch("in_order", "dragoman")(values)) }}
{%- endmacro %}

{% macro duckdb__in_order(values) -%} row({{ values | join(", ") }}) {%- endmacro %}

{% macro spark__in_order(values) -%} struct({{ values | join(", ") }}) {%- endmacro %}

{# Element of a list, counted from 1 on both engines. #}
{% macro element(list, position) -%}
    {{ return(adapter.dispatch("element", "dragoman")(list, position)) }}
{%- endmacro %}

{% macro duckdb__element(list, position) -%} {{ list }} [{{ position }}] {%- endmacro %}

{% macro spark__element(list, position) -%}
    element_at({{ list }}, {{ position }})
{%- endmacro %}

{% macro size_of(list) -%}
    {{ return(adapter.dispatch("size_of", "dragoman")(list)) }}
{%- endmacro %}

{% macro duckdb__size_of(list) -%} len({{ list }}) {%- endmacro %}

{% macro spark__size_of(list) -%} size({{ list }}) {%- endmacro %}

{# Share of positions at which two MinHash signatures agree: an estimate of the Jaccard similarity of two texts. #}
{% macro signature_similarity(left_signature, right_signature) -%}
    {{
        return(
            adapter.dispatch("signature_similarity", "dragoman")(
                left_signature, right_signature
            )
        )
    }}
{%- endmacro %}

{% macro duckdb__signature_similarity(left_signature, right_signature) -%}
    len(
        list_filter(
            list_zip({{ left_signature }}, {{ right_signature }}),
            lambda pair:pair[1] = pair[2]
        )
    )
    / len({{ left_signature }})
{%- endmacro %}

{% macro spark__signature_similarity(left_signature, right_signature) -%}
    size(
        filter(
            zip_with(
                {{ left_signature }}, {{ right_signature }}, (one, other) -> one = other
            ),
            is_same -> is_same
        )
    )
    / size({{ left_signature }})
{%- endmacro %}

{# Every day from the first to the last, one row each, as `date_on`. #}
{% macro days_from_to(first, last) -%}
    {{ return(adapter.dispatch("days_from_to", "dragoman")(first, last)) }}
{%- endmacro %}

{% macro duckdb__days_from_to(first, last) -%}
    select
        cast(
            unnest(generate_series({{ first }}, {{ last }}, interval '1' day)) as date
        ) as date_on
{%- endmacro %}

{% macro spark__days_from_to(first, last) -%}
    select explode(sequence({{ first }}, {{ last }}, interval 1 day)) as date_on
{%- endmacro %}

{# The first 15 hexadecimal digits of a key as a number that a signed 64-bit integer holds. #}
{% macro key_as_number(key) -%}
    {{ return(adapter.dispatch("key_as_number", "dragoman")(key)) }}
{%- endmacro %}

{% macro duckdb__key_as_number(key) -%}
    cast('0x' || left({{ key }}, 15) as bigint)
{%- endmacro %}

{% macro spark__key_as_number(key) -%}
    cast(conv(left({{ key }}, 15), 16, 10) as bigint)
{%- endmacro %}

{# A day or a time as a number, YYYYMMDD or YYYYMMDDHHMMSS, as GDELT writes them. #}
{% macro day_as_number(day) -%}
    cast(year({{ day }}) * 10000 + month({{ day }}) * 100 + day({{ day }}) as bigint)
{%- endmacro %}

{% macro time_as_number(time) -%}
    (
        {{ day_as_number(time) }} * 1000000
        + hour({{ time }}) * 10000
        + minute({{ time }}) * 100
        + second({{ time }})
    )
{%- endmacro %}

{# A time (UTC) as seconds since 1970. #}
{% macro unix_seconds(time) -%}
    cast(
        {{ days_between("date '1970-01-01'", "cast(" ~ time ~ " as date)") }} as bigint
    )
    * 86400
    + hour({{ time }}) * 3600
    + minute({{ time }}) * 60
    + second({{ time }})
{%- endmacro %}

{# The host name of a web address. #}
{% macro host_of(url) -%}
    {{ return(adapter.dispatch("host_of", "dragoman")(url)) }}
{%- endmacro %}

{# Few hosts need the regular expression, which costs as much as all else. #}
{% macro duckdb__host_of(url) -%}
    {%- set host -%} split_part({{ url }}, '/', 3) {%- endset -%}
    case
        when
            starts_with({{ host }}, 'www.')
            or contains({{ host }}, ':')
            or contains({{ host }}, '?')
            or contains({{ host }}, '#')
        then regexp_replace({{ host }}, '^www\.|[:?#].*$', '', 'g')
        else {{ host }}
    end
{%- endmacro %}

{% macro spark__host_of(url) -%}
    regexp_extract({{ url }}, '^[a-z]+://(?:www\\.)?([^/:?#]+)', 1)
{%- endmacro %}

{# A 64-bit fingerprint of some values; other values may have it too. #}
{% macro hash_of(values) -%}
    {{ return(adapter.dispatch("hash_of", "dragoman")(values)) }}
{%- endmacro %}

{% macro duckdb__hash_of(values) -%} hash({{ values | join(", ") }}) {%- endmacro %}

{% macro spark__hash_of(values) -%} xxhash64({{ values | join(", ") }}) {%- endmacro %}

{# A list of values. #}
{% macro list_of(values) -%}
    {{ return(adapter.dispatch("list_of", "dragoman")(values)) }}
{%- endmacro %}

{% macro duckdb__list_of(values) -%} [{{ values | join(", ") }}] {%- endmacro %}

{% macro spark__list_of(values) -%} array({{ values | join(", ") }}) {%- endmacro %}

{# One row an element of a list; a select item. #}
{% macro each_of(list) -%}
    {{ return(adapter.dispatch("each_of", "dragoman")(list)) }}
{%- endmacro %}

{% macro duckdb__each_of(list) -%} unnest({{ list }}) {%- endmacro %}

{% macro spark__each_of(list) -%} explode({{ list }}) {%- endmacro %}
