# Аналитика → Live Chat. Определения те же, что на странице продукта.
analytics-title = Онлайн-чат
analytics-lead = Диалоги по дню завершения, { $zone }
analytics-live-connecting = Соединение…
analytics-live-connecting-definition = Соединение устанавливается. Показаны цифры на момент загрузки страницы.
analytics-live-live = Онлайн
analytics-live-live-definition = Соединение есть: новая оценка появляется в течение секунды.
analytics-live-away = Не онлайн, переподключение…
analytics-live-away-definition = Соединение потеряно. Вы видите прежнее состояние; оно обновится, как только Candor станет доступен.

# Фильтры
analytics-filters = Фильтры
analytics-period = Период
analytics-period-today = Сегодня
analytics-period-yesterday = Вчера
analytics-period-7d = Последние 7 дней
analytics-period-30d = Последние 30 дней
analytics-period-90d = Последние 90 дней
analytics-period-this-week = Эта неделя
analytics-period-last-week = Прошлая неделя
analytics-period-this-month = Этот месяц
analytics-period-last-month = Прошлый месяц
analytics-period-this-quarter = Этот квартал
analytics-period-last-quarter = Прошлый квартал
analytics-period-this-year = Этот год
analytics-period-last-year = Прошлый год
analytics-first-day = Первый день
analytics-last-day = Последний день
analytics-apply = Показать эти дни
analytics-zone = Часовой пояс
analytics-zone-find = Город или регион
analytics-zone-workspace = рабочее пространство
analytics-zone-here = это устройство
analytics-chats = Чаты
analytics-chat = Чат
analytics-operators = Операторы
analytics-operator = Оператор
analytics-nobody = Никто
analytics-scores = Оценки
analytics-state = Оценён или нет
analytics-more = Ещё фильтры
analytics-kind = Сайт или курс
analytics-kind-website = Сайт
analytics-kind-course = Курс
analytics-finished-by = Кто завершил
analytics-finished-by-operator = оператором
analytics-finished-by-visitor = посетителем
analytics-finished-by-idle = по бездействию
analytics-finished-by-admin = администратором
analytics-language = Язык посетителя
analytics-any = Все
analytics-find = Найти: { $what }
analytics-find-short = Найти
analytics-nothing-found = Ничего не найдено
analytics-chosen = Выбранные фильтры
analytics-remove = Убрать фильтр: { $what }
analytics-remove-all = Убрать все
analytics-unknown = Неизвестно

# Состояния и причины
analytics-state-rated = Оценены
analytics-state-rated-definition = Оценка поставлена и не исключена. Оценённые, без ответа, не спрошенные и исключённые вместе составляют завершённые.
analytics-state-no-answer = Без ответа
analytics-state-no-answer-definition = Форму предложили, но оценки нет: ещё не показана, показана, закрыта, истекла или отозвана.
analytics-state-not-asked = Не спрошены
analytics-state-not-asked-definition = Форму не предлагали. У каждого такого диалога одна причина: первая, которая подошла.
analytics-state-excluded = Исключены
analytics-state-excluded-definition = Аналитик исключил оценку, указав причину. Она уходит из спрошенных и оценённых, но остаётся в завершённых.
analytics-state-asked = ещё не показана
analytics-state-shown = показана, нет ответа
analytics-state-skipped = закрыта посетителем
analytics-state-expired = время истекло
analytics-state-withdrawn = отозвана
analytics-reason-switched-off = оценка выключена
analytics-reason-no-operator-reply = оператор не ответил
analytics-reason-too-few-messages = слишком мало сообщений
analytics-reason-idle-finish = завершён по бездействию
analytics-reason-asked-recently = недавно уже спрашивали
analytics-reason-not-sampled = не попал в выборку
analytics-not-asked-because = Не спрошен: { $reason }
analytics-no-answer-because = Без ответа: { $state }
analytics-scale-thumbs2 = пальцы
analytics-scale-faces3 = три лица
analytics-scale-stars5 = пять звёзд
analytics-scale-faces5 = пять лиц
analytics-scale-numbers10 = от 0 до 10
analytics-score = { $score } из { $best }
analytics-thumb-up = Палец вверх
analytics-thumb-down = Палец вниз

