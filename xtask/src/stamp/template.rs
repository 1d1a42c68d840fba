//! Values put into a script, each in the place of a placeholder such as `"__GLUE__"`.

use std::collections::BTreeMap;

use anyhow::{Context, Result, bail};

/// Puts each of `values` in the place of its placeholder: `("GLUE", "a.js")` turns `"__GLUE__"`,
/// quotes included, into `"a.js"`.
///
/// Each placeholder stands in `source` exactly once, so that a long value is not shipped twice. One
/// that is missing, unknown, repeated, or without its quotes is an error: the script would start,
/// and fail on somebody's page. What looks like a placeholder inside a value is left alone.
pub(super) fn fill(source: &str, values: &[(&str, &str)]) -> Result<String> {
    let mut open: BTreeMap<&str, &str> = values.iter().copied().collect();
    let mut filled = String::with_capacity(source.len());
    let mut rest = source;
    while let Some(found) = next_placeholder(rest) {
        let Some(value) = open.remove(found.name) else {
            let is_known = values.iter().any(|(name, _)| *name == found.name);
            let fault = if is_known { "stands here more than once" } else { "is unknown" };
            bail!("the placeholder __{}__ {fault}", found.name);
        };
        let before = found.before.strip_suffix('"');
        let after = found.after.strip_prefix('"');
        let (before, after) = before.zip(after).with_context(|| {
            format!("the placeholder __{}__ is not in double quotes", found.name)
        })?;
        filled.push_str(before);
        filled.push_str(&serde_json::to_string(value)?);
        rest = after;
    }
    filled.push_str(rest);
    match open.keys().next() {
        None => Ok(filled),
        Some(name) => bail!("the placeholder \"__{name}__\" is missing"),
    }
}

/// A placeholder with the text around it.
struct Placeholder<'a> {
    before: &'a str,
    name: &'a str,
    after: &'a str,
}

/// The first `__NAME__` of capitals, digits and single underscores that follows a quote of any kind: bundlers
/// write names of this form into comments.
fn next_placeholder(text: &str) -> Option<Placeholder<'_>> {
    let mut start = 0;
    while let Some(offset) = text.get(start..)?.find("__") {
        let name_start = start + offset + 2;
        let after_start = text.get(name_start..)?;
        let before = text.get(..name_start - 2)?;
        if let Some((name, after)) = after_start.split_once("__")
            && is_name(name)
            && before.ends_with(['"', '\'', '`'])
        {
            return Some(Placeholder { before, name, after });
        }
        start = name_start;
    }
    None
}

fn is_name(name: &str) -> bool {
    name.starts_with(|it: char| it.is_ascii_uppercase())
        && name.chars().all(|it| it.is_ascii_uppercase() || it.is_ascii_digit() || it == '_')
}

#[cfg(test)]
mod tests {
    use super::*;

    const VALUES: [(&str, &str); 2] = [("GLUE", "a-1.js"), ("GLUE_INTEGRITY", "sha384-abc")];

    fn message(source: &str) -> String {
        fill(source, &VALUES).unwrap_err().to_string()
    }

    #[test]
    fn placeholders_become_string_literals() {
        let source = "const GLUE = \"__GLUE__\", SUM = \"__GLUE_INTEGRITY__\";\n";
        let expected = "const GLUE = \"a-1.js\", SUM = \"sha384-abc\";\n";
        assert_eq!(fill(source, &VALUES).unwrap(), expected);
    }

    #[test]
    fn quotes_backslashes_and_line_ends_in_a_value_stay_inside_the_literal() {
        let style = "a::before { content: \"\\201c\" }\n/* it's */";
        let got = fill(r#"f("__STYLE__")"#, &[("STYLE", style)]).unwrap();
        assert_eq!(got, r#"f("a::before { content: \"\\201c\" }\n/* it's */")"#);
    }

    #[test]
    fn placeholder_inside_a_value_is_left_alone() {
        let got = fill(r#"["__A__", "__B__"]"#, &[("A", "__B__"), ("B", "b")]).unwrap();
        assert_eq!(got, r#"["__B__", "b"]"#);
    }

    #[test]
    fn missing_placeholder_is_an_error() {
        assert_eq!(
            message(r#"x = "__GLUE__""#),
            r#"the placeholder "__GLUE_INTEGRITY__" is missing"#
        );
    }

    #[test]
    fn unknown_placeholder_is_an_error() {
        let source = r#""__GLUE__" "__GLUE_INTEGRITY__" "__GLU__""#;
        assert_eq!(message(source), "the placeholder __GLU__ is unknown");
    }

    #[test]
    fn repeated_placeholder_is_an_error() {
        let source = r#""__GLUE__" "__GLUE__" "__GLUE_INTEGRITY__""#;
        assert_eq!(message(source), "the placeholder __GLUE__ stands here more than once");
    }

    #[test]
    fn placeholder_in_other_quotes_is_an_error() {
        let source = r#"'__GLUE__' "__GLUE_INTEGRITY__""#;
        assert_eq!(message(source), "the placeholder __GLUE__ is not in double quotes");
    }

    #[test]
    fn names_with_underscores_of_their_own_are_no_placeholders() {
        let source = r#"a.__wbg_init(__dirname, "__x__", ____); /* @__PURE__ */ "__GLUE__" "__GLUE_INTEGRITY__""#;
        let expected =
            r#"a.__wbg_init(__dirname, "__x__", ____); /* @__PURE__ */ "a-1.js" "sha384-abc""#;
        assert_eq!(fill(source, &VALUES).unwrap(), expected);
    }
}
