//! The article's blocks, in order.

use std::cell::Cell;

use yew::prelude::*;

use super::each::{each, numbered};
use super::words::phrase;
use super::{Surroundings, blocks, inline, tools};
use crate::model::{Article, Block, HeadingLevel, Text};

/// The body; nothing for an article without one.
///
/// At its end stand the marks of a quarter, a half, three quarters and all of its height, by which
/// the depth of reading is seen.
pub(super) fn view(scene: Scene<'_>) -> Html {
    let body = &scene.article.body;
    if body.is_empty() {
        return Html::default();
    }
    html! {
        <div class="body" part="body">
            { numbered(body, |idx, block| {
                if idx == 0 && let Block::Paragraph(text) = block && bears_drop_cap(text) {
                    html! { <p class="paragraph opening">{ scene.text(text) }</p> }
                } else {
                    scene.block(block)
                }
            }) }
            <i class="depth" data-depth="25" aria-hidden="true"></i>
            <i class="depth" data-depth="50" aria-hidden="true"></i>
            <i class="depth" data-depth="75" aria-hidden="true"></i>
            <i class="depth" data-depth="100" aria-hidden="true"></i>
        </div>
    }
}

/// What blocks are shown with.
#[derive(Debug, Clone, Copy)]
pub(super) struct Scene<'a> {
    /// The article that they are of.
    pub(super) article: &'a Article,
    /// What surrounds it.
    pub(super) surroundings: &'a Surroundings,
    /// Its notes.
    pub(super) notes: &'a [Note<'a>],
}

/// A note under the article.
#[derive(Debug)]
pub(super) struct Note<'a> {
    key: &'a str,
    /// Whether a text that was rendered so far leads to it.
    is_referred: Cell<bool>,
}

/// All notes under the article.
pub(super) fn notes(article: &Article) -> Vec<Note<'_>> {
    let mut notes = Vec::new();
    collect_notes(&article.body, &mut notes);
    notes
}

impl Scene<'_> {
    /// Leads to the note with this key, and tells whether there is one.
    pub(super) fn refer(self, key: &str) -> bool {
        let note = self.notes.iter().find(|note| note.key == key);
        if let Some(note) = note {
            note.is_referred.set(true);
        }
        note.is_some()
    }

    /// Whether a text before the notes leads to the one with this key.
    pub(super) fn is_referred(self, key: &str) -> bool {
        self.notes.iter().any(|note| note.key == key && note.is_referred.get())
    }

    /// A text.
    pub(super) fn text(self, text: &Text) -> Html {
        inline::view(text, self)
    }

    /// Blocks within a block.
    pub(super) fn blocks(self, blocks: &[Block]) -> Html {
        each(blocks, |block| self.block(block))
    }

    fn block(self, block: &Block) -> Html {
        match block {
            Block::Paragraph(text) => html! { <p class="paragraph">{ self.text(text) }</p> },
            Block::Heading { level, text } => {
                html! { <div class="headed">{ self.heading(*level, text) }{ tools::heading_link(text, self) }</div> }
            }
            Block::Image(image) => blocks::image(image, self),
            Block::Gallery { images, caption } => blocks::gallery(images, caption, self),
            Block::Quote { body, attribution } => blocks::quote(body, attribution, self),
            Block::Pullquote { text, attribution } => blocks::pullquote(text, attribution, self),
            Block::List { ordered, start, reversed, items } => {
                blocks::list(*ordered, *start, *reversed, items, self)
            }
            Block::Definitions(items) => blocks::definitions(items, self),
            Block::Table(table) => blocks::table(table, self),
            Block::Code { text, language } => blocks::code(text, language.as_ref(), self),
            Block::Divider => html! { <hr class="divider" /> },
            Block::Video(video) => blocks::video(video, self),
            Block::Audio(audio) => blocks::audio(audio, self),
            Block::Embed(embed) => blocks::embed(embed, self),
            Block::Social { network, like, url } => blocks::social(*network, *like, url, self),
            Block::Aside { title, body } => blocks::aside(title.as_ref(), body, self),
            Block::Details { summary, body } => blocks::details(summary, body, self),
            Block::Correction(correction) => blocks::correction(correction, self),
            Block::Update { date, title, body } => blocks::update(*date, title, body, self),
            Block::Footnotes(notes) => blocks::footnotes(notes, self),
        }
    }

    /// A heading of the body. They begin one level below the headline. How large they are goes by their own
    /// level, wherever the headline's is.
    pub(super) fn heading(self, level: HeadingLevel, text: &Text) -> Html {
        let (n_below, key) = match level {
            HeadingLevel::Two => (1, "2"),
            HeadingLevel::Three => (2, "3"),
            HeadingLevel::Four => (3, "4"),
        };
        let start = self.surroundings.options.heading_level;
        html! {
            <@{start.element(n_below)} class="heading" part="heading" data-level={key}>{ self.text(text) }</@>
        }
    }

    /// A heading of the widget's own, over what stands after the body.
    pub(super) fn after_heading(self, words: &'static str) -> Html {
        let Self { article, surroundings, .. } = self;
        html! {
            <@{surroundings.options.heading_level.element(1)} class="after-heading">{ phrase(surroundings.words, article, words) }</@>
        }
    }
}

fn collect_notes<'a>(blocks: &'a [Block], notes: &mut Vec<Note<'a>>) {
    for block in blocks {
        if let Block::Footnotes(found) = block {
            let note = |key| Note { key, is_referred: Cell::new(false) };
            notes.extend(found.iter().map(|it| note(&*it.key)));
        }
        block.each_body(&mut |body| collect_notes(body, notes));
    }
}

/// Whether the text is long enough to stand beside a letter of three lines, and begins with one
/// that a drop cap suits: Latin, Greek or Cyrillic.
fn bears_drop_cap(text: &Text) -> bool {
    const MIN_CHARS: usize = 160;
    let Some(first) = text.runs.first() else { return false };
    let is_letter = first
        .text
        .starts_with(|c: char| c.is_ascii_alphabetic() || ('\u{c0}'..'\u{530}').contains(&c));
    is_letter && text.runs.iter().map(|run| run.text.chars().count()).sum::<usize>() >= MIN_CHARS
}
