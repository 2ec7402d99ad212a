/* What Camunda's applications leave to nobody: the language their page is read in. */
const ENGLISH = (navigator.languages?.[0] ?? navigator.language ?? '').toLowerCase().startsWith('en');

document.documentElement.lang = ENGLISH ? 'en' : 'fr';
