//! Signatures as Standard Webhooks defines them (standardwebhooks.com, symmetric): `v1,` and the base64 of
//! HMAC-SHA256 over `id.timestamp.body`, keyed with the bytes behind `whsec_`.

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use hmac::Mac as _;

use crate::app::keyed;
use crate::error::{Error, Result};
use crate::ids::{Ids, Stream};
use crate::store::webhooks::Webhook;
use crate::time::{SECOND, Time};

const PREFIX: &str = "whsec_";

/// A new secret of 256 bits.
pub(super) fn secret(ids: &Ids) -> String {
    let bytes = URL_SAFE_NO_PAD.decode(ids.token(Stream::Outbox)).unwrap_or_default();
    format!("{PREFIX}{}", STANDARD.encode(bytes))
}

/// The instant as the header has it: seconds since 1970.
pub fn timestamp(now: Time) -> i64 {
    now.0.div_euclid(SECOND)
}

/// The value of `webhook-signature`: of the secret, and for a day after it was renewed also of the one before.
pub(super) fn header(webhook: &Webhook, id: &str, now: Time, body: &str) -> Result<String> {
    let mut signatures = vec![signature(&webhook.secret, id, timestamp(now), body)?];
    if let Some((previous, until)) = &webhook.previous
        && now < *until
    {
        signatures.push(signature(previous, id, timestamp(now), body)?);
    }
    Ok(signatures.join(" "))
}

/// One signature. Errors when the secret is none of ours.
pub fn signature(secret: &str, id: &str, timestamp: i64, body: &str) -> Result<String> {
    let key = secret.strip_prefix(PREFIX).map(|text| STANDARD.decode(text));
    let key = key.ok_or_else(|| Error::internal("a secret without its prefix"))?;
    let mut mac = keyed(&key.map_err(Error::internal)?);
    mac.update(format!("{id}.{timestamp}.{body}").as_bytes());
    Ok(format!("v1,{}", STANDARD.encode(mac.finalize().into_bytes())))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The example of the specification's own libraries.
    #[test]
    fn the_specifications_example() {
        let signed = signature(
            "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
            "msg_p5jXN8AQM9LWM0D4loKWxJek",
            1_614_265_330,
            r#"{"test": 2432232314}"#,
        );
        assert_eq!(signed.unwrap(), "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }
}
