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
    name_operations(&mut document);
    let mut text = document.to_pretty_json().unwrap_or_default();
    text.push('\n');
    text
}

/// Operations are named after method and path, so that each name occurs once.
fn name_operations(document: &mut utoipa::openapi::OpenApi) {
    for (path, item) in &mut document.paths.paths {
        let words: String =
            path.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).collect();
        let words = words.trim_matches('_').replace("__", "_");
        let methods = [
            ("get", &mut item.get),
            ("post", &mut item.post),
            ("put", &mut item.put),
            ("patch", &mut item.patch),
            ("delete", &mut item.delete),
        ];
        for (method, operation) in methods {
            if let Some(operation) = operation {
                operation.operation_id = Some(format!("{method}_{words}"));
            }
        }
    }
}
