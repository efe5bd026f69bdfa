{# The sum of a column of counts, a whole number. DuckDB adds whole numbers up in 128 bits, which takes twice as long; in
   doubles they stay exact up to 2^53. #}
{% macro sum_of_counts(column) -%}
    cast(sum(cast({{ column }} as double)) as bigint)
{%- endmacro %}

{# The mean of a column to four decimals, of the rows that meet `condition`. #}
{% macro mean_of(column, condition="true") -%}
    {{
        mean_from(
            "sum(" ~ column ~ ") filter (where " ~ condition ~ ")",
            "count(" ~ column ~ ") filter (where " ~ condition ~ ")",
        )
    }}
{%- endmacro %}

{# The mean, to four decimals, of what makes this sum and count. The sum is rounded first: its last bits hang on the order in
   which the engine adds, and would tip a mean that lies halfway. #}
{% macro mean_from(sum, count) -%}
    round(round({{ sum }}, 4) / {{ count }}, 4)
{%- endmacro %}
