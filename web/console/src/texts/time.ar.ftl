# وقت العمل: لمساحة العمل ولكل دردشة، وأي وقت يُحسب في أزمنة الرد.
time-title = وقت العمل
time-hint = متى يجيب فريقك. خارجه يُخبَر الزوار بموعد عودتكم، وتُستقبل رسائلهم على كل حال.
time-on = لفريقنا وقت عمل
time-on-hint = يسري على كل دردشة تتبع مساحة العمل. تُحسب أزمنة الرد به من الآن، ويبقى ما انتهى كما حُسب.
time-tab = الساعات
time-chat = وقت العمل
time-chat-hint = خارجه يُخبَر الزوار بموعد عودتكم، ولا تُحسب أزمنة الرد.
time-chat-open = الدردشة مفتوحة
time-always = دائمًا
time-as-workspace = مثل مساحة العمل
time-as-workspace-hint = تتبع وقت عمل مساحة العمل، وتبقى مفتوحة دائمًا ما لم يُحدَّد.
time-as-workspace-where = حدّده هناك
time-own = بساعاتها الخاصة
time-week = الأسبوع
time-week-hint = يمكن تحديد عدة فترات في اليوم. 00:00 في النهاية تعني منتصف الليل.
time-monday = الاثنين
time-tuesday = الثلاثاء
time-wednesday = الأربعاء
time-thursday = الخميس
time-friday = الجمعة
time-saturday = السبت
time-sunday = الأحد
time-closed = مغلق
time-from = { $day }، من
time-to = { $day }، إلى
time-add = ساعات أخرى يوم { $day }
time-remove = إزالة { $day }، من { $from } إلى { $to }
time-everywhere = ساعات { $day } نفسها في كل الأيام المفتوحة
time-hours = { $hours ->
    [zero] لا ساعات في الأسبوع
    [one] ساعة واحدة في الأسبوع
    [two] ساعتان في الأسبوع
    [few] { $hours } ساعات في الأسبوع
    [many] { $hours } ساعة في الأسبوع
   *[other] { $hours } ساعة في الأسبوع
}
time-holidays = أيام العطلة
time-holidays-hint = أيام كاملة لا يجيب فيها أحد.
time-holiday-new = اليوم
time-holiday-add = إضافة يوم عطلة
time-holiday-remove = إزالة { $day }
time-zone-clocks = بتوقيت
time-zone-wrong = منطقة زمنية مثل Europe/Paris.
time-day-wrong = فترات مرتبة لا تتداخل، تنتهي كل منها بعد بدايتها، عشر على الأكثر.
time-week-wrong = افتح يومًا واحدًا على الأقل.
time-holidays-wrong = 400 يوم عطلة على الأكثر.
time-counted = أزمنة الرد
time-working = وقت العمل
time-clock = بالساعة
time-working-counts = وقت العمل فقط، حيث كان للدردشة وقت عمل عند إنهاء الحوار.
time-clock-counts = بالساعة، مع الليالي وأيام العطلة.
