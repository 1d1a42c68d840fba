//! Articles that are written and read again.

mod blocks;

use std::collections::BTreeSet;
use std::rc::Rc;

use article_widget::formats::{self, article_json};
use article_widget::model::{
    Analytics, Article, Author, DateTime, Direction, Image, ImageSource, Network, Related, Run,
    SafeUrl, ShareTarget, Site, Text,
};
use jsonschema::Validator;
use serde_json::json;

use crate::support::fixtures::{ARTICLES, document, read};
use crate::support::random::Random;
use crate::support::schema::{locations, places, schema, validator};

/// Writes the article, and reads it again: the document is valid, gives no warnings, needs no base,
/// and holds the same article.
#[track_caller]
fn check(validator: &Validator, article: &Article) {
    let written = article_json::write(article);
    let errors: Vec<String> =
        validator.iter_errors(&written).map(|error| error.to_string()).collect();
    assert!(errors.is_empty(), "{written:#}\n{errors:#?}");
    let parsed = formats::read(&written, None, article_widget::html::parse).unwrap();
    assert_eq!(parsed.warnings, [], "{written:#}");
    assert_eq!(parsed.article, *article, "{written:#}");
}

#[test]
fn every_article_that_was_read_is_written_and_read_again() {
    let validator = validator();
    for fixture in ARTICLES {
        check(&validator, &read(&document(fixture.name)).unwrap().article);
    }
}

#[test]
fn html_in_any_depth_is_written_and_read_again() {
    let validator = validator();
    let kinds = [
        ["<blockquote>", "</blockquote>"],
        ["<ul><li>words", "</li></ul>"],
        ["<dl><dt>term</dt><dd>", "</dd></dl>"],
        ["<details><summary>more</summary>", "</details>"],
        ["<aside>", "</aside>"],
    ];
    for [open, close] in kinds {
        let html = [&*open.repeat(40), "<p>deep words</p>", &*close.repeat(40)].concat();
        let html = json!({ "type": "html", "html": html });
        let nested = |n_levels| {
            (0..n_levels).fold(html.clone(), |it, _| json!({ "type": "quote", "body": [it] }))
        };
        for n_levels in 0..24 {
            let document = json!({ "version": 1, "headline": "Deep", "body": [nested(n_levels)] });
            let parsed = read(&document).unwrap();
            let written = article_json::write(&parsed.article);
            assert!(
                written.to_string().contains("deep words"),
                "{open} in {n_levels}: {written:#}"
            );
            check(&validator, &parsed.article);
        }
        let post =
            json!({ "title": { "rendered": "Deep" }, "content": { "rendered": html["html"] } });
        check(&validator, &read(&post).unwrap().article);
    }
}

#[test]
fn every_field_is_read_without_a_warning_and_written_again() {
    let document = document("every_field");
    let parsed = read(&document).unwrap();
    assert_eq!(parsed.warnings, []);
    let written = places(&schema(), &article_json::write(&parsed.article));
    let written: BTreeSet<&str> = written.iter().map(|it| it.location.as_str()).collect();
    for location in locations(&schema()) {
        // The article's own line wins; where there is none, the site's becomes the article's. HTML
        // becomes other blocks.
        let is_replaced = ["/$defs/site/properties/analytics_label", "/$defs/html/properties/html"]
            .contains(&location.as_str());
        assert!(is_replaced || written.contains(location.as_str()), "{location} is not written");
    }
}

#[test]
fn what_an_article_does_not_have_is_not_written() {
    let article = Article { headline: Text::plain("Only a Headline"), ..Article::default() };
    assert_eq!(
        article_json::write(&article),
        json!({ "version": 1, "headline": "Only a Headline" })
    );
}

#[test]
fn text_is_written_as_a_string_only_where_that_reads_as_the_same() {
    let written = |runs: Vec<Run>| {
        article_json::write(&Article { headline: Text { runs }, ..Article::default() })["headline"]
            .clone()
    };
    assert_eq!(written(vec![Run::plain("plain")]), json!("plain"));
    assert_eq!(written(vec![Run::plain(" kept ")]), json!([" kept "]));
    assert_eq!(written(vec![Run::plain("one "), Run::plain("two")]), json!(["one ", "two"]));
    let strong = Run { strong: true, ..Run::plain("strong") };
    assert_eq!(written(vec![strong]), json!([{ "text": "strong", "strong": true }]));
}

#[test]
fn every_article_that_can_be_made_is_written_and_read_again() {
    let validator = validator();
    for seed in 0..300 {
        check(&validator, &article(&mut Random::new(seed)));
    }
}

