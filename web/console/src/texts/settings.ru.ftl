# Settings: chats, members, workspace, profile.

# Everywhere
settings-save = Сохранить
settings-saving = Сохраняем…
settings-saved = Сохранено.
settings-not-saved = Ещё не сохранено
settings-discard = Отменить изменения
settings-cancel = Отмена
settings-edit = Изменить
settings-copy = Копировать
settings-copied = Скопировано
settings-advanced = Дополнительно
settings-load-newest = Загрузить его вариант
settings-look-at-fields = { $count ->
    [one] Не сохранено: проверьте { $count } поле.
    [few] Не сохранено: проверьте { $count } поля.
    [many] Не сохранено: проверьте { $count } полей.
   *[other] Не сохранено: проверьте { $count } поля.
}
settings-leave-title = Есть несохранённые изменения
settings-leave-lead = Если уйти сейчас, они пропадут.
settings-leave-save = Сохранить и уйти
settings-leave-discard = Уйти без сохранения
settings-minutes = { $count ->
    [one] минуту
    [few] минуты
    [many] минут
   *[other] минуты
}
settings-hours = { $count ->
    [one] час
    [few] часа
    [many] часов
   *[other] часа
}
settings-days = { $count ->
    [one] день
    [few] дня
    [many] дней
   *[other] дня
}
settings-messages = { $count ->
    [one] сообщение
    [few] сообщения
    [many] сообщений
   *[other] сообщения
}
settings-ratings = { $count ->
    [one] оценки
    [few] оценок
    [many] оценок
   *[other] оценки
}
settings-megabytes = МБ

# Chats
settings-chats = Чаты
settings-chats-new = Новый чат
settings-chats-create = Создать чат
settings-chats-first = Создайте первый чат
settings-chats-first-lead = Чат — это то, что посетители видят на вашем сайте или в вашем курсе. Нужно только название; всё остальное можно изменить потом.
settings-chats-any-site = любой сайт
settings-chats-sites = { $count ->
    [one] { $count } сайт
    [few] { $count } сайта
    [many] { $count } сайтов
   *[other] { $count } сайта
}
settings-try = Попробовать
settings-kind = Для чего он?
settings-kind-website = Сайт
settings-kind-website-hint = Посетители пишут операторам
settings-kind-course = Курс
settings-kind-course-hint = Студенты пишут кураторам
settings-chat-name = Название
settings-chat-name-hint = Его видит ваша команда во входящих и в аналитике, например «Магазин».
settings-chat-tabs = Разделы настроек этого чата
settings-tab-look = Вид
settings-tab-sites = Сайты
settings-tab-operators = Операторы
settings-tab-files = Файлы
settings-tab-code = Код
settings-tab-quality = Контроль качества

