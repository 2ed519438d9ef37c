# Answers by when they were given: analytics → Operators, workload, one's own numbers. Nothing here is made of ratings.
hours-title = المشغّلون
hours-lead = بحسب اليوم والساعة اللذين أُجيب فيهما الزوار، { $zone }. لا دور للتقييمات هنا.
hours-figure = الرقم
hours-axis = حسب
hours-seconds = الثواني
hours-answers = الإجابات
hours-dialogues = المحادثات
hours-arrivals = الوافدون
hours-by-day = حسب اليوم
hours-by-hour = حسب الساعة
hours-seconds-by-day = متوسط زمن الإجابة حسب اليوم
hours-seconds-by-hour = متوسط زمن الإجابة حسب ساعة اليوم
hours-answers-by-day = الإجابات حسب اليوم
hours-answers-by-hour = الإجابات حسب ساعة اليوم
hours-dialogues-by-day = المحادثات المُجابة حسب اليوم
hours-dialogues-by-hour = المحادثات المُجابة حسب ساعة اليوم
hours-seconds-definition = لكل إجابة، من أول رسالة زائر تجيب عنها: المتوسط. الأغمق أطول. الإجابة رسالة مشغّل تلي رسالة زائر. تُحسب المحادثات التي لا تزال مفتوحة، ولا تُحسب التجريبية ولا الرسائل المزعجة.
hours-answers-definition = الإجابة رسالة مشغّل تلي رسالة زائر، وتُحسب في الساعة التي أُعطيت فيها. تُحسب المحادثات التي لا تزال مفتوحة، ولا تُحسب التجريبية ولا الرسائل المزعجة.
hours-dialogues-definition = المحادثات التي أجاب فيها المشغّل في ذلك اليوم أو تلك الساعة. ما يمتد بعد منتصف الليل يُحسب في اليومين، ومرة واحدة في المجموع. تُحسب المحادثات التي لا تزال مفتوحة، ولا تُحسب التجريبية ولا الرسائل المزعجة.
hours-mean = المتوسط
hours-total = المجموع
hours-in-all = الفترة كلها
hours-all = الجميع
hours-week-of = أسبوع يبدأ { $day }
hours-said = { $who }، { $when }: { $answers ->
    [zero] لا إجابات
    [one] إجابة واحدة
    [two] إجابتان
    [few] { $answers } إجابات
    [many] { $answers } إجابة
   *[other] { $answers } إجابة
} في { $dialogues ->
    [zero] لا محادثات
    [one] محادثة واحدة
    [two] محادثتين
    [few] { $dialogues } محادثات
    [many] { $dialogues } محادثة
   *[other] { $dialogues } محادثة
}، بمتوسط { $seconds }
hours-nothing = { $who }، { $when }: لا إجابات
hours-empty = لم يُجب أحد في هذه الفترة
hours-empty-text = ما إن يجيب مشغّل زائرًا حتى يظهر ذلك هنا. المحادثات التجريبية لصفحة المثال لا تُحسب في أي مكان.

# Workload, on the Live Chat page
hours-workload = العبء حسب الساعة
hours-workload-definition = الوافدون هم المحادثات المفتوحة، والإجابات رسائل المشغّلين التي تلي رسالة زائر؛ وكلاهما بحسب وقت حدوثه لا بحسب وقت إنهاء المحادثة. تسري مرشّحات الدردشات والموقع أو الدورة واللغة ووسوم المحادثات، وعلى الإجابات مرشّح المشغّلين أيضًا.
hours-workload-said = { $when }: { $arrivals ->
    [zero] لا وافدين
    [one] وافد واحد
    [two] وافدان
    [few] { $arrivals } وافدين
    [many] { $arrivals } وافدًا
   *[other] { $arrivals } وافد
}، { $answers ->
    [zero] لا إجابات
    [one] إجابة واحدة
    [two] إجابتان
    [few] { $answers } إجابات
    [many] { $answers } إجابة
   *[other] { $answers } إجابة
}
hours-workload-none = لم يحدث شيء في هذه الفترة
hours-busiest-arrivals = أكثر الوافدين: { $when } ({ $n })
hours-busiest-answers = أكثر الإجابات: { $when } ({ $n })
hours-weekday = اليوم
hours-hour = الساعة

# Took part
hours-credit = لمن تُنسب المحادثة
hours-credited = المنسوبة
hours-took-part = المشاركة
hours-took-part-chip = كل من شارك
hours-took-part-note = كل من كتب في محادثة: المجاميع تفوق الإجمالي

# My numbers
hours-own = أرقامي
hours-own-hint = ما أجبتَ عنه ومتى. لا يراه إلا أنت ومن يقرأ التحليلات.
hours-own-empty = لم تُجب أحدًا في هذه الفترة.
hours-you = أنت
hours-period = الفترة
hours-7d = 7 أيام
hours-30d = 30 يومًا
hours-90d = 90 يومًا
hours-first-response = الإجابة الأولى
hours-first-response-of = { $n ->
    [zero] الوسيط، لا محادثات
    [one] الوسيط، محادثة واحدة
    [two] الوسيط، محادثتان
    [few] الوسيط، { $n } محادثات
    [many] الوسيط، { $n } محادثة
   *[other] الوسيط، { $n } محادثة
}
hours-response = الإجابة
hours-response-hint = المتوسط لكل إجابة
