/* Replaces Cockpit's own file, which sets nothing. */
const ENGLISH = (navigator.languages?.[0] ?? navigator.language ?? '').toLowerCase().startsWith('en');

export default {
  app: {name: 'Cockpit', vendor: 'Unisson'},
  customScripts: ['scripts/unisson'],
  disableWelcomeMessage: true,
  locales: {
    availableLocales: ['fr', 'en'],
    // spoken while the chosen language loads: an English page must not begin in French
    fallbackLocale: ENGLISH ? 'en' : 'fr'
  }
};
