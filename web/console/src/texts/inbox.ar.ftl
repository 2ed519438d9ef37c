# The operator's inbox.

inbox-title = صندوق الوارد
inbox-lists = القوائم
inbox-dialogue = المحادثة
inbox-messages = الرسائل
inbox-list-waiting = في الانتظار
inbox-list-mine = محادثاتي
inbox-list-all = الكل
inbox-list-finished = المنتهية
inbox-more = تحميل المزيد
inbox-loading = جارٍ التحميل…
inbox-close = إغلاق
inbox-cancel = إلغاء
inbox-save = حفظ
inbox-undo = تراجع
inbox-back = العودة إلى القائمة

# The connection
inbox-live = مباشر
inbox-not-live = غير متصل
inbox-connecting = جارٍ الاتصال… ما تكتبه في هذه الأثناء محفوظ.
inbox-lost = انقطع الاتصال منذ { $time }. قد يكون المعروض قديمًا. ما تكتبه محفوظ ويُرسل فور عودة الاتصال.
inbox-try-now = حاول الآن

# A row
inbox-visitor = زائر
inbox-test = تجربة
inbox-test-long = محادثة تجريبية من صفحة العيّنة أو من عضو مسجّل الدخول. تعمل كغيرها ولا تُحتسب في أي مكان.
inbox-course = دورة
inbox-website = موقع
inbox-you = أنت:
inbox-team = الفريق:
inbox-types = يكتب…
inbox-draft = مسودة
inbox-a-file = ملف
inbox-waits = ينتظر ردًّا:
inbox-waits-since = ينتظر ردًّا منذ { $time }
inbox-unread =
    { $count ->
        [zero] لا رسائل غير مقروءة
        [one] رسالة واحدة غير مقروءة
        [two] رسالتان غير مقروءتين
        [few] { $count } رسائل غير مقروءة
        [many] { $count } رسالة غير مقروءة
       *[other] { $count } رسالة غير مقروءة
    }

# Nothing there
inbox-no-chat = لا تجيب بعدُ في أي دردشة. اطلب من أحد المديرين إضافتك.
inbox-no-chat-manager = لا توجد بعدُ دردشة تجيب فيها. أنشئ واحدة أو أضف نفسك إلى من يجيبون.
inbox-to-chats = إلى الدردشات
inbox-empty-waiting = لا أحد ينتظر. تظهر المحادثة الجديدة هنا من تلقاء نفسها.
inbox-empty-mine = ليست لديك محادثة مفتوحة.
inbox-empty-all = لا توجد محادثة مفتوحة. حين يكتب زائر تظهر محادثته هنا من تلقاء نفسها.
inbox-empty-finished = لم ينتهِ شيء بعد.
inbox-to-waiting =
    { $count ->
        [zero] لا أحد ينتظر
        [one] زائر واحد ينتظر
        [two] زائران ينتظران
        [few] { $count } زوّار ينتظرون
        [many] { $count } زائرًا ينتظرون
       *[other] { $count } زائر ينتظرون
    }
inbox-to-mine =
    { $count ->
        [zero] إلى محادثاتك المفتوحة
        [one] إلى محادثتك المفتوحة
        [two] إلى محادثتيك المفتوحتين
        [few] إلى محادثاتك الـ{ $count } المفتوحة
        [many] إلى محادثاتك الـ{ $count } المفتوحة
       *[other] إلى محادثاتك الـ{ $count } المفتوحة
    }
inbox-to-try = ضع دردشة على موقعك أو جرّب صفحة العيّنة
inbox-choose = اختر محادثة من القائمة.
inbox-choose-none = حين يكتب زائر تظهر محادثته في القائمة.
inbox-hint-rows = للتنقّل في القائمة
inbox-hint-open = للفتح
inbox-hint-keys = كل الاختصارات
inbox-missing = هذه المحادثة غير موجودة أو لم تعد ضمن دردشاتك.

