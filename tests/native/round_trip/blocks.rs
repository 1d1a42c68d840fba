//! Any block that a reader might make.

use article_widget::model::{
    Block, Correction, Definition, Embed, Footnote, HeadingLevel, ListItem, Network, Recording,
    SafeUrl, Table, TableCell, Track, TrackKind,
};

use super::{date, image, maybe, several, string, text, url};
use crate::support::random::Random;

/// How deep blocks stand in blocks here.
const MAX_DEPTH: usize = 3;

/// A block of an article.
pub(super) fn any(random: &mut Random) -> Block {
    block(random, 0, false)
}

pub(super) fn correction(random: &mut Random) -> Correction {
    Correction { date: maybe(random, date), text: text(random) }
}

fn block(random: &mut Random, depth: usize, is_in_aside: bool) -> Block {
    let is_deep = depth == MAX_DEPTH;
    let n_kinds = if is_deep { 12 } else { 19 - usize::from(is_in_aside) };
    match random.below(n_kinds) {
        0 => Block::Paragraph(text(random)),
        1 => Block::Heading {
            level: HeadingLevel::nearest(random.below(6) as u64),
            text: text(random),
        },
        2 => Block::Image(image(random)),
        3 => Block::Gallery {
            images: one_or_more(random, image),
            caption: maybe(random, text).unwrap_or_default(),
        },
        4 => Block::Divider,
        5 => Block::Social {
            // Nobody is followed by mail.
            network: random.one_of(&Network::ALL[..Network::ALL.len() - 1]),
            like: random.once_in(2),
            url: url(random),
        },
        6 => Block::Pullquote {
            text: text(random),
            attribution: maybe(random, text).unwrap_or_default(),
        },
        7 => Block::Table(table(random)),
        8 => Block::Code {
            text: format!("  {}\n\t", string(random)).into(),
            language: maybe(random, string),
        },
        9 => {
            let recording = recording(random);
            if random.once_in(2) { Block::Video(recording) } else { Block::Audio(recording) }
        }
        10 => Block::Embed(embed(random)),
        11 => Block::Correction(correction(random)),
        12 => Block::Footnotes(one_or_more(random, |random| Footnote {
            key: string(random),
            text: text(random),
        })),
        13 => Block::Quote {
            body: blocks(random, depth, is_in_aside),
            attribution: maybe(random, text).unwrap_or_default(),
        },
        14 => Block::List {
            ordered: random.once_in(2),
            start: maybe(random, |random| random.one_of(&[i32::MIN, -1, 0, 7, i32::MAX])),
            reversed: random.once_in(4),
            items: one_or_more(random, |random| match random.below(3) {
                0 => text(random).into(),
                1 => ListItem { text: text(random), body: blocks(random, depth, is_in_aside) },
                _ => ListItem { body: blocks(random, depth, is_in_aside), ..ListItem::default() },
            }),
        },
        15 => Block::Definitions(one_or_more(random, |random| Definition {
            term: text(random),
            body: maybe(random, |random| blocks(random, depth, is_in_aside)).unwrap_or_default(),
        })),
        16 => Block::Details {
            summary: maybe(random, text).unwrap_or_default(),
            body: blocks(random, depth, is_in_aside),
        },
        17 => Block::Update {
            date: maybe(random, date),
            title: maybe(random, text).unwrap_or_default(),
            body: blocks(random, depth, is_in_aside),
        },
        _ => Block::Aside { title: maybe(random, string), body: blocks(random, depth, true) },
    }
}

fn blocks(random: &mut Random, depth: usize, is_in_aside: bool) -> Vec<Block> {
    one_or_more(random, |random| block(random, depth + 1, is_in_aside))
}

fn one_or_more<T>(random: &mut Random, make: impl Fn(&mut Random) -> T) -> Vec<T> {
    (0..=random.below(3)).map(|_| make(random)).collect()
}

fn table(random: &mut Random) -> Table {
    let rows = |random: &mut Random| one_or_more(random, |random| one_or_more(random, cell));
    Table {
        caption: maybe(random, text).unwrap_or_default(),
        head: maybe(random, rows).unwrap_or_default(),
        rows: rows(random),
    }
}

fn cell(random: &mut Random) -> TableCell {
    let span = |random: &mut Random| random.one_of(&[1, 1, 2, 1000]);
    TableCell {
        text: maybe(random, text).unwrap_or_default(),
        is_header: random.once_in(3),
        n_columns: span(random),
        n_rows: span(random),
    }
}

fn recording(random: &mut Random) -> Recording {
    let (width, height) = size(random);
    Recording {
        media_type: maybe(random, string),
        poster: maybe(random, url),
        width,
        height,
        title: maybe(random, string),
        caption: maybe(random, text).unwrap_or_default(),
        credit: maybe(random, string),
        tracks: several(random, track),
        ..Recording::of(url(random))
    }
}

fn track(random: &mut Random) -> Track {
    Track {
        url: url(random),
        kind: random.one_of(&[TrackKind::Captions, TrackKind::Subtitles]),
        language: maybe(random, string),
        label: maybe(random, string),
    }
}

fn embed(random: &mut Random) -> Embed {
    let (width, height) = size(random);
    Embed {
        frame: maybe(random, |_| {
            SafeUrl::parse_web("https://www.youtube-nocookie.com/embed/abc", None).unwrap()
        }),
        width,
        height,
        title: maybe(random, string),
        text: maybe(random, text).unwrap_or_default(),
        caption: maybe(random, text).unwrap_or_default(),
        ..Embed::of(&string(random), url(random))
    }
}

fn size(random: &mut Random) -> (Option<u32>, Option<u32>) {
    let size = maybe(random, |random| {
        (1 + random.below(100_000) as u32, 1 + random.below(100_000) as u32)
    });
    size.unzip()
}
