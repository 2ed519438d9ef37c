# Settings: chats, members, workspace, profile.

# Everywhere
settings-save = حفظ
settings-saving = جارٍ الحفظ…
settings-saved = تم الحفظ.
settings-not-saved = لم يُحفظ بعد
settings-discard = تجاهل التغييرات
settings-cancel = إلغاء
settings-edit = تعديل
settings-copy = نسخ
settings-copied = تم النسخ
settings-advanced = متقدم
settings-load-newest = تحميل نسخته
settings-look-at-fields = { $count ->
    [zero] لم يُحفظ.
    [one] لم يُحفظ: راجع حقلًا واحدًا.
    [two] لم يُحفظ: راجع حقلين.
    [few] لم يُحفظ: راجع { $count } حقول.
    [many] لم يُحفظ: راجع { $count } حقلًا.
   *[other] لم يُحفظ: راجع { $count } حقل.
}
settings-leave-title = لديك تغييرات لم تُحفظ
settings-leave-lead = إذا غادرت الآن فستضيع.
settings-leave-save = الحفظ والمغادرة
settings-leave-discard = المغادرة دون حفظ
settings-minutes = { $count ->
    [zero] دقيقة
    [one] دقيقة
    [two] دقيقتان
    [few] دقائق
    [many] دقيقة
   *[other] دقيقة
}
settings-hours = { $count ->
    [zero] ساعة
    [one] ساعة
    [two] ساعتان
    [few] ساعات
    [many] ساعة
   *[other] ساعة
}
settings-days = { $count ->
    [zero] يوم
    [one] يوم
    [two] يومان
    [few] أيام
    [many] يومًا
   *[other] يوم
}
settings-messages = { $count ->
    [zero] رسالة
    [one] رسالة
    [two] رسالتان
    [few] رسائل
    [many] رسالة
   *[other] رسالة
}
settings-ratings = { $count ->
    [zero] تقييم
    [one] تقييم
    [two] تقييمان
    [few] تقييمات
    [many] تقييمًا
   *[other] تقييم
}
settings-megabytes = م.ب

# Chats
settings-chats = الدردشات
settings-chats-new = دردشة جديدة
settings-chats-create = إنشاء الدردشة
settings-chats-first = أنشئ أول دردشة لك
settings-chats-first-lead = الدردشة هي ما يراه الزوار في موقعك أو دورتك. يكفي اسم لها، وكل ما عداه يمكن تغييره لاحقًا.
settings-chats-any-site = أي موقع
settings-chats-sites = { $count ->
    [zero] لا مواقع
    [one] موقع واحد
    [two] موقعان
    [few] { $count } مواقع
    [many] { $count } موقعًا
   *[other] { $count } موقع
}
settings-try = جرّبها
settings-kind = لأجل ماذا؟
settings-kind-website = موقع ويب
settings-kind-website-hint = زوار يكتبون إلى المشغّلين
settings-kind-course = دورة
settings-kind-course-hint = طلاب يكتبون إلى المشرفين
settings-chat-name = الاسم
settings-chat-name-hint = يراه فريقك في صندوق الوارد والتحليلات، مثل «المتجر».
settings-chat-tabs = أقسام إعدادات هذه الدردشة
settings-tab-look = المظهر
settings-tab-sites = المواقع
settings-tab-operators = المشغّلون
settings-tab-files = الملفات
settings-tab-code = الشيفرة
settings-tab-quality = مراقبة الجودة

