//! The elements of HTML: what parsers know of them, and what they are to readers.

use Action::{
    Abbreviation, Area, Aside, Block, Break, Button, Caption, Code, Definitions, Details, Divider,
    Emphasis, Figcaption, Figure, Footer, Form, Frame, HeadingFour, HeadingThree, HeadingTwo,
    Image, Inline, Input, LeaveOut, Link, List, Mark, Mono, Noscript, Object, Picture, Quotation,
    Quote, Reading, Recording, Ruby, Script, Skip, Strike, Strong, Sub, Summary, Sup, Table,
};

/// What is made of an element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Action {
    /// No more than the words in it.
    Inline,
    /// Nothing of it is for readers.
    Skip,
    /// What it would have shown is lost.
    Script,
    /// It is left out, and told of.
    LeaveOut,
    /// Something to fill in, or around an article.
    Form,
    /// Something to press.
    Button,
    /// Something to fill in, or a box with a tick.
    Input,
    /// A file that needs a program of its own, around what is shown without that.
    Object,
    /// A link on a part of a picture.
    Area,
    /// Words with how they are read.
    Ruby,
    /// How words are read.
    Reading,
    /// Letters that stand for words.
    Abbreviation,
    /// A new line.
    Break,
    /// A change of subject.
    Divider,
    /// A picture.
    Image,
    /// A picture in several files.
    Picture,
    /// A film, or something to listen to.
    Recording,
    /// A page of another site.
    Frame,
    /// What stands for something that scripts show.
    Noscript,
    /// A heading of level two.
    HeadingTwo,
    /// A heading of level three.
    HeadingThree,
    /// A heading of level four.
    HeadingFour,
    /// A list.
    List,
    /// Terms and their meanings.
    Definitions,
    /// A table.
    Table,
    /// Characters that stay as they are.
    Code,
    /// Somebody's words, set apart.
    Quote,
    /// A picture or the like with a caption.
    Figure,
    /// The caption of a figure.
    Figcaption,
    /// What is shown of what can be unfolded.
    Summary,
    /// The caption of a table.
    Caption,
    /// The end of something, and of a quote who said it.
    Footer,
    /// What can be unfolded.
    Details,
    /// Matter beside the article's own thread.
    Aside,
    /// A link.
    Link,
    /// Words in quotation marks.
    Quotation,
    /// It begins and ends a line.
    Block,
    /// Of strong importance.
    Strong,
    /// With stress.
    Emphasis,
    /// Computer code.
    Mono,
    /// No longer so.
    Strike,
    /// Highlighted.
    Mark,
    /// Below the line.
    Sub,
    /// Above the line.
    Sup,
}

/// The element begins a line, and ends a paragraph before it.
pub(super) const BLOCK: u16 = 1;
/// It is a paragraph.
pub(super) const PARAGRAPH: u16 = 1 << 1;
/// Another one like it takes its place.
pub(super) const ITEM: u16 = 1 << 2;
/// It is a part of a table.
pub(super) const TABLE_PART: u16 = 1 << 3;
/// It stays open behind the back of the ones around it.
pub(super) const FORMAT: u16 = 1 << 4;
/// An end tag in it does not get out of it.
pub(super) const BARRIER: u16 = 1 << 5;
/// It is a drawing or a formula.
pub(super) const FOREIGN: u16 = 1 << 6;
/// It ends a drawing or a formula around it.
pub(super) const BREAKOUT: u16 = 1 << 7;
/// It holds nothing.
pub(super) const VOID: u16 = 1 << 8;
/// It holds characters only, whatever these look like.
pub(super) const RAW: u16 = 1 << 9;

/// What parsers know of the element with this name, whose letters may be large.
pub(super) fn kind(name: &str) -> u16 {
    let mut small = [0; 16];
    let Some(small) = small.get_mut(..name.len()) else { return 0 };
    small.copy_from_slice(name.as_bytes());
    small.make_ascii_lowercase();
    found(small).map_or(0, |it| it.1)
}

