# What an owner sets up and looks after: audit log, sign-in, keys.

owner-audit = Журнал действий
owner-audit-lead = Кто, что и когда сделал. Изменить его нельзя, операторы его не видят.
owner-audit-export = Выгрузить в CSV
owner-audit-who = Кто
owner-audit-what = Что
owner-audit-from = С
owner-audit-to = По
owner-audit-everybody = Все
owner-audit-nobody = Никто из команды
owner-audit-everything = Всё
owner-audit-none = Под эти фильтры ничего не подходит. Выберите период длиннее или снимите фильтры.
owner-audit-empty = Пока ничего. Здесь появится то, что сделает ваша команда.
owner-audit-more = Показать более ранние
owner-audit-network = из сети { $network }

owner-group-analytics = Аналитика
owner-group-audit = Журнал действий
owner-group-chat = Чаты
owner-group-history = История
owner-group-invitation = Приглашения
owner-group-member = Участники
owner-group-outcome = Исключено из показателей
owner-group-password = Пароли
owner-group-quality-control = Контроль качества
owner-group-retention = Хранение
owner-group-sample = Примеры данных
owner-group-setup = Первый запуск
owner-group-sign-in = Входы
owner-group-sign-out = Выходы
owner-group-visitor = Посетители
owner-group-webhook = Вебхуки
owner-group-workspace = Рабочее пространство

owner-did-analytics-export = выгрузил аналитику
owner-did-audit-export = выгрузил журнал действий
owner-did-chat-alerts = изменил получателей оповещений
owner-did-chat-change = изменил чат
owner-did-chat-create = создал чат
owner-did-chat-delete = удалил чат
owner-did-chat-avatar = сменил картинку чата
owner-did-chat-secret = обновил секрет подписи чата
owner-did-chat-working-time = изменил часы работы чата
owner-did-history-export = выгрузил историю
owner-did-history-import = загрузил историю
owner-did-invitation-accept = принял приглашение
owner-did-invitation-renew = обновил приглашение для
owner-did-member-add = добавил
owner-did-member-change = изменил
owner-did-member-delete = удалил
owner-did-outcome-exclude = исключил оценку
owner-did-outcome-exclude-back = вернул исключённую оценку
owner-did-outcome-spam = отметил диалог как спам
owner-did-outcome-spam-back = снял с диалога отметку «спам»
owner-did-outcome-test = отметил диалог как тест
owner-did-outcome-test-back = снял с диалога отметку «тест»
owner-did-password-change = сменил свой пароль
owner-did-quality-control-save = сохранил контроль качества чата
owner-did-retention-change = изменил сроки хранения
owner-did-sample-make = создал примеры данных
owner-did-sample-remove = удалил примеры данных
owner-did-setup = настроил Candor
owner-did-sign-in = вошёл
owner-did-sign-in-refuse = вход отклонён
owner-did-sign-out = вышел
owner-did-visitor-erase = стёр данные посетителя
owner-did-visitor-export = выгрузил данные посетителя
owner-did-webhook-change = изменил вебхук
owner-did-webhook-create = добавил вебхук
owner-did-webhook-delete = удалил вебхук
owner-did-webhook-redeliver = отправил событие снова
owner-did-webhook-secret = обновил секрет вебхука
owner-did-workspace-change = изменил рабочее пространство
owner-did-workspace-working-time = изменил рабочее время
owner-did-password-forget = отправлена ссылка для нового пароля:
owner-did-password-reset = новый пароль задан по почте:

owner-sees = Видит оценки
owner-sees-all = Всех чатов
owner-sees-chosen = Выбранных чатов
owner-invited-mailed = Приглашение отправлено на { $email }. Ссылка сработает один раз, в течение недели.

owner-forgot = Забыли пароль?
owner-forgot-title = Новый пароль
owner-forgot-lead = Мы пришлём ссылку, по которой вы зададите новый.
owner-forgot-go = Отправить ссылку
owner-forgot-sent = Если у { $email } есть учётная запись, ссылка уже в пути. Она сработает один раз, в течение часа.
owner-forgot-no-mail = У Candor ещё нет почтового сервера, ссылку не отправить. Обратитесь к владельцу или администратору.
owner-forgot-back = Назад ко входу
owner-reset-title = Выберите новый пароль
owner-reset-lead = Все ваши сеансы завершатся; затем войдите с ним.
owner-reset-go = Задать пароль
owner-reset-gone = Эта ссылка больше не работает
owner-reset-gone-lead = Её уже использовали, заменили новой, или прошло больше часа.
owner-reset-done = Новый пароль задан
owner-reset-done-lead = Войдите с ним. Все прежние сеансы завершены.
owner-group-session = Сеансы
owner-group-two-factor = Второй фактор
owner-did-session-end = завершил свой сеанс
owner-did-session-end-all = завершил все сеансы участника
owner-did-two-factor-codes = создал новые коды восстановления
owner-did-two-factor-off = отключил свой второй фактор
owner-did-two-factor-on = настроил второй фактор
owner-did-two-factor-reset = отключил второй фактор участнику

owner-factor = Второй фактор
owner-factor-hint = Код из приложения-аутентификатора, кроме пароля.
owner-factor-begin = Настроить
owner-factor-scan = Отсканируйте код приложением-аутентификатором или введите ключ. Затем введите код, который оно покажет.
owner-factor-picture = QR-код для приложения-аутентификатора
owner-factor-secret = Ключ
owner-factor-code = Код
owner-factor-code-hint = Из приложения или код восстановления.
owner-factor-confirm = Подтвердить
owner-factor-codes = Коды восстановления
owner-factor-codes-lead = Сохраните их в надёжном месте. Каждый один раз заменяет приложение. Больше они не будут показаны.
owner-factor-codes-done = Я их сохранил
owner-factor-on = Включён. { $count ->
    [one] Остался { $count } код восстановления.
    [few] Осталось { $count } кода восстановления.
    [many] Осталось { $count } кодов восстановления.
   *[other] Осталось { $count } кода восстановления.
}
owner-factor-renew = Новые коды восстановления
owner-factor-off = Отключить
owner-factor-reset = Отключить второй фактор
owner-factor-has = Второй фактор включён.
owner-rule = Обязателен для всех
owner-rule-hint = У кого его нет, настроит его сразу и до того ничего другого не сделает.
owner-enrol = Настройте второй фактор
owner-enrol-lead = Это рабочее пространство требует его от всех. Нужна минута и приложение-аутентификатор.

owner-devices = Где вы вошли
owner-devices-hint = Завершите незнакомое и смените пароль.
owner-device-unknown = Неизвестный браузер
owner-device-current = этот
owner-device-seen = активность: { $when }
owner-device-end = Завершить
owner-device-end-name = Завершить сеанс: { $name }
owner-sessions-end = Завершить все сеансы

error-code-required = Нужен ещё код второго фактора.
error-wrong-code = Код неверен или уже использован. Дождитесь следующего.
error-two-factor-required = Сначала настройте второй фактор.
