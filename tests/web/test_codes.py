"""A code of a criterion is never cut at the end of a line."""

from django.template import Context, Template


def test_a_code_stays_whole_and_the_rest_is_escaped() -> None:
    page = Template("{{ text|codes }}").render(Context({"text": "Zie <b> (HRM-02), de bibob-toets en INF-01."}))
    assert page == (
        'Zie &lt;b&gt; (<span class="dw-whole">HRM-02</span>), de bibob-toets en <span class="dw-whole">INF-01</span>.'
    )
