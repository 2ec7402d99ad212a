import '/js/dress.js';
import '/js/forms.js';

const ENGLISH = (navigator.languages?.[0] ?? navigator.language ?? '').toLowerCase().startsWith('en');

export default [
  {
    id: 'unisson-mine',
    pluginPoint: 'tasklist.navbar.action',
    priority: 200,
    render: (node) => {
      const link = document.createElement('a');
      link.href = '/mine';
      link.lang = ENGLISH ? 'en' : 'fr';
      link.textContent = ENGLISH ? 'My engagement' : 'Mon engagement';
      node.append(link);
    }
  }
];
