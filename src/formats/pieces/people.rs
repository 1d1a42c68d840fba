//! Those who wrote an article.

use super::super::context::Context;
use super::super::lists::items;
use super::super::node::Node;
use super::{string, url};
use crate::model::Author;

/// The people at one path, else at another, as lists or alone, with the portrait that stands at `image` of each. Those who
/// are but a string are their name.
pub(in super::super) fn people(
    node: Node<'_>,
    [list, other, image]: [&str; 3],
    cx: &mut Context<'_>,
) -> Vec<Author> {
    let mut people = items(node, list, cx);
    if people.is_empty() {
        people = items(node, other, cx);
    }
    let mut authors = Vec::new();
    for person in people {
        let is_name = person.value.is_string();
        let name = if is_name { person.as_string(cx) } else { string(person, "name", cx) };
        if let Some(name) = name {
            let image = url(person, image, cx);
            authors.push(Author { name, url: url(person, "url", cx), image });
        }
    }
    authors
}

/// The author that a line above an article names: `Ana Pires` of `By Ana Pires`, as the widget says that itself.
pub(in super::super) fn byline(line: &str) -> Author {
    Author { name: without_by(line.trim()).into(), url: None, image: None }
}

fn without_by(line: &str) -> &str {
    let Some((word, name)) = line.split_once(char::is_whitespace) else { return line };
    let word = word.strip_suffix(':').unwrap_or(word);
    let name = name.trim_start();
    let is_one_of = |words: &[&str]| words.iter().any(|it| word.eq_ignore_ascii_case(it));
    // Surnames begin with these as well: `Von der Heide`, `Di Stefano`.
    let is_whole_name = || {
        name.bytes().any(|it| it == b' ') && !name.starts_with(|it: char| it.is_ascii_lowercase())
    };
    let is_by = is_one_of(&["by", "par", "por", "door", "av", "af"])
        || (is_one_of(&["von", "di"]) && is_whole_name());
    if is_by { name } else { line }
}

#[cfg(test)]
mod tests {
    use super::byline;

    #[test]
    fn what_stands_before_a_name_is_no_part_of_it() {
        for (line, expected) in [
            ("By Ana Pires", "Ana Pires"),
            (" BY:  Ana Pires and Rui Matos ", "Ana Pires and Rui Matos"),
            ("Von Christian Hollmann, dpa", "Christian Hollmann, dpa"),
            ("Par Ana Pires", "Ana Pires"),
            ("Por Ana Pires", "Ana Pires"),
            ("Di Maria Rossi", "Maria Rossi"),
            ("Door Ana Pires", "Ana Pires"),
            ("Di Stefano", "Di Stefano"),
            ("Von der Heide", "Von der Heide"),
            ("By", "By"),
            ("Byron Pires", "Byron Pires"),
            ("Ana von Pires", "Ana von Pires"),
        ] {
            assert_eq!(&*byline(line).name, expected);
        }
    }
}
