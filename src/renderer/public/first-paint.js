// Runs before the first paint, so that a chosen theme and direction do not flash in after the system's.
(function () {
  var root = document.documentElement;
  try {
    var kept = JSON.parse(localStorage.getItem('communique.appearance') || '{}');
    if (kept.theme === 'light' || kept.theme === 'dark') root.dataset.theme = kept.theme;
    if (typeof kept.language === 'string') root.lang = kept.language;
    if (kept.direction === 'rtl' || kept.direction === 'ltr') root.dir = kept.direction;
  } catch {
    // No storage, or not ours: the system's theme and the document's own direction hold.
  }
})();
