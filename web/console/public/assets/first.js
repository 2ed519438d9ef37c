// Before anything is drawn: theme, language and direction of last time, so that nothing flashes.
(function () {
  var root = document.documentElement;
  var theme = 'auto';
  var language = navigator.language.slice(0, 2);
  try {
    theme = localStorage.getItem('theme') || 'auto';
    language = localStorage.getItem('language') || language;
  } catch (e) {
    // Storage is refused: the browser's own wishes hold.
  }
  var dark = matchMedia('(prefers-color-scheme: dark)');
  var draw = function () {
    var wish = root.dataset.wish || theme;
    root.dataset.theme = wish === 'dark' || (wish !== 'light' && dark.matches) ? 'dark' : 'light';
  };
  root.dataset.wish = theme;
  draw();
  dark.addEventListener('change', draw);
  root.lang = ['en', 'fr', 'ru', 'ar'].indexOf(language) < 0 ? 'en' : language;
  root.dir = root.lang === 'ar' ? 'rtl' : 'ltr';
})();
