//! The part of Markdown that articles are written in, as HTML: paragraphs, headings, lists, quotes, code, emphasis
//! and links. All else stays text.

/// Deepest nesting of emphasis and links.
const MAX_DEPTH: u8 = 4;

/// Deepest nesting of lists.
const MAX_LISTS: usize = 8;

/// The HTML of a text. Markup in it is shown as it stands.
pub(super) fn to_html(source: &str) -> String {
    let mut page = Page::default();
    let mut lines = source.split('\n').peekable();
    while let Some(line) = lines.next() {
        let text = line.trim();
        let underline = lines.peek().map(|it| it.trim()).and_then(level);
        if let Some(tag) = underline.filter(|_| page.is_begin_of_paragraph(line)) {
            page.change(tag);
            push_inline(&mut page.html, text, 0);
            page.change("");
            lines.next();
        } else {
            page.push(line);
        }
        if page.is_open() && line.ends_with("  ") && !text.is_empty() {
            page.html.push_str("<br>");
        }
    }
    page.change("");
    page.html
}

/// The heading that a line makes of the one above it.
fn level(text: &str) -> Option<&'static str> {
    let is_all = |mark: char| text.len() > 1 && text.trim_start_matches(mark).is_empty();
    [('=', "h1"), ('-', "h2")].iter().find(|(mark, _)| is_all(*mark)).map(|(_, tag)| *tag)
}

/// HTML while it is written.
#[derive(Default)]
struct Page {
    html: String,
    /// The element that following lines may belong to, where that is no list.
    open: &'static str,
    /// The lists that are open, each with how far its marks stand from the margin.
    lists: Vec<(usize, &'static str)>,
    /// Whether an empty line came last.
    is_after_gap: bool,
}

impl Page {
    fn push(&mut self, line: &str) {
        let text = line.trim();
        if text.starts_with("```") {
            let is_end = self.open == "pre";
            return self.change(if is_end { "" } else { "pre" });
        }
        if self.open == "pre" {
            push_text(&mut self.html, line);
            return self.html.push('\n');
        }
        let indent = indent(line);
        let heading = heading(text);
        if text.is_empty() {
            // What is in a list may go on after it.
            self.is_after_gap = true;
            if self.lists.is_empty() {
                self.change("");
            }
            return;
        }
        if is_rule(text) {
            self.change("");
            self.html.push_str("<hr>");
        } else if let Some((tag, words)) = heading {
            self.change(tag);
            push_inline(&mut self.html, words, 0);
            self.change("");
        } else if let Some(said) = text.strip_prefix('>') {
            self.push_line("blockquote", said.trim());
        } else if let Some((list, number, item)) = item(text) {
            self.begin_item(list, number, indent);
            push_inline(&mut self.html, item.trim(), 0);
        } else if !self.lists.is_empty() && (!self.is_after_gap || indent > 1) {
            self.html.push_str(if self.is_after_gap { "<br>" } else { "\n" });
            push_inline(&mut self.html, text, 0);
        } else {
            let tag = if self.open == "blockquote" { self.open } else { "p" };
            self.push_line(tag, text);
        }
        self.is_after_gap = false;
    }

    /// Whether a line is the first one of what may be a paragraph.
    fn is_begin_of_paragraph(&self, line: &str) -> bool {
        let text = line.trim();
        let is_other = text.is_empty()
            || text.starts_with(['>', '`'])
            || is_rule(text)
            || heading(text).is_some()
            || item(text).is_some();
        !is_other && self.open.is_empty() && (self.lists.is_empty() || self.is_after_gap)
    }

    fn is_open(&self) -> bool {
        !self.open.is_empty() || !self.lists.is_empty()
    }

    /// Adds a line to an element, which is opened where it is not.
    fn push_line(&mut self, tag: &'static str, text: &str) {
        if self.open == tag {
            self.html.push('\n');
        }
        self.change(tag);
        push_inline(&mut self.html, text, 0);
    }

    /// Begins an item of a list, in the list that is open or in another, which may stand in one of its items.
    fn begin_item(&mut self, tag: &'static str, number: &str, indent: usize) {
        if !self.open.is_empty() {
            self.change("");
        }
        while let Some((outer, last)) = self.lists.last()
            && (*outer > indent || (*last != tag && outer + 1 >= indent))
        {
            push_tag(&mut self.html, "</", last);
            self.lists.pop();
        }
        let is_deeper = self.lists.last().is_none_or(|(outer, _)| outer + 1 < indent);
        if is_deeper && self.lists.len() < MAX_LISTS {
            self.lists.push((indent, tag));
            if matches!(number, "" | "1") {
                push_tag(&mut self.html, "<", tag);
            } else {
                for part in ["<ol start=\"", number, "\">"] {
                    self.html.push_str(part);
                }
            }
        }
        self.html.push_str("<li>");
    }

    /// Closes what is open, and opens the next.
    fn change(&mut self, next: &'static str) {
        while let Some((_, list)) = self.lists.pop() {
            push_tag(&mut self.html, "</", list);
        }
        if self.open == next {
            return;
        }
        for (before, tag) in [("</", self.open), ("<", next)] {
            if !tag.is_empty() {
                push_tag(&mut self.html, before, tag);
            }
        }
        self.open = next;
    }
}

/// How far a line is from the margin, in columns.
fn indent(line: &str) -> usize {
    line.bytes()
        .take_while(|it| matches!(it, b' ' | b'\t'))
        .map(|it| if it == b'\t' { 4 } else { 1 })
        .sum()
}

fn is_rule(text: &str) -> bool {
    text.len() > 2 && text.bytes().all(|it| matches!(it, b'-' | b'*' | b'_' | b' '))
}

/// The heading that a line is, and its words.
fn heading(text: &str) -> Option<(&'static str, &str)> {
    let n_hashes = text.bytes().take_while(|it| *it == b'#').count();
    let tag = ["", "h1", "h2", "h3", "h4", "h5", "h6"].get(n_hashes).filter(|it| !it.is_empty())?;
    let words = text.get(n_hashes..)?.strip_prefix(' ')?;
    Some((tag, words.trim()))
}

/// The list that a line is an item of, its number, and what it says.
fn item(text: &str) -> Option<(&'static str, &str, &str)> {
    let bullet = ["- ", "* ", "+ "].iter().find_map(|it| text.strip_prefix(it));
    if let Some(item) = bullet {
        return Some(("ul", "", item));
    }
    let n_digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest) = text.split_at_checked(n_digits)?;
    let item = rest.strip_prefix(". ").filter(|_| (1..10).contains(&n_digits))?;
    Some(("ol", number, item))
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
        assert_eq!(
            to_html("1. a\n2. b\n   - c\n     d\n   - e\n3. f"),
            "<ol><li>a<li>b<ul><li>c\nd<li>e</ul><li>f</ol>"
        );
        assert_eq!(to_html("3. a\n\n4. b\n\nc"), "<ol start=\"3\"><li>a<li>b</ol><p>c</p>");
        assert_eq!(to_html("a\n===\nb\n--\nc\n\n---"), "<h1>a</h1><h2>b</h2><p>c</p><hr>");
        assert_eq!(to_html("- a\n---\n2024. b"), "<ul><li>a</ul><hr><ol start=\"2024\"><li>b</ol>");
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
        for mark in ["[", "*", "_a ", "**a ", "`", "[a](", "*_", "- a\n", "  - a\n\n", "a\n-\n"] {
            let html = to_html(&mark.repeat(100_000));
            assert!(html.len() < 1_000_000, "{mark}");
        }
    }
}
