/* Replaces Admin's own file: the product's name. It speaks English: whoever administers the engine reads its terms in its manual. */
export default {
  app: {name: 'Admin', vendor: 'Unisson'},
  disableWelcomeMessage: true,
  locales: {
    availableLocales: ['en'],
    fallbackLocale: 'en'
  }
};
