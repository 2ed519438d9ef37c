# What an owner sets up and looks after: audit log, sign-in, keys.

owner-audit = سجل التدقيق
owner-audit-lead = من فعل ماذا ومتى. لا يمكن لأحد تغييره ولا يراه المشغّلون أبدًا.
owner-audit-export = تصدير CSV
owner-audit-who = من
owner-audit-what = ماذا
owner-audit-from = من تاريخ
owner-audit-to = إلى تاريخ
owner-audit-everybody = الجميع
owner-audit-nobody = لا أحد من الفريق
owner-audit-everything = كل شيء
owner-audit-none = لا شيء يطابق عوامل التصفية هذه. اختر فترة أطول أو عوامل أقل.
owner-audit-empty = لا شيء بعد. سيظهر هنا ما يفعله فريقك من الآن.
owner-audit-more = عرض الأقدم
owner-audit-network = من { $network }

owner-group-analytics = التحليلات
owner-group-audit = سجل التدقيق
owner-group-chat = الدردشات
owner-group-history = السجل السابق
owner-group-invitation = الدعوات
owner-group-member = الأعضاء
owner-group-outcome = مستبعد من الأرقام
owner-group-password = كلمات المرور
owner-group-quality-control = مراقبة الجودة
owner-group-retention = مدة الحفظ
owner-group-sample = بيانات نموذجية
owner-group-setup = التشغيل الأول
owner-group-sign-in = تسجيل الدخول
owner-group-sign-out = تسجيل الخروج
owner-group-visitor = الزوار
owner-group-webhook = خطافات الويب
owner-group-workspace = مساحة العمل

owner-did-analytics-export = صدّر التحليلات
owner-did-audit-export = صدّر سجل التدقيق
owner-did-chat-alerts = غيّر مستلمي التنبيهات
owner-did-chat-change = غيّر الدردشة
owner-did-chat-create = أنشأ الدردشة
owner-did-chat-delete = حذف الدردشة
owner-did-chat-avatar = غيّر صورة
owner-did-chat-secret = جدّد سر الهوية لـ
owner-did-chat-working-time = غيّر ساعات
owner-did-history-export = صدّر السجل السابق
owner-did-history-import = استورد سجلًا سابقًا
owner-did-invitation-accept = قبل الدعوة
owner-did-invitation-renew = جدّد دعوة
owner-did-member-add = أضاف
owner-did-member-change = غيّر
owner-did-member-delete = أزال
owner-did-outcome-exclude = استبعد تقييمًا
owner-did-outcome-exclude-back = أعاد تقييمًا مستبعدًا
owner-did-outcome-spam = علّم محادثة كمزعجة
owner-did-outcome-spam-back = أزال عن محادثة علامة الإزعاج
owner-did-outcome-test = علّم محادثة كتجربة
owner-did-outcome-test-back = أزال عن محادثة علامة التجربة
owner-did-password-change = غيّر كلمة مروره
owner-did-quality-control-save = حفظ مراقبة الجودة لـ
owner-did-retention-change = غيّر مدة الحفظ
owner-did-sample-make = أنشأ بيانات نموذجية
owner-did-sample-remove = أزال البيانات النموذجية
owner-did-setup = أعدّ Candor
owner-did-sign-in = سجّل الدخول
owner-did-sign-in-refuse = رُفض تسجيل الدخول
owner-did-sign-out = سجّل الخروج
owner-did-visitor-erase = محا بيانات زائر
owner-did-visitor-export = صدّر بيانات زائر
owner-did-webhook-change = غيّر خطاف ويب
owner-did-webhook-create = أضاف خطاف ويب
owner-did-webhook-delete = أزال خطاف ويب
owner-did-webhook-redeliver = أعاد إرسال حدث
owner-did-webhook-secret = جدّد سر خطاف ويب
owner-did-workspace-change = غيّر مساحة العمل
owner-did-workspace-working-time = غيّر وقت العمل
owner-did-password-forget = أُرسل رابط كلمة مرور جديدة إلى
owner-did-password-reset = عُيّنت كلمة مرور جديدة بالبريد لـ

