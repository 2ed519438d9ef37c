# التحليلات ← Live Chat. التعريفات هي تعريفات صفحة المنتج نفسها.
analytics-title = الدردشة المباشرة
analytics-lead = المحادثات بحسب يوم انتهائها، { $zone }
analytics-live-connecting = جارٍ الاتصال…
analytics-live-connecting-definition = الاتصال قيد الإنشاء. الأرقام هي أرقام لحظة تحميل الصفحة.
analytics-live-live = مباشر
analytics-live-live-definition = متصل: يظهر كل تقييم جديد خلال ثانية.
analytics-live-away = غير مباشر، تجري إعادة الاتصال…
analytics-live-away-definition = انقطع الاتصال. ما تراه هو الحالة السابقة، وسيُحدَّث فور توفر Candor.

# المرشحات
analytics-filters = المرشحات
analytics-period = الفترة
analytics-period-today = اليوم
analytics-period-yesterday = أمس
analytics-period-7d = آخر 7 أيام
analytics-period-30d = آخر 30 يومًا
analytics-period-90d = آخر 90 يومًا
analytics-period-this-week = هذا الأسبوع
analytics-period-last-week = الأسبوع الماضي
analytics-period-this-month = هذا الشهر
analytics-period-last-month = الشهر الماضي
analytics-period-this-quarter = هذا الربع
analytics-period-last-quarter = الربع الماضي
analytics-period-this-year = هذه السنة
analytics-period-last-year = السنة الماضية
analytics-first-day = أول يوم
analytics-last-day = آخر يوم
analytics-apply = عرض هذه الأيام
analytics-zone = المنطقة الزمنية
analytics-zone-find = مدينة أو منطقة
analytics-zone-workspace = مساحة العمل
analytics-zone-here = هذا الجهاز
analytics-chats = الدردشات
analytics-chat = الدردشة
analytics-operators = المشغّلون
analytics-operator = المشغّل
analytics-nobody = لا أحد
analytics-scores = الدرجات
analytics-state = مقيَّم أم لا
analytics-more = مرشحات أخرى
analytics-kind = موقع أو دورة
analytics-kind-website = موقع
analytics-kind-course = دورة
analytics-finished-by = من أنهاها
analytics-finished-by-operator = من المشغّل
analytics-finished-by-visitor = من الزائر
analytics-finished-by-idle = بسبب الخمول
analytics-finished-by-admin = من المدير
analytics-language = لغة الزائر
analytics-any = الكل
analytics-find = بحث: { $what }
analytics-find-short = بحث
analytics-nothing-found = لا نتائج
analytics-chosen = المرشحات المختارة
analytics-remove = إزالة المرشح: { $what }
analytics-remove-all = مسح الكل
analytics-unknown = غير معروف

# الحالات والأسباب
analytics-state-rated = مقيَّمة
analytics-state-rated-definition = أُعطيت درجة ولم تُستبعد. مجموع المقيَّمة ومن دون رد وغير المسؤولة والمستبعدة هو عدد المنتهية.
analytics-state-no-answer = من دون رد
analytics-state-no-answer-definition = عُرض النموذج ولم تصل درجة: لم يظهر بعد، أو ظهر، أو أُغلق، أو انتهت مدته، أو سُحب.
analytics-state-not-asked = لم يُسأل
analytics-state-not-asked-definition = لم يُعرض النموذج. لكل محادثة منها سبب واحد هو أول سبب تحقق.
analytics-state-excluded = مستبعدة
analytics-state-excluded-definition = استبعد محلل التقييم مع ذكر السبب. يخرج من المسؤولة والمقيَّمة ويبقى في المنتهية.
analytics-state-asked = لم يظهر بعد
analytics-state-shown = ظهر ولم يُجب
analytics-state-skipped = أغلقه الزائر
analytics-state-expired = انتهت المدة
analytics-state-withdrawn = سُحب
analytics-reason-switched-off = التقييم متوقف
analytics-reason-no-operator-reply = لا رد من المشغّل
analytics-reason-too-few-messages = رسائل قليلة جدًا
analytics-reason-idle-finish = انتهت بسبب الخمول
analytics-reason-asked-recently = سُئل مؤخرًا
analytics-reason-not-sampled = خارج العينة
analytics-not-asked-because = لم يُسأل: { $reason }
analytics-no-answer-because = من دون رد: { $state }
analytics-scale-thumbs2 = إبهام
analytics-scale-faces3 = ثلاثة وجوه
analytics-scale-stars5 = خمس نجوم
analytics-scale-faces5 = خمسة وجوه
analytics-scale-numbers10 = من 0 إلى 10
analytics-score = { $score } من { $best }
analytics-thumb-up = إبهام لأعلى
analytics-thumb-down = إبهام لأسفل