# Chats: look
settings-look-name = لفريقك
settings-look-name-hint = لا يرى الزوار هذا الاسم أبدًا.
settings-look-visitors = للزوار
settings-look-visitors-hint = ما يقرؤونه قبل أن يكتبوا.
settings-title = العنوان
settings-greeting = التحية
settings-greeting-hint = تظهر فوق الرسالة الأولى. اتركها فارغة إن لم ترد تحية.
settings-greeting-wrong = 500 حرف على الأكثر.
settings-chat-language = اللغة
settings-chat-language-hint = تتحدث اللوحة لغة الزائر متى أمكن؛ وهذه لمن سواه.
settings-colour = اللون
settings-colour-hint = يصبح النص فوقه أسود أو أبيض تلقائيًا، أيهما أوضح.
settings-colour-ready = ألوان جاهزة
settings-colour-pick = اختيار أي لون
settings-colour-code = رمز اللون
settings-colour-wrong = لون مثل ‎#1f5a7a.
settings-preview = معاينة
settings-preview-language = لغة المعاينة
settings-preview-dark = معاينة داكنة
settings-preview-again = إعادة المعاينة من البداية
settings-look-language = لغة هذه النصوص
settings-subtitle = السطر أسفل العنوان
settings-subtitle-hint = مثلًا متى تجيبون عادة.
settings-banner = شريط
settings-banner-hint = شريط أعلى اللوحة يمكن للزائر إخفاؤه. تصبح العناوين روابط.
settings-starts = أزرار البداية
settings-starts-hint = نقرة واحدة ترسل النص كأول رسالة للزائر. تبقى ما دام لم يُكتب شيء.
settings-starts-number = الزر { $number }
settings-line-up = تحريك «{ $name }» إلى أعلى
settings-line-down = تحريك «{ $name }» إلى أسفل
settings-line-remove = إزالة «{ $name }»
settings-starts-add = إضافة زر
settings-starts-wrong = كل زر يحتاج إلى نص.
settings-gradient = تدرّج إلى لون ثانٍ
settings-gradient-wrong = لا يمكن قراءة أي نص على هذا التدرّج كله؛ اختر لونين أقرب.
settings-second-colour = اللون الثاني
settings-look-theme = اللوحة
settings-look-theme-auto = كنظام الزائر
settings-look-theme-light = فاتحة دائمًا
settings-look-theme-dark = داكنة دائمًا
settings-picture = الصورة
settings-picture-hint = تظهر إلى أن يجيب مشغّل. PNG أو JPEG أو WebP، بحد أقصى 256 كيلوبايت. تتغير فورًا.
settings-picture-alt = صورة الدردشة
settings-picture-choose = اختيار صورة…
settings-picture-remove = إزالة الصورة
settings-launcher = زر الدردشة
settings-launcher-hint = الزر على صفحاتك.
settings-shape = الشكل
settings-shape-round = دائري
settings-shape-square = مربع
settings-shape-pill = مع نص
settings-launcher-text = النص على الزر
settings-side = الجهة
settings-side-end = حيث تنتهي الأسطر
settings-side-start = حيث تبدأ الأسطر
settings-offset-inline = من الجانب
settings-offset-block = من الأسفل
settings-offset-wrong = من 0 إلى 200.
settings-bubble = تحية بجانب الزر
settings-bubble-hint = تبقى إلى أن تُفتح الدردشة أو تُخفى التحية. اتركها فارغة إن لم تردها.
settings-preview-launcher = معاينة الزر
settings-delete-chat = حذف هذه الدردشة
settings-delete-chat-hint = تبقى محادثاتها وأرقامها.
settings-delete-chat-ask = حذف…
settings-delete-chat-title = حذف «{ $name }»؟
settings-delete-chat-lead = تختفي من كل صفحة فيها شيفرتها، ويتوقف رابطها عن العمل. تغادر المحادثات المفتوحة صندوق الوارد. تبقى محادثاتها وتقييماتها وأرقامها في التحليلات. لا يمكن التراجع عن ذلك.
settings-delete-chat-type = اكتب «{ $name }» للتأكيد

# Chats: sites
settings-sites-title = المواقع المسموح بها
settings-sites-hint = ترفض المتصفحات عرض هذه الدردشة في موقع غير مذكور هنا. صفحتها الخاصة وصفحة التجربة تعملان دائمًا.
settings-sites-any = يمكن لأي موقع عرض هذه الدردشة.
settings-sites-only = { $count ->
    [zero] لا يمكن لأي موقع عرض هذه الدردشة.
    [one] يمكن لموقع واحد فقط عرض هذه الدردشة.
    [two] يمكن لموقعين فقط عرض هذه الدردشة.
    [few] يمكن لـ { $count } مواقع فقط عرض هذه الدردشة.
    [many] يمكن لـ { $count } موقعًا فقط عرض هذه الدردشة.
   *[other] يمكن لـ { $count } موقع فقط عرض هذه الدردشة.
}
settings-sites-label = المواقع، واحد في كل سطر
settings-sites-example = أسماء مضيفين من دون https://‎. النجمة تعني كل النطاقات الفرعية: ‎*.example.org. اذكر example.org نفسه أيضًا.
settings-sites-own = فارغ: أي موقع. يمنع هذا الآخرين من تضمين دردشتك لكنه لا يحمي بيانات؛ فمن يعرف الرابط يستطيع الكتابة إليك.
settings-sites-wrong = أسماء مضيفين مثل example.org أو ‎*.example.org أو localhost:3000، و100 على الأكثر.

