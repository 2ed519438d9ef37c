// Before anything is drawn: the theme, language and direction of last time, so that nothing flashes.
(function () {
  var root = document.documentElement;
  try {
    var theme = localStorage.getItem('theme');
    if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
    var language = localStorage.getItem('language') || navigator.language.slice(0, 2);
    root.lang = ['en', 'fr', 'ru', 'ar'].indexOf(language) < 0 ? 'en' : language;
    root.dir = root.lang === 'ar' ? 'rtl' : 'ltr';
  } catch (e) {
    // Storage is refused: the browser's own wishes hold.
  }
})();
