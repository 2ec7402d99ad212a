/*
 * One campaign inside Cockpit: its stages, what holds it up, each partner, and what happened. The server answers in sentences; this only lays
 * them out. The tools come from the page of all campaigns.
 */
import {planSection} from './plan.js';

const FRENCH = {
  all: '← Toutes les campagnes',
  stages: 'Étapes',
  done: 'passée',
  now: 'en cours',
  ahead: 'à venir',
  until: 'jusqu’au {0}',
  holds: 'Ce qui la retient',
  free: 'Aucune porte ne la retient.',
  partners: 'Partenaires',
  partner: 'Partenaire',
  where: 'Où il en est',
  missing: 'Ce qui manque',
  nothing: 'Rien ne manque.',
  none: 'Aucun partenaire pour l’instant.',
  download: 'Télécharger les engagements (CSV)',
  follow: 'Suivre dans Cockpit',
  followOne: 'Suivre {0} dans Cockpit',
  past: 'Ce qui s’est passé',
  day: 'Jour',
  what: 'Fait',
  log: 'Tout le journal',
  loading: 'Chargement…',
  again: 'Réessayer',
  failed: 'La campagne n’a pas pu être chargée.',
  unknown: 'Cette campagne n’existe pas, ou elle n’est pas pour vous.'
};

const ENGLISH = {
  all: '← All campaigns',
  stages: 'Stages',
  done: 'passed',
  now: 'now',
  ahead: 'ahead',
  until: 'until {0}',
  holds: 'What holds it up',
  free: 'No gate holds it up.',
  partners: 'Partners',
  partner: 'Partner',
  where: 'Where they stand',
  missing: 'What is missing',
  nothing: 'Nothing is missing.',
  none: 'No partner yet.',
  download: 'Download the commitments (CSV)',
  follow: 'Follow in Cockpit',
  followOne: 'Follow {0} in Cockpit',
  past: 'What happened',
  day: 'Day',
  what: 'Fact',
  log: 'The whole log',
  loading: 'Loading…',
  again: 'Try again',
  failed: 'The campaign could not be loaded.',
  unknown: 'This campaign does not exist, or it is not for you.'
};

export function campaignRoute({element, ask, styles, say, language, setTitle}) {
  const text = language === 'en' ? ENGLISH : FRENCH;

  function instance(id) {
    return `#/process-instance/${id}/runtime`;
  }

  function section(title, ...inside) {
    return element('section', {class: 'u-card'}, element('h2', {}, title), ...inside);
  }

  function stage(mark) {
    return element('li', {class: `u-step u-step-${mark.state}`, 'aria-current': mark.state === 'now' ? 'step' : null},
      element('span', {class: 'u-step-name'}, mark.name),
      element('span', {class: 'u-sr'}, ` (${text[mark.state]})`),
      mark.state === 'now' && mark.deadline ? element('span', {class: 'u-step-day'}, say(text.until, mark.deadline)) : null);
  }

  function row(part) {
    return element('tr', {},
      element('th', {scope: 'row'}, part.instance
        ? element('a', {href: instance(part.instance), 'aria-label': say(text.followOne, part.name)}, part.name)
        : part.name),
      element('td', {class: 'u-where', 'data-label': text.where}, part.standing),
      element('td', {'data-label': text.missing},
        ...(part.missing.length ? part.missing.map((one) => element('p', {}, one)) : part.takesPart ? [element('p', {class: 'u-run'}, text.nothing)] : []),
        part.next ? element('p', {class: 'u-run'}, part.next) : null));
  }

  function heading(name) {
    return element('th', {scope: 'col'}, name);
  }

  function shown(campaign) {
    return [
      element('header', {class: 'u-page-head'},
        element('div', {},
          element('h1', {id: 'u-campaign-title'}, campaign.title),
          element('p', {class: 'u-page-lead'}, campaign.run)),
        campaign.over ? element('p', {class: 'u-stage'}, campaign.over) : null,
        campaign.instance ? element('a', {class: 'u-link', href: instance(campaign.instance)}, text.follow) : null),
      element('ol', {class: 'u-steps', 'aria-label': text.stages}, ...campaign.stages.map(stage)),
      section(text.holds, ...(campaign.gates.length
        ? campaign.gates.map((sentence) => element('div', {class: 'u-gate'}, element('p', {class: 'u-sentence'}, sentence)))
        : [element('p', {class: 'u-free'}, text.free)])),
      section(text.partners, campaign.parts.length
        ? element('table', {class: 'u-table'},
          element('thead', {}, element('tr', {}, heading(text.partner), heading(text.where), heading(text.missing))),
          element('tbody', {}, ...campaign.parts.map(row)))
        : element('p', {class: 'u-free'}, text.none),
      element('p', {}, element('a', {class: 'u-link', href: `/api/campaigns/${encodeURIComponent(campaign.id)}/commitments.csv`}, text.download))),
      planSection({element, ask, say, language}, campaign.id),
      section(text.past, element('table', {class: 'u-table u-past'},
        element('thead', {class: 'u-sr'}, element('tr', {}, heading(text.day), heading(text.what))),
        element('tbody', {}, ...campaign.past.map((line) => element('tr', {},
          element('td', {class: 'u-run'}, line.day),
          element('td', {}, line.sentence))))),
        element('p', {}, element('a', {class: 'u-link', href: campaign.log}, text.log)))
    ];
  }

  return {
    id: 'unisson-campaign',
    pluginPoint: 'cockpit.route',
    properties: {path: '/campaigns/:campaign'},
    render: async (node) => {
      styles();
      const id = decodeURIComponent(window.location.hash.split('?')[0].split('/')[2] ?? '');
      const content = element('div', {class: 'u-campaigns'}, element('p', {role: 'status'}, text.loading));
      node.append(element('section', {class: 'unisson u-page', lang: language},
        element('p', {class: 'u-back'}, element('a', {href: '#/campaigns'}, text.all)), content));
      async function load() {
        try {
          const campaign = await ask(`/api/board/campaigns/${encodeURIComponent(id)}`);
          content.replaceChildren(...shown(campaign));
          setTitle(campaign.title);
        } catch (refusal) {
          content.replaceChildren(element('div', {role: 'alert'},
            element('p', {}, refusal.status === 404 ? text.unknown : text.failed),
            element('button', {type: 'button', class: 'u-quiet', click: load}, text.again)));
        }
      }
      await load();
    }
  };
}
