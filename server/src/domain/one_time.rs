//! One-time codes by time: RFC 6238 with the defaults that authenticator apps know (SHA-1, 30 seconds, 6 digits).

use data_encoding::BASE32_NOPAD;
use hmac::{Hmac, KeyInit as _, Mac as _};
use sha1::Sha1;

use crate::time::{SECOND, Time};

const STEP_MS: i64 = 30 * SECOND;

/// A code belongs to a step of thirty seconds.
pub fn step(now: Time) -> i64 {
    now.0.div_euclid(STEP_MS)
}

/// The code of a step (RFC 4226, section 5.3).
pub fn code(secret: &[u8], step: i64) -> String {
    #[expect(clippy::expect_used, reason = "HMAC takes a key of any length")]
    let mut mac = Hmac::<Sha1>::new_from_slice(secret).expect("any length");
    mac.update(&step.to_be_bytes());
    let hash = mac.finalize().into_bytes();
    let at = usize::from(hash[19] & 0xf);
    let number = u32::from_be_bytes([hash[at], hash[at + 1], hash[at + 2], hash[at + 3]]);
    format!("{:06}", (number & 0x7fff_ffff) % 1_000_000)
}

/// The step that this code belongs to: the present one, or the one before or after it, as clocks differ; never one
/// that is not after `last`, so that a code works once.
pub fn matching(secret: &[u8], said: &str, now: Time, last: i64) -> Option<i64> {
    use subtle::ConstantTimeEq as _;
    let present = step(now);
    (present - 1..=present + 1)
        .filter(|step| *step > last)
        .find(|step| code(secret, *step).as_bytes().ct_eq(said.as_bytes()).into())
}

/// The secret as people type it.
pub fn written(secret: &[u8]) -> String {
    BASE32_NOPAD.encode(secret)
}

pub fn read(written: &str) -> Option<Vec<u8>> {
    BASE32_NOPAD.decode(written.as_bytes()).ok()
}

/// What the picture of an authenticator app says (Key Uri Format).
pub fn address(secret: &[u8], workspace: &str, email: &str) -> String {
    let encoded = |text: &str| -> String {
        text.bytes()
            .map(|byte| match byte {
                b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'.' | b'-' | b'_' => {
                    char::from(byte).to_string()
                }
                other => format!("%{other:02X}"),
            })
            .collect()
    };
    let issuer = encoded(&format!("Candor {workspace}"));
    format!("otpauth://totp/{issuer}:{}?secret={}&issuer={issuer}", encoded(email), written(secret))
}

/// A recovery code as it is compared: without spaces and dashes, in capitals.
pub fn plain(code: &str) -> String {
    code.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_uppercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 6238, appendix B, its last six digits.
    #[test]
    fn the_standards_own_examples() {
        let secret = b"12345678901234567890";
        for (seconds, expected) in [
            (59, "287082"),
            (1_111_111_109, "081804"),
            (1_111_111_111, "050471"),
            (1_234_567_890, "005924"),
            (2_000_000_000, "279037"),
            (20_000_000_000, "353130"),
        ] {
            assert_eq!(code(secret, step(Time(seconds * SECOND))), expected, "{seconds}");
        }
    }

    #[test]
    fn a_code_works_once_and_for_three_steps() {
        let (secret, now) = (b"12345678901234567890", Time(1_111_111_109 * SECOND));
        let present = step(now);
        for step in present - 1..=present + 1 {
            assert_eq!(matching(secret, &code(secret, step), now, 0), Some(step));
            assert_eq!(matching(secret, &code(secret, step), now, step), None, "a second time");
        }
        assert_eq!(matching(secret, &code(secret, present - 2), now, 0), None);
        assert_eq!(matching(secret, &code(secret, present + 2), now, 0), None);
        assert_eq!(matching(secret, "", now, 0), None);
    }

    #[test]
    fn what_apps_read() {
        assert_eq!(
            address(b"12345678901234567890", "Tea & Co", "a@b.example"),
            "otpauth://totp/Candor%20Tea%20%26%20Co:a%40b.example?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Candor%20Tea%20%26%20Co"
        );
        assert_eq!(plain("abcd-EF23 "), "ABCDEF23");
        assert_eq!(read(&written(b"abc")), Some(b"abc".to_vec()));
    }
}
