# Webhooks, and mail about ratings.

webhooks-title = Вебхуки
webhooks-lead = Candor сообщает другим системам об оценках и завершённых диалогах подписанным запросом (Standard Webhooks). Операторы ничего этого не видят.
webhooks-add = Добавить вебхук
webhooks-none = Вебхуков пока нет. Для первого нужен только адрес.
webhooks-url = Адрес
webhooks-url-hint = https://…, в открытом интернете. Каждое событие отправляется туда запросом POST.
webhooks-events = Сообщать о
webhooks-event-rating-submitted = Оценки
webhooks-event-rating-corrected = Исправленные оценки
webhooks-event-dialogue-finished = Завершённые диалоги, без оценки
webhooks-ratings = Какие оценки
webhooks-ratings-all = Все
webhooks-ratings-dissatisfied = Только недовольные
webhooks-chats = Из каких чатов
webhooks-chats-all = Все чаты
webhooks-chats-chosen = Выбранные чаты
webhooks-secret = Секрет подписи
webhooks-secret-once = Скопируйте сейчас: больше он показан не будет. По нему получатель проверяет подписи.
webhooks-log = Отправки
webhooks-log-lead = Хранятся 30 дней. Неудачные повторяются в течение суток.
webhooks-log-none = Пока ничего не отправлено. Отправьте проверку, чтобы увидеть, доходит ли она.
webhooks-refresh = Обновить
webhooks-test = Отправить проверку
webhooks-again = Отправить ещё раз
webhooks-again-what = Отправить ещё раз: { $type }, { $when }
webhooks-more = Показать более ранние
webhooks-payload = Что отправляется
webhooks-next = следующая: { $when }
webhooks-answered = ответ { $code }
webhooks-status-waiting = Ожидает
webhooks-status-delivered = Доставлено
webhooks-status-failed = Не доставлено
webhooks-error-internal-address = внутренний адрес, отклонён
webhooks-error-unknown-host = неизвестный узел
webhooks-error-no-connection = там никто не отвечает
webhooks-error-tls = нет действительного сертификата TLS
webhooks-error-timeout = нет ответа вовремя
webhooks-error-protocol = ответ не по HTTP
webhooks-error-redirect = перенаправление, не выполняется
webhooks-error-status = отклонено
webhooks-off = Выключен.
webhooks-off-failing = Выключен: три дня ничего не удавалось доставить. Ожидающее уйдёт, когда вы его включите.
webhooks-off-gone = Выключен: получатель ответил, что его больше нет (410).
webhooks-failing = Не удаётся доставить: { $when }
webhooks-delivered = Последняя доставка: { $when }
webhooks-nothing-yet = Пока ничего не доставлено.
webhooks-switch-off = Выключить
webhooks-switch-on = Включить
webhooks-renew = Новый секрет
webhooks-renew-title = Создать новый секрет?
webhooks-renew-lead = Сутки подписывают оба секрета, чтобы успеть сменить его у получателя. Потом — только новый.
webhooks-remove = Удалить
webhooks-remove-title = Удалить этот вебхук?
webhooks-remove-lead = Вместе с ним исчезнут ожидающие отправки и журнал.
webhooks-attempts = { $count ->
    [one] { $count } попытка
    [few] { $count } попытки
    [many] { $count } попыток
   *[other] { $count } попытки
}

# Mail
mail-alerts = Оповещения по почте
mail-alerts-hint = Кто получает письмо, когда посетитель этого чата недоволен. Кто к тому времени оператор, тот не получит.
mail-none = У Candor пока нет почтового сервера, ничего не отправляется (настройка smtp_url).
mail-weekly = Еженедельная сводка
mail-weekly-hint = Цифры прошлой недели по почте, в понедельник в восемь по часовому поясу пространства.
mail-weekly-switch = Присылать мне еженедельную сводку
mail-weekly-next = Следующая: { $when }

# What is wrong with a field
field-url = Адрес, который начинается с https:// и не является внутренним.
field-events = Выберите хотя бы одно.
field-chats = Выберите хотя бы один чат.