# Цифры
analytics-started = Начаты
analytics-started-definition = Диалоги, открытые за период, завершённые с тех пор или нет. Фильтры по операторам, оценкам и завершению касаются завершённых диалогов и эту цифру не меняют.
analytics-finished = Завершены
analytics-finished-definition = Диалоги, завершённые за период, по тому, кто или что их завершило. Все цифры ниже считаются по ним.
analytics-open-now = Открыты сейчас
analytics-open-now-definition = Диалоги, не завершённые на этот момент, и с каких пор ждёт тот, кто ждёт дольше всех. Фильтры по операторам, оценкам и завершению касаются завершённых диалогов и эту цифру не меняют.
analytics-oldest-waits = дольше всех ждут: { $since }
analytics-not-finished = Ещё не завершён
analytics-waits-for = Ждёт ответа: { $time }
analytics-answers-then = { $n ->
    [one] { $n } ответ в это время
    [few] { $n } ответа в это время
    [many] { $n } ответов в это время
   *[other] { $n } ответа в это время
}
analytics-duration = Длительность
analytics-duration-definition = От первого до последнего сообщения диалога: медиана.
analytics-handed-over = Переданы
analytics-handed-over-definition = Завершённые диалоги, переданные другому оператору или возвращённые в ожидание.
analytics-came-back = Вернулись
analytics-came-back-definition = Завершённые диалоги, после которых тот же посетитель открыл новый в течение 24 часов ÷ завершённые.
analytics-csat = Довольны
analytics-csat-definition = CSAT: довольные ÷ оценённые, с 95-процентным интервалом Уилсона. Интервал учитывает только случайность и ничего не говорит о тех, кто промолчал.
    Недовольны: { $dsat }.
analytics-csat-order = Довольные ÷ оценённые с 95-процентным интервалом. Порядок по нижней границе интервала, чтобы один довольный ответ не оказался первым.
analytics-csat-of = { $satisfied } из { $rated ->
    [one] { $rated } оценки
    [few] { $rated } оценок
    [many] { $rated } оценок
   *[other] { $rated } оценок
}
analytics-interval = { $share }, вероятно { $low }–{ $high }
analytics-likely = вероятно { $low }–{ $high }
analytics-line-marks = черта: { $before }
analytics-no-ratings = В этой выборке нет оценок
analytics-few = мало ответов
analytics-few-definition = Оценок меньше { $few }: метка пустая, цифра может ещё сильно измениться.
analytics-few-of = { $share } из { $n }, мало ответов
analytics-mixed = разные шкалы
analytics-mixed-definition = Здесь есть оценки по нескольким шкалам. Довольными каждая считается по настройке своей шкалы.
analytics-hours = { $n } ч
analytics-minutes = { $n } мин
analytics-seconds = { $n } с
analytics-points = { $points } п. п.
analytics-clear-change = { $points }, явное изменение
analytics-no-clear-change = { $points }, без явного изменения
analytics-change-definition = По сравнению с { $before }: разница вероятно между { $low } и { $high } (95-процентный интервал Ньюкомба). Если он содержит 0, явного изменения нет.
analytics-average = Средняя
analytics-average-definition = Средняя оценка по одной шкале. При нескольких шкалах у каждой своя средняя, общей нет.
analytics-of-best = из { $best }
analytics-no-overall-average = По нескольким шкалам общей средней нет
analytics-ratings = { $n ->
    [one] { $n } оценка
    [few] { $n } оценки
    [many] { $n } оценок
   *[other] { $n } оценки
}
analytics-response-rate = Доля ответов
analytics-response-rate-definition = Оценённые ÷ спрошенные. Рядом оценённые ÷ увидевшие: из тех, на чьём экране форма была показана. Неопределённое пишется как –, никогда не 0.
analytics-of-asked = из { $asked } спрошенных
analytics-of-shown = { $share } из { $shown } увидевших форму
analytics-can-still = { $n ->
    [one] { $n } ещё может ответить
    [few] { $n } ещё могут ответить
    [many] { $n } ещё могут ответить
   *[other] { $n } ещё могут ответить
}
analytics-unrated = Не оценены
analytics-unrated-definition = Завершённые диалоги без оценки: без ответа (форму предложили) и не спрошенные (не предлагали), всегда отдельно. Полосы в масштабе.
analytics-finished-n = { $n ->
    [one] { $n } завершён
    [few] { $n } завершены
    [many] { $n } завершено
   *[other] { $n } завершено
}
analytics-first-response = Первый ответ
analytics-first-response-definition = От первого сообщения посетителя до первого сообщения оператора, по отвеченным диалогам: медиана и время, за которое ответили в 9 из 10.
analytics-median = медиана
analytics-nine-in-ten = 9 из 10 за { $time }
analytics-never-answered = Без ответа оператора
analytics-never-answered-low = без ответа оператора
analytics-never-answered-definition = Завершённые диалоги без единого сообщения оператора.
analytics-mean-response = Средний ответ
analytics-mean-response-definition = На ответ, от первого сообщения посетителя, на которое он отвечает: среднее. Сначала самые быстрые.
analytics-against = На фоне команды
analytics-against-definition = Доля довольных у оператора против доли у всех остальных в той же выборке. Выше или ниже, только если 95-процентный интервал Ньюкомба для разницы не содержит 0.
analytics-above = выше
analytics-below = ниже
analytics-no-clear-difference = нет явной разницы
analytics-operators-note = по числу диалогов; кому засчитан, решено при завершении
analytics-chats-note = по числу диалогов
analytics-axis-from = Ось довольных начинается с { $from }.
analytics-why-not-asked = Почему не спрошены
analytics-all-asked = Спрошены после каждого завершённого диалога.
analytics-show-behind = { $what }: показать эти диалоги