# Chats: look
settings-look-name = Для команды
settings-look-name-hint = Посетители никогда не видят это название.
settings-look-visitors = Для посетителей
settings-look-visitors-hint = Что они читают, прежде чем написать.
settings-title = Заголовок
settings-greeting = Приветствие
settings-greeting-hint = Стоит над первым сообщением. Оставьте пустым, если оно не нужно.
settings-greeting-wrong = Не больше 500 знаков.
settings-chat-language = Язык
settings-chat-language-hint = Панель по возможности говорит на языке посетителя; этот — для всех остальных.
settings-colour = Цвет
settings-colour-hint = Текст на нём сам становится чёрным или белым — как лучше читается.
settings-colour-ready = Готовые цвета
settings-colour-pick = Выбрать любой цвет
settings-colour-code = Код цвета
settings-colour-wrong = Цвет вида #1f5a7a.
settings-preview = Предпросмотр
settings-preview-language = Язык предпросмотра
settings-preview-dark = Тёмный предпросмотр
settings-preview-again = Начать предпросмотр сначала
settings-look-language = Язык этих текстов
settings-subtitle = Строка под заголовком
settings-subtitle-hint = Например, когда вы обычно отвечаете.
settings-banner = Баннер
settings-banner-hint = Полоса вверху панели, которую посетитель может скрыть. Адреса становятся ссылками.
settings-starts = Кнопки для начала
settings-starts-hint = Одно нажатие отправляет текст как первое сообщение посетителя. Они видны, пока ничего не написано.
settings-starts-number = Кнопка { $number }
settings-line-up = Поднять «{ $name }»
settings-line-down = Опустить «{ $name }»
settings-line-remove = Убрать «{ $name }»
settings-starts-add = Добавить кнопку
settings-starts-wrong = У каждой кнопки должен быть текст.
settings-gradient = Переход ко второму цвету
settings-gradient-wrong = На всём этом переходе не читается никакой текст; выберите цвета ближе друг к другу.
settings-second-colour = Второй цвет
settings-look-theme = Панель
settings-look-theme-auto = Как в системе посетителя
settings-look-theme-light = Всегда светлая
settings-look-theme-dark = Всегда тёмная
settings-picture = Картинка
settings-picture-hint = Видна, пока не ответит оператор. PNG, JPEG или WebP, не больше 256 КБ. Меняется сразу.
settings-picture-alt = Картинка чата
settings-picture-choose = Выбрать картинку…
settings-picture-remove = Убрать картинку
settings-launcher = Кнопка чата
settings-launcher-hint = Кнопка на ваших страницах.
settings-shape = Форма
settings-shape-round = Круглая
settings-shape-square = Квадратная
settings-shape-pill = С текстом
settings-launcher-text = Текст на кнопке
settings-side = Сторона
settings-side-end = Где строки кончаются
settings-side-start = Где строки начинаются
settings-offset-inline = От края
settings-offset-block = От низа
settings-offset-wrong = От 0 до 200.
settings-bubble = Приветствие рядом с кнопкой
settings-bubble-hint = Стоит там, пока чат не открыт или приветствие не скрыто. Оставьте пустым, если оно не нужно.
settings-preview-launcher = Предпросмотр кнопки
settings-delete-chat = Удалить этот чат
settings-delete-chat-hint = Его диалоги и показатели остаются.
settings-delete-chat-ask = Удалить…
settings-delete-chat-title = Удалить «{ $name }»?
settings-delete-chat-lead = Он исчезнет со всех страниц, где стоит его код, а ссылка перестанет работать. Открытые диалоги уйдут из входящих. Диалоги, оценки и показатели останутся в аналитике. Отменить это нельзя.
settings-delete-chat-type = Введите «{ $name }» для подтверждения

# Chats: sites
settings-sites-title = Разрешённые сайты
settings-sites-hint = Браузеры не покажут этот чат на сайте, которого здесь нет. Его собственная страница и страница-пример работают всегда.
settings-sites-any = Этот чат может показать любой сайт.
settings-sites-only = { $count ->
    [one] Этот чат может показать только { $count } сайт.
    [few] Этот чат могут показать только { $count } сайта.
    [many] Этот чат могут показать только { $count } сайтов.
   *[other] Этот чат могут показать только { $count } сайта.
}
settings-sites-label = Сайты, по одному в строке
settings-sites-example = Имена узлов без https://. Звёздочка означает все поддомены: *.example.org. Сам example.org укажите отдельно.
settings-sites-own = Пусто: любой сайт. Это не даёт другим встроить ваш чат, но данных не защищает: кто знает ссылку, всё равно может вам написать.
settings-sites-wrong = Имена узлов, например example.org, *.example.org или localhost:3000, не больше 100.

# Chats: operators
settings-operators-title = Кто отвечает
settings-curators-title = Какие кураторы отвечают
settings-operators-hint = Только они видят диалоги этого чата, получают их, и только им их можно передать.
settings-operators-who = Кто отвечает
settings-operators-all = Все
settings-operators-all-hint = Каждый, кто отвечает, и те, кто придёт позже
settings-operators-chosen = Выбранные
settings-operators-chosen-hint = Только отмеченные люди
settings-operators-none = Выберите хотя бы одного человека или всех.
settings-operators-add = Добавить участника
settings-idle-title = Когда больше никто не пишет
settings-idle-hint = Затихший диалог завершается сам: посетителя можно спросить, а список остаётся чистым.
settings-idle-label = Завершать через
settings-idle-more = Считая от последнего сообщения вашей команды. Пока посетитель ждёт ответа, диалог открыт 24 часа.
settings-idle-wrong = От 5 минут до 30 дней (43 200 минут).