# الأرقام
analytics-started = بدأت
analytics-started-definition = المحادثات التي فُتحت خلال الفترة، انتهت منذ ذلك أم لا. مرشحات المشغّلين والدرجات والتقييم ومن أنهاها تخص المحادثات المنتهية ولا تغيّر هذا الرقم.
analytics-finished = انتهت
analytics-finished-definition = المحادثات التي انتهت خلال الفترة، بحسب من أنهاها أو ما أنهاها. كل الأرقام أدناه عنها.
analytics-open-now = مفتوحة الآن
analytics-open-now-definition = المحادثات التي لم تنته في هذه اللحظة، ومنذ متى ينتظر أطول الزوار انتظارًا. مرشحات المشغّلين والدرجات والتقييم ومن أنهاها تخص المحادثات المنتهية ولا تغيّر هذا الرقم.
analytics-oldest-waits = أطول انتظار: { $since }
analytics-not-finished = لم تنته بعد
analytics-waits-for = ينتظر ردًا: { $time }
analytics-answers-then = { $n ->
    [zero] لا ردود حينها
    [one] رد واحد حينها
    [two] ردّان حينها
    [few] { $n } ردود حينها
    [many] { $n } ردًا حينها
   *[other] { $n } رد حينها
}
analytics-duration = المدة
analytics-duration-definition = من أول رسالة إلى آخر رسالة في المحادثة: الوسيط.
analytics-handed-over = حُوّلت
analytics-handed-over-definition = المحادثات المنتهية التي انتقلت من مشغّل إلى آخر أو عادت إلى الانتظار.
analytics-came-back = عادوا
analytics-came-back-definition = المحادثات المنتهية التي فتح زائرها محادثة جديدة خلال 24 ساعة ÷ المنتهية.
analytics-csat = راضون
analytics-csat-definition = CSAT: الراضون ÷ المقيَّمة، مع مجال ويلسون بنسبة 95 %. المجال يخص الصدفة وحدها ولا يقول شيئًا عمن صمتوا.
    غير راضين: { $dsat }.