/// What is known of an element: its name, what parsers know of it, and what is made of it.
pub(super) type Known = (&'static str, u16, Action);

/// What is known of the element with this name, in small letters.
pub(super) fn found(name: &[u8]) -> Option<&'static Known> {
    // One table and one search: comparisons in a row are ten times as large, and slower.
    let first = name.first()?;
    let start = STARTS.get(usize::from(first.wrapping_sub(b'a')))?;
    let rest = ELEMENTS.get(usize::from(*start)..)?;
    let mut rest = rest.iter().take_while(|it| it.0.as_bytes().first() == Some(first));
    rest.find(|it| it.0.as_bytes() == name)
}

/// Where the names that begin with each letter begin among all: most searches are over after a few lengths.
static STARTS: [u8; 26] = starts();

const fn starts() -> [u8; 26] {
    let mut starts = [0; 26];
    let mut rest = starts.as_mut_slice();
    let mut letter = b'a';
    while let Some((start, after)) = rest.split_first_mut() {
        *start = n_before(letter);
        letter += 1;
        rest = after;
    }
    starts
}

/// How many names begin with earlier letters.
const fn n_before(letter: u8) -> u8 {
    let mut n_before = 0;
    let mut rest = ELEMENTS;
    while let Some((element, after)) = rest.split_first() {
        match element.0.as_bytes() {
            [first, ..] if *first < letter => n_before += 1,
            _ => return n_before,
        }
        rest = after;
    }
    n_before
}

