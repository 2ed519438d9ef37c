# The operator's inbox.

inbox-title = Входящие
inbox-lists = Списки
inbox-dialogue = Диалог
inbox-messages = Сообщения
inbox-list-waiting = Ожидают
inbox-list-mine = Мои
inbox-list-all = Все
inbox-list-finished = Завершённые
inbox-more = Загрузить ещё
inbox-loading = Загрузка…
inbox-close = Закрыть
inbox-cancel = Отмена
inbox-save = Сохранить
inbox-undo = Вернуть
inbox-back = Назад к списку

# The connection
inbox-live = На связи
inbox-not-live = Нет связи
inbox-connecting = Соединение… То, что вы пишете, сохраняется.
inbox-lost = Нет связи с { $time }. На экране могут быть устаревшие данные. То, что вы пишете, сохраняется и уйдёт, как только связь вернётся.
inbox-try-now = Повторить

# A row
inbox-visitor = Посетитель
inbox-test = Тест
inbox-test-long = Тестовый диалог: с пробной страницы или от вошедшего участника. Он работает как любой другой и нигде не учитывается.
inbox-course = Курс
inbox-website = Сайт
inbox-you = Вы:
inbox-team = Команда:
inbox-types = печатает…
inbox-draft = Черновик
inbox-a-file = Файл
inbox-waits = Ждёт ответа:
inbox-waits-since = Ждёт ответа с этого времени: { $time }
inbox-unread =
    { $count ->
        [one] { $count } непрочитанное сообщение
        [few] { $count } непрочитанных сообщения
        [many] { $count } непрочитанных сообщений
       *[other] { $count } непрочитанного сообщения
    }

# Nothing there
inbox-no-chat = Вы пока не отвечаете ни в одном чате. Попросите администратора добавить вас.
inbox-no-chat-manager = Пока нет чата, в котором вы отвечаете. Создайте его или добавьте себя в число операторов.
inbox-to-chats = К чатам
inbox-empty-waiting = Никто не ждёт. Новый диалог появится здесь сам.
inbox-empty-mine = У вас нет открытых диалогов.
inbox-empty-all = Открытых диалогов нет. Когда посетитель напишет, диалог появится здесь сам.
inbox-empty-finished = Пока ничего не завершено.
inbox-to-waiting =
    { $count ->
        [one] Ждёт { $count } посетитель
        [few] Ждут { $count } посетителя
        [many] Ждут { $count } посетителей
       *[other] Ждут { $count } посетителя
    }
inbox-to-mine =
    { $count ->
        [one] К вашему { $count } открытому диалогу
        [few] К вашим { $count } открытым диалогам
        [many] К вашим { $count } открытым диалогам
       *[other] К вашим { $count } открытым диалогам
    }
inbox-to-try = Поставьте чат на свой сайт или откройте его пробную страницу
inbox-choose = Выберите диалог в списке.
inbox-choose-none = Когда посетитель напишет, его диалог появится в списке.
inbox-hint-rows = по списку
inbox-hint-open = открыть
inbox-hint-keys = все клавиши
inbox-missing = Такого диалога нет, или он больше не относится к вашим чатам.

# The dialogue
inbox-take = Взять
inbox-finish = Завершить
inbox-finishing = Завершается…
inbox-hand-over = Передать
inbox-nobody-yet = Ожидание: { $time }. Возьмите диалог, чтобы ответить.
inbox-answered-by = В этом диалоге отвечает { $name }.
inbox-is-finished = Диалог завершён. Если посетитель вскоре напишет, он продолжится здесь.
inbox-taken-by = Диалог уже взят. Отвечает { $name }.
inbox-said-taken = Диалог теперь ваш.
inbox-said-finished = Диалог завершён: { $name }.
inbox-loading-older = Загружаются более ранние сообщения…
inbox-new = Новое
inbox-fresh =
    { $count ->
        [one] { $count } новое сообщение
        [few] { $count } новых сообщения
        [many] { $count } новых сообщений
       *[other] { $count } нового сообщения
    }
inbox-to-end = К последнему сообщению
inbox-is-typing = { $name } печатает…
inbox-seen = Просмотрено
inbox-sent = Отправлено
inbox-pending = Отправляется…
inbox-pending-offline = Уйдёт, как только вернётся связь
inbox-not-sent = Не отправлено.
inbox-retry = Повторить
inbox-discard = Удалить
inbox-picture = Изображение { $name }
inbox-download = Скачать

# What happened. who, whom: me, other, nobody
inbox-event-taken =
    { $who ->
        [me] Вы взяли диалог
       *[other] Диалог взят: { $by }
    }
inbox-event-transferred =
    { $who ->
        [me]
            { $whom ->
                [me] Вы взяли диалог на себя
               *[other] Вы передали диалог: { $to }
            }
       *[other]
            { $whom ->
                [me] Диалог передан вам: { $by }
               *[other] Диалог передан: { $by } → { $to }
            }
    }
inbox-event-returned =
    { $who ->
        [me] Вы вернули диалог в ожидание
       *[other] Диалог возвращён в ожидание: { $by }
    }
inbox-event-finished =
    { $who ->
        [me] Вы завершили диалог
       *[other] Диалог завершён: { $by }
    }
inbox-event-finished-visitor = Посетитель завершил диалог
inbox-event-finished-idle = Завершён сам после долгого молчания
inbox-event-finished-operator = Диалог завершён
inbox-event-finished-admin = Диалог завершён
inbox-event-finished-alone = Диалог завершён
inbox-event-continued = Посетитель продолжил диалог
inbox-note-from =
    { $who ->
        [me] Ваша заметка для команды
       *[other] Заметка для команды: { $by }
    }

