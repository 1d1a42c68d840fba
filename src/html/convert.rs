//! From the tree to blocks and texts.

use std::cell::Cell;
use std::rc::Rc;

use super::elements::Action;
use super::inline::mark;
use super::line::{Line, take};
use super::notes::Notes;
use super::role::{Role, is_line_number, role};
use super::warnings::{LeftOut, Why};
use super::{Element, Node, Nodes, Tree};
use crate::model::{Block, HeadingLevel, Run, SafeUrl, Text};

/// Deepest nesting of blocks; the words of what is deeper stand in the deepest. Less than the 24 levels that Article JSON
/// may have, as some formats put what their HTML comes to into blocks of their own.
const MAX_BLOCK_DEPTH: usize = 20;

/// Most runs of one text; a longer one is read without its marks.
const MAX_RUNS: usize = 1000;

/// What some HTML comes to.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Conversion {
    /// Its blocks.
    pub blocks: Vec<Block>,
    /// What was left out or put right, in words that go on from "the HTML": one entry for each kind
    /// of thing.
    pub warnings: Vec<String>,
}

/// The blocks that `tree` comes to, where they will stand within `depth` others. `n_items_left` counts how many blocks,
/// runs, items and cells may still be made; it comes to nothing where there were too many.
pub fn blocks(
    tree: &Tree,
    base: Option<&SafeUrl>,
    n_items_left: &Cell<usize>,
    depth: usize,
) -> Conversion {
    let mut converter = Converter::new(base, n_items_left);
    converter.depth = depth;
    converter.notes = Notes::of(tree);
    let mut flow = Flow::default();
    converter.walk(tree.nodes(), &Run::default(), &mut flow);
    converter.flush(&mut flow);
    if let Some(notes) = converter.notes.take() {
        converter.push(Block::Footnotes(notes), &mut flow);
    }
    Conversion { blocks: flow.blocks, warnings: converter.left_out.into_warnings() }
}

/// The text that `tree` comes to, without the white space around it: blocks follow each other on new
/// lines, and pictures are left out. One of more than 1,000 runs, or of more than may still be made, has no marks.
pub fn text(tree: &Tree, base: Option<&SafeUrl>, n_items_left: &Cell<usize>) -> Text {
    let nodes = tree.nodes();
    let n_most = MAX_RUNS.min(n_items_left.get());
    let n_left = Cell::new(n_most);
    let text = Converter::new(base, &n_left).lines(nodes, &Run::default(), &mut Flow::default());
    if n_left.get() == 0 {
        n_left.set(usize::MAX);
        let mut flow = Flow { is_lines: true, line: Line::unmarked(), ..Flow::default() };
        Converter::new(base, &n_left).walk(nodes, &Run::default(), &mut flow);
        return flow.line.take().unwrap_or_default();
    }
    n_items_left.set(n_items_left.get() - (n_most - n_left.get()));
    text
}

/// Blocks that follow each other, and the line after them that is not ended yet.
#[derive(Default)]
pub(super) struct Flow {
    pub(super) line: Line,
    pub(super) blocks: Vec<Block>,
    /// Whether all words are to be one text, whose lines the blocks become. What is no text stands in
    /// `blocks` all the same.
    pub(super) is_lines: bool,
}

/// What an element keeps apart from the rest of its content.
#[derive(Default)]
pub(super) struct Parts {
    pub(super) kind: Whole,
    /// A figure's caption, a quote's attribution, a summary.
    pub(super) caption: Text,
    pub(super) credit: Option<Rc<str>>,
    /// Where the link around a figure's picture leads.
    pub(super) link: Option<SafeUrl>,
}

/// The elements that keep something apart.
#[derive(Default, Clone, Copy, PartialEq, Eq)]
pub(super) enum Whole {
    #[default]
    None,
    Figure,
    Quote,
    Details,
    Table,
}

pub(super) struct Converter<'a> {
    pub(super) base: Option<&'a SafeUrl>,
    pub(super) n_items_left: &'a Cell<usize>,
    pub(super) notes: Notes<'a>,
    pub(super) parts: Parts,
    pub(super) left_out: LeftOut,
    /// The language of the code in the element at hand.
    pub(super) language: Option<&'a str>,
    pub(super) is_in_aside: bool,
    /// The link around what is at hand, where there are no words in it.
    pub(super) link: Option<Element<'a>>,
    is_verse: bool,
    /// Whether what is at hand is called something by its words, even by these of a button.
    pub(super) is_title: bool,
    /// Whether no brackets stand around how words are read.
    pub(super) is_ruby_bare: bool,
    pub(super) n_quotes: usize,
    depth: usize,
}

impl<'a> Converter<'a> {
    fn new(base: Option<&'a SafeUrl>, n_items_left: &'a Cell<usize>) -> Self {
        Self {
            base,
            n_items_left,
            notes: Notes::default(),
            parts: Parts::default(),
            left_out: LeftOut::default(),
            language: None,
            is_in_aside: false,
            link: None,
            is_verse: false,
            is_title: false,
            is_ruby_bare: false,
            n_quotes: 0,
            depth: 0,
        }
    }

