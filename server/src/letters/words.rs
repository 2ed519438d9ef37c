//! The words of letters about access, in four languages.

use crate::domain::texts::Language;

pub(super) struct Words {
    pub subject: &'static str,
    pub opening: &'static str,
    pub link: &'static str,
    pub closing: &'static str,
}

/// `kind` is `invitation` or `reset`.
pub(super) fn of(language: Language, kind: &str) -> &'static Words {
    let column = match language {
        Language::English => 0,
        Language::French => 1,
        Language::Russian => 2,
        Language::Arabic => 3,
    };
    if kind == "invitation" { &INVITATION[column] } else { &RESET[column] }
}

const INVITATION: [Words; 4] = [
    Words {
        subject: "{workspace}: your invitation",
        opening: "You are invited to {workspace} on Candor. Choose a password, and you are in.",
        link: "Accept the invitation",
        closing: "The link works once, for seven days. If you do not know what this is about, do nothing.",
    },
    Words {
        subject: "{workspace} : votre invitation",
        opening: "Vous êtes invité à rejoindre {workspace} sur Candor. Choisissez un mot de passe pour entrer.",
        link: "Accepter l’invitation",
        closing: "Le lien fonctionne une seule fois, pendant sept jours. Si cela ne vous dit rien, ne faites rien.",
    },
    Words {
        subject: "{workspace}: приглашение",
        opening: "Вас пригласили в {workspace} на Candor. Придумайте пароль — и вы внутри.",
        link: "Принять приглашение",
        closing: "Ссылка сработает один раз, в течение семи дней. Если вы не понимаете, о чём речь, ничего не делайте.",
    },
    Words {
        subject: "{workspace}: دعوتك",
        opening: "أنت مدعو إلى {workspace} على Candor. اختر كلمة مرور لتدخل.",
        link: "قبول الدعوة",
        closing: "يعمل الرابط مرة واحدة خلال سبعة أيام. إن لم تعرف عمّ يدور الأمر فلا تفعل شيئًا.",
    },
];

const RESET: [Words; 4] = [
    Words {
        subject: "A new password for Candor",
        opening: "Somebody, you we hope, wants a new password for your account in {workspace}.",
        link: "Choose a new password",
        closing: "The link works once, for an hour, and signs you out everywhere. If it was not you, do nothing: your password stays as it is.",
    },
    Words {
        subject: "Un nouveau mot de passe pour Candor",
        opening: "Quelqu’un, vous nous l’espérons, demande un nouveau mot de passe pour votre compte dans {workspace}.",
        link: "Choisir un nouveau mot de passe",
        closing: "Le lien fonctionne une seule fois, pendant une heure, et vous déconnecte partout. Si ce n’était pas vous, ne faites rien : votre mot de passe reste le même.",
    },
    Words {
        subject: "Новый пароль для Candor",
        opening: "Кто-то — надеемся, вы — просит новый пароль для вашей учётной записи в {workspace}.",
        link: "Выбрать новый пароль",
        closing: "Ссылка сработает один раз, в течение часа, и завершит все ваши сеансы. Если это были не вы, ничего не делайте: пароль останется прежним.",
    },
    Words {
        subject: "كلمة مرور جديدة لـ Candor",
        opening: "طلب شخص ما، نرجو أن يكون أنت، كلمة مرور جديدة لحسابك في {workspace}.",
        link: "اختيار كلمة مرور جديدة",
        closing: "يعمل الرابط مرة واحدة خلال ساعة ويسجّل خروجك من كل مكان. إن لم تكن أنت فلا تفعل شيئًا: تبقى كلمة مرورك كما هي.",
    },
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_names_the_workspace() {
        for words in INVITATION.iter().chain(&RESET) {
            assert!(words.opening.contains("{workspace}"), "{}", words.opening);
        }
    }
}
