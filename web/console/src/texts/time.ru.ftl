# Рабочее время: общее, у каждого чата, и какое время входит во время ответа.
time-title = Рабочее время
time-hint = Когда ваша команда отвечает. В остальное время посетители узнают, когда вы вернётесь, а их сообщения всё равно принимаются.
time-on = У нашей команды есть рабочее время
time-on-hint = Оно действует во всех чатах, которые следуют общему. С этого момента время ответа считается по нему; уже завершённое остаётся как было.
time-tab = Часы работы
time-chat = Рабочее время
time-chat-hint = В остальное время посетители узнают, когда вы вернётесь, а время ответа не идёт.
time-chat-open = Чат открыт
time-always = Всегда
time-as-workspace = Как всё пространство
time-as-workspace-hint = Следует общему рабочему времени; пока его нет, открыт всегда.
time-as-workspace-where = Задать его
time-own = По своим часам
time-week = Неделя
time-week-hint = В один день можно задать несколько промежутков. 00:00 в конце означает полночь.
time-monday = Понедельник
time-tuesday = Вторник
time-wednesday = Среда
time-thursday = Четверг
time-friday = Пятница
time-saturday = Суббота
time-sunday = Воскресенье
time-closed = Закрыто
time-from = { $day }, с
time-to = { $day }, до
time-add = Ещё часы: { $day }
time-remove = Убрать: { $day }, с { $from } до { $to }
time-everywhere = Те же часы, что и { $day }, во все рабочие дни
time-hours = { $hours ->
    [one] { $hours } час в неделю
    [few] { $hours } часа в неделю
    [many] { $hours } часов в неделю
   *[other] { $hours } часа в неделю
}
time-holidays = Выходные дни
time-holidays-hint = Целые дни, когда никто не отвечает.
time-holiday-new = День
time-holiday-add = Добавить выходной
time-holiday-remove = Убрать { $day }
time-zone-clocks = По часам
time-zone-wrong = Часовой пояс, например Europe/Paris.
time-day-wrong = Промежутки по порядку, без наложений, конец позже начала; не больше десяти.
time-week-wrong = Откройте хотя бы один день.
time-holidays-wrong = Не больше 400 выходных.
time-counted = Время ответа
time-working = Рабочее время
time-clock = По часам
time-working-counts = Только рабочее время, если оно было у чата, когда диалог завершили.
time-clock-counts = По часам, с ночами и выходными.
