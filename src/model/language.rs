//! What follows from a language tag alone.

/// Direction in which a text runs.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Direction {
    /// From left to right.
    #[default]
    LeftToRight,
    /// From right to left.
    RightToLeft,
}

impl Direction {
    /// The direction of the script that a language is usually written in.
    ///
    /// `tag` is a BCP 47 tag; a script subtag (`az-Arab`, `ks-Deva`) decides before the language, and
    /// an extension (`ar-u-nu-latn`: with Latin digits) decides nothing. The languages are the widely
    /// written ones whose likely script runs right to left in Unicode's CLDR (`likelySubtags`,
    /// `scriptMetadata`).
    pub fn of_language(tag: &str) -> Self {
        const LANGUAGES: [&str; 25] = [
            "ar", "arc", "azb", "bal", "ckb", "dv", "fa", "glk", "he", "iw", "ks", "lrc", "mzn",
            "nqo", "pnb", "prs", "ps", "rhg", "sd", "sdh", "skr", "syr", "ug", "ur", "yi",
        ];
        const SCRIPTS: [&str; 9] =
            ["adlm", "arab", "hebr", "mand", "nkoo", "rohg", "samr", "syrc", "thaa"];
        let tag = tag.to_ascii_lowercase();
        let mut parts = tag.split(['-', '_']);
        let language = parts.next().unwrap_or_default();
        let script = parts.take_while(|part| part.len() > 1).find(|part| part.len() == 4);
        let is_right_to_left = match script {
            Some(script) => SCRIPTS.contains(&script),
            None => LANGUAGES.contains(&language),
        };
        if is_right_to_left { Self::RightToLeft } else { Self::LeftToRight }
    }

    /// The direction of a letter's script, by the blocks that Unicode keeps for those from right to left
    /// (`DerivedBidiClass`). Digits and punctuation of ASCII have none; those of other scripts count as their letters.
    pub(super) fn of_letter(letter: char) -> Option<Self> {
        match letter {
            '\u{590}'..='\u{8ff}'
            | '\u{fb1d}'..='\u{fdff}'
            | '\u{fe70}'..='\u{feff}'
            | '\u{10800}'..='\u{10fff}'
            | '\u{1e800}'..='\u{1efff}' => Some(Self::RightToLeft),
            'A'..='Z' | 'a'..='z' | '\u{c0}'.. => Some(Self::LeftToRight),
            _ => None,
        }
    }

    /// The value of HTML's `dir` attribute.
    pub fn key(self) -> &'static str {
        match self {
            Self::LeftToRight => "ltr",
            Self::RightToLeft => "rtl",
        }
    }
}
