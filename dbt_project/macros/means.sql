{# The mean of a column to four decimals, of the rows that meet `condition`. The sum is rounded first: its last bits hang on
   the order in which the engine adds, and would tip a mean that lies halfway. #}
{% macro mean_of(column, condition="true") -%}
    round(
        round(sum({{ column }}) filter (where {{ condition }}), 4)
        / count({{ column }}) filter (where {{ condition }}),
        4
    )
{%- endmacro %}