# График
analytics-days-title = Каждый завершённый диалог
analytics-days-note-own = вверху: довольные с интервалом
analytics-days-note-own-definition = Вверху: довольные ÷ оценённые за каждый шаг с 95-процентным интервалом. Внизу: каждый завершённый диалог по оценке, без ответа, не спрошенные.
analytics-days-note-seven = вверху: довольные, линия за 7 дней с интервалом
analytics-days-note-seven-definition = Оценок за день здесь мало, поэтому каждая точка линии — сумма этого дня и шести предыдущих, пока они внутри периода: довольные ÷ оценённые с 95-процентным интервалом. Внизу: каждый завершённый диалог по оценке, без ответа, не спрошенные.
analytics-days-note-hours = вверху: довольные, линия за 24 часа с интервалом
analytics-days-note-hours-definition = Оценок за час здесь мало, поэтому каждая точка линии — сумма этого часа и 23 предыдущих, пока они внутри периода: довольные ÷ оценённые с 95-процентным интервалом. Внизу: каждый завершённый диалог по оценке, без ответа, не спрошенные.
analytics-days-axis = ось от { $from }
analytics-days-chart = График завершённых диалогов. Стрелки перемещают, Enter показывает диалоги.
analytics-days-table = Таблицей
analytics-days-from = Когда
analytics-days-seven = Довольны, 7 дней
analytics-days-twentyfour = Довольны, 24 часа
analytics-days-point = { $when }: завершено { $finished }, оценено { $rated }, без ответа { $silent }, не спрошено { $unasked }. Довольны { $csat }.
analytics-step = Шаг
analytics-step-hour = Часы
analytics-step-day = Дни
analytics-step-week = Недели
analytics-step-month = Месяцы
analytics-level-0 = самая низкая
analytics-level-1 = низкая
analytics-level-2 = средняя
analytics-level-3 = высокая
analytics-level-4 = самая высокая

