# The frame, the pages before signing in, and what can go wrong.
nav-main = القائمة الرئيسية
nav-inbox = صندوق الوارد
nav-analytics = التحليلات
nav-settings = الإعدادات
nav-profile = ملفك الشخصي

close = إغلاق
keys-title = اختصارات لوحة المفاتيح
keys-single = المفاتيح المفردة تعمل (دون Ctrl أو ⌘)

tags = الوسوم
tag-add = إضافة وسم
tag-remove = إزالة الوسم { $tag }
tags-used = الوسوم المستعملة
tag-long = للوسم { $most } حرفًا على الأكثر.
tags-many = للمحادثة { $most } وسمًا على الأكثر. أزل واحدًا أولًا.

language = اللغة
your-name = اسمك
email = البريد الإلكتروني
password = كلمة المرور
password-hint = 8 أحرف على الأقل.
workspace-name = مساحة العمل
time-zone = المنطقة الزمنية

setup-title = مرحبًا بك في Candor
setup-lead = أنشئ حسابك بصفتك المالك، ومساحة عمل لفريقك.
setup-token = رمز الإعداد
setup-token-hint = يظهر في الطرفية عند تشغيل Candor.
setup-go = إنشاء مساحة العمل
sign-in-title = تسجيل الدخول
sign-in = تسجيل الدخول
invitation-title = أنت مدعو إلى { $workspace }
invitation-go = انضمام
invitation-gone = لم تعد هذه الدعوة صالحة
invitation-gone-lead = استُخدمت أو سُحبت أو مضى عليها أكثر من أسبوع. اطلب دعوة جديدة ممن أرسلها.

error-offline = تعذّر الوصول إلى Candor. لم يتغيّر شيء؛ أعد المحاولة عند عودة الاتصال.
error-invalid-json = كان الطلب غير سليم. أعد تحميل الصفحة.
error-validation = بعض القيم غير صالحة.
error-unknown-parameter = كان الطلب غير سليم. أعد تحميل الصفحة.
error-unauthenticated = انتهت جلستك. سجّل الدخول من جديد.
error-wrong-password = البريد الإلكتروني أو كلمة المرور غير صحيحة.
error-forbidden = دورك لا يسمح بذلك.
error-wrong-origin = لا يحق لهذه الصفحة الاتصال بـ Candor: عنوانها ليس عنوان Candor العام.
error-not-found = لم يعد هذا موجودًا.
error-method-not-allowed = كان الطلب غير سليم. أعد تحميل الصفحة.
error-already-taken = تولّى شخص آخر هذه المحادثة.
error-already-finished = هذه المحادثة منتهية.
error-not-finished = هذه المحادثة لم تنتهِ بعد.
error-not-assigned = هذه المحادثة ليست مسندة إليك؛ تولَّها أولًا.
error-not-asked = لم يُطلب تقييم لهذه المحادثة.
error-already-rated = سبق تقييم هذه المحادثة.
error-version-conflict = حفظ شخص آخر هذه الإعدادات في هذه الأثناء. حمّل نسخته؛ يبقى ما أدخلته على الشاشة حتى ذلك الحين.
error-email-taken = يوجد عضو بهذا البريد الإلكتروني.
error-last-owner = يجب أن يبقى في مساحة العمل مالك نشط واحد على الأقل. عيّن مالكًا آخر أولًا.
error-stale = تغيّر هذا في هذه الأثناء. أعد التحميل.
error-expired = انتهى الوقت المتاح لذلك.
error-withdrawn = حلّ نموذج أحدث محل هذا النموذج.
error-too-large = الحجم أكبر من المسموح.
error-unsupported-media-type = لا تُقبل الملفات من هذا النوع هنا.
error-too-many-requests = محاولات كثيرة. انتظر قليلًا ثم أعد المحاولة.
error-internal = حدث خطأ من جهة Candor. لم يتغيّر شيء؛ أعد المحاولة.
error-unavailable = Candor غير متاح الآن. لم يتغيّر شيء؛ أعد المحاولة.
error-storage-full = امتلأت مساحة التخزين في الخادم. لم يُحفظ شيء.

# What is wrong with one field, by the field's name.
field-name = من 1 إلى 100 حرف، في سطر واحد.
field-title = من 1 إلى 100 حرف، في سطر واحد.
field-workspace = من 1 إلى 100 حرف، في سطر واحد.
field-email = أدخل عنوان بريد إلكتروني.
field-password = من 8 إلى 128 حرفًا.
field-new-password = من 8 إلى 128 حرفًا.
field-current-password = ليست هذه كلمة مرورك الحالية.
field-token = ليس هذا هو الرمز الظاهر في الطرفية.
field-time-zone = منطقة زمنية مثل Europe/Paris.
