//! Source text without what is not code.

/// What is blanked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Blank {
    Comments,
    CommentsAndStrings,
}

/// Rust with spaces in the place of comments. Lines and columns stay what they are.
pub(crate) fn rust_without_comments(source: &str) -> String {
    blanked(source, true, Blank::Comments)
}

/// Rust with spaces in the place of comments, and of what strings hold.
pub(crate) fn rust_without_strings(source: &str) -> String {
    blanked(source, true, Blank::CommentsAndStrings)
}

/// JavaScript with spaces in the place of comments.
pub(crate) fn script_without_comments(source: &str) -> String {
    blanked(source, false, Blank::Comments)
}

/// The contents of all plain string literals in Rust.
pub(crate) fn rust_strings(source: &str) -> Vec<String> {
    let code = rust_without_comments(source);
    let bare = rust_without_strings(source);
    let quotes: Vec<usize> = bare.match_indices('"').map(|(idx, _)| idx).collect();
    quotes.chunks_exact(2).map(|pair| code[pair[0] + 1..pair[1]].to_owned()).collect()
}

fn blanked(source: &str, is_rust: bool, blank: Blank) -> String {
    let mut result = String::with_capacity(source.len());
    let mut rest = source;
    while let Some(first) = rest.chars().next() {
        let (n_bytes, is_comment, n_delimiter) = token(rest, is_rust);
        let (token, after) = rest.split_at(n_bytes.max(first.len_utf8()));
        rest = after;
        let is_blanked = is_comment || (n_delimiter > 0 && blank == Blank::CommentsAndStrings);
        if !is_blanked {
            result.push_str(token);
            continue;
        }
        // A byte becomes a space, so that places stay the same.
        let n_end = token.len().saturating_sub(n_delimiter.min(2));
        for (idx, byte) in token.bytes().enumerate() {
            let is_delimiter = !is_comment && (idx < n_delimiter || idx >= n_end);
            result.push(if is_delimiter || byte == b'\n' { char::from(byte) } else { ' ' });
        }
    }
    result
}

/// Length of the comment or string at the beginning of `rest`, whether it is a comment, and how long
/// a string's delimiters are; all nothing for what is neither.
fn token(rest: &str, is_rust: bool) -> (usize, bool, usize) {
    let through = |from: usize, end: &str| {
        rest[from..].find(end).map_or(rest.len(), |idx| from + idx + end.len())
    };
    if rest.starts_with("//") {
        return (rest.find('\n').unwrap_or(rest.len()), true, 0);
    }
    if rest.starts_with("/*") {
        return (through(2, "*/"), true, 0);
    }
    if is_rust && rest.starts_with("r#\"") {
        return (through(3, "\"#"), false, 3);
    }
    if is_rust && rest.starts_with('\'') {
        // A character, or else a lifetime.
        let after = rest.get(1..).unwrap_or_default();
        if after.starts_with('\\') {
            return (through(3, "'"), false, 1);
        }
        let n_bytes = after.chars().next().map_or(0, char::len_utf8);
        let is_character = after.get(n_bytes..).is_some_and(|after| after.starts_with('\''));
        return if is_character { (n_bytes + 2, false, 1) } else { (0, false, 0) };
    }
    let quotes: &[char] = if is_rust { &['"'] } else { &['"', '\'', '`'] };
    let Some(quote) = rest.chars().next().filter(|c| quotes.contains(c)) else {
        return (0, false, 0);
    };
    let mut is_escaped = false;
    let end = rest.char_indices().skip(1).find(|(_, c)| {
        let is_end = *c == quote && !is_escaped;
        is_escaped = *c == '\\' && !is_escaped;
        is_end
    });
    (end.map_or(rest.len(), |(idx, _)| idx + 1), false, 1)
}

#[test]
fn comments_and_strings_are_blanked_in_their_place() {
    let source = "a \"b // \\\" c\" 'd' '\"' <'e> // f\n/* g */ r#\"h\"i\"# '\\'' j";
    let comments = rust_without_comments(source);
    assert_eq!(comments, "a \"b // \\\" c\" 'd' '\"' <'e>     \n        r#\"h\"i\"# '\\'' j");
    let strings = rust_without_strings(source);
    assert_eq!(strings, "a \"         \" ' ' ' ' <'e>     \n        r#\"   \"# '  ' j");
    assert_eq!(rust_strings("x(\"a\"); // \"b\"\ny(\"c d\")"), ["a", "c d"]);
    let script = "x = 'http://a' + `b // ${c}`; // d";
    assert_eq!(script_without_comments(script), "x = 'http://a' + `b // ${c}`;     ");
}
