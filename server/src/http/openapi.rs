//! The description of the API, generated from the code.

use utoipa::openapi::{InfoBuilder, LicenseBuilder};

/// The OpenAPI document, as served at `/api/openapi.json` and kept in `docs/openapi.json`.
pub fn document() -> String {
    let (_, mut document) = super::routes::api().split_for_parts();
    document.info = InfoBuilder::new()
        .title("Candor")
        .version("1")
        .description(Some(
            "Live chat whose ratings you can trust. Everything is under /api/v1; sockets are described in docs/websocket.md.",
        ))
        .license(Some(LicenseBuilder::new().name("Apache-2.0").identifier(Some("Apache-2.0")).build()))
        .build();
    document.servers = Some(vec![utoipa::openapi::Server::new("/api/v1")]);
    let mut text = document.to_pretty_json().unwrap_or_default();
    text.push('\n');
    text
}