analytics-csat-order = الراضون ÷ المقيَّمة مع مجال 95 %. الترتيب بحسب الطرف الأدنى للمجال كي لا يتصدر جواب سعيد واحد.
analytics-csat-of = { $satisfied } من { $rated ->
    [zero] { $rated } تقييم
    [one] تقييم واحد
    [two] تقييمين
    [few] { $rated } تقييمات
    [many] { $rated } تقييمًا
   *[other] { $rated } تقييم
}
analytics-interval = { $share }، على الأرجح { $low }–{ $high }
analytics-likely = على الأرجح { $low }–{ $high }
analytics-line-marks = الخط يشير إلى { $before }
analytics-no-ratings = لا تقييمات في هذا العرض
analytics-few = ردود قليلة
analytics-few-definition = أقل من { $few } تقييم: العلامة مفرغة وقد يتغير الرقم كثيرًا.
analytics-few-of = { $share } من { $n }، ردود قليلة
analytics-mixed = مقاييس مختلطة
analytics-mixed-definition = في هذه المجموعة تقييمات بعدة مقاييس. يُحسب الرضا في كل منها بحسب إعداد مقياسه.
analytics-hours = { $n } س
analytics-minutes = { $n } د
analytics-seconds = { $n } ث
analytics-points = { $points } نقطة
analytics-clear-change = { $points }، تغير واضح
analytics-no-clear-change = { $points }، لا تغير واضح
analytics-change-definition = مقارنةً بـ { $before }: الفرق على الأرجح بين { $low } و{ $high } (مجال نيوكومب 95 %). إذا احتوى على 0 فلا تغير واضح.
analytics-average = المتوسط
analytics-average-definition = متوسط درجات مقياس واحد. مع عدة مقاييس لكل منها متوسطه، ولا متوسط للجميع.
analytics-of-best = من { $best }
analytics-no-overall-average = لا متوسط عبر عدة مقاييس
analytics-ratings = { $n ->
    [zero] لا تقييمات
    [one] تقييم واحد
    [two] تقييمان
    [few] { $n } تقييمات
    [many] { $n } تقييمًا
   *[other] { $n } تقييم
}
analytics-response-rate = نسبة الرد
analytics-response-rate-definition = المقيَّمة ÷ المسؤولة. وبجانبها المقيَّمة ÷ من ظهر لهم النموذج على الشاشة. غير المعرَّف يُكتب – لا 0.
analytics-of-asked = من { $asked } سُئلوا
analytics-of-shown = { $share } من { $shown } رأوا النموذج
analytics-can-still = { $n ->
    [zero] لا أحد يستطيع الرد بعد
    [one] واحد ما زال يستطيع الرد
    [two] اثنان ما زالا يستطيعان الرد
    [few] { $n } ما زالوا يستطيعون الرد
    [many] { $n } ما زالوا يستطيعون الرد
   *[other] { $n } ما زالوا يستطيعون الرد
}
analytics-unrated = غير مقيَّمة
analytics-unrated-definition = محادثات منتهية بلا تقييم: من دون رد (عُرض النموذج) ولم يُسأل (لم يُعرض)، منفصلتان دائمًا. الأشرطة مرسومة بمقياس صحيح.
analytics-finished-n = { $n ->
    [zero] لا محادثات منتهية
    [one] محادثة منتهية واحدة
    [two] محادثتان منتهيتان
    [few] { $n } محادثات منتهية
    [many] { $n } محادثة منتهية
   *[other] { $n } محادثة منتهية
}
analytics-first-response = أول رد
analytics-first-response-definition = من أول رسالة للزائر إلى أول رسالة للمشغّل، في المحادثات المجاب عنها: الوسيط، والوقت الذي أُجيب خلاله 9 من 10.
analytics-median = وسيط
analytics-nine-in-ten = 9 من 10 خلال { $time }
analytics-never-answered = لم يُجب عنها
analytics-never-answered-low = لم يُجب عنها
analytics-never-answered-definition = محادثات منتهية بلا أي رسالة من مشغّل.
analytics-mean-response = متوسط الرد
analytics-mean-response-definition = لكل رد، من أول رسالة للزائر يجيب عنها: المتوسط. الأسرع أولًا.
analytics-against = مقارنة بالفريق
analytics-against-definition = نسبة الراضين عن مشغّل مقابل نسبتهم عن جميع الآخرين في المجموعة نفسها. أعلى أو أدنى فقط إذا لم يحتوِ مجال نيوكومب 95 % للفرق على 0.
analytics-above = أعلى
analytics-below = أدنى
analytics-no-clear-difference = لا فرق واضح
analytics-operators-note = بحسب العدد؛ تُنسب كما كانت عند الانتهاء
analytics-chats-note = بحسب العدد
analytics-axis-from = يبدأ محور الراضين من { $from }.
analytics-why-not-asked = لماذا لم يُسأل
analytics-all-asked = سُئل الزائر بعد كل محادثة منتهية.
analytics-show-behind = { $what }: عرض هذه المحادثات

# الرسم
analytics-days-title = كل محادثة منتهية
analytics-days-note-own = في الأعلى: الراضون مع المجال
analytics-days-note-own-definition = في الأعلى: الراضون ÷ المقيَّمة لكل خطوة مع مجال 95 %. في الأسفل: كل محادثة منتهية بحسب الدرجة، ومن دون رد، ولم يُسأل.
analytics-days-note-seven = في الأعلى: الراضون، خط 7 أيام مع المجال
analytics-days-note-seven-definition = التقييمات اليومية قليلة هنا، فكل نقطة في الخط مجموع ذلك اليوم والأيام الستة قبله ما دامت داخل الفترة: الراضون ÷ المقيَّمة مع مجال 95 %. في الأسفل: كل محادثة منتهية بحسب الدرجة، ومن دون رد، ولم يُسأل.
analytics-days-note-hours = في الأعلى: الراضون، خط 24 ساعة مع المجال
analytics-days-note-hours-definition = التقييمات في الساعة قليلة هنا، فكل نقطة في الخط مجموع تلك الساعة والساعات الـ 23 قبلها ما دامت داخل الفترة: الراضون ÷ المقيَّمة مع مجال 95 %. في الأسفل: كل محادثة منتهية بحسب الدرجة، ومن دون رد، ولم يُسأل.
analytics-days-axis = المحور من { $from }
analytics-days-chart = رسم المحادثات المنتهية. الأسهم للتنقل، وEnter لعرض المحادثات.
analytics-days-table = كجدول
analytics-days-from = متى
analytics-days-seven = راضون، 7 أيام
analytics-days-twentyfour = راضون، 24 ساعة
analytics-days-point = { $when }: انتهت { $finished }، مقيَّمة { $rated }، من دون رد { $silent }، لم يُسأل { $unasked }. راضون { $csat }.
analytics-step = الخطوة
analytics-step-hour = ساعات
analytics-step-day = أيام
analytics-step-week = أسابيع
analytics-step-month = أشهر
analytics-level-0 = الأدنى
analytics-level-1 = منخفضة
analytics-level-2 = متوسطة
analytics-level-3 = مرتفعة
analytics-level-4 = الأعلى

