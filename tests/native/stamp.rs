//! The stamp of markup that was rendered ahead of time.

use article_widget::model::Article;
use article_widget::ui::{Options, Shape, Stamp};

use crate::support::stamped::numbers;

fn stamp(article: &Article, options: &Options) -> Stamp {
    Stamp::new(article, options, Shape::default())
}

#[test]
fn stamp_is_read_as_it_was_written() {
    let stamps = [
        Stamp { rendering: 0, content: 1, shape: u64::MAX },
        Stamp { rendering: 0x0123_4567_89ab_cdef, content: 0xfedc, shape: 0 },
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

#[test]
fn content_has_the_same_number_as_on_other_machines() {
    for (number, recorded) in numbers() {
        assert_eq!(number, recorded);
    }
}

#[test]
fn explaining_failures_is_not_counted_among_the_options() {
    let article = Article::default();
    let debug = Options { debug: true, ..Options::default() };
    assert_eq!(stamp(&article, &debug), stamp(&article, &Options::default()));
    let other = Options { no_clock: true, ..Options::default() };
    let (other, own) = (stamp(&article, &other), stamp(&article, &Options::default()));
    assert_eq!(other.content, own.content);
    assert_ne!(other.rendering, own.rendering);
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
