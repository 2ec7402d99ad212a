/* Replaces Cockpit's own file, which sets nothing. */
export default {
  customScripts: ['scripts/unisson'],
  locales: {
    availableLocales: ['en'],
    fallbackLocale: 'en'
  }
};
