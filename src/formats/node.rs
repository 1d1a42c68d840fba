//! A place in a parsed document: the value there, and the way to it.

use std::cell::Cell;
use std::rc::Rc;

use serde_json::Value;

use super::report::Report;
use crate::model::{DateTime, SafeUrl};

/// A value with its place, so that whoever finds fault with it can say where.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Node<'a> {
    pub(crate) value: &'a Value,
    place: Place<'a>,
}

#[derive(Debug, Clone, Copy)]
enum Place<'a> {
    /// With the number of items of arrays that may still be read, and one more.
    Root(&'a Cell<usize>),
    Field(&'a Node<'a>, &'a str),
    Item(&'a Node<'a>, usize),
}

impl<'a> Node<'a> {
    /// The whole document. `n_items_left` counts how many items of its arrays may still be read,
    /// and one more: it comes to nothing where there were too many.
    pub(crate) fn root(value: &'a Value, n_items_left: &'a Cell<usize>) -> Self {
        Self { value, place: Place::Root(n_items_left) }
    }

    /// The field of this name. `null` counts as absent.
    pub(crate) fn field(&'a self, name: &'a str) -> Option<Self> {
        let value = self.value.get(name).filter(|value| !value.is_null())?;
        Some(Self { value, place: Place::Field(self, name) })
    }

    /// The field of this name, if it is an object; another type is warned of.
    pub(crate) fn object(&'a self, name: &'a str, report: &mut Report) -> Option<Self> {
        self.field(name)
            .filter(|node| node.value.is_object() || node.warn_expected("an object", report))
    }

    /// The items of the field of this name; none when it is absent. A type other than an array is
    /// warned of.
    pub(crate) fn items(&'a self, name: &'a str, report: &mut Report) -> Option<Self> {
        self.field(name)
            .filter(|node| node.value.is_array() || node.warn_expected("an array", report))
    }

    /// The nodes of this array, as long as any may be read.
    pub(crate) fn children(&'a self) -> impl Iterator<Item = Self> {
        let n_items_left = self.n_items_left();
        let items = self.value.as_array().map(Vec::as_slice).unwrap_or_default();
        items.iter().enumerate().map_while(move |(idx, value)| {
            let n_left = n_items_left.get().checked_sub(1)?;
            n_items_left.set(n_left);
            (n_left > 0).then_some(Self { value, place: Place::Item(self, idx) })
        })
    }

    /// A string field with something in it, without the white space around it.
    pub(crate) fn string(&'a self, name: &'a str, report: &mut Report) -> Option<Rc<str>> {
        self.field(name)?.as_string(report)
    }

    /// This node as a string with something in it.
    pub(crate) fn as_string(&self, report: &mut Report) -> Option<Rc<str>> {
        let Some(text) = self.value.as_str() else {
            self.warn_expected("a string", report);
            return None;
        };
        let text = text.trim();
        (!text.is_empty()).then(|| text.into())
    }

    /// A boolean field; absent or of another type is `false`.
    pub(crate) fn flag(&'a self, name: &'a str, report: &mut Report) -> bool {
        let Some(node) = self.field(name) else { return false };
        node.value.as_bool().unwrap_or_else(|| node.warn_expected("true or false", report))
    }

    /// A field that holds a whole number from 1 to `most`.
    pub(crate) fn count(&'a self, name: &'a str, most: u32, report: &mut Report) -> Option<u32> {
        let node = self.field(name)?;
        // `7.0` is whole as well: JSON has one kind of number.
        let number = node.value.as_f64().unwrap_or_default();
        let count = Some(number as u32)
            .filter(|count| f64::from(*count) == number && (1..=most).contains(count));
        if count.is_none() {
            node.warn_expected(&format!("a whole number from 1 to {most}"), report);
        }
        count
    }

    /// A date field.
    pub(crate) fn date(&'a self, name: &'a str, report: &mut Report) -> Option<DateTime> {
        let node = self.field(name)?;
        let date = DateTime::parse(&node.as_string(report)?);
        if date.is_none() {
            node.warn("is not an ISO 8601 date and is left out", report);
        }
        date
    }

    /// A field that holds a URL to follow.
    pub(crate) fn link(
        &'a self,
        name: &'a str,
        base: Option<&SafeUrl>,
        report: &mut Report,
    ) -> Option<SafeUrl> {
        self.field(name)?.as_url(base, SafeUrl::parse, report)
    }

    /// A field that holds a URL to request something from.
    pub(crate) fn web_url(
        &'a self,
        name: &'a str,
        base: Option<&SafeUrl>,
        report: &mut Report,
    ) -> Option<SafeUrl> {
        self.field(name)?.as_url(base, SafeUrl::parse_web, report)
    }

    /// This node as a URL, by one of the ways that [`SafeUrl`] reads it.
    pub(crate) fn as_url(
        &self,
        base: Option<&SafeUrl>,
        parse: fn(&str, Option<&SafeUrl>) -> Option<SafeUrl>,
        report: &mut Report,
    ) -> Option<SafeUrl> {
        let url = parse(&self.as_string(report)?, base);
        if url.is_none() {
            self.warn("is not a URL that may be used here and is left out", report);
        }
        url
    }

    /// Warns about this node. `message` goes on from its place: "is not …".
    pub(crate) fn warn(&self, message: &str, report: &mut Report) {
        if !report.is_full() {
            report.warn(self.pointer(), message);
        }
    }

    /// Warns that this node should have been something else, and is left out; always `false`.
    pub(crate) fn warn_expected(&self, expected: &str, report: &mut Report) -> bool {
        if report.is_full() {
            return false;
        }
        let found = match self.value {
            Value::Null => "null",
            Value::Bool(_) => "a boolean",
            Value::Number(_) => "a number",
            Value::String(_) => "a string",
            Value::Array(_) => "an array",
            Value::Object(_) => "an object",
        };
        self.warn(&format!("should be {expected}, is {found}, and is left out"), report);
        false
    }

    fn n_items_left(&self) -> &'a Cell<usize> {
        match self.place {
            Place::Root(n_items_left) => n_items_left,
            Place::Field(parent, _) | Place::Item(parent, _) => parent.n_items_left(),
        }
    }

    fn pointer(&self) -> String {
        match self.place {
            Place::Root(_) => String::new(),
            Place::Field(parent, name) => {
                format!("{}/{name}", parent.pointer())
            }
            Place::Item(parent, idx) => format!("{}/{idx}", parent.pointer()),
        }
    }
}