# The dialogue
inbox-take = استلام
inbox-finish = إنهاء
inbox-finishing = جارٍ الإنهاء…
inbox-hand-over = تسليم
inbox-nobody-yet = مدة الانتظار { $time }. استلم المحادثة لتجيب.
inbox-answered-by = المجيب في هذه المحادثة: { $name }.
inbox-is-finished = انتهت هذه المحادثة. إن كتب الزائر بعد قليل فستُستأنف هنا.
inbox-taken-by = سبقك إليه { $name }، وهو المجيب فيه الآن.
inbox-said-taken = المحادثة لك الآن.
inbox-said-finished = انتهت المحادثة مع { $name }.
inbox-loading-older = جارٍ تحميل الرسائل السابقة…
inbox-new = جديد
inbox-fresh =
    { $count ->
        [zero] لا رسائل جديدة
        [one] رسالة جديدة
        [two] رسالتان جديدتان
        [few] { $count } رسائل جديدة
        [many] { $count } رسالة جديدة
       *[other] { $count } رسالة جديدة
    }
inbox-to-end = إلى أحدث رسالة
inbox-is-typing = { $name } يكتب…
inbox-seen = شوهدت
inbox-sent = أُرسلت
inbox-pending = جارٍ الإرسال…
inbox-pending-offline = تُرسل فور عودة الاتصال
inbox-not-sent = لم تُرسل.
inbox-retry = أعد المحاولة
inbox-discard = حذف
inbox-picture = صورة { $name }
inbox-download = تنزيل

# What happened. who, whom: me, other, nobody
inbox-event-taken =
    { $who ->
        [me] استلمتَ المحادثة
       *[other] استلم المحادثة: { $by }
    }
inbox-event-transferred =
    { $who ->
        [me]
            { $whom ->
                [me] أخذتَ المحادثة إليك
               *[other] سلّمتَ المحادثة إلى { $to }
            }
       *[other]
            { $whom ->
                [me] سُلّمت إليك المحادثة من { $by }
               *[other] سُلّمت المحادثة من { $by } إلى { $to }
            }
    }
inbox-event-returned =
    { $who ->
        [me] أعدتَ المحادثة إلى الانتظار
       *[other] أعاد المحادثة إلى الانتظار: { $by }
    }
inbox-event-finished =
    { $who ->
        [me] أنهيتَ المحادثة
       *[other] أنهى المحادثة: { $by }
    }
inbox-event-finished-visitor = أنهى الزائر المحادثة
inbox-event-finished-idle = انتهى من تلقاء نفسه بعد مدة بلا رسائل
inbox-event-finished-operator = أُنهيت المحادثة
inbox-event-finished-admin = أُنهيت المحادثة
inbox-event-finished-alone = أُنهيت المحادثة
inbox-event-continued = استأنف الزائر المحادثة
inbox-note-from =
    { $who ->
        [me] ملاحظتك للفريق
       *[other] ملاحظة للفريق من { $by }
    }

# The composer
inbox-message = الرسالة
inbox-write = اكتب ردًّا… / للردود الجاهزة
inbox-write-course = اكتب إلى الطالب… / للردود الجاهزة
inbox-send = إرسال
inbox-send-long = Enter للإرسال، Shift+Enter لسطر جديد
inbox-draft-kept = المسودة محفوظة
inbox-length = { $length } من { $longest } حرف
inbox-too-long = هذا أطول من رسالة واحدة. اختصره أو أرسله في رسالتين.
inbox-wait-upload = ما زال أحد الملفات قيد الرفع.
inbox-unsent = كتبتَ شيئًا لم يُرسل بعد.
inbox-send-and-finish = إرسال وإنهاء
inbox-finish-without = إنهاء دون إرسال
inbox-go-on = متابعة الكتابة
inbox-unsent-left = تعذّر إرسال رسالة، فلم يتغيّر شيء. أعد إرسالها أو احذفها أولًا.

# Files
inbox-attach = إرفاق ملف
inbox-attached = ملفات للإرسال
inbox-detach = إزالة { $name }
inbox-uploading = جارٍ رفع { $name }
inbox-file-too-large = كبير جدًّا: الحد الأقصى { $size }.
inbox-file-kind = هذا النوع من الملفات غير مقبول هنا.
inbox-drop = أفلت للإرفاق

