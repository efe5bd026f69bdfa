{# Constructs that DuckDB and Spark spell differently, one macro each; everything else in the models is common to both. #}
{% macro unnested(column) -%}
    {{ return(adapter.dispatch("unnested", "dragoman")(column)) }}
{%- endmacro %}

{% macro duckdb__unnested(column) -%} unnest({{ column }}) {%- endmacro %}

{% macro spark__unnested(column) -%} explode({{ column }}) {%- endmacro %}

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

{% macro list_size(list) -%}
    {{ return(adapter.dispatch("list_size", "dragoman")(list)) }}
{%- endmacro %}

{% macro duckdb__list_size(list) -%} len({{ list }}) {%- endmacro %}

{% macro spark__list_size(list) -%} size({{ list }}) {%- endmacro %}

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
            arrays_zip({{ left_signature }} as a, {{ right_signature }} as b),
            pair -> pair.a = pair.b
        )
    )
    / size({{ left_signature }})
{%- endmacro %}
