//! What is said in the sample data, in four languages: talks, and comments on them. In the order of
//! `cast::LANGUAGES`.

/// A talk: visitor and operator in turn, the visitor first.
pub type Talk = &'static [&'static str];

/// Talks on a website.
pub const WEBSITE: [&[Talk]; 4] = [
    &[
        &[
            "Hi, where is my order? It should have come on Monday.",
            "Let me look. May I have the order's number?",
            "48213",
            "It left our warehouse yesterday and arrives tomorrow before noon.",
            "Great, thanks!",
            "You are welcome. Have a nice day!",
        ],
        &[
            "Can I still change the delivery address?",
            "Yes, as long as the parcel is here. What is the new one?",
            "12 Mill Lane, same town",
            "Done. You will get a new confirmation by e-mail.",
            "Got it, thank you",
            "My pleasure.",
        ],
        &[
            "The discount code does not work",
            "Which code is it, please?",
            "SPRING20",
            "It ended last night. I have put 20 % on your basket by hand.",
            "Oh, that is kind!",
            "Enjoy!",
        ],
        &[
            "I was charged twice",
            "I am sorry about that. I see both payments; one is only reserved and goes back within three days.",
            "And if it doesn't?",
            "Then write to us here and we send it back ourselves.",
            "OK",
        ],
        &[
            "Is the blue jacket coming back in M?",
            "At the end of the month, says our supplier. Shall I write to you then?",
            "Yes please",
        ],
        &[
            "How do I send something back?",
            "Print the label from your account, under Returns. It is free for 30 days.",
            "The button is grey",
            "Please reload the page; it is there now.",
            "Works now",
        ],
        &[
            "I cannot sign in any more",
            "Do you get a message?",
            "It says the account is locked",
            "You tried too often. I have unlocked it, please try again in a minute.",
            "I'm in. Thanks for the quick help!",
            "Glad to hear it.",
        ],
    ],
    &[
        &[
            "Bonjour, où est ma commande ?",
            "Bonjour ! Quel est son numéro ?",
            "48977",
            "Elle est partie hier, vous la recevrez demain matin.",
            "Parfait, merci beaucoup",
            "Avec plaisir, bonne journée !",
        ],
        &[
            "Le code promo ne marche pas",
            "Lequel, s’il vous plaît ?",
            "PRINTEMPS",
            "Il a expiré hier, mais je vous accorde la remise.",
            "C’est très gentil !",
        ],
        &[
            "Je voudrais un remboursement",
            "Bien sûr. L’article est-il déjà renvoyé ?",
            "Oui, lundi",
            "Alors le virement part dès que nous l’avons reçu, sous cinq jours.",
            "D’accord",
        ],
        &[
            "Impossible de me connecter",
            "Quel message voyez-vous ?",
            "Mot de passe incorrect",
            "Je vous ai envoyé un lien pour en choisir un autre.",
            "Ça marche, merci",
            "Très bien !",
        ],
        &[
            "Livrez-vous en Belgique ?",
            "Oui, en deux à trois jours, et gratuitement dès 50 €.",
            "Super",
        ],
    ],
    &[
        &[
            "Здравствуйте, где мой заказ?",
            "Здравствуйте! Подскажите, пожалуйста, номер.",
            "50122",
            "Он уже в пути, привезут завтра до обеда.",
            "Спасибо большое",
            "Рады помочь!",
        ],
        &[
            "Не проходит оплата",
            "Какую ошибку показывает страница?",
            "Отказ банка",
            "Попробуйте, пожалуйста, ещё раз: мы переключили платёж.",
            "Получилось",
            "Отлично, хорошего дня!",
        ],
        &[
            "Можно изменить адрес доставки?",
            "Да, напишите новый.",
            "Лесная, 7",
            "Готово, подтверждение придёт на почту.",
        ],
        &[
            "Как вернуть товар?",
            "В личном кабинете, раздел «Возвраты». Это бесплатно 30 дней.",
            "Нашла, благодарю",
        ],
    ],
    &[
        &[
            "مرحبًا، أين طلبي؟",
            "مرحبًا بك! ما رقم الطلب من فضلك؟",
            "51230",
            "غادر المستودع أمس وسيصل غدًا صباحًا.",
            "شكرًا جزيلًا",
            "على الرحب والسعة.",
        ],
        &[
            "لا أستطيع تسجيل الدخول",
            "ما الرسالة التي تظهر لك؟",
            "كلمة المرور غير صحيحة",
            "أرسلت إليك رابطًا لاختيار كلمة جديدة.",
            "نجح الأمر، شكرًا",
        ],
        &["كيف أعيد المنتج؟", "من حسابك في قسم الإرجاع، وهو مجاني لمدة 30 يومًا.", "حسنًا"],
        &[
            "هل يمكن تغيير عنوان التوصيل؟",
            "نعم، ما العنوان الجديد؟",
            "شارع الزهور 12",
            "تم التغيير.",
        ],
    ],
];