fn maybe<T>(random: &mut Random, make: impl Fn(&mut Random) -> T) -> Option<T> {
    (!random.once_in(3)).then(|| make(random))
}

fn several<T>(random: &mut Random, make: impl Fn(&mut Random) -> T) -> Vec<T> {
    (0..random.below(4)).map(|_| make(random)).collect()
}

fn string(random: &mut Random) -> Rc<str> {
    let words = [
        "Hafen", "<b>", "&amp;", "\"", "ليلى", "港", "a\u{301}", "😀", "null", "1", "\\", "\u{0}",
        "//", "{}",
    ];
    let n_words = 1 + random.below(3);
    (0..n_words).map(|_| random.one_of(&words)).collect::<Vec<_>>().join(" ").into()
}

fn url(random: &mut Random) -> SafeUrl {
    let urls = [
        "https://news.example/",
        "http://[::1]:8080/a/b?c=d,e#f",
        "https://bücher.example/ä?a b\"<>",
        "https://news.example/%41//%2e./x",
    ];
    SafeUrl::parse_web(random.one_of(&urls), None).unwrap()
}

fn link(random: &mut Random) -> SafeUrl {
    if random.once_in(3) {
        SafeUrl::parse("mailto:desk@news.example?subject=a b", None).unwrap()
    } else {
        url(random)
    }
}

fn date(random: &mut Random) -> DateTime {
    let dates = [
        "2014-09-16",
        "2024-02-29T23:59:59",
        "2014-09-16T06:00:00-04:00",
        "0001-01-01T00:00Z",
        "9999-12-31T12:00+05:30",
    ];
    DateTime::parse(random.one_of(&dates)).unwrap()
}

fn run(random: &mut Random) -> Run {
    Run {
        text: if random.once_in(4) {
            [" ", &string(random), "\n"].concat().into()
        } else {
            string(random)
        },
        strong: random.once_in(4),
        emphasis: random.once_in(4),
        code: random.once_in(4),
        mark: random.once_in(4),
        strike: random.once_in(4),
        sub: random.once_in(4),
        sup: random.once_in(4),
        href: random.once_in(4).then(|| link(random)),
        note: random.once_in(4).then(|| string(random)),
    }
}

/// A text with something in it.
fn text(random: &mut Random) -> Text {
    if random.once_in(2) {
        return Text::plain(&string(random));
    }
    let n_runs = 1 + random.below(4);
    Text { runs: (0..n_runs).map(|_| run(random)).collect() }
}

fn image(random: &mut Random) -> Image {
    let size = maybe(random, |random| {
        (1 + random.below(100_000) as u32, 1 + random.below(100_000) as u32)
    });
    Image {
        url: url(random),
        width: size.map(|(width, _)| width),
        height: size.map(|(_, height)| height),
        alt: maybe(random, string).unwrap_or_default(),
        title: maybe(random, string),
        caption: maybe(random, text).unwrap_or_default(),
        credit: maybe(random, string),
        sources: several(random, |random| ImageSource {
            url: url(random),
            width: 1 + random.below(100_000) as u32,
            media_type: maybe(random, string),
        }),
    }
}

/// Any article that a reader might make.
pub(crate) fn article(random: &mut Random) -> Article {
    let networks = Network::ALL.map(ShareTarget::Network);
    let mut share = [&ShareTarget::OWN[..], &networks[..]].concat();
    share.retain(|_| random.once_in(2));
    Article {
        id: maybe(random, string),
        url: maybe(random, url),
        language: maybe(random, string),
        direction: maybe(random, |random| {
            random.one_of(&[Direction::LeftToRight, Direction::RightToLeft])
        }),
        site: Site {
            name: maybe(random, string),
            short_name: maybe(random, string),
            url: maybe(random, url),
            logo: maybe(random, image),
            time_zone: maybe(random, string),
            homepage_link: random.once_in(2),
            preferred_source: maybe(random, url),
            social: several(random, url),
        },
        headline: text(random),
        standfirst: maybe(random, text).unwrap_or_default(),
        section: maybe(random, string),
        tags: several(random, string),
        authors: several(random, |random| Author {
            name: string(random),
            url: maybe(random, link),
            image: maybe(random, url),
        }),
        published: maybe(random, date),
        updated: maybe(random, date),
        image: maybe(random, image),
        body: several(random, blocks::any),
        corrections: several(random, blocks::correction),
        related: several(random, |random| Related { url: url(random), headline: text(random) }),
        share,
        campaign: maybe(random, string),
        analytics: Analytics { label: maybe(random, string), url: maybe(random, url) },
    }
}
