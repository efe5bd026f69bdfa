{# A name for comparing: lower case, without accents, punctuation and doubled spaces. #}
{% macro plain_name(name) -%}
    {{ return(adapter.dispatch("plain_name", "dragoman")(name)) }}
{%- endmacro %}

{% macro duckdb__plain_name(name) -%}
    {%- set bare = without_marks("lower(strip_accents(" ~ name ~ "))") -%}
    trim(
        regexp_replace(
            translate({{ bare }}, 'łøđħı', 'lodhi'), '[^\p{L}\p{N}]+', ' ', 'g'
        )
    )
{%- endmacro %}

{% macro spark__plain_name(name) -%}
    trim(
        regexp_replace(
            translate(
                {{ without_marks("lower(" ~ name ~ ")") }},
                'áàâäãåāăąçćčďéèêëēěęíìîïīñńňóòôöõōőřśšťúùûüūůűýźżžşșțğłøđħı',
                'aaaaaaaaacccdeeeeeeeiiiiinnnooooooorsstuuuuuuuyzzzsstglodhi'
            ),
            '[^\\p{L}\\p{N}]+',
            ' '
        )
    )
{%- endmacro %}

{# "O'Neill", "Sana'a", "People's" and "J.D." are one word each. #}
{% macro without_marks(name) -%}
    translate({{ name }}, chr(39) || '’‘ʼʻʿʾ`´.', '')
{%- endmacro %}

{# A text after replacements, one after the other. #}
{% macro replace_each(text, steps) -%}
    {%- set replaced = namespace(sql=text) -%}
    {%- for wide, narrow in steps -%}
        {%- set replaced.sql = (
            "replace("
            ~ replaced.sql
            ~ ", '"
            ~ wide
            ~ "', '"
            ~ narrow
            ~ "')"
        ) -%}
    {%- endfor -%}
    {{ return(replaced.sql) }}
{%- endmacro %}

{# A text with doubled letters made single. #}
{% macro single_letters(text, letters) -%}
    {%- set steps = [] -%}
    {%- for letter in letters -%}
        {%- do steps.append((letter ~ letter, letter)) -%}
    {%- endfor -%}
    {{ return(replace_each(text, steps)) }}
{%- endmacro %}

{# The consonants of a plain name, with the letters that transliterations exchange made one: Zelenskyy and Zelensky,
   Medvedev and Medvedyev have the same. #}
{% macro name_skeleton(plain) -%}
    {%- set steps = [
        ("kh", "h"),
        ("gh", "g"),
        ("ph", "f"),
        ("ck", "k"),
        ("tch", "+"),
        ("ch", "+"),
        ("x", "ks"),
    ] -%}
    {%- set single = single_letters(replace_each(plain, steps), "bdfghklmnprstvz") -%}
    translate({{ single }}, 'qcwaeiouyj', 'kkv')
{%- endmacro %}

{# How a plain name sounds, in letters: for scripts whose vowels tell names apart (Hassan is not Hussein), though their
   spelling varies. `q` and `e` are what these letters are read as: q is g or k, e is a or i. Articles and the spaces
   between words are left out. #}
{% macro name_sounds(plain, q, e) -%}
    {%- set steps = [
        (" al ", " "),
        (" el ", " "),
        ("abdul", "abd"),
        ("abdel", "abd"),
        ("abdal", "abd"),
        ("ah ", "a "),
        ("ee", "i"),
        ("oo", "u"),
        ("ou", "u"),
        ("kh", "h"),
        ("gh", "g"),
        ("dh", "d"),
        ("th", "t"),
        ("ph", "f"),
        ("ck", "k"),
        ("dj", "j"),
        ("ch", "sh"),
        ("x", "ks"),
    ] -%}
    {%- set heard = single_letters(
        replace_each("(" ~ plain ~ " || ' ')", steps), "bdfghjklmnprstvz"
    ) -%}
    {%- set letters = "translate(" ~ heard ~ ", 'qewcyo ', '" ~ q ~ e ~ "vkiu')" -%}
    {{ single_letters(letters, "aiu") }}
{%- endmacro %}

{# The first letters of a plain name's words. #}
{% macro initials(plain) -%}
    {{ return(adapter.dispatch("initials", "dragoman")(plain)) }}
{%- endmacro %}

{% macro duckdb__initials(plain) -%}
    regexp_replace({{ plain }}, '(\S)\S* ?', '\1', 'g')
{%- endmacro %}

{% macro spark__initials(plain) -%}
    regexp_replace({{ plain }}, '(\\S)\\S* ?', '$1')
{%- endmacro %}

{# The initials that a name begins with ("F.W. " of "F.W. de Klerk"), and the name without them. #}
{% macro leading_initials(name) -%}
    regexp_extract({{ name }}, '^(?:[A-Z][.] ?)+', 0)
{%- endmacro %}

{% macro without_initials(name) -%}
    regexp_replace({{ name }}, '^(?:[A-Z][.] ?)+', '')
{%- endmacro %}

{# First and last word of a plain name. #}
{% macro first_word(plain) -%} split_part({{ plain }}, ' ', 1) {%- endmacro %}

{% macro last_word(plain) -%} split_part({{ plain }}, ' ', -1) {%- endmacro %}

{# Words of a plain name. #}
{% macro word_count(plain) -%}
    (length({{ plain }}) - length(replace({{ plain }}, ' ', '')) + 1)
{%- endmacro %}
