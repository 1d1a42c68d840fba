//! The part of Markdown that articles are written in, as HTML: paragraphs, headings, lists, quotes, code, emphasis
//! and links. All else stays text.

/// Deepest nesting of emphasis and links.
const MAX_DEPTH: u8 = 4;

/// The HTML of a text. Markup in it is shown as it stands.
pub(super) fn to_html(source: &str) -> String {
    let mut html = String::new();
    // The element that following lines may belong to.
    let mut open = "";
    for line in source.split('\n') {
        let text = line.trim();
        if text.starts_with("```") {
            let is_end = open == "pre";
            change(&mut html, &mut open, if is_end { "" } else { "pre" });
            continue;
        }
        if open == "pre" {
            push_text(&mut html, line);
            html.push('\n');
            continue;
        }
        let n_hashes = text.bytes().take_while(|it| *it == b'#').count();
        let tag =
            ["", "h1", "h2", "h3", "h4", "h5", "h6"].get(n_hashes).filter(|it| !it.is_empty());
        let heading = text.get(n_hashes..).unwrap_or_default();
        if text.is_empty() {
            change(&mut html, &mut open, "");
        } else if text.len() > 2 && text.bytes().all(|it| matches!(it, b'-' | b'*' | b'_' | b' ')) {
            change(&mut html, &mut open, "");
            html.push_str("<hr>");
        } else if let Some(tag) = tag.filter(|_| heading.starts_with(' ')) {
            change(&mut html, &mut open, tag);
            push_inline(&mut html, heading.trim(), 0);
            change(&mut html, &mut open, "");
        } else if let Some(said) = text.strip_prefix('>') {
            push_line(&mut html, &mut open, "blockquote", said.trim());
        } else if let Some((list, item)) = item(text) {
            change(&mut html, &mut open, list);
            html.push_str("<li>");
            push_inline(&mut html, item.trim(), 0);
        } else {
            let is_going_on = matches!(open, "ul" | "ol" | "blockquote");
            let tag = if is_going_on { open } else { "p" };
            push_line(&mut html, &mut open, tag, text);
        }
        if !open.is_empty() && line.ends_with("  ") {
            html.push_str("<br>");
        }
    }
    change(&mut html, &mut open, "");
    html
}

/// Adds a line to an element, which is opened where it is not.
fn push_line(html: &mut String, open: &mut &'static str, tag: &'static str, text: &str) {
    if *open == tag {
        html.push('\n');
    }
    change(html, open, tag);
    push_inline(html, text, 0);
}

/// Closes the open element, and opens the next.
fn change(html: &mut String, open: &mut &'static str, next: &'static str) {
    if *open == next {
        return;
    }
    for (before, tag) in [("</", *open), ("<", next)] {
        if !tag.is_empty() {
            push_tag(html, before, tag);
        }
    }
    *open = next;
}

/// The list that a line is an item of, and what it says.
fn item(text: &str) -> Option<(&'static str, &str)> {
    let bullet = ["- ", "* ", "+ "].iter().find_map(|it| text.strip_prefix(it));
    if let Some(item) = bullet {
        return Some(("ul", item));
    }
    let n_digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let item = text.get(n_digits..)?.strip_prefix(". ").filter(|_| n_digits > 0)?;
    Some(("ol", item))
}