# Chats: operators
settings-operators-title = من يجيب
settings-curators-title = أي المشرفين يجيبون
settings-operators-hint = هم وحدهم يرون محادثات هذه الدردشة ويتسلمونها ويمكن تحويلها إليهم.
settings-operators-who = من يجيب
settings-operators-all = الجميع
settings-operators-all-hint = كل من يجيب، ومن ينضم لاحقًا
settings-operators-chosen = مختارون
settings-operators-chosen-hint = من تحددهم فقط
settings-operators-none = اختر شخصًا واحدًا على الأقل، أو الجميع.
settings-operators-add = إضافة عضو
settings-idle-title = حين لا يكتب أحد
settings-idle-hint = تنتهي المحادثة الهادئة من تلقاء نفسها، فيمكن سؤال الزائر وتبقى القائمة مرتبة.
settings-idle-label = الإنهاء بعد
settings-idle-more = تُحسب من آخر رسالة لفريقك. وما دام الزائر ينتظر جوابًا تبقى المحادثة مفتوحة 24 ساعة.
settings-idle-wrong = من 5 دقائق إلى 30 يومًا (43,200 دقيقة).

# Chats: files
settings-files-title = الملفات
settings-files-hint = للزوار والمشغّلين.
settings-files-on = يمكن إرسال الصور والملفات
settings-files-types = الأنواع
settings-files-types-hint = تُعرض الصور في المحادثة؛ وكل ما عداها يُنزَّل فقط.
settings-files-images = صور
settings-files-pdf = PDF
settings-files-text = نص وCSV
settings-files-office = Word وExcel وPowerPoint
settings-files-archives = أرشيفات ZIP
settings-files-sound = صوت
settings-files-video = فيديو
settings-files-other = أنواع أخرى
settings-files-other-hint = أنواع وسائط مثل application/json، تفصل بينها فواصل.
settings-files-types-wrong = أنواع وسائط مثل image/png، و50 على الأكثر.
settings-files-size = الحجم
settings-files-size-label = أكبر ملف
settings-files-size-wrong = من بايت واحد إلى 20 م.ب.

# Chats: code
settings-code-try = جرّبها أولًا
settings-code-try-hint = في صفحة تجربة، دون المساس بموقعك.
settings-code-try-go = فتح صفحة التجربة
settings-code-try-more = اكتب فيها كزائر، ثم أجب. هذه محادثات تجريبية: يمكن تقييمها ولا تُحسب في أي رقم.
settings-code-inbox = الذهاب إلى صندوق الوارد
settings-code-site = في موقعك
settings-code-site-hint = حجم النص البرمجي أقل من 3 ك.ب ولا يفعل شيئًا حتى تُفتح الدردشة.
settings-code-embed = شيفرة التضمين
settings-code-where = ألصقها مرة واحدة في كل صفحة تريد فيها الدردشة، في head أو body.
settings-code-policy = سياسة أمان المحتوى (CSP)
settings-code-policy-hint = فقط إن كانت لموقعك سياسة كهذه: أضف إليها هذه المصادر.
settings-api = من نصوص صفحاتك البرمجية
settings-api-hint = افتح الدردشة وأغلقها، وقل من هنا وما تعرفه عن الزائر.
settings-api-queue = أولًا، مرة في كل صفحة
settings-api-queue-hint = تنتظر فيه النداءات التي تسبق تحميل نص الدردشة.
settings-api-calls = ثم في أي مكان
settings-api-more = إن كان في الصفحة عدة دردشات فمفتاح الدردشة كآخر قيمة يحدد واحدة. تظهر الحقول على بطاقة الزائر ولا يضمنها أحد. الهوية المرفوضة تُذكر في وحدة تحكم المتصفح فقط.
settings-code-link = كرابط
settings-code-link-hint = للدورات والرسائل ورموز QR، أو حيث لا يُرحَّب بنص برمجي.
settings-code-page = صفحة كاملة
settings-code-page-open = فتح الصفحة
settings-identity = هوية موقّعة
settings-identity-hint = إن كان موقعك يعرف مستخدميه فيمكنه أن يضمنهم. وغيرهم يُوسَم «غير متحقق منه».
settings-identity-required = الهوية الموقّعة مطلوبة
settings-identity-required-hint = يُردّ الزوار بلا توقيع صالح.
settings-identity-secret = السر
settings-identity-show = إظهار السر
settings-identity-hide = إخفاء
settings-identity-renew = استبدال السر
settings-identity-renew-title = استبدال السر؟
settings-identity-renew-lead = ما وقّعه القديم يفقد صلاحيته فورًا. وإلى أن يستخدم خادمك الجديد يُعدّ مستخدموه غير متحقق منهم، أو يُردّون إن كانت الهوية مطلوبة.
settings-identity-renewed = هذا هو السر الجديد. ضعه في خادمك الآن.
settings-identity-how = كيف توقّع
settings-identity-server = في خادمك، لا في الصفحة أبدًا:
settings-identity-language = لغة البرمجة
settings-identity-page = ثم سلّمها للدردشة بصيغة JSON في data-identity مع تهريبها لـ HTML:
settings-identity-link = في رابط الصفحة الكاملة أضفها بالشكل ‎#identity= بترميز base64url.

