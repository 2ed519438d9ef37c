//! Where somebody is, as far as it is kept: the network of an address, enough to tell one's own office from a
//! stranger.

use std::net::IpAddr;

/// `203.0.113.0/24` or `2001:db8:1::/48`.
pub fn network(address: IpAddr) -> String {
    match address.to_canonical() {
        IpAddr::V4(v4) => format!("{}/24", std::net::Ipv4Addr::from(u32::from(v4) & !0xff)),
        IpAddr::V6(v6) => {
            format!("{}/48", std::net::Ipv6Addr::from(u128::from(v6) & !(u128::MAX >> 48)))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_not_kept_whole() {
        let of = |text: &str| network(text.parse().expect("an address"));
        assert_eq!(of("203.0.113.9"), "203.0.113.0/24");
        assert_eq!(of("::ffff:203.0.113.9"), "203.0.113.0/24");
        assert_eq!(of("2001:db8:1:2:3::4"), "2001:db8:1::/48");
    }
}
