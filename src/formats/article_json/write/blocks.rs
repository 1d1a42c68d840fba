//! Blocks as they are written.

use super::super::super::written::{Fields, Json};
use super::{image, text};
use crate::model::{
    Block, Correction, Definition, Embed, Footnote, ListItem, Recording, TableCell, TableRow, Track,
};

pub(super) fn block(block: &Block, json: Json) -> Json {
    let of_type = |name: &str| json.fields().with("type", name);
    let fields = match block {
        Block::Paragraph(text) => of_type("paragraph").text("text", text),
        Block::Heading { level, text } => {
            of_type("heading").with("level", level.number()).text("text", text)
        }
        Block::Image(it) => of_type("image").image("image", Some(it)),
        Block::Gallery { images, caption } => {
            of_type("gallery").list("images", images, image).text("caption", caption)
        }
        Block::Quote { body, attribution } => match body.as_slice() {
            [Block::Paragraph(text)] => of_type("quote").text("text", text),
            body => of_type("quote").list("body", body, self::block),
        }
        .text("attribution", attribution),
        Block::Pullquote { text, attribution } => {
            of_type("pullquote").text("text", text).text("attribution", attribution)
        }
        Block::List { ordered, start, reversed, items } => of_type("list")
            .flag("ordered", *ordered)
            .optional("start", *start)
            .flag("reversed", *reversed)
            .list("items", items, list_item),
        Block::Definitions(items) => of_type("definitions").list("items", items, definition),
        Block::Table(table) => of_type("table")
            .text("caption", &table.caption)
            .list("head", &table.head, table_row)
            .list("rows", &table.rows, table_row),
        Block::Code { text, language } => {
            of_type("code").with("text", &**text).optional("language", language.as_deref())
        }
        Block::Divider => of_type("divider"),
        Block::Video(it) => recording(of_type("video"), it),
        Block::Audio(it) => recording(of_type("audio"), it),
        Block::Embed(it) => embed(of_type("embed"), it),
        Block::Social { network, like, url } => of_type("social")
            .with("network", network.key())
            .optional("action", like.then_some("like"))
            .with("url", url.as_str()),
        Block::Aside { title, body } => {
            of_type("aside").optional("title", title.as_deref()).list("body", body, self::block)
        }
        Block::Details { summary, body } => {
            of_type("details").text("summary", summary).list("body", body, self::block)
        }
        Block::Correction(it) => correction(of_type("correction"), it),
        Block::Update { date, title, body } => of_type("update")
            .optional("date", date.map(|date| date.to_string()))
            .text("title", title)
            .list("body", body, self::block),
        Block::Footnotes(notes) => of_type("footnotes").list("items", notes, footnote),
    };
    fields.end()
}

pub(super) fn correction(fields: Fields, correction: &Correction) -> Fields {
    fields
        .optional("date", correction.date.map(|date| date.to_string()))
        .text("text", &correction.text)
}

fn list_item(item: &ListItem, json: Json) -> Json {
    if item.body.is_empty() {
        return text(&item.text, json);
    }
    json.fields().text("text", &item.text).list("body", &item.body, block).end()
}

fn definition(definition: &Definition, json: Json) -> Json {
    json.fields().text("term", &definition.term).list("body", &definition.body, block).end()
}

fn footnote(note: &Footnote, json: Json) -> Json {
    json.fields().with("key", &*note.key).text("text", &note.text).end()
}

fn table_row(row: &TableRow, json: Json) -> Json {
    json.list(row, table_cell)
}

/// A text where that reads back as the same cell, else an object.
fn table_cell(cell: &TableCell, json: Json) -> Json {
    if *cell == TableCell::from(cell.text.clone()) {
        return text(&cell.text, json);
    }
    let of_many = |number: u16| Some(number).filter(|number| *number != 1);
    json.fields()
        .text("text", &cell.text)
        .flag("header", cell.is_header)
        .optional("columns", of_many(cell.n_columns))
        .optional("rows", of_many(cell.n_rows))
        .end()
}

fn recording(fields: Fields, recording: &Recording) -> Fields {
    fields
        .with("url", recording.url.as_str())
        .optional("media_type", recording.media_type.as_deref())
        .url("poster", recording.poster.as_ref())
        .optional("width", recording.width)
        .optional("height", recording.height)
        .optional("title", recording.title.as_deref())
        .text("caption", &recording.caption)
        .optional("credit", recording.credit.as_deref())
        .list("tracks", &recording.tracks, track)
}

fn track(track: &Track, json: Json) -> Json {
    json.fields()
        .with("url", track.url.as_str())
        .with("kind", track.kind.key())
        .optional("language", track.language.as_deref())
        .optional("label", track.label.as_deref())
        .end()
}

fn embed(fields: Fields, embed: &Embed) -> Fields {
    fields
        .with("provider", &*embed.provider)
        .with("url", embed.url.as_str())
        .url("frame", embed.frame.as_ref())
        .optional("width", embed.width)
        .optional("height", embed.height)
        .optional("title", embed.title.as_deref())
        .text("text", &embed.text)
        .text("caption", &embed.caption)
}
