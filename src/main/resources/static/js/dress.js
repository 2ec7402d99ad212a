/*
 * What Camunda's applications leave to nobody: the language their page is read in, where its parts are, and the names of controls
 * that are only a picture. Whoever reads with their ears needs all three.
 */
const ENGLISH = (navigator.languages?.[0] ?? navigator.language ?? '').toLowerCase().startsWith('en');

const NAMES = ENGLISH ? {
  '.app-switch > a': 'Applications',
  '[data-region]': 'Show or hide this column',
  '.stored-criteria > button': 'Kept searches',
  '.new-sort > a': 'Sort by something else',
  '.section-toggle': 'Show or hide this section',
  '.sort-direction': 'Turn the order round',
  '.main-field': 'Search',
  'nav.cam-nav': 'Account',
  '.sections-menu:has(li)': 'Sections',
  'a.circle[state-circle]': 'Follow this instance',
  'input.toggle': 'Show the controls of the picture'
} : {
  '.app-switch > a': 'Applications',
  '[data-region]': 'Montrer ou cacher cette colonne',
  '.stored-criteria > button': 'Recherches gardées',
  '.new-sort > a': 'Trier aussi selon autre chose',
  '.section-toggle': 'Montrer ou cacher cette partie',
  '.sort-direction': 'Inverser l’ordre',
  '.main-field': 'Rechercher',
  'nav.cam-nav': 'Compte',
  '.sections-menu:has(li)': 'Rubriques',
  'a.circle[state-circle]': 'Suivre cette instance',
  'input.toggle': 'Montrer les commandes du dessin'
};

const ROLES = {
  '[cam-widget-header]': 'banner',
  '[cam-widget-header] .sections-menu:has(li)': 'navigation',
  '.ctn-main, .site-wrap, body > .container-fluid': 'main',
  // a picture's caption, by its looks a heading two levels too deep
  'h4.legend-holder': 'presentation',
  // it says by itself that it opens a list, which only such a field may
  '.main-field': 'combobox',
  // links that lead nowhere are buttons, and have to be reached and pressed by keyboard too
  'a[uib-tooltip]:not([href])': 'button'
};

function set(element, attribute, value) {
  if (element.getAttribute(attribute) !== value) {
    element.setAttribute(attribute, value);
  }
}

function dress() {
  for (const [which, name] of Object.entries(NAMES)) {
    document.querySelectorAll(which).forEach((element) => set(element, 'aria-label', name));
  }
  for (const [which, role] of Object.entries(ROLES)) {
    document.querySelectorAll(which).forEach((element) => set(element, 'role', role));
  }
  document.querySelectorAll('.app-label-wrapper:not([aria-label])').forEach((wrapper) => {
    wrapper.setAttribute('aria-hidden', 'true');
    wrapper.setAttribute('tabindex', '-1');
  });
  document.querySelectorAll('a[role=button]:not([href]):not([tabindex])').forEach((element) => {
    element.tabIndex = 0;
    element.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' || event.key === ' ') {
        event.preventDefault();
        element.click();
      }
    });
  });
  document.querySelectorAll('a[uib-tooltip]:not([aria-label]), button[uib-tooltip]:not([aria-label])').forEach((element) => {
    const says = element.getAttribute('uib-tooltip');
    if (says && !says.includes('{{') && !element.textContent.trim()) {
      element.setAttribute('aria-label', says);
    }
  });
}

document.documentElement.lang = ENGLISH ? 'en' : 'fr';

let waiting = false;
new MutationObserver(() => {
  if (!waiting) {
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      dress();
    });
  }
}).observe(document.body, {childList: true, subtree: true});
dress();