# Список и диалог
analytics-comments = Комментарии к диалогам
analytics-dialogues = Диалоги
analytics-in-view = { $n } в этой выборке
analytics-which-list = Что в списке
analytics-only-comments = Комментарии
analytics-all-dialogues = Все диалоги
analytics-picked = Только:
analytics-adopt = Сделать фильтром
analytics-show-all = Показать все
analytics-no-comments = В этой выборке нет комментариев.
analytics-no-dialogues = В этой выборке нет диалогов.
analytics-show-dialogues = Показать все диалоги
analytics-further = Показать ещё
analytics-without-comment = Без комментария
analytics-guest = Гость
analytics-comment-erased = Комментарий стёрт
analytics-message-erased = Это сообщение стёрто.
analytics-file-erased = Этот файл стёрт.
analytics-visitor-export = Скачать всё, что хранится об этом посетителе
analytics-answered-by = отвечает { $operator }
analytics-nobody-answered = никто не ответил
analytics-dialogue = Диалог
analytics-dialogue-with = Диалог: { $visitor }
analytics-close = Закрыть
analytics-messages = Сообщения
analytics-kilobytes = { $size } КБ
analytics-reasons = Причины:
analytics-story = Что стало с оценкой
analytics-story-asked = Спрошен
analytics-story-shown = Показана
analytics-story-skipped = Закрыта
analytics-story-rated = Оценка { $score }
analytics-story-corrected = Исправлено на { $score }
analytics-story-expired = Время истекло
analytics-story-withdrawn = Отозвана
analytics-story-not-asked = Не спрошен
analytics-event-taken = { $by } берёт диалог
analytics-event-transferred = { $by } передаёт: { $to }
analytics-event-returned = { $by } возвращает в ожидание
analytics-event-finished-operator = { $by } завершает диалог
analytics-event-finished-visitor = Посетитель завершил диалог
analytics-event-finished-idle = Завершён по бездействию
analytics-event-finished-admin = { $by } завершает диалог
analytics-event-finished-before = Завершён, затем продолжен
analytics-event-continued = Посетитель продолжил диалог
analytics-choose = Выберите диалог, чтобы прочитать его здесь. Список останется на месте.
analytics-key-next = дальше, назад
analytics-key-open = открыть
analytics-key-filters = поиск
analytics-key-search = Поиск в комментариях
analytics-key-close = закрыть

# Reviews: what analysts say of a dialogue, and what they leave out
analytics-review = Разбор
analytics-review-status = Статус
analytics-review-status-new = Новый
analytics-review-status-in-review = В работе
analytics-review-status-done = Готово
analytics-review-key = Клавиша { $key }
analytics-review-assignee = Ответственный
analytics-review-assign = Назначить
analytics-review-me = вы
analytics-review-given-to = Ответственный: { $name }
analytics-review-note = Заметка
analytics-review-note-hint = Видна только тем, кто смотрит аналитику
analytics-review-note-draft = Черновик, хранится в этом браузере. Сохранится, когда вы выйдете из поля, или по Ctrl + Enter.
analytics-review-note-saved = Сохранено в { $time }
analytics-review-note-kept = Ваш текст остался здесь.
analytics-review-note-long = В заметке не больше { $most } знаков, в этой { $n }. Она ещё не сохранена.
analytics-review-note-overtaken = Пока вы писали, заметку изменил(а) { $by }:
analytics-review-note-mine = Сохранить мою
analytics-review-note-theirs = Взять чужую
analytics-review-saving = Сохраняется…
analytics-review-again = Повторить
analytics-review-leave-out = Не учитывать
analytics-review-exclude = Исключить оценку
analytics-review-exclude-about = Оценка уходит из спрошенных и оценённых, а с ними из всех долей и средних; диалог остаётся в завершённых. Это можно отменить в любой момент.
analytics-review-exclude-do = Исключить
analytics-review-test = Отметить как тест
analytics-review-test-about = Диалог уходит из всех показателей и списков, кроме списка тестов. Это можно отменить в любой момент.
analytics-review-test-do = Отметить как тест
analytics-review-spam = Отметить как спам
analytics-review-spam-about = Диалог уходит из всех показателей и списков, кроме списка спама. Это можно отменить в любой момент.
analytics-review-spam-do = Отметить как спам
analytics-review-reason = Почему
analytics-review-reason-long = Не больше { $most } знаков.
analytics-review-cancel = Отмена
analytics-review-is-exclude = Оценка исключена
analytics-review-is-exclude-so = Её нет в спрошенных и оценённых; диалог остаётся в завершённых.
analytics-review-is-test = Тест
analytics-review-is-test-so = Этот диалог нигде не считается.
analytics-review-is-spam = Спам
analytics-review-is-spam-so = Этот диалог нигде не считается.
analytics-review-born-test = Тестовый с самого начала: со страницы-образца или написан участником. Нигде не считается.
analytics-review-take-back = Вернуть
analytics-review-changed = Последнее изменение: { $by }
analytics-review-keys = все клавиши
analytics-review-key-next = Следующий диалог
analytics-review-key-previous = Предыдущий диалог
analytics-review-key-open = Открыть выбранный диалог
analytics-review-key-close = Закрыть диалог, затем показать все
analytics-review-key-status = Статус: новый, в работе, готово
analytics-review-key-assign = Назначить ответственного
analytics-review-key-mine = Назначить себя
analytics-review-key-tag = Добавить метку
analytics-review-key-note = Написать заметку
analytics-review-key-exclude = Исключить оценку
analytics-review-key-help = Этот список

