# Answers by when they were given: analytics → Operators, workload, one's own numbers. Nothing here is made of ratings.
hours-title = Операторы
hours-lead = По дням и часам, когда посетителям отвечали, { $zone }. Оценки здесь не участвуют.
hours-figure = Показатель
hours-axis = Разрез
hours-seconds = Секунды
hours-answers = Ответы
hours-dialogues = Диалоги
hours-arrivals = Обращения
hours-by-day = По дням
hours-by-hour = По часам
hours-seconds-by-day = Среднее время ответа по дням
hours-seconds-by-hour = Среднее время ответа по часам суток
hours-answers-by-day = Ответы по дням
hours-answers-by-hour = Ответы по часам суток
hours-dialogues-by-day = Отвеченные диалоги по дням
hours-dialogues-by-hour = Отвеченные диалоги по часам суток
hours-seconds-definition = На один ответ, от первого сообщения посетителя, на которое он отвечает: среднее. Темнее — дольше. Ответ — сообщение оператора, следующее за сообщением посетителя. Ещё открытые диалоги учитываются, тестовые и спам — нет.
hours-answers-definition = Ответ — сообщение оператора, следующее за сообщением посетителя. Он учитывается в том часе, когда был дан. Ещё открытые диалоги учитываются, тестовые и спам — нет.
hours-dialogues-definition = Диалоги, в которых оператор отвечал в этот день или час. Диалог, продолжавшийся через полночь, учитывается в обоих днях и один раз в итоге. Ещё открытые диалоги учитываются, тестовые и спам — нет.
hours-mean = Среднее
hours-total = Всего
hours-in-all = за весь период
hours-all = Все вместе
hours-week-of = Неделя с: { $day }
hours-said = { $who }, { $when }: { $answers ->
    [one] { $answers } ответ
    [few] { $answers } ответа
    [many] { $answers } ответов
   *[other] { $answers } ответа
} в { $dialogues ->
    [one] { $dialogues } диалоге
    [few] { $dialogues } диалогах
    [many] { $dialogues } диалогах
   *[other] { $dialogues } диалогах
}, в среднем { $seconds }
hours-nothing = { $who }, { $when }: ответов нет
hours-empty = За этот период никто не отвечал
hours-empty-text = Как только оператор ответит посетителю, это появится здесь. Тестовые диалоги страницы-примера не учитываются нигде.

# Workload, on the Live Chat page
hours-workload = Нагрузка по часам
hours-workload-definition = Обращения — открытые диалоги, ответы — сообщения операторов, следующие за сообщением посетителя; и те и другие — по времени, когда они случились, а не когда диалог завершён. Действуют фильтры чатов, сайта или курса, языка и меток диалогов, для ответов — и операторов.
hours-workload-said = { $when }: { $arrivals ->
    [one] { $arrivals } обращение
    [few] { $arrivals } обращения
    [many] { $arrivals } обращений
   *[other] { $arrivals } обращения
}, { $answers ->
    [one] { $answers } ответ
    [few] { $answers } ответа
    [many] { $answers } ответов
   *[other] { $answers } ответа
}
hours-workload-none = за этот период ничего не произошло
hours-busiest-arrivals = больше всего обращений: { $when } ({ $n })
hours-busiest-answers = больше всего ответов: { $when } ({ $n })
hours-weekday = День
hours-hour = Час

# Took part
hours-credit = Чей это диалог
hours-credited = Закреплённые
hours-took-part = Участие
hours-took-part-chip = Все, кто участвовал
hours-took-part-note = все, кто писал в диалоге: суммы больше общего числа

# My numbers
hours-own = Мои показатели
hours-own-hint = На что и когда вы отвечали. Это видите только вы и те, кто читает аналитику.
hours-own-empty = За этот период вы никому не отвечали.
hours-you = Вы
hours-period = Период
hours-7d = 7 дней
hours-30d = 30 дней
hours-90d = 90 дней
hours-first-response = Первый ответ
hours-first-response-of = { $n ->
    [one] медиана, { $n } диалог
    [few] медиана, { $n } диалога
    [many] медиана, { $n } диалогов
   *[other] медиана, { $n } диалога
}
hours-response = Ответ
hours-response-hint = среднее на ответ
