{# The hashes of the 32 bands of a MinHash signature, four values each; other signatures share one when they agree in all
   four. #}
{% macro bands(signature) -%}
    {%- set hashes = [] -%}
    {%- for band in range(32) -%}
        {%- do hashes.append(
            hash_of(
                [
                    band,
                    element(signature, band * 4 + 1),
                    element(signature, band * 4 + 2),
                    element(signature, band * 4 + 3),
                    element(signature, band * 4 + 4),
                ]
            )
        ) -%}
    {%- endfor -%}
    {{ list_of(hashes) }}
{%- endmacro %}