# القائمة والمحادثة
analytics-comments = التعليقات على المحادثات
analytics-dialogues = المحادثات
analytics-in-view = { $n ->
    [zero] لا شيء في هذا العرض
    [one] واحدة في هذا العرض
    [two] اثنتان في هذا العرض
    [few] { $n } في هذا العرض
    [many] { $n } في هذا العرض
   *[other] { $n } في هذا العرض
}
analytics-which-list = ما تعرضه القائمة
analytics-only-comments = التعليقات
analytics-all-dialogues = كل المحادثات
analytics-picked = فقط:
analytics-adopt = استخدام كمرشح
analytics-show-all = عرض الكل
analytics-no-comments = لا تعليقات في هذا العرض.
analytics-no-dialogues = لا محادثات في هذا العرض.
analytics-show-dialogues = عرض كل المحادثات
analytics-further = عرض المزيد
analytics-without-comment = بلا تعليق
analytics-guest = ضيف
analytics-comment-erased = مُحي التعليق
analytics-message-erased = مُحيت هذه الرسالة.
analytics-file-erased = مُحي هذا الملف.
analytics-visitor-export = تنزيل كل ما هو محفوظ عن هذا الزائر
analytics-answered-by = أجاب { $operator }
analytics-nobody-answered = لم يُجب أحد
analytics-dialogue = المحادثة
analytics-dialogue-with = محادثة مع { $visitor }
analytics-close = إغلاق
analytics-messages = الرسائل
analytics-kilobytes = { $size } ك.ب
analytics-reasons = الأسباب:
analytics-story = ما جرى للتقييم
analytics-story-asked = سُئل
analytics-story-shown = ظهر
analytics-story-skipped = أُغلق
analytics-story-rated = قُيّم { $score }
analytics-story-corrected = صُحّح إلى { $score }
analytics-story-expired = انتهت المدة
analytics-story-withdrawn = سُحب
analytics-story-not-asked = لم يُسأل
analytics-event-taken = { $by } استلم المحادثة
analytics-event-transferred = { $by } حوّلها إلى { $to }
analytics-event-returned = { $by } أعادها إلى الانتظار
analytics-event-finished-operator = { $by } أنهى المحادثة
analytics-event-finished-visitor = أنهاها الزائر
analytics-event-finished-idle = انتهت بسبب الخمول
analytics-event-finished-admin = { $by } أنهى المحادثة
analytics-event-finished-before = انتهت ثم استُؤنفت
analytics-event-continued = تابعها الزائر
analytics-choose = اختر محادثة لقراءتها هنا. تبقى القائمة في مكانها.
analytics-key-next = التالي والسابق
analytics-key-open = فتح
analytics-key-filters = بحث
analytics-key-search = البحث في التعليقات
analytics-key-close = إغلاق

