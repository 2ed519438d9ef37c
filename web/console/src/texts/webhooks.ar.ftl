# Webhooks, and mail about ratings.

webhooks-title = خطافات الويب
webhooks-lead = يُبلغ Candor الأنظمة الأخرى بالتقييمات والمحادثات المنتهية بطلب موقّع (Standard Webhooks). لا يرى المشغّلون شيئًا من ذلك.
webhooks-add = إضافة خطاف
webhooks-none = لا خطافات بعد. يحتاج الأول إلى عنوان فقط.
webhooks-url = العنوان
webhooks-url-hint = https://… على الإنترنت العام. يُرسل إليه كل حدث بطلب POST.
webhooks-events = يُبلغ عن
webhooks-event-rating-submitted = التقييمات
webhooks-event-rating-corrected = التقييمات المصحّحة
webhooks-event-dialogue-finished = المحادثات المنتهية دون تقييمها
webhooks-ratings = أي تقييمات
webhooks-ratings-all = كلها
webhooks-ratings-dissatisfied = غير الراضية فقط
webhooks-chats = من أي دردشات
webhooks-chats-all = كل الدردشات
webhooks-chats-chosen = دردشات مختارة
webhooks-secret = سر التوقيع
webhooks-secret-once = انسخه الآن: لن يظهر مرة أخرى. به يتحقق المستقبِل من التواقيع.
webhooks-log = الإرسالات
webhooks-log-lead = تُحفظ 30 يومًا. ما يفشل تُعاد محاولته خلال يوم.
webhooks-log-none = لم يُرسل شيء بعد. أرسل اختبارًا لترى هل يصل.
webhooks-refresh = تحديث
webhooks-test = إرسال اختبار
webhooks-again = إعادة الإرسال
webhooks-again-what = إعادة الإرسال: { $type }، { $when }
webhooks-more = عرض الأقدم
webhooks-payload = ما يُرسل
webhooks-next = التالية: { $when }
webhooks-answered = الرد { $code }
webhooks-status-waiting = في الانتظار
webhooks-status-delivered = سُلّم
webhooks-status-failed = تُرك
webhooks-error-internal-address = عنوان داخلي، مرفوض
webhooks-error-unknown-host = مضيف غير معروف
webhooks-error-no-connection = لا أحد يجيب هناك
webhooks-error-tls = لا شهادة TLS صالحة
webhooks-error-timeout = لا رد في الوقت المحدد
webhooks-error-protocol = الرد ليس HTTP
webhooks-error-redirect = إعادة توجيه لا تُتبع
webhooks-error-status = مرفوض
webhooks-off = متوقف.
webhooks-off-failing = متوقف: تعذّر تسليم أي شيء لثلاثة أيام. ما ينتظر يُرسل عند تشغيله.
webhooks-off-gone = متوقف: أجاب المستقبِل بأنه لم يعد موجودًا (410).
webhooks-failing = يفشل منذ { $when }
webhooks-delivered = آخر تسليم { $when }
webhooks-nothing-yet = لم يُسلّم شيء بعد.
webhooks-switch-off = إيقاف
webhooks-switch-on = تشغيل
webhooks-renew = سر جديد
webhooks-renew-title = إنشاء سر جديد؟
webhooks-renew-lead = يوقّع السرّان معًا ليوم واحد حتى يُبدَّل عند المستقبِل، ثم الجديد وحده.
webhooks-remove = حذف
webhooks-remove-title = حذف هذا الخطاف؟
webhooks-remove-lead = يُحذف معه ما ينتظره وسجلّه.
webhooks-attempts = { $count ->
    [zero] لا محاولات
    [one] محاولة واحدة
    [two] محاولتان
    [few] { $count } محاولات
    [many] { $count } محاولة
   *[other] { $count } محاولة
}

# Mail
mail-alerts = تنبيهات بالبريد
mail-alerts-hint = من يصله بريد عندما يكون زائر هذه الدردشة غير راضٍ. من أصبح مشغّلًا لا يصله شيء.
mail-none = لا خادم بريد لدى Candor بعد، فلا يُرسل شيء (الخيار smtp_url).
mail-weekly = الملخص الأسبوعي
mail-weekly-hint = أرقام الأسبوع الماضي بالبريد، يوم الاثنين الساعة الثامنة بتوقيت مساحة العمل.
mail-weekly-switch = أرسل إليّ الملخص الأسبوعي
mail-weekly-next = التالي: { $when }

# What is wrong with a field
field-url = عنوان يبدأ بـ https:// وليس داخليًا.
field-events = اختر واحدًا على الأقل.
field-chats = اختر دردشة واحدة على الأقل.