# Chats: files
settings-files-title = Файлы
settings-files-hint = Для посетителей и операторов.
settings-files-on = Можно отправлять изображения и файлы
settings-files-types = Типы
settings-files-types-hint = Изображения показываются в диалоге; всё остальное только скачивается.
settings-files-images = Изображения
settings-files-pdf = PDF
settings-files-text = Текст и CSV
settings-files-office = Word, Excel, PowerPoint
settings-files-archives = Архивы ZIP
settings-files-sound = Звук
settings-files-video = Видео
settings-files-other = Другие типы
settings-files-other-hint = Типы данных, например application/json, через запятую.
settings-files-types-wrong = Типы данных, например image/png, не больше 50.
settings-files-size = Размер
settings-files-size-label = Самый большой файл
settings-files-size-wrong = От 1 байта до 20 МБ.

# Chats: code
settings-code-try = Сначала попробуйте
settings-code-try-hint = На странице-примере, не трогая ваш сайт.
settings-code-try-go = Открыть страницу-пример
settings-code-try-more = Напишите там как посетитель, затем ответьте. Это пробные диалоги: их можно оценить, но они не входят ни в один показатель.
settings-code-inbox = Перейти во входящие
settings-code-site = На вашем сайте
settings-code-site-hint = Скрипт меньше 3 КБ и ничего не делает, пока чат не откроют.
settings-code-embed = Код для вставки
settings-code-where = Вставьте его один раз в каждую страницу, где нужен чат, в head или body.
settings-code-policy = Политика безопасности содержимого (CSP)
settings-code-policy-hint = Только если на вашем сайте есть такая политика: добавьте в неё эти источники.
settings-api = Из скриптов ваших страниц
settings-api-hint = Открыть и закрыть чат, сказать, кто здесь и что вы знаете о посетителе.
settings-api-queue = Сначала, один раз на страницу
settings-api-queue-hint = Вызовы, сделанные до загрузки скрипта чата, ждут в ней.
settings-api-calls = Затем, где угодно
settings-api-more = Если на странице несколько чатов, ключ чата последним значением называет нужный. Поля стоят на карточке посетителя; за них никто не ручается. Об отказе в подтверждении личности сказано только в консоли браузера.
settings-code-link = Ссылкой
settings-code-link-hint = Для курсов, писем и QR-кодов — или там, где скрипту не рады.
settings-code-page = Отдельная страница
settings-code-page-open = Открыть страницу
settings-identity = Подписанная личность
settings-identity-hint = Если ваш сайт знает своих пользователей, он может за них поручиться. Остальные отмечены «не проверено».
settings-identity-required = Требовать подписанную личность
settings-identity-required-hint = Посетителей без верной подписи не пускают.
settings-identity-secret = Секрет
settings-identity-show = Показать секрет
settings-identity-hide = Скрыть
settings-identity-renew = Заменить секрет
settings-identity-renew-title = Заменить секрет?
settings-identity-renew-lead = Подписанное старым сразу перестаёт действовать. Пока ваш сервер не использует новый, его пользователи считаются непроверенными, а если личность обязательна, их не пускают.
settings-identity-renewed = Это новый секрет. Поместите его на свой сервер сейчас.
settings-identity-how = Как подписывать
settings-identity-server = На вашем сервере, никогда не на странице:
settings-identity-language = Язык программирования
settings-identity-page = Затем передайте чату в виде JSON в data-identity, экранировав для HTML:
settings-identity-link = К ссылке на отдельную страницу добавьте #identity= в base64url.

