//! Digests of files: a name that changes with the content, and subresource integrity.

use std::fmt::Write as _;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha256, Sha384};

/// Sixteen hexadecimal digits that stand for the content, for a name that may be cached for ever.
pub(crate) fn content_name(content: &[u8]) -> String {
    hexadecimal(Sha256::digest(content).iter().take(8))
}

/// All 64 hexadecimal digits of the SHA-256.
pub(crate) fn fingerprint(content: &[u8]) -> String {
    hexadecimal(Sha256::digest(content).iter())
}

/// The value of an `integrity` attribute.
pub(crate) fn integrity(content: &[u8]) -> String {
    format!("sha384-{}", STANDARD.encode(Sha384::digest(content)))
}

fn hexadecimal<'a>(bytes: impl Iterator<Item = &'a u8>) -> String {
    bytes.fold(String::new(), |mut text, byte| {
        // Writing to a `String` cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn name_is_the_start_of_the_sha_256() {
        assert_eq!(content_name(b""), "e3b0c44298fc1c14");
        assert_eq!(content_name(b"abc"), "ba7816bf8f01cfea");
        assert!(fingerprint(b"abc").starts_with("ba7816bf8f01cfea"));
        assert_eq!(fingerprint(b"abc").len(), 64);
    }

    #[test]
    fn integrity_is_what_browsers_compare_with() {
        // As `openssl dgst -sha384 -binary /dev/null | base64` prints it.
        let empty = "sha384-OLBgp1GsljhM2TJ+sbHjaiH9txEUvgdDTAzHv2P24donTt6/529l+9Ua0vFImLlb";
        assert_eq!(integrity(b""), empty);
    }
}
