/* Replaces Welcome's own file: the product's name, French and English, and where Unisson's own pages are. */
const ENGLISH = (navigator.languages?.[0] ?? navigator.language ?? '').toLowerCase().startsWith('en');

export default {
  app: {name: ENGLISH ? 'Welcome' : 'Accueil', vendor: 'Unisson'},
  customScripts: ['scripts/unisson'],
  disableWelcomeMessage: true,
  locales: {
    availableLocales: ['fr', 'en'],
    fallbackLocale: 'fr'
  },
  links: [
    {
      label: ENGLISH ? 'My engagement' : 'Mon engagement',
      href: '/mine',
      description: ENGLISH ? 'What waits for you, and what your organisation promised' : 'Ce qui vous attend, et ce que votre organisation a promis'
    }
  ]
};