# Quality control
settings-qc-rating = Оценка
settings-qc-blind = Операторы не видят ни форму, ни оценку, ни того, была ли она.
settings-qc-enabled = Посетитель может оценить диалог
settings-qc-off-hint = Никого не спрашивают. Диалоги считаются как «не спрошено: выключено».
settings-qc-scale = Шкала
settings-qc-scale-hint = И какие оценки считаются «доволен». Уже полученные оценки сохраняют свою шкалу.
settings-scale-thumbs2 = Большой палец
settings-scale-faces3 = 3 лица
settings-scale-stars5 = 5 звёзд
settings-scale-faces5 = 5 лиц
settings-scale-numbers10 = От 0 до 10
settings-thumb-up = вверх
settings-thumb-down = вниз
settings-qc-counts = Чем считается каждая оценка
settings-sense-satisfied = доволен
settings-sense-neutral = нейтрально
settings-sense-dissatisfied = недоволен
settings-qc-dissatisfied-to = Недоволен до
settings-qc-satisfied-from = Доволен от
settings-qc-texts = Вопрос и ответы
settings-qc-texts-hint = На каждом языке. Если текст пуст, берётся язык чата, а если пуст и он — текст Candor.
settings-qc-language = Язык текстов
settings-qc-question = Вопрос
settings-qc-question-hint = { $name } заменяется именем оператора.
settings-qc-reply-satisfied = Ответ, если доволен
settings-qc-reply-neutral = Ответ, если нейтрально
settings-qc-reply-dissatisfied = Ответ, если недоволен
settings-qc-from-chat = Пусто: показывается текст на языке чата.
settings-qc-too-long = Не больше { NUMBER($max) } знаков.
settings-qc-within = Целое число от { NUMBER($low) } до { NUMBER($high) }.
settings-qc-comment = Комментарий
settings-qc-comment-hint = Несколько слов часто говорят больше, чем оценка.
settings-comment-off = Выключен
settings-comment-optional = По желанию
settings-comment-required = Обязателен
settings-comment-required-at-or-below = Обязателен при низкой оценке
settings-comment-bound = Обязателен до
settings-comment-label = Подпись поля
settings-comment-placeholder = Подсказка в поле
settings-qc-reasons = Причины
settings-qc-reasons-hint = Предлагаются при низкой оценке. Хотя бы одна — о продукте или курсе, чтобы в ней не винили оператора.
settings-qc-reason = Причина
settings-qc-reason-number = Причина { $number }
settings-qc-reason-about = О чём она: { $name }
settings-qc-reason-add = Добавить причину
settings-about-service = Обслуживание
settings-about-product = Продукт или курс
settings-qc-reason-empty = Каждой причине нужен текст хотя бы на одном языке.
settings-qc-reasons-many = Не больше 12 причин.
settings-qc-reasons-product = Хотя бы одна причина должна быть о продукте или курсе.
settings-rules-when = Когда спрашивать
settings-rules-when-hint = Посетителя, который сам завершил диалог, спрашивают всегда, если оператор ответил.
settings-rules-visitor = Посетитель написал не меньше
settings-rules-operator = Операторы написали не меньше
settings-rules-between = Не снова в течение
settings-rules-between-hint = После того как посетитель ответил на форму или закрыл её. 0: спрашивать всегда.
settings-rules-idle = Также когда диалог завершился, потому что никто не писал
settings-rules-after = Потом
settings-rules-expires = На форму можно ответить в течение
settings-rules-correct = Посетитель может исправить в течение
settings-rules-correct-hint = Считается последняя, прежние остаются в истории.
settings-rules-sample = Спрашивать только случайную долю
settings-rules-sample-hint = 100 — спрашивать всех. Остальные считаются как «не спрошено: вне выборки».
settings-trial = Проба
settings-trial-hint = Что сделали бы эти правила, ещё до сохранения. Считаются завершённые диалоги, без тестовых и спама.
settings-trial-said = { $finished ->
    [one] За последние 30 дней по этим правилам спросили бы после { $asked } из { $finished } диалога.
    [few] За последние 30 дней по этим правилам спросили бы после { $asked } из { $finished } диалогов.
    [many] За последние 30 дней по этим правилам спросили бы после { $asked } из { $finished } диалогов.
   *[other] За последние 30 дней по этим правилам спросили бы после { $asked } из { $finished } диалога.
}
settings-trial-asked = Спрошены: { $count }
settings-trial-switched-off = Оценка выключена: { $count }
settings-trial-no-operator-reply = Оператор не ответил: { $count }
settings-trial-too-few-messages = Слишком мало сообщений: { $count }
settings-trial-idle-finish = Завершены по бездействию: { $count }
settings-trial-asked-recently = Недавно уже спрашивали: { $count }
settings-trial-not-sampled = Не попали в выборку: { $count }
settings-trial-saved = По сохранённым правилам спрошены: { $count }
settings-trial-none = За последние 30 дней не завершён ни один диалог: пробовать эти правила не на чем.
settings-trial-invalid = Выше ещё есть ошибка. Проба будет, когда её исправят.
settings-versions = Версии
settings-versions-hint = Сохранение создаёт новую версию. Оценка навсегда сохраняет ту, по которой спрашивали.
settings-version = Версия { $number }
settings-version-created = Создана вместе с чатом
settings-versions-all = { $count ->
    [one] Показать все: { $count } версия
    [few] Показать все: { $count } версии
    [many] Показать все: { $count } версий
   *[other] Показать все: { $count } версии
}

