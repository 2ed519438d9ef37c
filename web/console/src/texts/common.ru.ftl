# The frame, the pages before signing in, and what can go wrong.
nav-main = Главное меню
nav-inbox = Входящие
nav-analytics = Аналитика
nav-settings = Настройки
nav-profile = Ваш профиль

close = Закрыть
keys-title = Горячие клавиши
keys-single = Одиночные клавиши работают (без Ctrl и ⌘)

tags = Метки
tag-add = Добавить метку
tag-remove = Убрать метку { $tag }
tags-used = Метки в ходу
tag-long = В метке не больше { $most } знаков.
tags-many = У диалога не больше { $most } меток. Сначала уберите одну.

language = Язык
your-name = Ваше имя
email = Эл. почта
password = Пароль
password-hint = Не меньше 8 знаков.
workspace-name = Рабочее пространство
time-zone = Часовой пояс

setup-title = Добро пожаловать в Candor
setup-lead = Создайте владельца (это вы) и рабочее пространство для команды.
setup-token = Токен установки
setup-token-hint = Терминал показывает его при запуске Candor.
setup-go = Создать рабочее пространство
sign-in-title = Вход
sign-in = Войти
invitation-title = Вас приглашают в { $workspace }
invitation-go = Присоединиться
invitation-gone = Это приглашение больше не действует
invitation-gone-lead = Его использовали, отозвали, или ему больше недели. Попросите новое у того, кто его прислал.

error-offline = Нет связи с Candor. Ничего не изменено; повторите, когда связь появится.
error-invalid-json = Запрос был неверным. Загрузите страницу заново.
error-validation = Некоторые значения неверны.
error-unknown-parameter = Запрос был неверным. Загрузите страницу заново.
error-unauthenticated = Вы вышли из системы. Войдите снова.
error-wrong-password = Неверная почта или пароль.
error-forbidden = Ваша роль этого не позволяет.
error-wrong-origin = Этой странице нельзя обращаться к Candor: её адрес отличается от публичного адреса Candor.
error-not-found = Этого больше нет.
error-method-not-allowed = Запрос был неверным. Загрузите страницу заново.
error-already-taken = Этот диалог уже взял кто-то другой.
error-already-finished = Этот диалог завершён.
error-not-finished = Этот диалог не завершён.
error-not-assigned = Этот диалог не ваш; сначала возьмите его.
error-not-asked = Оценку этого диалога не запрашивали.
error-already-rated = Этот диалог уже оценён.
error-version-conflict = Эти настройки тем временем сохранил кто-то другой. Загрузите его вариант; введённое вами останется на экране до этого.
error-email-taken = Участник с такой почтой уже есть.
error-last-owner = В рабочем пространстве остаётся хотя бы один действующий владелец. Сначала назначьте владельцем кого-то ещё.
error-stale = Тем временем это изменилось. Загрузите заново.
error-expired = Время для этого истекло.
error-withdrawn = Эту форму заменила более новая.
error-too-large = Слишком большой размер.
error-unsupported-media-type = Файлы такого типа здесь не принимаются.
error-too-many-requests = Слишком много попыток. Подождите немного и повторите.
error-internal = На стороне Candor произошла ошибка. Ничего не изменено; повторите.
error-unavailable = Candor сейчас недоступен. Ничего не изменено; повторите.
error-storage-full = Хранилище сервера заполнено. Ничего не сохранено.

# What is wrong with one field, by the field's name.
field-name = От 1 до 100 знаков, в одну строку.
field-title = От 1 до 100 знаков, в одну строку.
field-workspace = От 1 до 100 знаков, в одну строку.
field-email = Введите адрес электронной почты.
field-password = От 8 до 128 знаков.
field-new-password = От 8 до 128 знаков.
field-current-password = Это не ваш текущий пароль.
field-token = Это не тот токен, который показывает терминал.
field-time-zone = Часовой пояс, например Europe/Paris.