# Нечего показать
analytics-empty-no-chat = Пока нет ни одного чата
analytics-empty-no-chat-text = Создайте чат для сайта или курса. Как только завершится первый диалог, здесь появятся цифры.
analytics-create-chat = Создать чат
analytics-ask-admin = Попросите владельца или администратора этого пространства создать чат.
analytics-empty-off = Оценка выключена
analytics-empty-off-text = { $n ->
    [one] В чате { $chats } посетителей не просят об оценке.
    [few] В этих чатах посетителей не просят об оценке: { $chats }.
    [many] В этих чатах посетителей не просят об оценке: { $chats }.
   *[other] В этих чатах посетителей не просят об оценке: { $chats }.
} Включите её в настройках чата, в разделе контроля качества.
analytics-off-notice = Для всех диалогов этой выборки оценка была выключена: посетителей не спрашивают.
analytics-switch-on = Открыть настройки чата
analytics-empty-filtered = Нет диалогов с такими фильтрами
analytics-empty-filtered-text = Уберите фильтр или выберите более длинный период.
analytics-empty-period = За этот период ни один диалог не завершён
analytics-empty-period-text = Цифры появятся, как только завершится диалог. Тестовые диалоги с пробной страницы нигде не учитываются.
analytics-look-at-year = Посмотреть этот год
analytics-embed-chat = Поставить чат на свою страницу

# Примерные данные
analytics-sample-look = Посмотреть на примере
analytics-sample-look-text = Два года вымышленной команды покажут, что говорит эта вкладка. Данные помечены, операторы и посетители их не видят, удаляются одним нажатием.
analytics-sample-there = Показаны примерные данные: два года вымышленной команды.
analytics-sample-making = Создаём примерные данные. Диалогов уже: { $count }
analytics-sample-removing = Удаляем примерные данные. Они больше не учитываются.
analytics-sample-remove = Удалить примерные данные

