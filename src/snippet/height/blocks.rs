//! How high blocks are at the least.

use super::{Column, SMALLEST};
use crate::model::{Block, Embed, HeadingLevel, Image, ListItem, Recording, Table, Text};

impl Column {
    pub(super) fn blocks(&mut self, blocks: &[Block], size: f32, width: f32) {
        for block in blocks {
            self.block(block, size, width);
        }
    }

    /// A block in letters of `size`, with the margin before and after it.
    fn block(&mut self, block: &Block, size: f32, width: f32) {
        let margin = margin(block) * size;
        self.gap(margin);
        match block {
            Block::Paragraph(text) => {
                self.text(text, size, 1.6, width);
                self.gap(1.05 * size);
            }
            Block::Heading { level, text } => self.heading(*level, text, size, width),
            Block::Image(image) => self.figure(image, width),
            Block::Gallery { images, caption } => {
                self.stack(pictures(images, size, width));
                self.caption(caption, false, width);
            }
            Block::Quote { body, attribution } => {
                self.blocks(body, 1.15 * size, width - 1.1 * size);
                self.attribution(attribution, 0.8 * size, width - 1.1 * size);
            }
            Block::Pullquote { text, attribution } => {
                let large = 1.4 * size;
                self.stack(3.0 + large);
                self.text(text, large, 1.3, width);
                self.attribution(attribution, 0.55 * large, width);
                self.stack(large + 3.0);
            }
            Block::List { items, .. } => self.list(items, size, width - 1.4 * size),
            Block::Definitions(items) => {
                for item in items {
                    self.text(&item.term, size, 1.6, width);
                    self.blocks(&item.body, size, width - 1.4 * size);
                }
                self.gap(1.05 * size);
            }
            Block::Table(table) => self.table(table, 0.85 * size, width),
            Block::Code { text, .. } => {
                // It scrolls sideways, so no line is broken.
                let n_lines = text.trim_end().lines().count().max(1) as f32;
                self.stack((1.8 + 1.4 * n_lines) * 0.9 * size);
            }
            Block::Divider => self.stack(3.0),
            Block::Video(video) => {
                let shape = video.height.zip(video.width).unwrap_or((9, 16));
                self.recording(video, width * shape.0 as f32 / shape.1 as f32, width);
            }
            Block::Audio(audio) => self.recording(audio, 54.0, width),
            Block::Embed(embed) => self.card(embed, 0.85 * size, width),
            Block::Social { .. } => self.stack(46.0),
            Block::Aside { title, body } => {
                let size = 0.92 * size;
                self.stack(3.0 + 1.2 * size);
                if title.is_some() {
                    self.stack(1.3 * 0.9 * size);
                    self.gap(0.5 * 0.9 * size);
                }
                self.blocks(body, size, width - 2.4 * size);
            }
            // Folded.
            Block::Details { .. } => self.stack(2.0 + (1.4 + 1.5 * 0.9) * size),
            Block::Correction(correction) => {
                let size = 0.85 * size;
                self.text(&correction.text, size, 1.55, width - 1.1 * size);
            }
            Block::Update { date, title, body } => {
                self.stack(1.0 + 0.8 * size);
                if date.is_some() {
                    self.stack(1.55 * 0.8 * size);
                }
                if !title.is_blank() {
                    self.text(title, 1.3 * size, 1.25, width);
                    self.gap(0.5 * 1.3 * size);
                }
                self.blocks(body, size, width);
            }
            Block::Footnotes(notes) => self.after(notes.iter().map(|note| &note.text), width),
        }
        self.gap(margin);
    }

    fn heading(&mut self, level: HeadingLevel, text: &Text, size: f32, width: f32) {
        let size = size
            * match level {
                HeadingLevel::Two => 1.3,
                HeadingLevel::Three => 1.1,
                HeadingLevel::Four => 1.0,
            };
        self.gap(1.7 * size);
        self.text(text, size, 1.25, width);
        self.gap(0.5 * size);
    }