owner-sees = يرى تقييمات
owner-sees-all = كل الدردشات
owner-sees-chosen = دردشات مختارة
owner-invited-mailed = الدعوة في طريقها إلى { $email }. يعمل الرابط مرة واحدة خلال أسبوع.

owner-forgot = هل نسيت كلمة المرور؟
owner-forgot-title = كلمة مرور جديدة
owner-forgot-lead = نرسل إليك رابطًا لاختيار كلمة جديدة.
owner-forgot-go = إرسال الرابط
owner-forgot-sent = إن كان لـ { $email } حساب هنا فالرابط في الطريق. يعمل مرة واحدة خلال ساعة.
owner-forgot-no-mail = ليس لدى Candor خادم بريد بعد، فلا يمكن إرسال رابط. اسأل مالكًا أو مشرفًا.
owner-forgot-back = العودة إلى تسجيل الدخول
owner-reset-title = اختر كلمة مرور جديدة
owner-reset-lead = يسجّل خروجك من كل مكان، ثم سجّل الدخول بها.
owner-reset-go = تعيين كلمة المرور
owner-reset-gone = لم يعد هذا الرابط يعمل
owner-reset-gone-lead = استُخدم أو حل محله أحدث أو مر عليه أكثر من ساعة.
owner-reset-done = عُيّنت كلمة مرورك الجديدة
owner-reset-done-lead = سجّل الدخول بها. انتهت كل الجلسات الأخرى.
owner-group-session = الجلسات
owner-group-two-factor = العامل الثاني
owner-did-session-end = أنهى إحدى جلساته
owner-did-session-end-all = أنهى كل جلسات
owner-did-two-factor-codes = أنشأ رموز استرداد جديدة
owner-did-two-factor-off = أزال عامله الثاني
owner-did-two-factor-on = أعدّ عاملًا ثانيًا
owner-did-two-factor-reset = أزال العامل الثاني من

owner-factor = العامل الثاني
owner-factor-hint = رمز من تطبيق مصادقة يُطلب إلى جانب كلمة المرور.
owner-factor-begin = إعداد
owner-factor-scan = امسح هذا بتطبيق مصادقة أو اكتب المفتاح، ثم أدخل الرمز الذي يعرضه.
owner-factor-picture = رمز QR لتطبيق المصادقة
owner-factor-secret = المفتاح
owner-factor-code = الرمز
owner-factor-code-hint = من التطبيق، أو رمز استرداد.
owner-factor-confirm = تأكيد
owner-factor-codes = رموز الاسترداد
owner-factor-codes-lead = احفظها في مكان آمن. يحل كل منها محل التطبيق مرة واحدة. لن تُعرض مجددًا.
owner-factor-codes-done = لقد حفظتها
owner-factor-on = مفعّل. { $count ->
    [zero] لم تبق رموز استرداد.
    [one] بقي رمز استرداد واحد.
    [two] بقي رمزا استرداد.
    [few] بقيت { $count } رموز استرداد.
    [many] بقي { $count } رمز استرداد.
   *[other] بقي { $count } رمز استرداد.
}
owner-factor-renew = رموز استرداد جديدة
owner-factor-off = إيقاف
owner-factor-reset = إزالة العامل الثاني
owner-factor-has = العامل الثاني مفعّل.
owner-rule = يجب أن يكون للجميع
owner-rule-hint = من ليس لديه يعدّه فورًا ولا يستطيع شيئًا آخر قبل ذلك.
owner-enrol = أعدّ عاملًا ثانيًا
owner-enrol-lead = تطلبه مساحة العمل هذه من الجميع. يلزم دقيقة وتطبيق مصادقة.

owner-devices = أين سجّلت الدخول
owner-devices-hint = أنهِ ما لا تعرفه ثم اختر كلمة مرور جديدة.
owner-device-unknown = متصفح غير معروف
owner-device-current = هذه
owner-device-seen = آخر ظهور { $when }
owner-device-end = إنهاء
owner-device-end-name = إنهاء جلسة { $name }
owner-sessions-end = إنهاء كل الجلسات

error-code-required = يلزم أيضًا رمز من عاملك الثاني.
error-wrong-code = الرمز خاطئ أو استُخدم من قبل. انتظر التالي.
error-two-factor-required = أعدّ عاملًا ثانيًا أولًا.