/// Adds what stands within a paragraph.
fn push_inline(html: &mut String, text: &str, depth: u8) {
    // What has no end after one beginning has none after the next.
    let mut hopeless: Vec<&str> = Vec::new();
    let mut rest = text;
    let mut before = ' ';
    while let Some(first) = rest.chars().next() {
        let after = rest.get(first.len_utf8()..).unwrap_or_default();
        if let Some(escaped) =
            after.chars().next().filter(|it| first == '\\' && it.is_ascii_punctuation())
        {
            push_text(html, escaped.encode_utf8(&mut [0; 4]));
            rest = after.get(1..).unwrap_or_default();
            before = escaped;
            continue;
        }
        let marks = [("**", "strong"), ("__", "strong"), ("*", "em"), ("_", "em"), ("`", "code")];
        let mark = marks.iter().find(|(mark, _)| rest.starts_with(mark));
        let is_within_word = first == '_' && (before.is_ascii_alphanumeric() || !before.is_ascii());
        let mark = mark.filter(|(mark, _)| depth < MAX_DEPTH && !hopeless.contains(mark));
        if let Some((mark, tag)) = mark.filter(|_| !is_within_word) {
            let enclosed = enclosed(rest.get(mark.len()..).unwrap_or_default(), mark);
            if let Some((inner, tail)) = enclosed {
                push_tag(html, "<", tag);
                match *tag {
                    "code" => push_text(html, inner),
                    _ => push_inline(html, inner, depth + 1),
                }
                push_tag(html, "</", tag);
                (before, rest) = (first, tail);
                continue;
            }
            hopeless.push(mark);
        }
        if first == '['
            && depth < MAX_DEPTH
            && let Some((words, url, tail)) = link(after)
        {
            html.push_str("<a href=\"");
            push_text(html, url);
            html.push_str("\">");
            push_inline(html, words, depth + 1);
            push_tag(html, "</", "a");
            (before, rest) = (first, tail);
            continue;
        }
        push_text(html, rest.get(..first.len_utf8()).unwrap_or_default());
        before = first;
        rest = after;
    }
}

/// What stands before the mark that ends an emphasis, and what follows.
fn enclosed<'a>(text: &'a str, mark: &str) -> Option<(&'a str, &'a str)> {
    if text.starts_with(char::is_whitespace) {
        return None;
    }
    for idx in 1..text.len() {
        let Some((inner, tail)) = text.split_at_checked(idx) else { continue };
        let Some(tail) = tail.strip_prefix(mark) else { continue };
        // A star of two is no star of one.
        let is_end = !inner.ends_with(char::is_whitespace) && !inner.ends_with(mark);
        if is_end && !tail.starts_with(mark) {
            return Some((inner, tail));
        }
    }
    None
}

/// The words of a link after its bracket, its address, and what follows.
fn link(text: &str) -> Option<(&str, &str, &str)> {
    // Looking no farther than the next bracket keeps the time linear.
    let (words, rest) = text.split_at_checked(end_of(text, b']')?)?;
    let rest = rest.strip_prefix("](")?;
    let (url, tail) = rest.split_at_checked(end_of(rest, b')')?)?;
    let url = url.split_ascii_whitespace().next()?;
    Some((words, url, tail.strip_prefix(')')?))
}

fn end_of(text: &str, end: u8) -> Option<usize> {
    text.bytes().position(|it| it == end || it == b'[')
}

fn push_tag(html: &mut String, before: &str, tag: &str) {
    html.push_str(before);
    html.push_str(tag);
    html.push('>');
}

/// Adds characters that mean themselves.
fn push_text(html: &mut String, text: &str) {
    for character in text.chars() {
        match character {
            '<' => html.push_str("&lt;"),
            '&' => html.push_str("&amp;"),
            '"' => html.push_str("&quot;"),
            _ => html.push(character),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::to_html;

    #[test]
    fn what_is_written_becomes_its_element_and_all_else_stays() {
        assert_eq!(to_html("## A *b*\nc\nd"), "<h2>A <em>b</em></h2><p>c\nd</p>");
        assert_eq!(to_html("- a\n* b\n\n1. c"), "<ul><li>a<li>b</ul><ol><li>c</ol>");
        assert_eq!(to_html("> a\n\n***"), "<blockquote>a</blockquote><hr>");
        assert_eq!(to_html("```\n  a < b\n```"), "<pre>  a &lt; b\n</pre>");
        assert_eq!(to_html("*a **b** c*"), "<p><em>a <strong>b</strong> c</em></p>");
        assert_eq!(to_html("a_b_c, 2 * 3 * 4, **d"), "<p>a_b_c, 2 * 3 * 4, **d</p>");
        assert_eq!(to_html("\\*a\\* `*b*`"), "<p>*a* <code>*b*</code></p>");
        assert_eq!(to_html("[a](/b?c&d \"e\") [f"), "<p><a href=\"/b?c&amp;d\">a</a> [f</p>");
        assert_eq!(to_html("<script>"), "<p>&lt;script></p>");
    }

    #[test]
    fn marks_without_an_end_take_no_time() {
        for mark in ["[", "*", "_a ", "**a ", "`", "[a](", "*_"] {
            let html = to_html(&mark.repeat(100_000));
            assert!(html.len() < 1_000_000, "{mark}");
        }
    }
}