# Фильтры, выгрузка, причины, отметки
analytics-filter-words = Слова в комментариях
analytics-filter-words-clear = Стереть слова
analytics-filter-quoted = «{ $words }»
analytics-filter-score = Оценка
analytics-filter-sense = Доволен или нет
analytics-filter-comment = Комментарий
analytics-filter-comment-yes = с комментарием
analytics-filter-comment-no = без комментария
analytics-filter-reason = Указанная причина
analytics-filter-no-reason = Причины ещё не предлагались.
analytics-filter-fact = Что было
analytics-filter-review = Разбор
analytics-filter-review-new = новый
analytics-filter-review-in-review = в работе
analytics-filter-review-done = разобран
analytics-filter-dialogue-tag = Метка
analytics-filter-tag = Метка разбора
analytics-filter-no-tag = Меток пока нет.
analytics-filter-test = Тест
analytics-filter-spam = Спам
analytics-filter-marked-test = Помечены как тест
analytics-filter-marked-spam = Помечены как спам
analytics-filter-marked-note = Эти нигде не считаются: ни в цифрах выше, ни в других списках. Фильтры действуют и здесь.
analytics-filter-none-marked = Здесь ничего так не помечено.
analytics-sense-satisfied = доволен
analytics-sense-neutral = нейтрально
analytics-sense-dissatisfied = недоволен
analytics-fact-answered = оператор ответил
analytics-fact-never-answered = никто не ответил
analytics-fact-timed = есть первый ответ
analytics-fact-handed-over = передан
analytics-fact-came-back = посетитель вернулся
analytics-fact-shown = форма была на экране
analytics-fact-can-still-answer = ещё могут оценить
analytics-export = Выгрузить
analytics-export-what = Что
analytics-export-view = Все диалоги этой выборки
analytics-export-list = Список ниже: { $list }
analytics-export-as = Как
analytics-export-csv = CSV
analytics-export-csv-note = Простой, для программ и большинства таблиц
analytics-export-excel = CSV для Excel
analytics-export-excel-note = С меткой порядка байтов, чтобы Excel прочёл все буквы
analytics-export-xlsx = XLSX
analytics-export-xlsx-note = Книга; фильтры и определения на втором листе
analytics-export-print = Печать или PDF
analytics-export-print-note = Эта страница на бумаге, без кнопок
analytics-export-note = Строка на диалог, с этими фильтрами, время { $zone }. Выгрузки отмечаются в журнале аудита.
analytics-export-rows = { $n ->
    [one] { $n } диалог
    [few] { $n } диалога
    [many] { $n } диалогов
   *[other] { $n } диалога
}
analytics-export-running = Выгружается { $format }
analytics-export-asking = запрашивается…
analytics-export-preparing = { $n ->
    [one] готовится { $n } диалог…
    [few] готовятся { $n } диалога…
    [many] готовятся { $n } диалогов…
   *[other] готовятся { $n } диалога…
}
analytics-export-progress = { $n ->
    [one] { $done } из { $n } диалога
    [few] { $done } из { $n } диалогов
    [many] { $done } из { $n } диалогов
   *[other] { $done } из { $n } диалога
}
analytics-export-cancel = Отменить
analytics-export-cancelled = Выгрузка отменена. Ничего не сохранено. ({ $format })
analytics-export-failed = { $format } не выгружен.
analytics-export-broke = Оборвалось после { $size }. Ничего не сохранено; попробуйте ещё раз.
analytics-reasons-title = Указанные причины
analytics-reasons-definition = Причины, которые посетители выбрали при плохой оценке: сколько раз каждую и её доля среди недовольных оценок. У оценки может быть несколько причин или ни одной, поэтому доли не обязаны давать 100 %. Причины о продукте или курсе, а не о человеке, серые.
analytics-reasons-of = { $n ->
    [one] из { $n } недовольной оценки
    [few] из { $n } недовольных оценок
    [many] из { $n } недовольных оценок
   *[other] из { $n } недовольной оценки
}
analytics-reasons-product = о продукте
analytics-reasons-none = Ни один недовольный посетитель здесь не выбрал причину.
analytics-reasons-nobody = Здесь нет недовольных оценок.
analytics-reasons-never = Причины посетителям ещё не предлагаются. Это небольшие кнопки под плохой оценкой; каждый чат задаёт свои в контроле качества.
analytics-reasons-switch-on = Включить причины
analytics-reasons-ask = Попросите владельца или администратора включить их.
analytics-excluded-n = { $n ->
    [one] { $n } исключена
    [few] { $n } исключены
    [many] { $n } исключено
   *[other] { $n } исключено
}
analytics-asked = Спрошены
analytics-answered-n = { $n ->
    [one] по { $n } отвеченному диалогу
    [few] по { $n } отвеченным диалогам
    [many] по { $n } отвеченным диалогам
   *[other] по { $n } отвеченным диалогам
}
analytics-answers-n = { $n ->
    [one] по { $n } ответу
    [few] по { $n } ответам
    [many] по { $n } ответам
   *[other] по { $n } ответам
}
analytics-response-mean-definition = На ответ (сообщение оператора после сообщения посетителя), от первого сообщения посетителя, на которое он отвечает: среднее.
analytics-came-back-n = { $n ->
    [one] { $n } диалог
    [few] { $n } диалога
    [many] { $n } диалогов
   *[other] { $n } диалога
}
analytics-changed = определение менялось
analytics-changed-definition = В этой выборке оценки одной шкалы значили разное: чат поменял, какие из них считаются довольными. Каждая оценка считается так, как было, когда спросили посетителя. График отмечает, когда это изменилось.
analytics-change-mark = Определение изменилось, { $when }
analytics-change-title = Здесь изменилось, что значит оценка. Оценки сохраняют смысл, при котором их спросили.
analytics-change-line = { $when }, { $chat } — раньше: { $before }. С тех пор: { $after }.
analytics-change-meaning = { $scale }, довольны { $satisfied }, недовольны { $dissatisfied }
analytics-scores-definition = Сколько раз поставлена каждая оценка каждой шкалы и её доля среди оценок этой шкалы; без ответа и не спрошенные — в том же масштабе.
analytics-share-of-finished = доля завершённых
