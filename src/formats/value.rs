//! A parsed JSON value whose strings are those of the document.
//!
//! A megabyte of paragraphs is some 20,000 objects of two or three fields each. So fields are a list, and names and strings without
//! escapes are not copied: reading takes a third of what it takes into maps with strings of their own.

use std::borrow::Cow;
use std::collections::BinaryHeap;
use std::mem;

/// A JSON value, which borrows from a document.
#[derive(Debug, Clone, Default, PartialEq)]
pub enum Value<'a> {
    /// `null`.
    #[default]
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number, as JavaScript has them.
    Number(f64),
    /// A string.
    String(Cow<'a, str>),
    /// An array.
    Array(Vec<Value<'a>>),
    /// The names and values of an object. Of several with one name, the last one counts.
    Object(Vec<Field<'a>>),
}

/// A name and a value.
pub type Field<'a> = (Cow<'a, str>, Value<'a>);

impl<'a> Value<'a> {
    /// The field of this name; `None` also where this is no object.
    pub fn get(&self, name: &str) -> Option<&Self> {
        // From the end, where the last one of several stands.
        let field = self.as_object()?.iter().rev().find(|(it, _)| it == name)?;
        Some(&field.1)
    }

    /// The characters of a string.
    pub fn as_str(&self) -> Option<&str> {
        if let Self::String(text) = self { Some(text) } else { None }
    }

    /// The truth.
    pub fn as_bool(&self) -> Option<bool> {
        if let Self::Bool(it) = self { Some(*it) } else { None }
    }

    /// A number.
    pub fn as_f64(&self) -> Option<f64> {
        if let Self::Number(number) = self { Some(*number) } else { None }
    }

    /// A whole number that is not negative.
    pub fn as_u64(&self) -> Option<u64> {
        let number = self.as_f64()?;
        Some(number as u64).filter(|whole| *whole as f64 == number)
    }

    /// The items of an array.
    pub fn as_array(&self) -> Option<&Vec<Self>> {
        if let Self::Array(items) = self { Some(items) } else { None }
    }

    /// The fields of an object.
    pub fn as_object(&self) -> Option<&Vec<Field<'a>>> {
        if let Self::Object(fields) = self { Some(fields) } else { None }
    }

    /// Puts the fields of all objects in the order of their names, each once, as maps have them. What is taken by something else
    /// than its whole name is the same then for whoever reads a document.
    pub fn sort(&mut self) {
        if let Self::Array(items) = self {
            items.iter_mut().for_each(Self::sort);
        }
        let Self::Object(fields) = self else { return };
        fields.iter_mut().for_each(|field| field.1.sort());
        if fields.is_sorted_by(|(one, _), (other, _)| one < other) {
            return;
        }
        let names = fields.iter().enumerate().map(|(idx, field)| (&*field.0, idx)).collect();
        let order: Vec<usize> = sorted(names).into_iter().map(|(_, idx)| idx).collect();
        let mut others = mem::take(fields);
        for idx in order {
            let Some(field) = others.get_mut(idx).map(mem::take) else { continue };
            match fields.last_mut().filter(|last| last.0 == field.0) {
                Some(last) => *last = field,
                None => fields.push(field),
            }
        }
    }

    /// Whether this is `null`.
    pub fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }

    /// Whether this is a number.
    pub fn is_number(&self) -> bool {
        matches!(self, Self::Number(_))
    }

    /// Whether this is a string.
    pub fn is_string(&self) -> bool {
        matches!(self, Self::String(_))
    }

    /// Whether this is an array.
    pub fn is_array(&self) -> bool {
        matches!(self, Self::Array(_))
    }

    /// Whether this is an object.
    pub fn is_object(&self) -> bool {
        matches!(self, Self::Object(_))
    }
}

impl<'a> From<&'a serde_json::Value> for Value<'a> {
    fn from(value: &'a serde_json::Value) -> Self {
        match value {
            serde_json::Value::Null => Self::Null,
            serde_json::Value::Bool(it) => Self::Bool(*it),
            // Of any number there is one.
            serde_json::Value::Number(it) => it.as_f64().map_or(Self::Null, Self::Number),
            serde_json::Value::String(text) => Self::String(text.into()),
            serde_json::Value::Array(items) => Self::Array(items.iter().map(Self::from).collect()),
            serde_json::Value::Object(fields) => Self::Object(
                fields.iter().map(|(name, it)| (name.into(), Self::from(it))).collect(),
            ),
        }
    }
}

/// The names in order, each with its number. Much smaller than what the standard library's own sorting comes to.
pub(super) fn sorted(names: Vec<(&str, usize)>) -> Vec<(&str, usize)> {
    BinaryHeap::from(names).into_sorted_vec()
}