# Reviews: what analysts say of a dialogue, and what they leave out
analytics-review = المراجعة
analytics-review-status = الحالة
analytics-review-status-new = جديدة
analytics-review-status-in-review = قيد المراجعة
analytics-review-status-done = منجزة
analytics-review-key = المفتاح { $key }
analytics-review-assignee = مُسندة إلى
analytics-review-assign = إسناد
analytics-review-me = أنت
analytics-review-given-to = مُسندة إلى { $name }
analytics-review-note = ملاحظة
analytics-review-note-hint = لا يراها إلا من يقرأ التحليلات
analytics-review-note-draft = مسودة محفوظة في هذا المتصفح. تُحفظ عند مغادرة الحقل أو بالضغط على Ctrl + Enter.
analytics-review-note-saved = حُفظت في { $time }
analytics-review-note-kept = نصّك محفوظ هنا.
analytics-review-note-long = للملاحظة { $most } حرف على الأكثر، وفي هذه { $n }. لم تُحفظ بعد.
analytics-review-note-overtaken = عدّل { $by } الملاحظة وأنت تكتب:
analytics-review-note-mine = حفظ ملاحظتي بدلًا منها
analytics-review-note-theirs = الأخذ بالأخرى
analytics-review-saving = جارٍ الحفظ…
analytics-review-again = إعادة المحاولة
analytics-review-leave-out = عدم الاحتساب
analytics-review-exclude = استبعاد هذا التقييم
analytics-review-exclude-about = يخرج التقييم من المسؤولة والمقيَّمة، ومن كل نسبة ومتوسط؛ وتبقى المحادثة في المنتهية. يمكنك التراجع في أي وقت.
analytics-review-exclude-do = استبعاد
analytics-review-test = تمييز كتجربة
analytics-review-test-about = تخرج المحادثة من كل الأرقام ومن كل القوائم إلا قائمة التجارب. يمكنك التراجع في أي وقت.
analytics-review-test-do = تمييز كتجربة
analytics-review-spam = تمييز كرسائل مزعجة
analytics-review-spam-about = تخرج المحادثة من كل الأرقام ومن كل القوائم إلا قائمة الرسائل المزعجة. يمكنك التراجع في أي وقت.
analytics-review-spam-do = تمييز كرسائل مزعجة
analytics-review-reason = السبب
analytics-review-reason-long = { $most } حرف على الأكثر.
analytics-review-cancel = إلغاء
analytics-review-is-exclude = التقييم مستبعد
analytics-review-is-exclude-so = لا يُحتسب في المسؤولة ولا في المقيَّمة؛ وتبقى المحادثة في المنتهية.
analytics-review-is-test = تجربة
analytics-review-is-test-so = لا تُحتسب هذه المحادثة في أي مكان.
analytics-review-is-spam = رسائل مزعجة
analytics-review-is-spam-so = لا تُحتسب هذه المحادثة في أي مكان.
analytics-review-born-test = محادثة تجريبية منذ البداية: من صفحة العيّنة، أو كتبها أحد الأعضاء. لا تُحتسب في أي مكان.
analytics-review-take-back = تراجع
analytics-review-changed = آخر تعديل: { $by }
analytics-review-keys = كل المفاتيح
analytics-review-key-next = المحادثة التالية
analytics-review-key-previous = المحادثة السابقة
analytics-review-key-open = فتح المحادثة المختارة
analytics-review-key-close = إغلاق المحادثة، ثم عرض الكل
analytics-review-key-status = الحالة: جديدة، قيد المراجعة، منجزة
analytics-review-key-assign = الإسناد إلى أحد
analytics-review-key-mine = الإسناد إليّ
analytics-review-key-tag = إضافة وسم
analytics-review-key-note = كتابة ملاحظة
analytics-review-key-exclude = استبعاد التقييم
analytics-review-key-help = هذه القائمة

# لا شيء للعرض
analytics-empty-no-chat = لا توجد دردشة بعد
analytics-empty-no-chat-text = أنشئ دردشة لموقع أو دورة. حالما تنتهي أول محادثة تظهر أرقامها هنا.
analytics-create-chat = إنشاء دردشة
analytics-ask-admin = اطلب من مالك مساحة العمل أو مديرها إنشاء واحدة.
analytics-empty-off = التقييم متوقف
analytics-empty-off-text = { $n ->
    [zero] لا يُطلب التقييم من الزوار.
    [one] في { $chats } لا يُطلب التقييم من الزوار.
    [two] في هاتين الدردشتين لا يُطلب التقييم من الزوار: { $chats }.
    [few] في هذه الدردشات لا يُطلب التقييم من الزوار: { $chats }.
    [many] في هذه الدردشات لا يُطلب التقييم من الزوار: { $chats }.
   *[other] في هذه الدردشات لا يُطلب التقييم من الزوار: { $chats }.
} شغّله في إعدادات الدردشة ضمن مراقبة الجودة.
analytics-off-notice = كان التقييم متوقفًا في كل محادثات هذا العرض: لا يُسأل الزوار.
analytics-switch-on = فتح إعدادات الدردشة
analytics-empty-filtered = لا محادثات بهذه المرشحات
analytics-empty-filtered-text = أزل مرشحًا أو اختر فترة أطول.
analytics-empty-period = لم تنته أي محادثة في هذه الفترة
analytics-empty-period-text = تظهر الأرقام حالما تنتهي محادثة. محادثات التجربة في الصفحة النموذجية لا تُحسب في أي مكان.
analytics-look-at-year = عرض هذه السنة
analytics-embed-chat = وضع الدردشة على صفحتك

