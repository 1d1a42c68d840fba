//! A value of a parsed document, and how its fields are read.

use std::rc::Rc;

use super::context::Context;
use super::value::Value;
use crate::model::{DateTime, SafeUrl};

/// A value of a document. Its place is found by its address when it is warned of, so that nothing has to
/// be carried along for the many values that nobody warns of.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Node<'a> {
    pub(crate) value: &'a Value<'a>,
}

impl<'a> Node<'a> {
    /// The whole document.
    pub(crate) fn root(value: &'a Value<'a>) -> Self {
        Self { value }
    }

    /// The field of this name. `null` counts as absent.
    pub(crate) fn field(self, name: &str) -> Option<Self> {
        let value = self.value.get(name).filter(|value| !value.is_null())?;
        Some(Self { value })
    }

    /// The field of this name, if it is an object; another type is warned of.
    pub(crate) fn object(self, name: &str, cx: &mut Context<'_>) -> Option<Self> {
        self.field(name)
            .filter(|node| node.value.is_object() || node.warn_expected("an object", cx))
    }

    /// The items of the field of this name, as long as any may be read; none when it is absent. A type
    /// other than an array is warned of.
    pub(crate) fn items<'c>(
        self,
        name: &str,
        cx: &mut Context<'c>,
    ) -> impl Iterator<Item = Self> + use<'a, 'c> {
        let node = self.field(name);
        let node = node.filter(|node| node.value.is_array() || node.warn_expected("an array", cx));
        node.unwrap_or(Self { value: &Value::Null }).children(cx)
    }

    /// The items of this array, as long as any may be read; none, if it is no array.
    pub(crate) fn children<'c>(self, cx: &Context<'c>) -> impl Iterator<Item = Self> + use<'a, 'c> {
        let n_items_left = cx.n_items_left;
        let items = self.value.as_array().map(Vec::as_slice).unwrap_or_default();
        items.iter().map_while(move |value| {
            let n_left = n_items_left.get().checked_sub(1)?;
            n_items_left.set(n_left);
            (n_left > 0).then_some(Self { value })
        })
    }

    /// A string field with something in it, without the white space around it.
    pub(crate) fn string(self, name: &str, cx: &mut Context<'_>) -> Option<Rc<str>> {
        self.field(name)?.as_string(cx)
    }

    /// This node as a string with something in it.
    pub(crate) fn as_string(self, cx: &mut Context<'_>) -> Option<Rc<str>> {
        self.as_words(cx).map(Into::into)
    }

    /// This node as a string with something in it, which is not copied.
    pub(crate) fn as_words(self, cx: &mut Context<'_>) -> Option<&'a str> {
        let Some(text) = self.value.as_str() else {
            self.warn_expected("a string", cx);
            return None;
        };
        Some(text.trim()).filter(|text| !text.is_empty())
    }

    /// A boolean field; absent or of another type is `false`.
    pub(crate) fn flag(self, name: &str, cx: &mut Context<'_>) -> bool {
        let Some(node) = self.field(name) else { return false };
        node.value.as_bool().unwrap_or_else(|| node.warn_expected("true or false", cx))
    }

    /// A field that holds a whole number from 1 to `most`.
    pub(crate) fn count(self, name: &str, most: u32, cx: &mut Context<'_>) -> Option<u32> {
        let node = self.field(name)?;
        // `7.0` is whole as well: JSON has one kind of number.
        let number = node.value.as_f64().unwrap_or_default();
        let count = Some(number as u32)
            .filter(|count| f64::from(*count) == number && (1..=most).contains(count));
        if count.is_none() {
            node.warn_expected(&format!("a whole number from 1 to {most}"), cx);
        }
        count
    }

    /// A date field.
    pub(crate) fn date(self, name: &str, cx: &mut Context<'_>) -> Option<DateTime> {
        let node = self.field(name)?;
        let date = DateTime::parse(&node.as_string(cx)?);
        if date.is_none() {
            node.warn("is not an ISO 8601 date and is left out", cx);
        }
        date
    }

    /// A field that holds a URL to follow.
    pub(crate) fn link(self, name: &str, cx: &mut Context<'_>) -> Option<SafeUrl> {
        self.field(name)?.as_url(SafeUrl::parse, cx)
    }

    /// A field that holds a URL to request something from.
    pub(crate) fn web_url(self, name: &str, cx: &mut Context<'_>) -> Option<SafeUrl> {
        self.field(name)?.as_url(SafeUrl::parse_web, cx)
    }

    /// This node as a URL, by one of the ways that [`SafeUrl`] reads it.
    pub(crate) fn as_url(
        self,
        parse: fn(&str, Option<&SafeUrl>) -> Option<SafeUrl>,
        cx: &mut Context<'_>,
    ) -> Option<SafeUrl> {
        let url = parse(self.as_words(cx)?, cx.base.as_ref());
        if url.is_none() {
            self.warn("is not a URL that may be used here and is left out", cx);
        }
        url
    }

    /// Warns about this node. `message` goes on from its place: "is not …".
    pub(crate) fn warn(self, message: &str, cx: &mut Context<'_>) {
        if !cx.is_full() {
            cx.warn(self.value, message);
        }
    }

    /// Warns that this node should have been something else, and is left out; always `false`.
    pub(crate) fn warn_expected(self, expected: &str, cx: &mut Context<'_>) -> bool {
        if cx.is_full() {
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
        self.warn(&format!("should be {expected}, is {found}, and is left out"), cx);
        false
    }
}
