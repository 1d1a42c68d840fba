//! Digests of files, as `integrity` attributes have them.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha256, Sha384, Sha512};

/// The digest that this project writes.
pub(super) fn sha384(bytes: &[u8]) -> String {
    format!("sha384-{}", STANDARD.encode(Sha384::digest(bytes)))
}

/// What an `integrity` attribute says of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    /// It is the file.
    Same,
    /// It is another one, which browsers refuse.
    Other,
    /// There is no digest in it that browsers know, so they let any file pass.
    Nothing,
}

/// Compares a file with an `integrity` attribute. As in browsers, only the digests of the strongest
/// kind count, and one of them has to match.
pub(super) fn verdict(integrity: &str, bytes: &[u8]) -> Verdict {
    let digests: Vec<&str> =
        integrity.split_ascii_whitespace().filter_map(|it| it.split('?').next()).collect();
    let own = [
        ("sha512-", STANDARD.encode(Sha512::digest(bytes))),
        ("sha384-", STANDARD.encode(Sha384::digest(bytes))),
        ("sha256-", STANDARD.encode(Sha256::digest(bytes))),
    ];
    for (kind, digest) in &own {
        let mut of_kind = digests.iter().filter_map(|it| it.strip_prefix(kind)).peekable();
        if of_kind.peek().is_some() {
            return if of_kind.any(|it| it == digest) { Verdict::Same } else { Verdict::Other };
        }
    }
    Verdict::Nothing
}

/// Compares an `integrity` attribute with a digest of this project's kind. An attribute of other
/// kinds tells nothing.
pub(super) fn verdict_of_digest(integrity: &str, digest: &str) -> Verdict {
    let mut digests = integrity.split_ascii_whitespace().filter_map(|it| it.split('?').next());
    if integrity.contains("sha512-") || !integrity.contains("sha384-") {
        return Verdict::Nothing;
    }
    if digests.any(|it| it == digest) { Verdict::Same } else { Verdict::Other }
}

#[cfg(test)]
mod tests {
    use super::*;

    // Those of the empty file, as `openssl dgst -sha384 -binary | base64` and the like print them.
    const SHA256: &str = "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";
    const SHA384: &str = "sha384-OLBgp1GsljhM2TJ+sbHjaiH9txEUvgdDTAzHv2P24donTt6/529l+9Ua0vFImLlb";

    #[test]
    fn strongest_kind_of_digest_decides() {
        assert_eq!(sha384(b""), SHA384);
        assert_eq!(verdict(SHA256, b""), Verdict::Same);
        assert_eq!(verdict(&format!("sha384-x {SHA384}?a"), b""), Verdict::Same);
        assert_eq!(verdict(&format!("sha384-x {SHA256}"), b""), Verdict::Other);
        assert_eq!(verdict(SHA384, b"x"), Verdict::Other);
        assert_eq!(verdict("md5-x", b""), Verdict::Nothing);
    }
}
