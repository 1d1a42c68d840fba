//! The elements and comments of markup that Yew wrote.

use crate::ui::Shape;

/// Counts the elements and comments of `markup`, too, as a walk through the tree that a browser makes of
/// it would.
///
/// Only for what Yew's renderer writes: every element is closed, attributes stand in double quotes,
/// names are written small, and a `<` in a text or a `"` in an attribute is escaped.
pub(super) fn add(shape: &mut Shape, markup: &str) {
    let mut rest = markup;
    while let Some((_, token)) = rest.split_once('<') {
        rest = if let Some(comment) = token.strip_prefix("!--") {
            let (content, after) = comment.split_once("-->").unwrap_or((comment, ""));
            shape.comment(content);
            after
        } else {
            let (tag, after) = token.split_at(end_of_tag(token));
            let end_of_name = tag.bytes().position(|byte| byte == b' ' || byte == b'>');
            let name = end_of_name.and_then(|end| tag.get(..end)).unwrap_or(tag);
            if tag.starts_with('/') {
                shape.close();
            } else {
                shape.open(name);
                if is_void(name) {
                    shape.close();
                }
            }
            after
        };
    }
}

/// Whether elements of this name have no end tag.
pub(super) fn is_void(name: &str) -> bool {
    matches!(
        name,
        "area"
            | "base"
            | "br"
            | "col"
            | "embed"
            | "hr"
            | "img"
            | "input"
            | "link"
            | "meta"
            | "param"
            | "source"
            | "track"
            | "wbr"
    )
}

/// Where a tag ends: behind the first `>` that stands in no attribute's value, which is one with as
/// many quotes before it as are closed.
fn end_of_tag(tag: &str) -> usize {
    let mut is_quoted = false;
    let mut start = 0;
    for (idx, _) in tag.match_indices('>') {
        let quotes = tag.get(start..idx).unwrap_or_default().bytes().filter(|byte| *byte == b'"');
        is_quoted ^= quotes.count() % 2 == 1;
        if !is_quoted {
            return idx + 1;
        }
        start = idx;
    }
    tag.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Article;
    use crate::ui::{Options, Stamp};

    fn of(markup: &str) -> Shape {
        let mut shape = Shape::default();
        add(&mut shape, markup);
        shape
    }

    fn number(shape: Shape) -> u64 {
        Stamp::new(&Article::default(), &Options::default(), shape).shape
    }

    #[test]
    fn tags_and_comments_are_counted_and_texts_are_not() {
        let markup = "<!--<[]>--><div title=\"a > b\" class=\"<\">one<hr class=\"x\">two<img><p>&lt;p></p></div><!--</[]>-->";
        let mut expected = Shape::default();
        expected.comment("<[]>");
        expected.open("div");
        for name in ["hr", "img", "p"] {
            expected.open(name);
            expected.close();
        }
        expected.close();
        expected.comment("</[]>");
        assert_eq!(number(of(markup)), number(expected));
        assert_eq!(number(of("<p title=\"x\">one</p>")), number(of("<p lang=\"y\">two</p>")));
    }

    #[test]
    fn shapes_differ_where_a_tree_does() {
        let markup =
            ["", "<p></p>", "<b></b>", "<p></p><b></b>", "<p><b></b></p>", "<hr>", "<!---->"];
        let mut numbers = markup.map(|it| number(of(it))).to_vec();
        numbers.sort_unstable();
        numbers.dedup();
        assert_eq!(numbers.len(), markup.len());
    }
}
