//! The stylesheet without what only its authors need.

use std::sync::LazyLock;

use crate::ui::{STYLE, TOOLS_STYLE};

/// The widget's stylesheet without comments and needless white space; nothing in it ends a `<style>`.
pub(super) fn minified() -> &'static str {
    static MINIFIED: LazyLock<String> = LazyLock::new(|| minify(&whole()));
    &MINIFIED
}

/// With what comes with the program elsewhere.
fn whole() -> String {
    [STYLE, TOOLS_STYLE].concat()
}

/// Takes out comments, and white space beside what separates by itself. The one before a colon
/// stays, as it means a descendant in a selector, and so does that around `+`, which means a sum.
fn minify(style: &str) -> String {
    let mut minified = String::with_capacity(style.len());
    let mut rest = style;
    let mut is_space_due = false;
    while let Some(first) = rest.chars().next() {
        if let Some(comment) = rest.strip_prefix("/*") {
            rest = comment.split_once("*/").map_or("", |(_, after)| after);
            is_space_due = true;
            continue;
        }
        if first.is_ascii_whitespace() {
            rest = rest.trim_ascii_start();
            is_space_due = true;
            continue;
        }
        let is_after_separator = minified.ends_with(['{', '}', ';', ',', ':', '>', '(']);
        let is_separator = ['{', '}', ';', ',', '>', ')'].contains(&first);
        if is_space_due && !is_after_separator && !is_separator && !minified.is_empty() {
            minified.push(' ');
        }
        is_space_due = false;
        if first == '}' && minified.ends_with(';') {
            minified.pop();
        }
        let (token, after) = rest.split_at(end_of_token(rest, first));
        minified.push_str(token);
        rest = after;
    }
    minified
}

/// A string is one token, since what is in it stays; anything else is taken one by one.
fn end_of_token(rest: &str, first: char) -> usize {
    if first != '"' {
        return first.len_utf8();
    }
    rest.bytes().skip(1).position(|byte| byte == b'"').map_or(rest.len(), |idx| idx + 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_means_nothing_is_taken_out() {
        let style = "/* a */\n.a > .b :is(p, a):hover ,\np + p {\n  width: calc( 1em + 2px );\n  font: 400 1em / 1.6 \"A  B\", var(--x);\n}\n\n@container (max-width: 26em) {\n  .c {\n    top: 0;\n  }\n}\n";
        let expected = ".a>.b :is(p,a):hover,p + p{width:calc(1em + 2px);font:400 1em / 1.6 \"A  B\",var(--x)}@container (max-width:26em){.c{top:0}}";
        assert_eq!(minify(style), expected);
    }

    #[test]
    fn stylesheet_can_stand_in_a_style_element() {
        let minified = minified();
        assert!(!minified.contains("</") && !minified.contains("/*"));
        assert_eq!(minified.matches('{').count(), whole().matches('{').count());
        assert!(minified.len() < whole().len() * 9 / 10);
    }
}