    /// Converts what stands in one place, in order.
    pub(super) fn walk(&mut self, nodes: Nodes<'a>, marks: &Run, flow: &mut Flow) {
        let mut rest = nodes;
        while let Some(node) = rest.next() {
            if self.n_items_left.get() == 0 {
                return;
            }
            match node {
                Node::Text(text) => self.characters(text, marks, flow),
                Node::Element(element) if self.is_attribution(element, rest, flow) => {
                    flow.line.drop_dashes();
                    self.caption(element, marks);
                }
                Node::Element(element) => self.element(element, marks, flow),
            }
        }
    }

    fn characters(&mut self, text: &str, marks: &Run, flow: &mut Flow) {
        if !self.is_verse {
            return flow.line.push(text, marks, self.n_items_left);
        }
        let mut is_first = true;
        for line in text.split('\n') {
            if !is_first {
                flow.line.break_off();
            }
            is_first = false;
            flow.line.push(line, marks, self.n_items_left);
        }
    }

    fn element(&mut self, element: Element<'a>, marks: &Run, flow: &mut Flow) {
        let children = element.children();
        if element.is_bare() {
            return self.act(element.action(), element, marks, flow);
        }
        let role = role(element);
        if role == Role::Hidden || is_line_number(element) || self.hides(element) {
            return;
        }
        if self.notes.is_note(element) {
            return self.note(element);
        }
        match role {
            Role::Plain | Role::Hidden | Role::Number => {}
            Role::Star => return self.word("★", marks, flow),
            Role::NoStar => return self.word("☆", marks, flow),
            Role::Inline => {
                flow.line.push(" ", marks, self.n_items_left);
                return self.walk(children, marks, flow);
            }
            Role::Figure | Role::Gallery => return self.figure(element, role, marks, flow),
            Role::Caption if self.parts.kind == Whole::Figure => {
                return self.caption(element, marks);
            }
            Role::Credit if self.parts.kind == Whole::Figure => return self.credit(element, flow),
            Role::Aside => return self.aside(element, marks, flow),
            Role::Pullquote => return self.pullquote(element, marks, flow),
            Role::Details => return self.details(element, marks, flow),
            Role::Summary if self.parts.kind == Whole::Details => {
                return self.caption(element, marks);
            }
            Role::Bookmark => return self.bookmark(element, marks, flow),
            Role::File => return self.file(element, marks, flow),
            Role::Post | Role::PostWithLinkAtEnd if element.name() != "iframe" => {
                return self.post(element, role, marks, flow);
            }
            Role::Verse if !self.is_verse => {
                self.is_verse = true;
                self.block(element, marks, flow);
                self.is_verse = false;
                return;
            }
            Role::Caption
            | Role::Credit
            | Role::Summary
            | Role::Post
            | Role::PostWithLinkAtEnd
            | Role::Verse => {}
        }
        self.act(element.action(), element, marks, flow);
    }

    /// Converts an element by its name alone.
    fn act(&mut self, action: Action, element: Element<'a>, marks: &Run, flow: &mut Flow) {
        let kind = self.parts.kind;
        let is_figure_or_quote = matches!(kind, Whole::Figure | Whole::Quote);
        let is_part = (action == Action::Figcaption && is_figure_or_quote)
            || (action == Action::Summary && kind == Whole::Details)
            || (action == Action::Caption && kind == Whole::Table)
            || (action == Action::Footer && kind == Whole::Quote);
        if is_part {
            return self.caption(element, marks);
        }
        match action {
            Action::Skip => {}
            Action::Script => {
                let follows_post = matches!(flow.blocks.last(), Some(Block::Embed(_)));
                if element.attribute("src").is_some() && !follows_post {
                    self.left_out.add(element, Why::LeftOut);
                }
            }
            Action::LeaveOut
            | Action::Form
            | Action::Button
            | Action::Input
            | Action::Object
            | Action::Area
            | Action::Ruby
            | Action::Reading => self.control(action, element, marks, flow),
            Action::Break => self.line_break(flow),
            Action::Divider => {
                self.flush(flow);
                if !flow.is_lines && !self.notes.is_inside() {
                    self.push(Block::Divider, flow);
                }
            }
            Action::Image => self.image(element, Vec::new(), marks, flow),
            Action::Picture => self.picture(element, marks, flow),
            Action::Recording => self.recording(element, marks, flow),
            Action::Frame => self.frame(element, flow),
            Action::Noscript => self.noscript(element, marks, flow),
            Action::HeadingTwo => self.heading(element, HeadingLevel::Two, marks, flow),
            Action::HeadingThree => self.heading(element, HeadingLevel::Three, marks, flow),
            Action::HeadingFour => self.heading(element, HeadingLevel::Four, marks, flow),
            Action::List => self.list(element, marks, flow),
            Action::Definitions => self.definitions(element, marks, flow),
            Action::Table => self.table(element, marks, flow),
            Action::Code => self.code(element, marks, flow),
            Action::Quote => self.quote(element, marks, flow),
            Action::Figure => self.figure(element, Role::Figure, marks, flow),
            Action::Details => self.details(element, marks, flow),
            Action::Aside => self.aside(element, marks, flow),
            Action::Link => self.link(element, marks, flow),
            Action::Quotation => self.quotation(element, marks, flow),
            Action::Block
            | Action::Figcaption
            | Action::Summary
            | Action::Caption
            | Action::Footer => self.block(element, marks, flow),
            Action::Inline
            | Action::Strong
            | Action::Emphasis
            | Action::Abbreviation
            | Action::Mono
            | Action::Strike
            | Action::Mark
            | Action::Sub
            | Action::Sup => {
                if element.children().is_empty() && element.name().bytes().any(|it| it == b'-') {
                    self.left_out.add(element, Why::LeftOut);
                } else if action == Action::Abbreviation && element.attribute("title").is_some() {
                    self.left_out.add(element, Why::Meaning);
                }
                let mut marked = marks.clone();
                mark(&mut marked, action, element);
                self.walk(element.children(), &marked, flow);
            }
        }
    }