# The composer
inbox-message = Сообщение
inbox-write = Напишите ответ… / для готовых ответов
inbox-write-course = Напишите ученику… / для готовых ответов
inbox-send = Отправить
inbox-send-long = Enter отправляет, Shift+Enter начинает новую строку
inbox-draft-kept = Черновик сохранён
inbox-length = Знаков: { $length } из { $longest }
inbox-too-long = Слишком длинно для одного сообщения. Сократите или отправьте двумя.
inbox-wait-upload = Файл ещё загружается.
inbox-unsent = Написанное ещё не отправлено.
inbox-send-and-finish = Отправить и завершить
inbox-finish-without = Завершить без отправки
inbox-go-on = Писать дальше
inbox-unsent-left = Сообщение не удалось отправить, поэтому ничего не изменено. Сначала повторите отправку или удалите его.

# Files
inbox-attach = Прикрепить файл
inbox-attached = Файлы к отправке
inbox-detach = Убрать { $name }
inbox-uploading = Загружается { $name }
inbox-file-too-large = Слишком большой: не больше { $size }.
inbox-file-kind = Такие файлы здесь не принимаются.
inbox-drop = Отпустите, чтобы прикрепить

# Canned replies
inbox-canned = Готовые ответы
inbox-canned-about = Общие для всей команды. Наберите в сообщении / и сокращение.
inbox-canned-keys = ↑ ↓ выбрать · ⏎ вставить · Esc закрыть
inbox-canned-manage = Управлять
inbox-no-replies = Готовых ответов пока нет.
inbox-shortcut = Сокращение
inbox-shortcut-hint = Что набирают после /: буквы, цифры, - и _
inbox-shortcut-wrong = От 1 до 40 букв, цифр, - и _; сокращение должно быть свободно.
inbox-reply-text = Текст
inbox-reply-new = Новый ответ
inbox-reply-change = Изменить /{ $shortcut }
inbox-reply-delete = Удалить /{ $shortcut }
inbox-reply-deleted = Ответ /{ $shortcut } удалён.

# Handing over
inbox-to-whom = Кому?
inbox-back-to-waiting = Вернуть в ожидание
inbox-to-me = Мне
inbox-no-colleagues = В этом чате больше никто не отвечает.
inbox-note = Заметка
inbox-note-hint = Её видит только команда.

# The visitor's card
inbox-card = Карточка посетителя
inbox-verified = Подтверждено сайтом
inbox-not-verified = Не подтверждено
inbox-not-verified-long = Имя и эл. почту назвал сам посетитель; сайт за них не ручается.
inbox-email = Эл. почта
inbox-chat = Чат
inbox-page = Страница
inbox-language = Язык
inbox-browser = Браузер
inbox-fields = Со страницы
inbox-fields-hint = Так говорит ваша страница; за это никто не ручается.
inbox-opened = Открыт
inbox-operator = Оператор
inbox-curator = Куратор
inbox-nobody = Пока никто
inbox-tags-hint = О чём диалог. Видит команда, посетитель — нет.
inbox-earlier = Другие диалоги
inbox-earlier-none = Это первый.
inbox-state-waiting = Ожидает
inbox-state-active = Открыт

# Erasing a visitor
inbox-erased = Стёрто
inbox-erased-long = Сообщения этого диалога и всё, что было известно о посетителе, стёрты.
inbox-erased-message = Это сообщение стёрто.
inbox-erased-file = Этот файл стёрт.
inbox-erase = Стереть данные посетителя…
inbox-erase-title = Стереть данные «{ $name }»?
inbox-erase-lead = Исчезнут имя, эл. почта, сообщения, файлы и комментарии посетителя и всё, что ему писала команда: здесь, в аналитике, в поиске и в выгрузках. Открытый диалог будет завершён. Это нельзя отменить.
inbox-erase-stays = Номера и время сообщений остаются, все количества и средние не меняются.
inbox-erase-type = Введите «{ $name }», чтобы подтвердить
inbox-erase-now = Стереть навсегда
inbox-erase-done = Стёрто.

# Alerts
inbox-alerts = Уведомления
inbox-alerts-about = Когда кто-то начинает ждать или пишет вам. Сохраняется в этом браузере.
inbox-alert-sound = Звук
inbox-alert-desktop = Уведомление на рабочем столе, когда Candor не на переднем плане
inbox-alert-denied = Браузер не разрешает уведомления этой странице. Разрешить их можно в его настройках.
inbox-alert-impossible = Этот браузер не может показывать уведомления на этой странице.
inbox-alert-badge = Число в заголовке вкладки

# Keys
inbox-key-next = Следующий диалог
inbox-key-previous = Предыдущий диалог
inbox-key-open = Открыть выбранный диалог
inbox-key-take = Взять
inbox-key-write = К сообщению
inbox-key-canned = В сообщении: готовые ответы
inbox-key-send = В сообщении: отправить
inbox-key-line = В сообщении: новая строка
inbox-key-finish = Завершить
inbox-key-hand-over = Передать
inbox-key-card = Карточка посетителя
inbox-key-tags = Метки
inbox-key-lists = Ожидают, мои, все, завершённые
inbox-key-back = Из сообщения к списку
inbox-key-help = Эта подсказка