# Quality control
settings-qc-rating = التقييم
settings-qc-blind = لا يرى المشغّلون النموذج ولا الدرجة ولا حتى هل وُجدت.
settings-qc-enabled = يمكن للزائر تقييم المحادثة
settings-qc-off-hint = لا يُسأل أحد. تُحسب المحادثات «لم يُسأل: مُعطّل».
settings-qc-scale = المقياس
settings-qc-scale-hint = وأي الدرجات تُعدّ رضا. ما قُيّم من قبل يحتفظ بمقياس سؤاله.
settings-scale-thumbs2 = إبهام
settings-scale-faces3 = 3 وجوه
settings-scale-stars5 = 5 نجوم
settings-scale-faces5 = 5 وجوه
settings-scale-numbers10 = من 0 إلى 10
settings-thumb-up = للأعلى
settings-thumb-down = للأسفل
settings-qc-counts = ما تُحسب به كل درجة
settings-sense-satisfied = راضٍ
settings-sense-neutral = محايد
settings-sense-dissatisfied = غير راضٍ
settings-qc-dissatisfied-to = غير راضٍ حتى
settings-qc-satisfied-from = راضٍ ابتداءً من
settings-qc-texts = السؤال والردود
settings-qc-texts-hint = بكل لغة. إن كان النص فارغًا استُخدمت لغة الدردشة، وإن كان فارغًا فيها استُخدم نص Candor.
settings-qc-language = لغة النصوص
settings-qc-question = السؤال
settings-qc-question-hint = يُستبدل { $name } باسم المشغّل.
settings-qc-reply-satisfied = الرد على الراضي
settings-qc-reply-neutral = الرد على المحايد
settings-qc-reply-dissatisfied = الرد على غير الراضي
settings-qc-from-chat = فارغ: يظهر النص بلغة الدردشة.
settings-qc-too-long = { NUMBER($max) } حرف على الأكثر.
settings-qc-within = عدد صحيح من { NUMBER($low) } إلى { NUMBER($high) }.
settings-qc-comment = التعليق
settings-qc-comment-hint = كثيرًا ما تقول بضع كلمات أكثر من الدرجة.
settings-comment-off = مُعطّل
settings-comment-optional = اختياري
settings-comment-required = مطلوب
settings-comment-required-at-or-below = مطلوب للدرجات المنخفضة
settings-comment-bound = مطلوب حتى
settings-comment-label = عنوان الحقل
settings-comment-placeholder = النص الإرشادي في الحقل
settings-qc-reasons = الأسباب
settings-qc-reasons-hint = تُعرض مع درجة غير راضية. سبب واحد على الأقل عن المنتج أو الدورة، كي لا يُلام المشغّل عليه.
settings-qc-reason = سبب
settings-qc-reason-number = السبب { $number }
settings-qc-reason-about = عمّ هو: { $name }
settings-qc-reason-add = إضافة سبب
settings-about-service = الخدمة
settings-about-product = المنتج أو الدورة
settings-qc-reason-empty = يحتاج كل سبب إلى نص بلغة واحدة على الأقل.
settings-qc-reasons-many = 12 سببًا على الأكثر.
settings-qc-reasons-product = يجب أن يكون سبب واحد على الأقل عن المنتج أو الدورة.
settings-rules-when = متى يُسأل
settings-rules-when-hint = الزائر الذي ينهي المحادثة بنفسه يُسأل دائمًا إن أجابه مشغّل.
settings-rules-visitor = كتب الزائر على الأقل
settings-rules-operator = كتب المشغّلون على الأقل
settings-rules-between = ليس مجددًا خلال
settings-rules-between-hint = بعد أن أجاب هذا الزائر عن نموذج أو أغلقه. 0: يُسأل دائمًا.
settings-rules-idle = أيضًا حين تنتهي المحادثة لأن أحدًا لم يعد يكتب
settings-rules-after = بعد ذلك
settings-rules-expires = يمكن الإجابة عن النموذج طوال
settings-rules-correct = يمكن للزائر التصحيح طوال
settings-rules-correct-hint = يُحسب الأخير، وتبقى السابقة في سجله.
settings-rules-sample = سؤال نسبة عشوائية فقط
settings-rules-sample-hint = ‏100 تعني الجميع. والباقي يُحسب «لم يُسأل: خارج العينة».
settings-trial = تجربة
settings-trial-hint = ما كانت هذه القواعد ستفعله، قبل أن تحفظها. تُحسب المحادثات المنتهية فقط، من دون التجريبية والمزعجة.
settings-trial-said = { $finished ->
    [zero] خلال آخر 30 يومًا كانت هذه القواعد ستسأل بعد { $asked } من أصل { $finished } محادثة.
    [one] خلال آخر 30 يومًا كانت هذه القواعد ستسأل بعد { $asked } من أصل محادثة واحدة.
    [two] خلال آخر 30 يومًا كانت هذه القواعد ستسأل بعد { $asked } من أصل محادثتين.
    [few] خلال آخر 30 يومًا كانت هذه القواعد ستسأل بعد { $asked } من أصل { $finished } محادثات.
    [many] خلال آخر 30 يومًا كانت هذه القواعد ستسأل بعد { $asked } من أصل { $finished } محادثة.
   *[other] خلال آخر 30 يومًا كانت هذه القواعد ستسأل بعد { $asked } من أصل { $finished } محادثة.
}
settings-trial-asked = سُئلوا: { $count }
settings-trial-switched-off = التقييم متوقف: { $count }
settings-trial-no-operator-reply = لا رد من المشغّل: { $count }
settings-trial-too-few-messages = رسائل قليلة جدًا: { $count }
settings-trial-idle-finish = انتهت بسبب الخمول: { $count }
settings-trial-asked-recently = سُئلوا مؤخرًا: { $count }
settings-trial-not-sampled = خارج العينة: { $count }
settings-trial-saved = سُئلوا وفق القواعد المحفوظة: { $count }
settings-trial-none = لم تنتهِ أي محادثة في آخر 30 يومًا، فلا شيء تُجرَّب عليه هذه القواعد.
settings-trial-invalid = في الأعلى ما ليس صحيحًا بعد. ستأتي التجربة حين يُصحَّح.
settings-versions = الإصدارات
settings-versions-hint = الحفظ ينشئ إصدارًا جديدًا. ويحتفظ التقييم إلى الأبد بالإصدار الذي سُئل به.
settings-version = الإصدار { $number }
settings-version-created = أُنشئ مع الدردشة
settings-versions-all = { $count ->
    [zero] لا إصدارات
    [one] إظهار الإصدار
    [two] إظهار الإصدارين
    [few] إظهار { $count } إصدارات
    [many] إظهار { $count } إصدارًا
   *[other] إظهار { $count } إصدار
}

