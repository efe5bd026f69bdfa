{# A name for comparing: lower case, without accents, punctuation and doubled spaces. #}
{% macro plain_name(name) -%}
    {{ return(adapter.dispatch("plain_name", "dragoman")(name)) }}
{%- endmacro %}

{% macro duckdb__plain_name(name) -%}
    trim(regexp_replace(lower(strip_accents({{ name }})), '[^\p{L}\p{N}]+', ' ', 'g'))
{%- endmacro %}

{% macro spark__plain_name(name) -%}
    trim(
        regexp_replace(
            translate(
                lower({{ name }}),
                'áàâäãåçéèêëíìîïıñóòôöõøúùûüşğ',
                'aaaaaaceeeeiiiiinoooooouuuusg'
            ),
            '[^\\p{L}\\p{N}]+',
            ' '
        )
    )
{%- endmacro %}

{# The consonants of a plain name, with the letters that transliterations exchange made one: Zelenskyy and Zelensky,
   Mohammed and Muhammad have the same. #}
{% macro name_skeleton(plain) -%}
    {%- set steps = [
        ("kh", "h"),
        ("gh", "g"),
        ("ph", "f"),
        ("ck", "k"),
        ("ch", "+"),
        ("x", "ks"),
    ] -%}
    {%- set text = namespace(sql=plain) -%}
    {%- for wide, narrow in steps -%}
        {%- set text.sql = (
            "replace(" ~ text.sql ~ ", '" ~ wide ~ "', '" ~ narrow ~ "')"
        ) -%}
    {%- endfor -%}
    {%- set text.sql = "translate(" ~ text.sql ~ ", 'qcwaeiouyj', 'kkv')" -%}
    {%- for letter in "bdfghklmnprstvz" -%}
        {%- set text.sql = (
            "replace("
            ~ text.sql
            ~ ", '"
            ~ letter
            ~ letter
            ~ "', '"
            ~ letter
            ~ "')"
        ) -%}
    {%- endfor -%}
    {{ text.sql }}
{%- endmacro %}

{# First and last word of a plain name. #}
{% macro first_word(plain) -%} split_part({{ plain }}, ' ', 1) {%- endmacro %}

{% macro last_word(plain) -%} split_part({{ plain }}, ' ', -1) {%- endmacro %}

{# Words of a plain name. #}
{% macro word_count(plain) -%}
    (length({{ plain }}) - length(replace({{ plain }}, ' ', '')) + 1)
{%- endmacro %}