# بيانات نموذجية
analytics-sample-look = عرض بيانات نموذجية
analytics-sample-look-text = سنتان من عمل فريق خيالي تبيّنان ما تقوله هذه الصفحة. البيانات موسومة، ولا يراها المشغّلون ولا الزوار، وتُزال بنقرة واحدة.
analytics-sample-there = تُعرض بيانات نموذجية: سنتان من عمل فريق خيالي.
analytics-sample-making = يجري إنشاء البيانات النموذجية. المحادثات حتى الآن: { $count }
analytics-sample-removing = تجري إزالة البيانات النموذجية. لم تعد تُحسب.
analytics-sample-remove = إزالة البيانات النموذجية

# المرشحات والتصدير والأسباب والعلامات
analytics-filter-words = كلمات في التعليقات
analytics-filter-words-clear = مسح الكلمات
analytics-filter-quoted = «{ $words }»
analytics-filter-score = الدرجة
analytics-filter-sense = راضٍ أم لا
analytics-filter-comment = التعليق
analytics-filter-comment-yes = مع تعليق
analytics-filter-comment-no = بلا تعليق
analytics-filter-reason = السبب المذكور
analytics-filter-no-reason = لم يُعرض أي سبب بعد.
analytics-filter-fact = ما حدث
analytics-filter-review = المراجعة
analytics-filter-review-new = جديدة
analytics-filter-review-in-review = قيد المراجعة
analytics-filter-review-done = تمت
analytics-filter-dialogue-tag = الوسم
analytics-filter-tag = وسم المراجعة
analytics-filter-no-tag = لا وسوم بعد.
analytics-filter-test = اختبار
analytics-filter-spam = مزعجة
analytics-filter-marked-test = معلَّمة كاختبار
analytics-filter-marked-spam = معلَّمة كمزعجة
analytics-filter-marked-note = هذه لا تُحسب في أي مكان: لا في الأرقام أعلاه ولا في أي قائمة أخرى. المرشحات تسري هنا أيضًا.
analytics-filter-none-marked = لا شيء معلَّم هكذا في هذا العرض.
analytics-sense-satisfied = راضٍ
analytics-sense-neutral = محايد
analytics-sense-dissatisfied = غير راضٍ
analytics-fact-answered = أجاب مشغّل
analytics-fact-never-answered = لم يُجب أحد
analytics-fact-timed = لها أول رد
analytics-fact-handed-over = حُوّلت
analytics-fact-came-back = عاد الزائر
analytics-fact-shown = ظهر النموذج على الشاشة
analytics-fact-can-still-answer = ما زال يمكن تقييمها
analytics-export = تصدير
analytics-export-what = ماذا
analytics-export-view = كل محادثات هذا العرض
analytics-export-list = القائمة أدناه: { $list }
analytics-export-as = بصيغة
analytics-export-csv = CSV
analytics-export-csv-note = بسيط، للبرامج ومعظم جداول البيانات
analytics-export-excel = CSV لبرنامج Excel
analytics-export-excel-note = مع علامة ترتيب البايت كي يقرأ Excel كل الحروف
analytics-export-xlsx = XLSX
analytics-export-xlsx-note = مصنف؛ المرشحات والتعريفات في ورقة ثانية
analytics-export-print = طباعة أو PDF
analytics-export-print-note = هذه الصفحة على الورق بلا أدوات
analytics-export-note = صف لكل محادثة، بهذه المرشحات، بتوقيت { $zone }. تُسجَّل عمليات التصدير في سجل التدقيق.
analytics-export-rows = { $n ->
    [zero] لا محادثات
    [one] محادثة واحدة
    [two] محادثتان
    [few] { $n } محادثات
    [many] { $n } محادثة
   *[other] { $n } محادثة
}
analytics-export-running = جارٍ تصدير { $format }
analytics-export-asking = جارٍ الطلب…
analytics-export-preparing = { $n ->
    [zero] جارٍ التحضير…
    [one] جارٍ تحضير محادثة واحدة…
    [two] جارٍ تحضير محادثتين…
    [few] جارٍ تحضير { $n } محادثات…
    [many] جارٍ تحضير { $n } محادثة…
   *[other] جارٍ تحضير { $n } محادثة…
}
analytics-export-progress = { $n ->
    [zero] لا محادثات
    [one] { $done } من محادثة واحدة
    [two] { $done } من محادثتين
    [few] { $done } من { $n } محادثات
    [many] { $done } من { $n } محادثة
   *[other] { $done } من { $n } محادثة
}
analytics-export-cancel = إلغاء
analytics-export-cancelled = أُلغي التصدير ولم يُحفظ شيء. ({ $format })
analytics-export-failed = لم يُصدَّر { $format }.
analytics-export-broke = انقطع بعد { $size }. لم يُحفظ شيء؛ حاول مرة أخرى.
analytics-reasons-title = الأسباب المذكورة
analytics-reasons-definition = الأسباب التي اختارها الزوار مع درجة غير راضية: كم مرة ذُكر كل منها ونسبته من التقييمات غير الراضية. قد يكون للتقييم عدة أسباب أو لا سبب، فلا يلزم أن يكون مجموع النسب 100 %. الأسباب التي تخص المنتج أو الدورة لا الشخص رمادية.
analytics-reasons-of = { $n ->
    [zero] لا تقييمات غير راضية
    [one] من تقييم واحد غير راضٍ
    [two] من تقييمين غير راضيين
    [few] من { $n } تقييمات غير راضية
    [many] من { $n } تقييمًا غير راضٍ
   *[other] من { $n } تقييم غير راضٍ
}
analytics-reasons-product = عن المنتج
analytics-reasons-none = لم يختر أي زائر غير راضٍ في هذا العرض سببًا.
analytics-reasons-nobody = لا تقييمات غير راضية في هذا العرض.
analytics-reasons-never = لا تُعرض على الزوار أي أسباب بعد. الأسباب أزرار صغيرة تحت الدرجة غير الراضية، وتحددها كل دردشة في مراقبة الجودة.
analytics-reasons-switch-on = تفعيل الأسباب
analytics-reasons-ask = اطلب من مالك أو مدير تفعيلها.
analytics-excluded-n = { $n ->
    [zero] لا مستبعدة
    [one] واحدة مستبعدة
    [two] اثنتان مستبعدتان
    [few] { $n } مستبعدة
    [many] { $n } مستبعدة
   *[other] { $n } مستبعدة
}
analytics-asked = سُئل
analytics-answered-n = { $n ->
    [zero] لا محادثات مجاب عنها
    [one] من محادثة مجاب عنها
    [two] من محادثتين مجاب عنهما
    [few] من { $n } محادثات مجاب عنها
    [many] من { $n } محادثة مجاب عنها
   *[other] من { $n } محادثة مجاب عنها
}
analytics-answers-n = { $n ->
    [zero] لا ردود
    [one] من رد واحد
    [two] من ردين
    [few] من { $n } ردود
    [many] من { $n } ردًا
   *[other] من { $n } رد
}
analytics-response-mean-definition = لكل رد (رسالة مشغّل تلي رسالة زائر)، من أول رسالة للزائر يجيب عنها: المتوسط.
analytics-came-back-n = { $n ->
    [zero] لا محادثات
    [one] محادثة واحدة
    [two] محادثتان
    [few] { $n } محادثات
    [many] { $n } محادثة
   *[other] { $n } محادثة
}
analytics-changed = تغيّر التعريف
analytics-changed-definition = في هذا العرض اختلف معنى درجات مقياس واحد: غيّرت دردشة الدرجات التي تُعد رضا. يُحسب كل تقييم كما كان عند سؤال الزائر. يبيّن الرسم متى تغيّر.
analytics-change-mark = تغيّر التعريف، { $when }
analytics-change-title = تغيّر هنا معنى الدرجة. تحتفظ التقييمات بالمعنى الذي سُئلت به.
analytics-change-line = { $when }، { $chat } — قبل: { $before }. منذئذ: { $after }.
analytics-change-meaning = { $scale }، راضٍ { $satisfied }، غير راضٍ { $dissatisfied }
analytics-scores-definition = عدد التقييمات لكل درجة من كل مقياس ونسبتها من تقييمات ذلك المقياس؛ ومن دون رد ولم يُسأل بالمقياس نفسه.
analytics-share-of-finished = النسبة من المنتهية
