//! What stands at the top of a body, and above it as well.

use crate::model::{Block, Image, Text, part};

/// Takes out of a body what the widget shows above it already: the headline, and the lead image where it stands at the top,
/// or farther down with the same caption. What is said only there about the image is said above then; where something
/// else is said of it, it stays.
pub(in super::super) fn drop_repeated(
    blocks: &mut Vec<Block>,
    headline: &Text,
    mut lead: Option<&mut Image>,
) {
    let headline = headline.to_plain();
    let mut files = Vec::new();
    if let Some(lead) = &lead {
        files.push(Picture::at(lead.url.as_str()));
        files.extend(lead.sources.iter().map(|it| Picture::at(it.url.as_str())));
    }
    let mut n_texts = 0;
    let mut is_top = true;
    blocks.retain(|block| {
        let is_repeated = if let Block::Heading { text, .. } | Block::Paragraph(text) = block {
            n_texts += 1;
            n_texts == 1 && text.to_plain().trim() == headline
        } else if let (Block::Image(image), Some(lead)) = (block, &mut lead) {
            let picture = Picture::at(image.url.as_str());
            files.iter().any(|it| it.is_same(&picture)) && take_words(lead, image, is_top)
        } else {
            false
        };
        is_top &= is_repeated;
        !is_repeated
    });
}

/// Gives the lead image what is said only about the other; `false`, and nothing, where one would be lost, or the place
/// where a picture without a caption stands.
fn take_words(lead: &mut Image, image: &Image, is_top: bool) -> bool {
    let (ours, theirs) = (lead.caption.to_plain(), image.caption.to_plain());
    let (ours, theirs) = (ours.trim(), theirs.trim());
    let is_more = theirs.starts_with(ours);
    let differs = |ours: Option<&str>, theirs: Option<&str>| {
        ours.zip(theirs).is_some_and(|(ours, theirs)| ours != theirs)
    };
    let is_known = ours.starts_with(theirs);
    if (is_top && !is_more && !is_known)
        || (!is_top && (theirs.is_empty() || !is_known))
        || differs(lead.credit.as_deref(), image.credit.as_deref())
        || differs(lead.title.as_deref(), image.title.as_deref())
    {
        return false;
    }
    if theirs.len() > ours.len() {
        lead.caption = image.caption.clone();
    }
    if lead.alt.is_empty() {
        lead.alt = image.alt.clone();
    }
    lead.credit = lead.credit.take().or_else(|| image.credit.clone());
    lead.title = lead.title.take().or_else(|| image.title.clone());
    true
}

/// What servers are told about the size, the quality or the right to a picture, but not which it is.
const OF_FILES: &str = " w h width height wid hei fit resize size zoom quality q qlt crop rect format fm fmt auto dpr \
    ssl s strip sharp v ver version itok auth token signature sig ixlib ixid ";

/// Which picture an address is one of, of whatever size.
struct Picture {
    path: String,
    /// What the query says about which it is.
    query: String,
}

impl Picture {
    /// Goes without what WordPress and Ghost put into the path for each size (`-300x200` or `-scaled` before the ending,
    /// `/size/w600`), and without the host of a service before the site's own.
    fn at(url: &str) -> Self {
        let url = url.split('#').next().unwrap_or_default();
        let url = part::around(url, "//").map_or(url, |(_, rest)| rest);
        let service = ["i0.wp.com/", "i1.wp.com/", "i2.wp.com/", "i3.wp.com/"];
        let url = service.iter().find_map(|it| url.strip_prefix(it)).unwrap_or(url);
        let (whole, parameters) = url.split_once('?').unwrap_or((url, ""));
        let mut picture = Self { path: String::new(), query: String::new() };
        let mut parts = whole.split('/').peekable();
        while let Some(part) = parts.next() {
            if part == "size" && parts.peek().is_some_and(|next| next.starts_with('w')) {
                parts.next();
                continue;
            }
            let (name, ending) = part.rsplit_once('.').unwrap_or((part, ""));
            let cut = name.rsplit_once('-').filter(|(_, it)| *it == "scaled" || is_size(it));
            for part in ["/", cut.map_or(name, |it| it.0), ".", ending] {
                picture.path.push_str(part);
            }
        }
        for parameter in parameters.split('&') {
            let name = parameter.split('=').next().unwrap_or_default();
            if !OF_FILES.split(' ').any(|it| it == name) {
                picture.query.push_str(parameter);
                picture.query.push('&');
            }
        }
        picture
    }

    fn is_same(&self, other: &Self) -> bool {
        // The name of a file says which it is; without one, the query does.
        let is_file = || {
            let path = self.path.to_ascii_lowercase();
            let endings = [".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif"];
            endings.iter().any(|it| path.ends_with(it))
        };
        self.path == other.path
            && (self.query == other.query
                || ((self.query.is_empty() || other.query.is_empty()) && is_file()))
    }
}

/// Whether this is a width and a height as in the name of a file that was made in this size: `300x200`, but not `2x4`.
fn is_size(text: &str) -> bool {
    let is_number = |it: &str| it.bytes().all(|byte| byte.is_ascii_digit());
    text.split_once('x').is_some_and(|(width, height)| {
        width.len().min(height.len()) >= 2
            && width.len().max(height.len()) >= 3
            && is_number(width)
            && is_number(height)
    })
}

#[cfg(test)]
mod tests {
    use super::Picture;

    #[test]
    fn one_picture_in_several_sizes_is_one_and_another_is_another() {
        const FILE: &str = "https://news.example/up/pier.jpg";
        for (one, other, expected) in [
            (FILE, "https://news.example/up/pier-1024x683.jpg", true),
            (FILE, "http://news.example/up/pier-scaled.jpg?w=300&ssl=1", true),
            (FILE, "https://i0.wp.com/news.example/up/pier.jpg?resize=300%2C200", true),
            (FILE, "https://news.example/up/pier.jpg?key=of-its-server", true),
            (FILE, "https://news.example/up/pier-2x4.jpg", false),
            (FILE, "https://news.example/down/pier.jpg", false),
            ("https://g.example/size/w600/a.png", "https://g.example/a.png", true),
            ("https://n.example/image?id=1&w=9", "https://n.example/image?w=300&id=1", true),
            ("https://n.example/image?id=1", "https://n.example/image?id=2", false),
            ("https://n.example/image?id=1", "https://n.example/image", false),
            (
                "https://n.example/_next/image?url=a&w=1",
                "https://n.example/_next/image?url=b&w=1",
                false,
            ),
            ("https://n.example/f.jpg?page=1", "https://n.example/f.jpg?page=2", false),
        ] {
            assert_eq!(Picture::at(one).is_same(&Picture::at(other)), expected, "{one} {other}");
        }
    }
}