    fn attribution(&mut self, text: &Text, size: f32, width: f32) {
        if !text.is_blank() {
            self.gap(0.65 * size);
            self.text(text, size, 1.5, width);
        }
    }

    fn list(&mut self, items: &[ListItem], size: f32, width: f32) {
        for item in items {
            if !item.text.is_blank() {
                self.text(&item.text, size, 1.6, width);
            }
            self.blocks(&item.body, size, width);
            self.gap(0.35 * size);
        }
        self.gap(1.05 * size);
    }

    /// Each row has at least one line, whatever the widths of its cells.
    fn table(&mut self, table: &Table, size: f32, width: f32) {
        if !table.caption.is_blank() {
            self.text(&table.caption, size, 1.4, width);
            self.stack(0.6 * size);
        }
        let n_rows = (table.head.len() + table.rows.len()) as f32;
        self.stack(2.0 + n_rows * (2.4 * size + 1.0));
    }

    fn recording(&mut self, recording: &Recording, height: f32, width: f32) {
        self.stack(height);
        let has_more = recording.title.is_some() || recording.credit.is_some();
        self.caption(&recording.caption, has_more, width);
    }

    /// The card of what another site shows, with the link, and the button if there is one.
    fn card(&mut self, embed: &Embed, size: f32, width: f32) {
        let inner = width - 2.4 * size - 2.0;
        self.stack(4.0 + (2.0 + 1.5) * size);
        if embed.title.is_some() {
            self.stack(1.3 * 1.3 * size);
        }
        if !embed.text.is_blank() {
            let size = 1.15 * size;
            self.stack(size);
            self.text(&embed.text, size, 1.5, inner);
        }
        self.stack(0.7 * size + if embed.frame.is_some() { 40.0 + 2.0 * size } else { 2.2 * size });
        self.caption(&embed.caption, false, width);
    }

    /// A heading with some lines under it, after or at the end of the body.
    pub(super) fn after<'a>(&mut self, lines: impl Iterator<Item = &'a Text>, width: f32) {
        let size = SMALLEST / 0.75;
        for (idx, line) in lines.enumerate() {
            if idx == 0 {
                self.gap(2.0 * size);
                self.stack(1.0 + (0.6 + 1.3) * SMALLEST);
                self.gap(0.6 * SMALLEST);
            }
            self.text(line, 0.85 * size, 1.55, width);
            self.gap(0.45 * 0.85 * size);
        }
    }
}

/// The margin above and below a block, in the size of its letters.
fn margin(block: &Block) -> f32 {
    match block {
        Block::Paragraph(_)
        | Block::Heading { .. }
        | Block::List { .. }
        | Block::Definitions(_)
        | Block::Footnotes(_) => 0.0,
        Block::Image(_)
        | Block::Gallery { .. }
        | Block::Table(_)
        | Block::Video(_)
        | Block::Audio(_)
        | Block::Embed(_) => 1.6,
        Block::Code { .. } => 1.6 * 0.9,
        Block::Quote { .. } => 1.7,
        Block::Aside { .. } => 1.7 * 0.92,
        Block::Pullquote { .. } => 2.0 * 1.4,
        Block::Divider => 2.2,
        Block::Social { .. } => 1.5,
        Block::Details { .. } => 1.05,
        Block::Correction(_) => 1.4 * 0.85,
        Block::Update { .. } => 2.0,
    }
}

/// Pictures in as many columns as have room, each as 3 : 2.
fn pictures(images: &[Image], size: f32, width: f32) -> f32 {
    let gap = 0.8 * size;
    let room = ((width + gap) / ((11.0 * size).min(0.45 * width) + gap)).floor().max(1.0);
    let n_columns = if images.len() == 4 { 2.0 } else { room };
    let n_rows = (images.len() as f32 / n_columns).ceil();
    let of_one = (width - (n_columns - 1.0) * gap) / n_columns;
    n_rows * (of_one * 2.0 / 3.0 + gap) - gap
}