    /// Content that begins and ends a line.
    pub(super) fn block(&mut self, element: Element<'a>, marks: &Run, flow: &mut Flow) {
        let before = self.language;
        self.language = super::role::language(element).or(before);
        self.flush(flow);
        let n_open = self.notes.open(element);
        self.walk(element.children(), marks, flow);
        self.notes.n_open = n_open;
        self.flush(flow);
        self.language = before;
    }

    /// Blocks of their own, one level deeper.
    pub(super) fn sub(&mut self, nodes: Nodes<'a>, marks: &Run) -> Vec<Block> {
        let mut flow = Flow::default();
        self.depth += 1;
        self.walk(nodes, marks, &mut flow);
        self.flush(&mut flow);
        self.depth -= 1;
        flow.blocks
    }

    /// A text of its own. What is no text is added to the blocks of `rest`.
    pub(super) fn lines(&mut self, nodes: Nodes<'a>, marks: &Run, rest: &mut Flow) -> Text {
        let mut flow = Flow { is_lines: true, ..Flow::default() };
        self.walk(nodes, marks, &mut flow);
        rest.blocks.append(&mut flow.blocks);
        flow.line.take().unwrap_or_default()
    }

    /// Runs `convert` for what is in an element that keeps parts apart, and gives these as well.
    pub(super) fn apart<T>(
        &mut self,
        kind: Whole,
        convert: impl FnOnce(&mut Self) -> T,
    ) -> (T, Parts) {
        let outer = std::mem::replace(&mut self.parts, Parts { kind, ..Parts::default() });
        let converted = convert(self);
        (converted, std::mem::replace(&mut self.parts, outer))
    }

    /// Whether no more containers may be nested here.
    pub(super) fn is_flat(&self, flow: &Flow) -> bool {
        flow.is_lines || self.depth >= MAX_BLOCK_DEPTH
    }

    /// Ends the line.
    pub(super) fn flush(&mut self, flow: &mut Flow) {
        if flow.is_lines {
            if !flow.line.is_broken_off() {
                flow.line.break_off();
            }
        } else if let Some(text) = flow.line.take() {
            self.push(Block::Paragraph(text), flow);
        }
    }

    /// A second break in a row ends the paragraph.
    fn line_break(&mut self, flow: &mut Flow) {
        if !self.end_line(flow) && !flow.is_lines {
            self.flush(flow);
        }
    }

    /// Begins a new line of the same paragraph; `false` where this is the beginning of one.
    pub(super) fn end_line(&mut self, flow: &mut Flow) -> bool {
        let is_within = !flow.line.is_broken_off();
        if is_within {
            flow.line.break_off();
        }
        is_within
    }

    /// Adds a block, as long as there may be more. What says the same as the one before is left out.
    pub(super) fn push(&mut self, block: Block, flow: &mut Flow) {
        let is_repeated = match (&block, flow.blocks.last()) {
            (Block::Divider, Some(Block::Divider)) => true,
            (Block::Image(image), Some(Block::Image(last))) => image.url == last.url,
            (Block::Embed(embed), Some(Block::Embed(last))) => embed.url == last.url,
            _ => false,
        };
        // What is in it may have been the last that could be made.
        let holds_items = matches!(
            block,
            Block::List { .. }
                | Block::Quote { .. }
                | Block::Definitions(_)
                | Block::Table(_)
                | Block::Aside { .. }
                | Block::Details { .. }
                | Block::Footnotes(_)
        );
        if !is_repeated && (take(self.n_items_left) || holds_items) {
            flow.blocks.push(block);
        }
    }
}
