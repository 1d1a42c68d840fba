//! What follows from a language tag.

use article_widget::model::{Article, Block, Direction, Text};

#[test]
fn direction_follows_from_the_script_or_else_the_language() {
    for (tag, expected) in [
        ("", Direction::LeftToRight),
        ("en", Direction::LeftToRight),
        ("ar", Direction::RightToLeft),
        ("AR", Direction::RightToLeft),
        ("ar-EG", Direction::RightToLeft),
        ("ar_EG", Direction::RightToLeft),
        ("he", Direction::RightToLeft),
        ("iw-IL", Direction::RightToLeft),
        ("fa-AF", Direction::RightToLeft),
        ("ur-PK", Direction::RightToLeft),
        ("yi", Direction::RightToLeft),
        ("ckb", Direction::RightToLeft),
        ("nqo", Direction::RightToLeft),
        ("dv", Direction::RightToLeft),
        ("az", Direction::LeftToRight),
        ("az-Arab", Direction::RightToLeft),
        ("az-Arab-IR", Direction::RightToLeft),
        ("ar-Latn", Direction::LeftToRight),
        ("ks-Deva", Direction::LeftToRight),
        ("ff-Adlm", Direction::RightToLeft),
        ("zh-cmn-Hans", Direction::LeftToRight),
        ("arn", Direction::LeftToRight),
    ] {
        assert_eq!(Direction::of_language(tag), expected, "for {tag:?}");
    }
}

#[test]
fn extensions_of_a_tag_are_no_script() {
    for (tag, expected) in [
        ("ar-u-nu-latn", Direction::RightToLeft),
        ("ar-EG-u-nu-latn", Direction::RightToLeft),
        ("en-u-nu-arab", Direction::LeftToRight),
        ("he-IL-u-ca-hebrew-nu-latn", Direction::RightToLeft),
        ("de-x-arab", Direction::LeftToRight),
    ] {
        assert_eq!(Direction::of_language(tag), expected, "for {tag:?}");
    }
}

#[test]
fn publishers_word_goes_before_the_language() {
    let direction = |language: Option<&str>, direction| {
        let language = language.map(Into::into);
        Article { language, direction, ..Article::default() }.text_direction()
    };
    assert_eq!(direction(None, None), Direction::LeftToRight);
    assert_eq!(direction(Some("ar"), None), Direction::RightToLeft);
    assert_eq!(direction(Some("ar"), Some(Direction::LeftToRight)), Direction::LeftToRight);
    assert_eq!(direction(None, Some(Direction::RightToLeft)), Direction::RightToLeft);
}

#[test]
fn direction_follows_from_the_letters_where_nothing_else_is_said() {
    let direction = |headline: &str, language: Option<&str>, paragraphs: &[&str]| {
        let mut body = vec![Block::Divider];
        body.extend(paragraphs.iter().map(|it| Block::Paragraph(Text::plain(it))));
        let headline = Text::plain(headline);
        let language = language.map(Into::into);
        Article { headline, language, body, ..Article::default() }.text_direction()
    };
    for (headline, paragraphs, expected) in [
        ("", &[][..], Direction::LeftToRight),
        ("12 – 14", &[], Direction::LeftToRight),
        ("الميناء يعود", &[], Direction::RightToLeft),
        ("הנמל נפתח ב־2024", &[], Direction::RightToLeft),
        // Names of others in it, and it as a name among others.
        ("WHO و UNESCO", &["عادت العبارات إلى الميناء بعد سنتين"], Direction::RightToLeft),
        ("What الميناء means", &["A harbour, in every port."], Direction::LeftToRight),
        ("港口今天重新开放", &["名为 الميناء"], Direction::LeftToRight),
        // Adlam, beyond the basic plane.
        ("𞤀𞤣𞤤𞤢𞤥", &[], Direction::RightToLeft),
    ] {
        assert_eq!(direction(headline, None, paragraphs), expected, "for {headline:?}");
    }
    assert_eq!(direction("الميناء يعود", Some("en"), &[]), Direction::LeftToRight);
    let (start, rest) = ("الميناء ".repeat(150), "harbour ".repeat(1000));
    assert_eq!(direction("x", None, &[&start, &rest]), Direction::RightToLeft);
}

#[test]
fn direction_is_named_as_in_html() {
    assert_eq!(
        [Direction::LeftToRight, Direction::RightToLeft].map(Direction::key),
        ["ltr", "rtl"]
    );
}