/// Sorted by name.
#[rustfmt::skip]
static ELEMENTS: &[Known] = &[
    ("a", FORMAT, Link),
    ("abbr", 0, Abbreviation),
    ("acronym", 0, Abbreviation),
    ("address", BLOCK, Block),
    ("annotation", 0, Skip),
    ("annotation-xml", BARRIER, Skip),
    ("applet", BARRIER, LeaveOut),
    ("area", VOID, Area),
    ("article", BLOCK, Block),
    ("aside", BLOCK, Aside),
    ("audio", 0, Recording),
    ("b", FORMAT | BREAKOUT, Strong),
    ("base", VOID, Skip),
    ("basefont", VOID, Inline),
    ("bgsound", VOID, Inline),
    ("big", FORMAT | BREAKOUT, Inline),
    ("blockquote", BLOCK | BREAKOUT, Quote),
    ("body", BREAKOUT, Block),
    ("br", VOID | BREAKOUT, Break),
    ("button", BARRIER, Button),
    ("canvas", 0, LeaveOut),
    ("caption", TABLE_PART | BARRIER, Caption),
    ("center", BLOCK | BREAKOUT, Block),
    ("cite", 0, Emphasis),
    ("code", FORMAT | BREAKOUT, Mono),
    ("col", VOID, Skip),
    ("colgroup", TABLE_PART, Skip),
    ("datalist", 0, Skip),
    ("dd", BLOCK | ITEM | BREAKOUT, Block),
    ("del", 0, Strike),
    ("desc", BARRIER, Skip),
    ("details", BLOCK, Details),
    ("dfn", 0, Emphasis),
    ("dialog", 0, Block),
    ("dir", BLOCK, List),
    ("div", BLOCK | BREAKOUT, Block),
    ("dl", BLOCK | BREAKOUT, Definitions),
    ("dt", BLOCK | ITEM | BREAKOUT, Block),
    ("em", FORMAT | BREAKOUT, Emphasis),
    ("embed", VOID | BREAKOUT, LeaveOut),
    ("fieldset", BLOCK, Block),
    ("figcaption", BLOCK, Figcaption),
    ("figure", BLOCK, Figure),
    ("font", FORMAT, Inline),
    ("footer", BLOCK, Footer),
    ("foreignobject", BARRIER, Inline),
    ("form", BLOCK, Form),
    ("frame", VOID, Inline),
    ("frameset", 0, Block),
    ("h1", BLOCK | BREAKOUT, HeadingTwo),
    ("h2", BLOCK | BREAKOUT, HeadingTwo),
    ("h3", BLOCK | BREAKOUT, HeadingThree),
    ("h4", BLOCK | BREAKOUT, HeadingFour),
    ("h5", BLOCK | BREAKOUT, HeadingFour),
    ("h6", BLOCK | BREAKOUT, HeadingFour),
    ("head", BREAKOUT, Skip),
    ("header", BLOCK, Block),
    ("hgroup", BLOCK, Block),
    ("hr", VOID | BREAKOUT, Divider),
    ("html", BARRIER, Block),
    ("i", FORMAT | BREAKOUT, Emphasis),
    ("iframe", RAW, Frame),
    ("image", VOID, Inline),
    ("img", VOID | BREAKOUT, Image),
    ("input", VOID, Input),
    ("kbd", 0, Mono),
    ("keygen", VOID, Inline),
    ("legend", 0, Block),
    ("li", BLOCK | ITEM | BREAKOUT, Block),
    ("link", VOID, Skip),
    ("listing", BLOCK | BREAKOUT, Code),
    ("main", BLOCK, Block),
    ("mark", 0, Mark),
    ("marquee", BARRIER, Inline),
    ("math", BARRIER | FOREIGN, Inline),
    ("menu", BLOCK | BREAKOUT, List),
    ("meta", VOID | BREAKOUT, Skip),
    ("mi", BARRIER, Inline),
    ("mn", BARRIER, Inline),
    ("mo", BARRIER, Inline),
    ("ms", BARRIER, Inline),
    ("mtext", BARRIER, Inline),
    ("nav", BLOCK, Block),
    ("nobr", FORMAT | BREAKOUT, Inline),
    ("noembed", RAW, Block),
    ("noframes", RAW, Block),
    ("noscript", 0, Noscript),
    ("object", BARRIER, Object),
    ("ol", BLOCK | BREAKOUT, List),
    ("optgroup", ITEM, Block),
    ("option", ITEM, Block),
    ("p", BLOCK | PARAGRAPH | BREAKOUT, Block),
    ("param", VOID, Skip),
    ("picture", 0, Picture),
    ("plaintext", BLOCK, Code),
    ("pre", BLOCK | BREAKOUT, Code),
    ("q", 0, Quotation),
    ("rb", ITEM, Inline),
    ("rp", ITEM, Inline),
    ("rt", ITEM, Reading),
    ("ruby", BREAKOUT, Ruby),
    ("s", FORMAT | BREAKOUT, Strike),
    ("samp", 0, Mono),
    ("script", RAW, Script),
    ("search", BLOCK, Block),
    ("section", BLOCK, Block),
    ("select", BARRIER, LeaveOut),
    ("small", FORMAT | BREAKOUT, Inline),
    ("source", VOID, Skip),
    ("span", BREAKOUT, Inline),
    ("strike", FORMAT | BREAKOUT, Strike),
    ("strong", FORMAT | BREAKOUT, Strong),
    ("style", RAW, Skip),
    ("sub", BREAKOUT, Sub),
    ("summary", BLOCK, Summary),
    ("sup", BREAKOUT, Sup),
    ("svg", BARRIER | FOREIGN, Inline),
    ("table", BLOCK | BARRIER | BREAKOUT, Table),
    ("tbody", TABLE_PART, Block),
    ("td", TABLE_PART | BARRIER, Block),
    ("template", BARRIER, Skip),
    ("textarea", RAW, LeaveOut),
    ("tfoot", TABLE_PART, Block),
    ("th", TABLE_PART | BARRIER, Block),
    ("thead", TABLE_PART, Block),
    ("title", RAW | BARRIER, Skip),
    ("tr", TABLE_PART, Block),
    ("track", VOID, Skip),
    ("tt", FORMAT | BREAKOUT, Mono),
    ("u", FORMAT | BREAKOUT, Inline),
    ("ul", BLOCK | BREAKOUT, List),
    ("var", BREAKOUT, Emphasis),
    ("video", 0, Recording),
    ("wbr", VOID, Skip),
    ("xmp", RAW, Code),
];
