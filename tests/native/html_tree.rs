//! What browsers write of documents, as trees: the same as what is parsed natively.

use article_widget::html::{self, Node, Nodes};

#[test]
fn a_browsers_xml_becomes_the_same_tree() {
    let xml = "<body xmlns=\"http://www.w3.org/1999/xhtml\" class=\"x\">a &amp; b<br />\
               <p =c=\"d\" \"e\"=\"\" title=\"1 &quot; &lt;\">c</p><!-- <p> --><svg xmlns=\"y\"><a \
               xmlns:xlink=\"z\" xlink:href=\"u\">l</a></svg><template><p>t</p></template>\
               <noembed data-x-iframe=\"\" src=\"s\"></noembed></body>";
    let html = "a &amp; b<br><p =c=d \"e\" title='1 \" <'>c</p><!-- <p> --><svg><a \
                xlink:href=u>l</a></svg><template><p>t</template><iframe src=s></iframe>";
    let (read, parsed) = (html::tree_of_xml(xml.to_owned()), html::parse(html).unwrap());
    assert_eq!(outline_of_nodes(read.nodes()), outline_of_nodes(parsed.nodes()));
    assert!(outline_of_nodes(parsed.nodes()).contains("iframe [(\"src\", \"s\")]"));
}

#[test]
fn a_browsers_html_becomes_the_same_tree() {
    for (written, html) in [
        (
            "a &amp; b&nbsp;c<br><p title=\"1 &quot; <\">d</p>",
            "a & b&nbsp;c<br><p title='1 \" <'>d",
        ),
        ("x<style><p>&amp;</style><p>a</p>", "x<style><p>&amp;</style><p>a"),
        ("<xmp><b>&lt;</xmp>a", "<xmp><b>&lt;</xmp>a"),
        ("<textarea>&lt;b&gt;</textarea>a", "<textarea><b></textarea>a"),
        ("<noembed data-x-iframe=\"\" src=\"s\"><b></noembed>a", "<iframe src=s><b></iframe>a"),
        ("<keygen data-x-embed=\"\" src=\"s\">a", "<embed src=s>a"),
        ("<pre>\na</pre>", "<pre>\n\na</pre>"),
        (
            "<svg><source>a</source><style>&lt;b&gt;</style></svg><source>b",
            "<svg><source>a</source><style>&lt;b></style></svg><source>b",
        ),
        (
            "<svg><desc><source>a</desc><link></link></svg>b",
            "<svg><desc><source>a</desc><link></link></svg>b",
        ),
        (
            "<math><mi><wbr>a</mi><track></track></math>b",
            "<math><mi><wbr>a</mi><track></track></math>b",
        ),
        (
            "x<!-- <p> --><template><p>t</p></template>b",
            "x<!-- <p> --><template><p>t</p></template>b",
        ),
    ] {
        let read = html::tree_of_html(written.to_owned()).unwrap();
        let parsed = html::parse(html).unwrap();
        assert_eq!(outline_of_nodes(read.nodes()), outline_of_nodes(parsed.nodes()), "{written}");
    }
    let told = |written: &str| html::tree_of_html(written.to_owned()).is_some();
    assert!(!told("<p>a</p><plaintext><a>b</a></plaintext>"));
    assert!(told("<svg><plaintext>b</plaintext></svg>"));
}

/// Nodes with all that they have, one a line.
fn outline_of_nodes(nodes: Nodes<'_>) -> String {
    let line = |node| match node {
        Node::Text(text) => format!("{text:?}\n"),
        Node::Element(element) => {
            let attributes: Vec<_> = element.attributes().collect();
            let children = outline_of_nodes(element.children());
            format!("{} {attributes:?}\n{children}end\n", element.name())
        }
    };
    nodes.map(line).collect()
}