# Members
settings-members = Участники
settings-members-add = Добавить участника
settings-you = (вы)
settings-member-name = Имя
settings-role = Роль
settings-role-owner = Владелец
settings-role-admin = Администратор
settings-role-analyst = Аналитик
settings-role-operator = Оператор
settings-role-owner-does = Всё, и назначает других владельцев.
settings-role-admin-does = Участники, чаты, настройки, аналитика; отвечает посетителям.
settings-role-analyst-does = Читает аналитику: каждую оценку и комментарий. Никому не отвечает, ничем не управляет.
settings-role-operator-does = Отвечает посетителям. Никогда не видит оценку и того, была ли она.
settings-role-own = Вы выйдете из системы и вернётесь с новой ролью.
settings-roles = Что видит каждая роль
settings-roles-password = Кто забыл пароль, запрашивает новый на странице входа; для этого нужен почтовый сервер. Без него: удалите человека и пригласите снова — имя, диалоги и заслуги вернутся.
settings-member-how = Как человек войдёт?
settings-member-invite = Приглашение
settings-member-invite-hint = Вы передаёте ссылку
settings-member-password = Пароль
settings-member-password-hint = Вы задаёте его сейчас
settings-member-invite-go = Создать ссылку-приглашение
settings-invited = Отправьте эту ссылку: { $name }. Она сработает один раз в течение недели.
settings-invited-link = Ссылка-приглашение
settings-invited-once = Candor больше её не покажет. Если она потеряется, создайте здесь новую.
settings-invite-again = Новая ссылка
settings-invite-again-name = Новая ссылка-приглашение: { $name }
settings-status-invited = Приглашён
settings-status-disabled = Отключён
settings-enable = Включить
settings-enable-name = Включить: { $name }
settings-edit-name = Изменить: { $name }
settings-disable = Отключить
settings-disable-hint = Отключение сразу завершает сеанс человека и сохраняет всё на потом. Удаление убирает его из списка.
settings-remove-ask = Удалить…
settings-remove = Удалить
settings-remove-title = Удалить: { $name }?
settings-remove-lead = Сеанс человека сразу завершится, и войти он больше не сможет. Написанное сохранит имя, все показатели останутся. Если снова добавить ту же почту, всё вернётся.

# Workspace
settings-workspace = Рабочее пространство
settings-workspace-about = О нём
settings-workspace-name = Название
settings-workspace-language-hint = С него начинают новые чаты и участники.
settings-workspace-time = Время
settings-workspace-time-hint = По нему аналитика считает дни, недели и месяцы.
settings-week-start = Неделя начинается в
settings-day-monday = понедельник
settings-day-sunday = воскресенье
settings-day-saturday = субботу
settings-few = Мало ответов
settings-few-hint = Показатели по меньшему числу оценок рисуются полыми: случай в них весит больше правды.
settings-few-label = Меньше чем

# Workspace: retention
settings-keep = Срок хранения
settings-keep-hint = Что старше, стирается навсегда в течение суток. Количества и средние не меняются.
settings-keep-messages = Сообщения, заметки и имена
settings-keep-messages-hint = Считая от завершения диалога; вместе с его файлами.
settings-keep-files = Файлы
settings-keep-files-hint = Считая от загрузки.
settings-keep-comments = Комментарии
settings-keep-comments-hint = Вместе с тем, что о них написали аналитики.
settings-keep-ever = Бессрочно
settings-keep-ask = Стереть то, что старше?
settings-keep-ask-lead = Всё, что старше выбранного срока, исчезнет навсегда и отовсюду. Это нельзя отменить.
settings-keep-ask-save = Сохранить и стереть

# Profile
settings-profile-you = Вы
settings-profile-you-hint = Посетители видят ваше имя, когда вы отвечаете.
settings-theme = Тема
settings-theme-hint = Хранится в этом браузере.
settings-theme-auto = Как в системе
settings-theme-light = Светлая
settings-theme-dark = Тёмная
settings-password-hint = Новый завершит ваши сеансы везде, кроме этого.
settings-password-current = Текущий пароль
settings-password-new = Новый пароль
settings-password-go = Сменить пароль
settings-password-done = Пароль изменён.
settings-sign-out = Выйти
