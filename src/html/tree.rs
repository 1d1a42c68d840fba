//! What HTML is once it is parsed, whoever did it.

use std::borrow::Cow;

/// The attributes that are read, with spaces between them, but for those that begin with `data-`. Parsers may leave
/// out all others.
pub const ATTRIBUTES: &str = "alt aria-controls aria-hidden aria-label checked cite class colspan disabled \
    height hidden href id kind label media poster rel reversed role rowspan scope src srclang srcset start style title type value \
    width";

/// A piece of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Node {
    /// An element.
    Element(Element),
    /// Characters, decoded.
    Text(String),
}

/// An element of any namespace. Comments are left out; so is what stands in a `<template>`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Element {
    /// The local name; in small letters, where it is HTML.
    pub name: Cow<'static, str>,
    /// Names and values of the attributes, in the order of the source.
    pub attributes: Vec<(String, String)>,
    /// What stands in it.
    pub children: Vec<Node>,
}

impl Element {
    /// The value of an attribute, where the element has it.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        let attribute = self.attributes.iter().find(|(it, _)| it == name)?;
        Some(&attribute.1)
    }

    /// Whether this is one of the classes of the element.
    pub fn has_class(&self, class: &str) -> bool {
        let classes = self.attribute("class").unwrap_or_default();
        classes.split_ascii_whitespace().any(|it| it == class)
    }
}
