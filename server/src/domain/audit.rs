//! What the audit log knows: every deed by its name. A deed that is not listed here cannot be written, so that
//! the log's filter always has it.

/// The deeds, in the order of the alphabet: what, and what became of it.
pub const ACTIONS: [&str; 45] = [
    "analytics.export",
    "audit.export",
    "chat.alerts",
    "chat.avatar",
    "chat.change",
    "chat.create",
    "chat.delete",
    "chat.secret",
    "chat.working_time",
    "history.export",
    "history.import",
    "invitation.accept",
    "invitation.renew",
    "member.add",
    "member.change",
    "member.delete",
    "outcome.exclude",
    "outcome.spam",
    "outcome.test",
    "password.change",
    "password.forget",
    "password.reset",
    "quality_control.save",
    "retention.change",
    "sample.make",
    "sample.remove",
    "session.end",
    "session.end_all",
    "setup",
    "sign_in",
    "sign_in.refuse",
    "sign_out",
    "two_factor.codes",
    "two_factor.off",
    "two_factor.on",
    "two_factor.reset",
    "visitor.erase",
    "visitor.export",
    "webhook.change",
    "webhook.create",
    "webhook.delete",
    "webhook.redeliver",
    "webhook.secret",
    "workspace.change",
    "workspace.working_time",
];

/// Whether the log knows this deed.
pub fn is_known(action: &str) -> bool {
    ACTIONS.contains(&action)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn listed_once_and_in_order() {
        assert!(ACTIONS.is_sorted_by(|one, next| one < next));
    }
}