# Canned replies
inbox-canned = ردود جاهزة
inbox-canned-about = مشتركة بين الفريق كله. اكتب / ثم الاختصار داخل الرسالة.
inbox-canned-keys = ↑ ↓ للاختيار · ⏎ للإدراج · Esc للإغلاق
inbox-canned-manage = إدارة
inbox-no-replies = لا توجد ردود جاهزة بعد.
inbox-shortcut = الاختصار
inbox-shortcut-hint = ما يُكتب بعد /: حروف وأرقام و- و_
inbox-shortcut-wrong = من 1 إلى 40 حرفًا أو رقمًا أو - أو _، واختصار غير مستخدم.
inbox-reply-text = النص
inbox-reply-new = رد جديد
inbox-reply-change = تعديل /{ $shortcut }
inbox-reply-delete = حذف /{ $shortcut }
inbox-reply-deleted = حُذف /{ $shortcut }.

# Handing over
inbox-to-whom = إلى من؟
inbox-back-to-waiting = إعادة إلى الانتظار
inbox-to-me = إليّ
inbox-no-colleagues = لا زميل يجيب في هذه الدردشة.
inbox-note = ملاحظة
inbox-note-hint = لا يراها إلا الفريق.

# The visitor's card
inbox-card = بطاقة الزائر
inbox-verified = موثّق من الموقع
inbox-not-verified = غير موثّق
inbox-not-verified-long = الاسم والبريد كما ذكرهما الزائر، والموقع لا يضمنهما.
inbox-email = البريد
inbox-chat = الدردشة
inbox-page = الصفحة
inbox-language = اللغة
inbox-browser = المتصفح
inbox-fields = من الصفحة
inbox-fields-hint = هذا ما تقوله صفحتك؛ لا يضمنه أحد.
inbox-opened = فُتح
inbox-operator = المشغّل
inbox-curator = المشرف
inbox-nobody = لا أحد بعد
inbox-tags-hint = موضوع المحادثة. يراه الفريق ولا يراه الزائر.
inbox-earlier = محادثات أخرى
inbox-earlier-none = هذه أول محادثة.
inbox-state-waiting = في الانتظار
inbox-state-active = مفتوحة

# Erasing a visitor
inbox-erased = مُحي
inbox-erased-long = مُحيت رسائل هذه المحادثة وكل ما كان معروفًا عن الزائر.
inbox-erased-message = مُحيت هذه الرسالة.
inbox-erased-file = مُحي هذا الملف.
inbox-erase = محو بيانات هذا الزائر…
inbox-erase-title = محو بيانات «{ $name }»؟
inbox-erase-lead = يزول اسمه وبريده ورسائله وملفاته وتعليقاته وما كتبه الفريق له: هنا وفي التحليلات والبحث والتصدير. وتُنهى المحادثة المفتوحة. لا يمكن التراجع عن ذلك.
inbox-erase-stays = تبقى أرقام الرسائل وأوقاتها، ويبقى كل عدد وكل متوسط كما هو.
inbox-erase-type = اكتب «{ $name }» للتأكيد
inbox-erase-now = محو نهائي
inbox-erase-done = تم المحو.

# Alerts
inbox-alerts = التنبيهات
inbox-alerts-about = حين يبدأ أحد الانتظار أو يكتب إليك. يُحفظ هذا في هذا المتصفح.
inbox-alert-sound = صوت
inbox-alert-desktop = تنبيه على سطح المكتب حين لا يكون Candor في الواجهة
inbox-alert-denied = لا يسمح هذا المتصفح بالتنبيهات لهذه الصفحة. يمكنك السماح بها في إعداداته.
inbox-alert-impossible = لا يستطيع هذا المتصفح عرض التنبيهات في هذه الصفحة.
inbox-alert-badge = العدد في عنوان علامة التبويب

# Keys
inbox-key-next = المحادثة التالية
inbox-key-previous = المحادثة السابقة
inbox-key-open = فتح المحادثة المختارة
inbox-key-take = استلام
inbox-key-write = إلى الرسالة
inbox-key-canned = في الرسالة: ردود جاهزة
inbox-key-send = في الرسالة: إرسال
inbox-key-line = في الرسالة: سطر جديد
inbox-key-finish = إنهاء
inbox-key-hand-over = تسليم
inbox-key-card = بطاقة الزائر
inbox-key-tags = الوسوم
inbox-key-lists = في الانتظار، محادثاتي، الكل، المنتهية
inbox-key-back = من الرسالة إلى القائمة
inbox-key-help = هذه القائمة