# Members
settings-members = الأعضاء
settings-members-add = إضافة عضو
settings-you = (أنت)
settings-member-name = الاسم
settings-role = الدور
settings-role-owner = مالك
settings-role-admin = مدير
settings-role-analyst = محلل
settings-role-operator = مشغّل
settings-role-owner-does = كل شيء، ويعيّن مالكين آخرين.
settings-role-admin-does = الأعضاء والدردشات والإعدادات والتحليلات، ويجيب الزوار.
settings-role-analyst-does = يقرأ التحليلات: كل تقييم وتعليق. لا يجيب أحدًا ولا يدير شيئًا.
settings-role-operator-does = يجيب الزوار. لا يرى تقييمًا أبدًا ولا هل وُجد.
settings-role-own = ستُسجَّل خروجًا ثم تعود بالدور الجديد.
settings-roles = ما يراه كل دور
settings-roles-password = من نسي كلمة المرور يطلب كلمة جديدة من صفحة الدخول، وذلك يحتاج إلى خادم بريد. ومن دونه: أزل الشخص وادعُه من جديد فيعود اسمه ومحادثاته ورصيده.
settings-member-how = كيف يدخل الشخص؟
settings-member-invite = دعوة
settings-member-invite-hint = تسلّمه رابطًا
settings-member-password = كلمة مرور
settings-member-password-hint = تختارها الآن
settings-member-invite-go = إنشاء رابط دعوة
settings-invited = أرسل هذا الرابط إلى { $name }. يعمل مرة واحدة خلال أسبوع.
settings-invited-link = رابط الدعوة
settings-invited-once = لن يعرضه Candor مجددًا. إن ضاع فأنشئ رابطًا جديدًا هنا.
settings-invite-again = رابط جديد
settings-invite-again-name = رابط دعوة جديد لـ { $name }
settings-status-invited = مدعو
settings-status-disabled = مُعطّل
settings-enable = تفعيل
settings-enable-name = تفعيل { $name }
settings-edit-name = تعديل { $name }
settings-disable = تعطيل
settings-disable-hint = التعطيل يُخرج الشخص فورًا ويُبقي كل شيء لوقت لاحق. والإزالة تحذفه من القائمة.
settings-remove-ask = إزالة…
settings-remove = إزالة
settings-remove-title = إزالة { $name }؟
settings-remove-lead = يُسجَّل خروج الشخص فورًا ولا يستطيع الدخول بعدها. يبقى اسمه على ما كتب، وتبقى كل الأرقام كما هي. وإن أضفت البريد نفسه مجددًا عاد كل شيء.

