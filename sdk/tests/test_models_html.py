from __future__ import annotations

from graph_olap.models import Instance, Mapping, NodeDefinition


def test_models_are_tables_in_a_notebook() -> None:
    node = NodeDefinition(label="A<b>", sql="SELECT 1", primary_key={"name": "id", "type": "INT64"}, properties=[])
    mapping = Mapping.model_construct(id=5, name="<script>", node_definitions=[node, node])
    html = mapping._repr_html_()

    assert "<th>name</th><td>&lt;script&gt;</td>" in html
    assert "<td>A&lt;b&gt;, A&lt;b&gt;</td>" in html
    assert "<th>id</th><td>3</td>" in Instance.model_construct(id=3)._repr_html_()
