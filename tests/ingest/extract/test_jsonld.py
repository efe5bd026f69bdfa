"""JSON-LD as it is found: several graphs, references, comments, broken and hostile scripts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.extract.jsonld import article_nodes, names, parse, text_of


@pytest.mark.parametrize(
    "script",
    [
        '{"@type": "NewsArticle", "headline": "Peace"}',
        '[{"@type": "WebPage"}, {"@type": ["Thing", "https://schema.org/ReportageNewsArticle"], "headline": "Peace"}]',
        '{"@graph": [{"@type": "WebSite"}, {"@type": "Article", "headline": "Peace"}]}',
        '<!-- {"@type": "NewsArticle", "headline": "Peace",} -->',
        '/* by the CMS */ {"@type": "NewsArticle", "headline": "Peace", /* end */ }',
        '//<![CDATA[\n{"@type": "NewsArticle", "headline": "Peace"}\n//]]>',
        '{"@type": "NewsArticle", "headline": "Peace", "description": "two\nlines"};',
        '{"@type": "NewsArticle", "headline": "Peace", "wordCount": ' + "9" * 100_000 + "}",
    ],
)
def test_the_article_is_found(script: str) -> None:
    nodes, _ = article_nodes([script])
    assert [text_of(node, "headline") for node in nodes] == ["Peace"]


def test_the_page_s_article_comes_before_listed_ones() -> None:
    listed = '{"@type": "ItemList", "itemListElement": [{"@type": "NewsArticle", "headline": "Other"}]}'
    nodes, _ = article_nodes([listed, '{"@type": "NewsArticle", "headline": "Own"}'])
    assert [node["headline"] for node in nodes] == ["Own"]


def test_references_and_parts_of_names_are_put_together() -> None:
    nodes, by_id = article_nodes(
        [
            '{"@graph": [{"@type": "Person", "@id": "#1", "name": "Jane Roe"}, {"@type": "NewsArticle", "author": '
            '[{"@id": "#1"}, {"@type": "Person", "givenName": "John", "familyName": "Doe"}, "AFP", 7]}]}'
        ]
    )
    assert names(nodes[0]["author"], by_id) == [("Jane Roe", False), ("John Doe", False), ("AFP", False)]


@pytest.mark.parametrize(
    "script", ["[" * 100_000, '{"a":' * 100_000, "", "null", "{'a': 1}", "," * 100_000, "/*" * 50_000]
)
def test_hostile_scripts_give_nothing(script: str) -> None:
    assert article_nodes([script]) == ([], {})


@given(st.text(max_size=200))
def test_no_script_raises(script: str) -> None:
    parse(script)
    article_nodes([script])
