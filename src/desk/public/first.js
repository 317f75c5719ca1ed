// Before the first paint: the theme and language that were chosen last.
try {
  const { theme, language } = JSON.parse(localStorage.getItem('chancery') ?? '{}');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
  if (typeof language === 'string') document.documentElement.lang = language;
} catch {
  // No storage: the system's theme and the browser's language.
}
