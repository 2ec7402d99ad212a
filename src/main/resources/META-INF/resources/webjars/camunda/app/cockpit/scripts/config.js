/* Replaces Cockpit's own file, which sets nothing. */
export default {
  app: {name: 'Cockpit', vendor: 'Unisson'},
  customScripts: ['scripts/unisson'],
  disableWelcomeMessage: true,
  locales: {
    availableLocales: ['fr', 'en'],
    fallbackLocale: 'fr'
  }
};