/// Talks in a course.
pub const COURSE: [&[Talk]; 4] = [
    &[
        &[
            "I don't understand exercise 3.2: why is the median better here?",
            "Because one salary is a hundred times the others. What happens to the mean without it?",
            "It falls by half",
            "Exactly, and the median stays. That is the point of the exercise.",
            "Now I see, thank you!",
            "Good question, keep going!",
        ],
        &[
            "My notebook does not start",
            "Which message do you get?",
            "Kernel died",
            "The table is read three times. Read it once at the top and restart.",
            "It runs!",
        ],
        &[
            "When is the project due?",
            "On Sunday at midnight, in your time zone.",
            "Can I get two more days?",
            "Yes, I have moved it to Tuesday for you.",
            "Thanks a lot",
        ],
        &[
            "Why was my answer marked wrong? The number is right",
            "You rounded before the last step. Please look at the second line.",
            "I see it",
        ],
    ],
    &[
        &[
            "Je ne comprends pas l’exercice 4",
            "Quelle étape vous pose problème ?",
            "La jointure",
            "Regardez les clés : une table a des doublons. Supprimez-les d’abord.",
            "Ah oui, merci !",
            "Bravo !",
        ],
        &[
            "La vidéo 12 ne se lance pas",
            "Merci, nous l’avons réparée. Pouvez-vous recharger la page ?",
            "C’est bon",
        ],
        &["Puis-je avoir un délai pour le projet ?", "Oui, jusqu’à mardi.", "Merci beaucoup"],
    ],
    &[
        &[
            "Не понимаю задачу 3.2, почему медиана лучше?",
            "Уберите самый большой оклад. Что станет со средним?",
            "Упадёт вдвое",
            "А медиана не изменится, в этом и смысл.",
            "Теперь ясно, спасибо!",
            "Хороший вопрос!",
        ],
        &[
            "Ноутбук не запускается",
            "Какая ошибка?",
            "Kernel died",
            "Таблица читается трижды; прочитайте один раз в начале.",
            "Заработало",
        ],
        &[
            "Когда сдавать проект?",
            "В воскресенье до полуночи по вашему времени.",
            "Можно ещё два дня?",
            "Да, перенёс на вторник.",
            "Спасибо",
        ],
        &[
            "Почему ответ не засчитан?",
            "Округление до последнего шага: посмотрите вторую строку.",
            "Поняла",
        ],
    ],
    &[
        &[
            "لم أفهم التمرين 3.2",
            "أي خطوة بالتحديد؟",
            "لماذا الوسيط أفضل؟",
            "احذف أكبر راتب وانظر ماذا يحدث للمتوسط.",
            "فهمت الآن، شكرًا",
            "أحسنت!",
        ],
        &["متى موعد تسليم المشروع؟", "يوم الأحد عند منتصف الليل بتوقيتك.", "شكرًا"],
    ],
];

/// When somebody hands a dialogue over, the next one begins so.
pub const TAKES_OVER: [&str; 4] = [
    "I have taken over from my colleague and read everything above.",
    "Je prends la suite de mon collègue, j’ai tout lu.",
    "Я сменил коллегу и всё прочитал выше.",
    "أتابع معك بدلًا من زميلي وقد قرأت ما سبق.",
];

/// Comments after a dissatisfied, a neutral and a satisfied score.
pub const COMMENTS: [[&[&str]; 3]; 4] = [
    [
        &[
            "I waited far too long for an answer.",
            "My question was not answered at all.",
            "Copied text, nobody read what I wrote.",
            "Nice person, but the return policy is a joke.",
            "Still not solved after two chats.",
            "The website keeps losing my basket.",
            "Rather short and unfriendly.",
        ],
        &[
            "It was okay.",
            "Solved in the end, it took a while.",
            "Helpful, but I had to explain everything twice.",
            "Fine.",
        ],
        &[
            "Quick and friendly!",
            "Exactly what I needed, thank you.",
            "Best support I have had in a long time.",
            "Very patient with me.",
            "Great explanation, now I get it.",
            "Solved in two minutes.",
            "Thank you for the discount!",
        ],
    ],
    [
        &[
            "J’ai attendu beaucoup trop longtemps.",
            "On n’a pas répondu à ma question.",
            "Réponse toute faite, décevant.",
            "Le site plante sans arrêt.",
            "Peu aimable.",
        ],
        &["Correct, sans plus.", "Résolu, mais un peu lent.", "Ça va."],
        &[
            "Très rapide et très gentil !",
            "Parfait, merci.",
            "Explication claire.",
            "Un accueil formidable.",
            "Problème réglé en deux minutes.",
        ],
    ],
    [
        &[
            "Очень долго ждал ответа.",
            "Вопрос так и не решили.",
            "Ответили шаблоном.",
            "Сайт опять не работает.",
            "Не очень вежливо.",
        ],
        &["Нормально.", "Решили, но не сразу.", "Пойдёт."],
        &[
            "Быстро и по делу, спасибо!",
            "Очень помогли.",
            "Всё понятно объяснили.",
            "Лучшая поддержка!",
            "Куратор терпеливый, спасибо.",
        ],
    ],
    [
        &["انتظرت طويلًا جدًا.", "لم تُحل مشكلتي.", "رد جاهز لا علاقة له بسؤالي.", "الموقع بطيء."],
        &["لا بأس.", "حُلّت المشكلة لكن ببطء."],
        &["خدمة سريعة ولطيفة!", "شكرًا، هذا ما احتجت إليه.", "شرح ممتاز.", "أفضل دعم تعاملت معه."],
    ],
];

/// First names by language.
pub const VISITORS: [&[&str]; 4] = [
    &[
        "Emma", "Oliver", "Grace", "Liam", "Nora", "Jack", "Ruby", "Noah", "Ivy", "Tom", "Alice",
        "Sam",
    ],
    &["Camille", "Louis", "Inès", "Hugo", "Manon", "Jules", "Zoé", "Adam", "Léa", "Paul"],
    &["Мария", "Иван", "Ольга", "Дмитрий", "Вера", "Алексей", "Полина", "Никита", "Дарья"],
    &["ليلى", "عمر", "سارة", "يوسف", "مريم", "خالد", "نور", "حسن"],
];
