//! The stamp of markup that was rendered ahead of time.

use article_widget::model::{Article, Text};
use article_widget::ui::{Layout, Options, Shape, Stamp};

use crate::support::fixtures::{document, read};

fn stamp(article: &Article, options: &Options) -> Stamp {
    Stamp::new(article, options, Shape::default())
}

#[test]
fn stamp_is_read_as_it_was_written() {
    let stamps = [
        Stamp { build: 0, content: 1, shape: u64::MAX },
        Stamp { build: 0x0123_4567_89ab_cdef, content: 0xfedc, shape: 0 },
        stamp(&Article::default(), &Options::default()),
    ];
    for stamp in stamps {
        assert_eq!(Stamp::parse(&stamp.to_string()), Some(stamp));
    }
}

#[test]
fn what_is_no_stamp_is_not_read_as_one() {
    for text in
        ["", "1", "1-2", "1-2-", "-1-2-3", "1-2-3-4", "1-2-g", "1 -2-3", "1-2-10000000000000000"]
    {
        assert_eq!(Stamp::parse(text), None, "{text:?}");
    }
}

/// Recorded from a machine of 64 bits: a browser, which is one of 32, must come to the same number.
#[test]
fn content_has_the_same_number_on_every_machine() {
    let article = Article { headline: Text::plain("The Harbour Reopens"), ..Article::default() };
    assert_eq!(format!("{:x}", stamp(&article, &Options::default()).content), "936df7a01e3746fd");
    let article = read(&document("minimal")).unwrap().article;
    let options = Options { layout: Layout::Card, no_share: true, ..Options::default() };
    assert_eq!(format!("{:x}", stamp(&article, &options).content), "582f05d40991d64e");
}

#[test]
fn explaining_failures_is_not_counted_among_the_options() {
    let article = Article::default();
    let debug = Options { debug: true, ..Options::default() };
    assert_eq!(stamp(&article, &debug), stamp(&article, &Options::default()));
    let other = Options { no_clock: true, ..Options::default() };
    assert_ne!(stamp(&article, &other).content, stamp(&article, &Options::default()).content);
}

#[test]
fn shape_tells_elements_and_comments_apart() {
    let shape = |count: &dyn Fn(&mut Shape)| {
        let mut shape = Shape::default();
        count(&mut shape);
        Stamp::new(&Article::default(), &Options::default(), shape).shape
    };
    let mut shapes = [
        shape(&|_| {}),
        shape(&|it| it.open("p")),
        shape(&|it| it.comment("p")),
        shape(&|it| {
            it.open("p");
            it.close();
        }),
        shape(&|it| {
            it.open("p");
            it.open("p");
            it.close();
        }),
        shape(&|it| it.open("pp")),
    ]
    .to_vec();
    shapes.sort_unstable();
    shapes.dedup();
    assert_eq!(shapes.len(), 6);
}
