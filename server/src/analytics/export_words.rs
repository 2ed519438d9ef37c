//! The words of an export in four languages, and what its columns mean.

use super::page::Of;
use crate::domain::texts::Language;

/// How many columns a row has.
pub const COLUMNS: usize = 25;

/// Everything an export says in one language.
pub struct Words {
    /// The beginning of the file's name, and the first sheet's.
    pub file: &'static str,
    /// The second sheet.
    pub about: &'static str,
    pub filters: &'static str,
    pub definitions: &'static str,
    pub period: &'static str,
    pub zone: &'static str,
    pub nobody: &'static str,
    pub yes: &'static str,
    pub headers: [&'static str; COLUMNS],
    /// What figures made of these columns mean (PRODUCT §5); the first says what the rows are.
    pub meanings: [(&'static str, &'static str); 8],
    /// What the rows are when they are not the finished ones: opened in the period, open now, answered in the period.
    pub rows: [(&'static str, &'static str); 3],
    /// Request states, in the order of `RequestState::ALL`.
    pub states: [&'static str; 7],
    /// Reasons for not asking, in the order of `NotAsked::ALL`.
    pub not_asked: [&'static str; 6],
    /// Satisfied, neutral, dissatisfied.
    pub senses: [&'static str; 3],
    /// Operator, visitor, idle, admin.
    pub finished_by: [&'static str; 4],
    /// New, in review, done.
    pub reviews: [&'static str; 3],
}

impl Words {
    /// What the rows are, and what figures made of them mean.
    pub fn definitions(&self, of: Of) -> Vec<(&'static str, &'static str)> {
        let [finished, others @ ..] = &self.meanings;
        let [started, open_now, answered] = &self.rows;
        let rows = match of {
            Of::Finished => finished,
            Of::Started => started,
            Of::OpenNow => open_now,
            Of::Answered => answered,
        };
        std::iter::once(rows).chain(others).copied().collect()
    }
}

pub fn of(language: Language) -> &'static Words {
    match language {
        Language::English => &EN,
        Language::French => &FR,
        Language::Russian => &RU,
        Language::Arabic => &AR,
    }
}

const EN: Words = Words {
    file: "Live chat",
    about: "About",
    filters: "Filters",
    definitions: "Definitions",
    period: "Period",
    zone: "Time zone",
    nobody: "Nobody",
    yes: "yes",
    headers: [
        "Dialogue",
        "Chat",
        "Opened",
        "Finished",
        "Finished by",
        "Visitor",
        "Language",
        "Operator",
        "State",
        "Not asked because",
        "Shown",
        "Rated",
        "Scale",
        "Score",
        "Sense",
        "Comment",
        "Reasons",
        "First response, seconds",
        "Answers",
        "Response mean, seconds",
        "Duration, seconds",
        "Hand-overs",
        "Tags",
        "Review",
        "Excluded because",
    ],
    meanings: [
        ("Finished", "Every row: a dialogue finished in the period. Test and spam are left out."),
        ("Asked", "Rows whose state is not “not asked” and that are not excluded."),
        ("No answer", "Asked, but not rated: asked, shown, closed, expired or withdrawn."),
        ("Response rate", "Rated ÷ asked."),
        ("CSAT", "Satisfied ÷ rated, as the settings said when the visitor was asked."),
        (
            "Operator",
            "Who was assigned at the finish and wrote; otherwise who wrote last; otherwise nobody.",
        ),
        ("First response", "First message of the visitor to the first of an operator after it."),
        ("Response mean", "Mean over the answers, each from the first visitor message it answers."),
    ],
    rows: [
        ("Started", "Every row: a dialogue opened in the period, finished since or still open."),
        ("Open now", "Every row: a dialogue that was not finished when this file was made."),
        (
            "Answered",
            "Every row: a dialogue in which one of these operators answered in the period.",
        ),
    ],
    states: ["not asked", "asked", "shown", "closed", "expired", "withdrawn", "rated"],
    not_asked: [
        "switched off",
        "no operator reply",
        "too few messages",
        "finished by idleness",
        "asked recently",
        "not in the sample",
    ],
    senses: ["satisfied", "neutral", "dissatisfied"],
    finished_by: ["operator", "visitor", "idleness", "admin"],
    reviews: ["new", "in review", "done"],
};

const FR: Words = Words {
    file: "Chat en direct",
    about: "À propos",
    filters: "Filtres",
    definitions: "Définitions",
    period: "Période",
    zone: "Fuseau horaire",
    nobody: "Personne",
    yes: "oui",
    headers: [
        "Dialogue",
        "Chat",
        "Ouvert",
        "Terminé",
        "Terminé par",
        "Visiteur",
        "Langue",
        "Opérateur",
        "État",
        "Non demandé car",
        "Affiché",
        "Évalué",
        "Échelle",
        "Note",
        "Sens",
        "Commentaire",
        "Motifs",
        "Première réponse, secondes",
        "Réponses",
        "Réponse moyenne, secondes",
        "Durée, secondes",
        "Transferts",
        "Étiquettes",
        "Suivi",
        "Exclu car",
    ],
    meanings: [
        (
            "Terminés",
            "Chaque ligne : un dialogue terminé dans la période. Tests et spams sont écartés.",
        ),
        ("Demandés", "Lignes dont l’état n’est pas « non demandé » et qui ne sont pas exclues."),
        ("Sans réponse", "Demandés, mais non évalués : demandé, affiché, fermé, expiré ou retiré."),
        ("Taux de réponse", "Évalués ÷ demandés."),
        ("CSAT", "Satisfaits ÷ évalués, selon les réglages au moment de la demande."),
        (
            "Opérateur",
            "Celui assigné à la fin s’il a écrit ; sinon le dernier à avoir écrit ; sinon personne.",
        ),
        (
            "Première réponse",
            "Du premier message du visiteur au premier d’un opérateur qui le suit.",
        ),
        (
            "Réponse moyenne",
            "Moyenne des réponses, chacune depuis le premier message du visiteur auquel elle répond.",
        ),
    ],
    rows: [
        ("Ouverts", "Chaque ligne : un dialogue ouvert dans la période, terminé depuis ou non."),
        (
            "En cours",
            "Chaque ligne : un dialogue qui n’était pas terminé quand ce fichier a été fait.",
        ),
        (
            "Répondus",
            "Chaque ligne : un dialogue où l’un de ces opérateurs a répondu dans la période.",
        ),
    ],
    states: ["non demandé", "demandé", "affiché", "fermé", "expiré", "retiré", "évalué"],
    not_asked: [
        "désactivé",
        "aucune réponse d’opérateur",
        "trop peu de messages",
        "terminé par inactivité",
        "demandé récemment",
        "hors échantillon",
    ],
    senses: ["satisfait", "neutre", "insatisfait"],
    finished_by: ["opérateur", "visiteur", "inactivité", "administrateur"],
    reviews: ["nouveau", "en cours", "traité"],
};

const RU: Words = Words {
    file: "Онлайн-чат",
    about: "О выгрузке",
    filters: "Фильтры",
    definitions: "Определения",
    period: "Период",
    zone: "Часовой пояс",
    nobody: "Никто",
    yes: "да",
    headers: [
        "Диалог",
        "Чат",
        "Открыт",
        "Завершён",
        "Кем завершён",
        "Посетитель",
        "Язык",
        "Оператор",
        "Состояние",
        "Почему не спрошен",
        "Показана",
        "Оценён",
        "Шкала",
        "Оценка",
        "Смысл",
        "Комментарий",
        "Причины",
        "Первый ответ, секунды",
        "Ответов",
        "Средний ответ, секунды",
        "Длительность, секунды",
        "Передач",
        "Метки",
        "Разбор",
        "Исключён, потому что",
    ],
    meanings: [
        ("Завершено", "Каждая строка — диалог, завершённый за период. Тесты и спам не входят."),
        ("Спрошено", "Строки, чьё состояние не «не спрошен» и которые не исключены."),
        ("Нет ответа", "Спрошены, но не оценены: спрошен, показан, закрыт, истёк или отозван."),
        ("Доля ответов", "Оценено ÷ спрошено."),
        ("CSAT", "Довольные ÷ оценившие, по настройкам на момент вопроса."),
        (
            "Оператор",
            "Назначенный при завершении, если он писал; иначе писавший последним; иначе никто.",
        ),
        (
            "Первый ответ",
            "От первого сообщения посетителя до первого сообщения оператора после него.",
        ),
        (
            "Средний ответ",
            "Среднее по ответам, каждый — от первого сообщения посетителя, на которое он отвечает.",
        ),
    ],
    rows: [
        ("Начато", "Каждая строка — диалог, открытый за период, уже завершённый или ещё нет."),
        ("Открыто сейчас", "Каждая строка — диалог, не завершённый к моменту создания файла."),
        (
            "С ответами",
            "Каждая строка — диалог, в котором один из этих операторов ответил за период.",
        ),
    ],
    states: ["не спрошен", "спрошен", "показан", "закрыт", "истёк", "отозван", "оценён"],
    not_asked: [
        "выключено",
        "оператор не ответил",
        "слишком мало сообщений",
        "завершён по бездействию",
        "недавно спрашивали",
        "не попал в выборку",
    ],
    senses: ["доволен", "нейтрально", "недоволен"],
    finished_by: ["оператор", "посетитель", "бездействие", "администратор"],
    reviews: ["новый", "в работе", "разобран"],
};

const AR: Words = Words {
    file: "الدردشة المباشرة",
    about: "حول الملف",
    filters: "عوامل التصفية",
    definitions: "التعريفات",
    period: "الفترة",
    zone: "المنطقة الزمنية",
    nobody: "لا أحد",
    yes: "نعم",
    headers: [
        "المحادثة",
        "الدردشة",
        "فُتحت",
        "انتهت",
        "أنهاها",
        "الزائر",
        "اللغة",
        "المشغّل",
        "الحالة",
        "لم يُسأل لأن",
        "عُرض النموذج",
        "قُيّمت",
        "المقياس",
        "التقييم",
        "المعنى",
        "التعليق",
        "الأسباب",
        "الرد الأول، ثوانٍ",
        "الردود",
        "متوسط الرد، ثوانٍ",
        "المدة، ثوانٍ",
        "التحويلات",
        "الوسوم",
        "المراجعة",
        "استُبعدت لأن",
    ],
    meanings: [
        ("المنتهية", "كل صف محادثة انتهت خلال الفترة. لا تُحسب الاختبارات والرسائل المزعجة."),
        ("المسؤول عنها", "الصفوف التي ليست حالتها «لم يُسأل» وليست مستبعدة."),
        ("بلا جواب", "سُئل عنها ولم تُقيَّم: سُئل، عُرض، أُغلق، انتهت مهلته أو سُحب."),
        ("معدل الاستجابة", "المقيَّمة ÷ المسؤول عنها."),
        ("CSAT", "الراضون ÷ المقيِّمون، وفق الإعدادات وقت السؤال."),
        ("المشغّل", "من كانت مسندة إليه عند الإنهاء إن كتب، وإلا آخر من كتب، وإلا لا أحد."),
        ("الرد الأول", "من أول رسالة للزائر إلى أول رسالة لمشغّل بعدها."),
        ("متوسط الرد", "متوسط الردود، كلٌّ منها من أول رسالة زائر يجيب عنها."),
    ],
    rows: [
        ("المفتوحة", "كل صف محادثة فُتحت خلال الفترة، انتهت بعدها أو ما زالت مفتوحة."),
        ("المفتوحة الآن", "كل صف محادثة لم تكن قد انتهت عند إنشاء هذا الملف."),
        ("المُجابة", "كل صف محادثة ردّ فيها أحد هؤلاء المشغّلين خلال الفترة."),
    ],
    states: ["لم يُسأل", "سُئل", "عُرض", "أُغلق", "انتهت مهلته", "سُحب", "قُيّم"],
    not_asked: [
        "متوقف",
        "لم يرد أي مشغّل",
        "رسائل قليلة جدًا",
        "انتهت بسبب الخمول",
        "سُئل مؤخرًا",
        "خارج العينة",
    ],
    senses: ["راضٍ", "محايد", "غير راضٍ"],
    finished_by: ["المشغّل", "الزائر", "الخمول", "المدير"],
    reviews: ["جديد", "قيد المراجعة", "تم"],
};
