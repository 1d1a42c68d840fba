//! The stylesheet of what is rendered ahead of time.

use std::sync::LazyLock;

use super::minify::minify;
use crate::ui::{LATE_STYLE, STYLE};

/// The widget's whole stylesheet without comments and needless white space; nothing in it ends a `<style>`.
pub(super) fn minified() -> &'static str {
    static MINIFIED: LazyLock<String> = LazyLock::new(|| minify(STYLE) + LATE_STYLE);
    &MINIFIED
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stylesheet_can_stand_in_a_style_element() {
        let minified = minified();
        assert!(!minified.contains("</") && !minified.contains("/*"));
        assert_eq!(
            minified.matches('{').count(),
            STYLE.matches('{').count() + LATE_STYLE.matches('{').count()
        );
        assert!(minified.len() < (STYLE.len() + LATE_STYLE.len()) * 19 / 20);
    }
}
