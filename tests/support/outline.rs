//! Blocks as lines that people can read and compare: each thing that is set, and nothing else.

use std::fmt::Write as _;

use article_widget::model::{Block, Embed, Image, Recording, Run, SafeUrl, TableRow, Text};

/// The blocks, one on a line, and what is in them further right.
pub(crate) fn outline(blocks: &[Block]) -> String {
    let mut lines = String::new();
    add(blocks, 0, &mut lines);
    lines
}

fn add(blocks: &[Block], depth: usize, lines: &mut String) {
    for block in blocks {
        let (line, inner) = described(block);
        let indent = "  ".repeat(depth);
        writeln!(lines, "{indent}{line}").unwrap();
        for (line, blocks) in inner {
            if !line.is_empty() {
                writeln!(lines, "{indent}  {line}").unwrap();
            }
            add(blocks, depth + 1 + usize::from(!line.is_empty()), lines);
        }
    }
}

/// What stands in a block: a line of its own, where there is one, and blocks.
type Inner<'a> = Vec<(String, &'a [Block])>;

fn described(block: &Block) -> (String, Inner<'_>) {
    let only = |line: String| (line, Vec::new());
    match block {
        Block::Paragraph(it) => only(format!("paragraph {}", text(it))),
        Block::Heading { level, text: it } => {
            only(format!("heading {} {}", level.number(), text(it)))
        }
        Block::Image(it) => only(image(it)),
        Block::Gallery { images, caption } => (
            format!("gallery{}", named("caption", caption)),
            images.iter().map(|it| (image(it), [].as_slice())).collect(),
        ),
        Block::Quote { body, attribution } => {
            (format!("quote{}", named("by", attribution)), vec![(String::new(), body.as_slice())])
        }
        Block::Pullquote { text: it, attribution } => {
            only(format!("pullquote {}{}", text(it), named("by", attribution)))
        }
        Block::List { ordered, start, reversed, items } => {
            let start = start.map(|it| format!(" from {it}")).unwrap_or_default();
            let start = if *reversed { format!("{start} counting down") } else { start };
            let kind = if *ordered { "ordered list" } else { "list" };
            let item = |it: &'_ article_widget::model::ListItem| format!("item {}", text(&it.text));
            (format!("{kind}{start}"), items.iter().map(|it| (item(it), &*it.body)).collect())
        }
        Block::Definitions(items) => (
            "definitions".to_owned(),
            items.iter().map(|it| (format!("term {}", text(&it.term)), &*it.body)).collect(),
        ),
        Block::Table(table) => {
            let head = table.head.iter().map(|it| format!("head {}", row(it)));
            let rows = table.rows.iter().map(|it| format!("row {}", row(it)));
            let rows = head.chain(rows).map(|it| (it, [].as_slice())).collect();
            (format!("table{}", named("caption", &table.caption)), rows)
        }
        Block::Code { text, language } => only(format!("code {language:?} {text:?}")),
        Block::Divider => only("divider".to_owned()),
        Block::Video(it) => only(format!("video {}", recording(it))),
        Block::Audio(it) => only(format!("audio {}", recording(it))),
        Block::Embed(it) => only(embed(it)),
        Block::Aside { title, body } => {
            (format!("aside {title:?}"), vec![(String::new(), body.as_slice())])
        }
        Block::Details { summary, body } => {
            (format!("details {}", text(summary)), vec![(String::new(), body.as_slice())])
        }
        Block::Footnotes(notes) => {
            let note = |it: &article_widget::model::Footnote| {
                format!("note {:?} {}", it.key, text(&it.text))
            };
            ("footnotes".to_owned(), notes.iter().map(|it| (note(it), [].as_slice())).collect())
        }
        Block::Social { .. } | Block::Correction(_) | Block::Update { .. } => {
            only(format!("{block:?}"))
        }
    }
}

/// Runs, each with its marks before it.
pub(crate) fn text(text: &Text) -> String {
    let runs: Vec<String> = text.runs.iter().map(run).collect();
    runs.join(" ")
}

fn run(run: &Run) -> String {
    let marks = [
        (run.strong, "strong "),
        (run.emphasis, "em "),
        (run.code, "code "),
        (run.mark, "mark "),
        (run.strike, "strike "),
        (run.sub, "sub "),
        (run.sup, "sup "),
    ];
    let mut line: String = marks.iter().filter(|it| it.0).map(|it| it.1).collect();
    if let Some(url) = &run.href {
        write!(line, "<{}> ", url.as_str()).unwrap();
    }
    if let Some(key) = &run.note {
        write!(line, "note {key:?} ").unwrap();
    }
    write!(line, "{:?}", run.text).unwrap();
    line
}

fn named(name: &str, it: &Text) -> String {
    if it.runs.is_empty() { String::new() } else { format!(" {name}: {}", text(it)) }
}

fn some<T: std::fmt::Debug>(name: &str, it: Option<T>) -> String {
    it.map(|it| format!(" {name}: {it:?}")).unwrap_or_default()
}

fn size(width: Option<u32>, height: Option<u32>) -> String {
    match (width, height) {
        (None, None) => String::new(),
        (Some(width), Some(height)) => format!(" {width}×{height}"),
        _ => panic!("a width without a height, or the other way round"),
    }
}

fn image(it: &Image) -> String {
    let mut line =
        format!("image <{}>{} alt: {:?}", it.url.as_str(), size(it.width, it.height), it.alt);
    line += &some("title", it.title.as_ref());
    line += &named("caption", &it.caption);
    line += &some("credit", it.credit.as_ref());
    for source in &it.sources {
        let media_type = source.media_type.as_deref().unwrap_or_default();
        write!(line, " {}w: <{}>{media_type}", source.width, source.url.as_str()).unwrap();
    }
    line
}

fn recording(it: &Recording) -> String {
    let mut line = format!("<{}>{}", it.url.as_str(), size(it.width, it.height));
    line += &some("type", it.media_type.as_ref());
    line += &some("poster", it.poster.as_ref().map(SafeUrl::as_str));
    line += &some("title", it.title.as_ref());
    line += &named("caption", &it.caption);
    line += &some("credit", it.credit.as_ref());
    for track in &it.tracks {
        write!(line, " {}: <{}>", track.kind.key(), track.url.as_str()).unwrap();
        line += &some("in", track.language.as_ref());
        line += &some("called", track.label.as_ref());
    }
    line
}

fn embed(it: &Embed) -> String {
    let mut line =
        format!("embed {} <{}>{}", it.provider, it.url.as_str(), size(it.width, it.height));
    line += &some("frame", it.frame.as_ref().map(SafeUrl::as_str));
    line += &some("title", it.title.as_ref());
    line += &named("text", &it.text);
    line += &named("caption", &it.caption);
    line
}

fn row(row: &TableRow) -> String {
    let cell = |it: &article_widget::model::TableCell| {
        let span = if (it.n_columns, it.n_rows) == (1, 1) {
            String::new()
        } else {
            format!("{}×{} ", it.n_columns, it.n_rows)
        };
        format!("[{}{span}{}]", if it.is_header { "th " } else { "" }, text(&it.text))
    };
    row.iter().map(cell).collect::<Vec<_>>().join(" ")
}