# Workspace
settings-workspace = مساحة العمل
settings-workspace-about = عنها
settings-workspace-name = الاسم
settings-workspace-language-hint = بها تبدأ الدردشات الجديدة والأعضاء الجدد.
settings-workspace-time = الوقت
settings-workspace-time-hint = بحسبه تعدّ التحليلات الأيام والأسابيع والأشهر.
settings-week-start = يبدأ الأسبوع يوم
settings-day-monday = الاثنين
settings-day-sunday = الأحد
settings-day-saturday = السبت
settings-few = إجابات قليلة
settings-few-hint = الأرقام المبنية على تقييمات أقل تُرسم مفرغة: للمصادفة فيها وزن أكبر من الحقيقة.
settings-few-label = أقل من

# Workspace: retention
settings-keep = مدة الحفظ
settings-keep-hint = ما هو أقدم يُمحى نهائيًا خلال يوم. وتبقى الأعداد والمتوسطات كما هي.
settings-keep-messages = الرسائل والملاحظات والأسماء
settings-keep-messages-hint = تُحسب من انتهاء المحادثة، ومعها ملفاتها.
settings-keep-files = الملفات
settings-keep-files-hint = تُحسب من رفعها.
settings-keep-comments = التعليقات
settings-keep-comments-hint = ومعها ما كتبه المحللون عنها.
settings-keep-ever = بلا حد
settings-keep-ask = محو ما هو أقدم؟
settings-keep-ask-lead = كل ما تجاوز المدة التي اخترتها يزول نهائيًا من كل مكان. لا يمكن التراجع عن ذلك.
settings-keep-ask-save = حفظ ومحو

# Profile
settings-profile-you = أنت
settings-profile-you-hint = يرى الزوار اسمك حين تجيب.
settings-theme = السمة
settings-theme-hint = تُحفظ في هذا المتصفح.
settings-theme-auto = كما في النظام
settings-theme-light = فاتحة
settings-theme-dark = داكنة
settings-password-hint = كلمة جديدة تُخرجك من كل مكان آخر.
settings-password-current = كلمة المرور الحالية
settings-password-new = كلمة المرور الجديدة
settings-password-go = تغيير كلمة المرور
settings-password-done = تغيّرت كلمة المرور.
settings-sign-out = تسجيل الخروج
