/*
 * The coordinator's pages inside Cockpit: the list of campaigns, starting one, inviting partners, moving its dates, revising its charter. The forms are the very
 * fragments Tasklist shows; nothing here leaves Cockpit.
 */
import '/js/dress.js';
import '/js/forms.js';
import {campaignRoute} from './campaign.js';

const FRENCH = {
  campaigns: 'Campagnes',
  lead: 'Où en est chaque campagne, et ce qui la retient.',
  start: 'Démarrer une campagne',
  startIntro: 'Une mission, des marques qui la portent ensemble : tout commence ici.',
  invite: 'Inviter',
  inviteTo: 'Inviter des partenaires – {0}',
  inviteSend: 'Inviter',
  remind: 'Relancer',
  remindOne: 'Relancer – {0}',
  reminded: 'Les lettres sont prêtes à partir.',
  decide: 'Décider du délai',
  decideOne: 'Décider du délai – {0}',
  decideSend: 'Décider',
  decided: 'C’est décidé.',
  menu: 'Menu',
  menuOf: 'Menu d’engagements – {0}',
  menuSaved: 'Le menu est enregistré.',
  applications: 'Candidatures',
  applicationsTo: 'Candidatures – {0}',
  applicationsAt: 'Ouverte aux candidatures : ',
  applicationsSaved: 'C’est enregistré.',
  save: 'Enregistrer',
  copy: 'Copier l’adresse',
  copied: 'L’adresse est copiée.',
  move: 'Déplacer les dates',
  moveOne: 'Déplacer les dates – {0}',
  moved: 'Les dates sont déplacées. Échéances et rappels suivent.',
  revise: 'Réviser la charte',
  reviseOne: 'Réviser la charte – {0}',
  revised: 'La nouvelle version de la charte est en vigueur.',
  cancelCampaign: 'Annuler la campagne',
  cancelOne: 'Annuler – {0}',
  cancelled: 'La campagne est annulée. Tout ce qui était ouvert se ferme.',
  over: 'Cette campagne est finie.',
  close: 'Fermer',
  follow: 'Suivre dans Cockpit',
  waitingFor: 'On attend : ',
  others: ' et {0} autres',
  stage: 'Étape : ',
  free: 'Aucune porte ne la retient.',
  framing: 'Cadrez la mission, puis invitez vos partenaires : ces deux tâches vous attendent dans la Tasklist.',
  tasklist: 'Ouvrir la Tasklist',
  none: 'Aucune campagne pour l’instant.',
  noneYet: 'Démarrez la première : vous poserez la mission et le calendrier, puis vous inviterez vos partenaires.',
  started: 'La campagne est démarrée. Prochaine étape : cadrer la mission, dans la Tasklist.',
  invited: 'Les invitations sont enregistrées.',
  newer: 'Plus récentes',
  older: 'Plus anciennes',
  loading: 'Chargement…',
  again: 'Réessayer',
  failed: 'La liste n’a pas pu être chargée.',
  notForYou: 'Cette page est réservée à la coordination des campagnes.',
  signedOut: 'Votre session est terminée. Rechargez la page pour vous reconnecter.',
  offline: 'Le serveur ne répond pas. Rien n’est perdu : réessayez dans un instant.'
};

const ENGLISH = {
  campaigns: 'Campaigns',
  lead: 'Where each campaign stands, and what holds it up.',
  start: 'Start a campaign',
  startIntro: 'One mission, several brands carrying it together: it all begins here.',
  invite: 'Invite',
  inviteTo: 'Invite partners – {0}',
  inviteSend: 'Invite',
  remind: 'Remind',
  remindOne: 'Remind – {0}',
  reminded: 'The letters are ready to go.',
  decide: 'Decide about the deadline',
  decideOne: 'Decide about the deadline – {0}',
  decideSend: 'Decide',
  decided: 'It is decided.',
  menu: 'Menu',
  menuOf: 'Menu of commitments – {0}',
  menuSaved: 'The menu is saved.',
  applications: 'Applications',
  applicationsTo: 'Applications – {0}',
  applicationsAt: 'Open to applications: ',
  applicationsSaved: 'Saved.',
  save: 'Save',
  copy: 'Copy the address',
  copied: 'The address is copied.',
  move: 'Move the dates',
  moveOne: 'Move the dates – {0}',
  moved: 'The dates have moved. Due dates and reminders follow.',
  revise: 'Revise the charter',
  reviseOne: 'Revise the charter – {0}',
  revised: 'The new version of the charter is in force.',
  cancelCampaign: 'Cancel the campaign',
  cancelOne: 'Cancel – {0}',
  cancelled: 'The campaign is cancelled. Whatever was open is closing.',
  over: 'This campaign is over.',
  close: 'Close',
  follow: 'Follow in Cockpit',
  waitingFor: 'Waiting for: ',
  others: ' and {0} others',
  stage: 'Stage: ',
  free: 'No gate holds it up.',
  framing: 'Frame the mission, then invite your partners: both tasks are waiting in Tasklist.',
  tasklist: 'Open Tasklist',
  none: 'No campaign yet.',
  noneYet: 'Start the first one: you set the mission and the calendar, then invite your partners.',
  started: 'The campaign has started. Next step: frame the mission, in Tasklist.',
  invited: 'The invitations are recorded.',
  newer: 'Newer',
  older: 'Older',
  loading: 'Loading…',
  again: 'Try again',
  failed: 'The list could not be loaded.',
  notForYou: 'This page is for the coordinators of campaigns.',
  signedOut: 'Your session is over. Reload the page to sign in again.',
  offline: 'The server does not answer. Nothing is lost: try again in a moment.'
};

// as the server reads the browser's wish: English for English speakers, French for everybody else
const LANGUAGE = (navigator.languages?.[0] ?? navigator.language ?? '').toLowerCase().startsWith('en') ? 'en' : 'fr';
const TEXT = LANGUAGE === 'en' ? ENGLISH : FRENCH;
const NAMED_WAITING = 8;

function say(text, ...args) {
  return text.replace(/\{(\d)}/g, (all, i) => args[Number(i)]);
}

/** An element with attributes, listeners (functions) and children; text is never markup. */
function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') {
      made.addEventListener(name, value);
    } else if (value !== null && value !== undefined) {
      made.setAttribute(name, value);
    }
  }
  made.append(...children.filter((child) => child !== null));
  return made;
}

function styles() {
  for (const href of ['/css/unisson.css', '/css/cockpit.css']) {
    if (!document.head.querySelector(`link[href="${href}"]`)) {
      document.head.append(element('link', {rel: 'stylesheet', href}));
    }
  }
}

/** Answers the parsed body, or throws what to tell the reader. */
async function ask(url, options) {
  let answer;
  try {
    answer = await fetch(url, {headers: {Accept: 'application/json'}, ...options});
  } catch {
    throw {message: TEXT.offline};
  }
  if (answer.status === 401) {
    throw {status: 401, message: TEXT.signedOut};
  }
  const body = answer.status === 204 ? null : await answer.json().catch(() => null);
  if (!answer.ok) {
    throw {status: answer.status, message: body?.message ?? TEXT.offline, flaws: body?.flaws};
  }
  return body;
}

// ---- dialogs

/**
 * Opens a form in a dialog.
 *
 * @param send takes the door of the form and the document; a rejection with flaws shows them beside their fields
 */
async function openForm({title, url, submitText, send, done}) {
  styles();
  const opener = document.activeElement;
  const body = element('div', {class: 'u-dialog-body'}, element('p', {role: 'status'}, TEXT.loading));
  const heading = element('h2', {id: 'u-dialog-title', class: 'u-dialog-title', tabindex: '-1'}, title);
  const submit = element('button', {type: 'submit', class: 'u-button', disabled: ''}, submitText);
  const form = element('form', {novalidate: '', autocomplete: 'off', class: 'u-dialog-form'},
    element('header', {class: 'u-dialog-head'}, heading),
    body,
    element('footer', {class: 'u-dialog-foot'},
      element('button', {type: 'button', class: 'u-quiet', click: () => dialog.close()}, TEXT.close),
      submit));
  const dialog = element('dialog', {class: 'unisson u-dialog', 'aria-labelledby': 'u-dialog-title', lang: LANGUAGE}, form);
  dialog.addEventListener('close', () => {
    dialog.remove();
    opener?.focus?.();
  });
  document.body.append(dialog);
  dialog.showModal();
  heading.focus();

  let door;
  try {
    const answer = await fetch(url, {headers: {Accept: 'text/html, application/json;q=0.5'}});
    const text = await answer.text();
    if (!answer.ok && answer.headers.get('Content-Type')?.startsWith('application/json')) {
      body.replaceChildren(element('p', {role: 'alert'}, JSON.parse(text).message));
      return;
    }
    const page = new DOMParser().parseFromString(text, 'text/html');
    const inside = page.querySelector('.unisson-form');
    if (!answer.ok || !inside) {
      body.replaceChildren(element('p', {role: 'alert'}, answer.redirected || answer.status === 401 ? TEXT.signedOut : TEXT.notForYou));
      return;
    }
    body.replaceChildren(document.adoptNode(inside));
    door = window.Unisson.attach(inside);
    submit.disabled = false;
    inside.querySelector('input:not([type=hidden]), select, textarea')?.focus();
  } catch {
    body.replaceChildren(element('p', {role: 'alert'}, TEXT.offline));
    return;
  }

  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const submission = door.submission();
    if (!submission) {
      return;
    }
    submit.disabled = true;
    try {
      const answer = await send(door, submission);
      door.close();
      dialog.close();
      done(answer);
    } catch (refusal) {
      submit.disabled = false;
      if (refusal.flaws) {
        door.showFlaws(refusal.flaws);
      } else {
        door.showProblem(refusal.message ?? TEXT.offline);
      }
    }
  });
}

function startCampaign(api, done) {
  openForm({
    title: TEXT.start,
    url: '/forms/start-campaign?processDefinitionKey=campaign',
    submitText: TEXT.start,
    send: (door, submission) => ask(`${api.engineApi}/process-definition/key/campaign/submit-form`, {
      method: 'POST',
      headers: {'Content-Type': 'application/json', Accept: 'application/json', 'X-XSRF-TOKEN': api.CSRFToken},
      body: JSON.stringify({variables: {submission: {type: 'Json', value: JSON.stringify(submission)}}})
    }),
    done
  });
}

/** Opens a form that stands open to the coordination without a task. */
function act(form, campaign, title, submitText, done) {
  openForm({
    title: say(title, campaign.title),
    url: `/forms/${form}?subject=${encodeURIComponent(campaign.id)}`,
    submitText,
    send: (door, submission) => ask(door.url(''), {
      method: 'POST',
      headers: door.headers(),
      body: JSON.stringify(submission)
    }),
    done
  });
}

// ---- the page

let justStarted = null;

function campaignsPage(node, {api}) {
  styles();
  let page = 0;
  const notice = element('p', {class: 'u-notice', role: 'status', hidden: ''});
  const list = element('div', {class: 'u-campaigns'});
  const pages = element('nav', {class: 'u-pages'});

  function tell(text) {
    notice.textContent = text;
    notice.hidden = false;
  }

  function onStarted(instance) {
    justStarted = instance?.businessKey ?? '';
    page = 0;
    load();
  }

  async function load() {
    list.setAttribute('aria-busy', 'true');
    if (!list.hasChildNodes()) {
      list.replaceChildren(element('p', {}, TEXT.loading));
    }
    try {
      const board = await ask(`/api/board/campaigns?page=${page}`);
      list.replaceChildren(...(board.campaigns.length ? board.campaigns.map(card) : [emptyState()]));
      turnable(board);
      if (justStarted !== null) {
        tell(TEXT.started);
        list.querySelector(`[data-campaign="${CSS.escape(justStarted)}"]`)?.scrollIntoView({block: 'nearest'});
        justStarted = null;
      }
    } catch (refusal) {
      pages.replaceChildren();
      list.replaceChildren(refusal.status === 403
        ? element('p', {}, TEXT.notForYou)
        : element('div', {role: 'alert'},
          element('p', {}, refusal.status === 401 ? TEXT.signedOut : TEXT.failed),
          element('button', {type: 'button', class: 'u-quiet', click: load}, TEXT.again)));
    }
    list.removeAttribute('aria-busy');
  }

  function emptyState() {
    return element('div', {class: 'u-empty'},
      element('p', {class: 'u-empty-title'}, TEXT.none),
      element('p', {}, TEXT.noneYet));
  }

  function turnable(board) {
    const turn = (text, to) => element('button', {type: 'button', class: 'u-quiet', click: () => { page = to; load(); }}, text);
    pages.replaceChildren(...[
      board.page > 0 ? turn(TEXT.newer, board.page - 1) : null,
      board.more ? turn(TEXT.older, board.page + 1) : null
    ].filter(Boolean));
  }

  function card(campaign) {
    return element('article', {
      class: campaign.id === justStarted ? 'u-card u-new' : 'u-card',
      'data-campaign': campaign.id,
      'aria-labelledby': `u-title-${campaign.id}`
    },
      element('div', {class: 'u-card-head'},
        element('h2', {id: `u-title-${campaign.id}`}, campaign.own
          ? element('a', {href: `#/campaigns/${encodeURIComponent(campaign.id)}`}, campaign.title)
          : campaign.title),
        element('p', {class: 'u-stage'}, element('span', {class: 'u-sr'}, TEXT.stage), campaign.stageText)),
      element('p', {class: 'u-run'}, campaign.runText),
      ...(campaign.gates.length ? campaign.gates.map(gate) : [element('p', {class: 'u-free'}, {FRAMING: TEXT.framing, CLOSED: TEXT.over, CANCELLED: TEXT.over}[campaign.stage] ?? TEXT.free)]),
      !campaign.applicationsAt ? null
        : element('p', {class: 'u-waiting'}, TEXT.applicationsAt,
          element('a', {href: campaign.applicationsAt, target: '_blank', rel: 'noopener'}, campaign.applicationsAt), ' ',
          !navigator.clipboard ? '' : element('button', {type: 'button', class: 'u-quiet', click: () => navigator.clipboard.writeText(campaign.applicationsAt).then(() => tell(TEXT.copied))}, TEXT.copy)),
      element('div', {class: 'u-card-foot'},
        campaign.stage !== 'FRAMING' ? null
          : element('a', {class: 'u-link', href: '/camunda/app/tasklist/default/'}, TEXT.tasklist),
        !campaign.invitable ? null
          : element('button', {type: 'button', class: 'u-quiet', 'aria-label': say(TEXT.inviteTo, campaign.title), click: () => act('invite-partners', campaign, TEXT.inviteTo, TEXT.inviteSend, () => { tell(TEXT.invited); load(); })}, TEXT.invite),
        !campaign.remindable ? null
          : element('button', {type: 'button', class: 'u-quiet', 'aria-label': say(TEXT.remindOne, campaign.title), click: () => act('remind-partners', campaign, TEXT.remindOne, TEXT.remind, () => { tell(TEXT.reminded); load(); })}, TEXT.remind),
        !campaign.cancellable || !campaign.gates.length ? null
          : element('button', {type: 'button', class: 'u-quiet', 'aria-label': say(TEXT.decideOne, campaign.title), click: () => act('decide-deadline', campaign, TEXT.decideOne, TEXT.decideSend, () => { tell(TEXT.decided); load(); })}, TEXT.decide),
        !campaign.invitable ? null
          : element('button', {type: 'button', class: 'u-quiet', 'aria-label': say(TEXT.menuOf, campaign.title), click: () => act('offer-menu', campaign, TEXT.menuOf, TEXT.save, () => tell(TEXT.menuSaved))}, TEXT.menu),
        !campaign.invitable ? null
          : element('button', {type: 'button', class: 'u-quiet', 'aria-label': say(TEXT.applicationsTo, campaign.title), click: () => act('open-applications', campaign, TEXT.applicationsTo, TEXT.save, () => { tell(TEXT.applicationsSaved); load(); })}, TEXT.applications),
        !campaign.movable ? null
          : element('button', {type: 'button', class: 'u-quiet', 'aria-label': say(TEXT.moveOne, campaign.title), click: () => act('move-dates', campaign, TEXT.moveOne, TEXT.move, () => { tell(TEXT.moved); load(); })}, TEXT.move),
        !campaign.revisable ? null
          : element('button', {type: 'button', class: 'u-quiet', 'aria-label': say(TEXT.reviseOne, campaign.title), click: () => act('revise-charter', campaign, TEXT.reviseOne, TEXT.revise, () => { tell(TEXT.revised); load(); })}, TEXT.revise),
        !campaign.cancellable ? null
          : element('button', {type: 'button', class: 'u-quiet u-end', 'aria-label': say(TEXT.cancelOne, campaign.title), click: () => act('cancel-campaign', campaign, TEXT.cancelOne, TEXT.cancelCampaign, () => { tell(TEXT.cancelled); load(); })}, TEXT.cancelCampaign),
        campaign.instance ? element('a', {class: 'u-link', href: `#/process-instance/${campaign.instance}/runtime`, 'aria-label': `${TEXT.follow} – ${campaign.title}`}, TEXT.follow) : null));
  }

  function gate(shut) {
    const named = shut.waitingFor.slice(0, NAMED_WAITING);
    const rest = shut.waitingFor.length - named.length;
    const partners = named.flatMap((partner, i) => [
      i > 0 ? ', ' : '',
      partner.instance ? element('a', {href: `#/process-instance/${partner.instance}/runtime`}, partner.partner) : partner.partner
    ]);
    return element('div', {class: 'u-gate'},
      element('p', {class: 'u-sentence'}, shut.sentence),
      named.length ? element('p', {class: 'u-waiting'}, TEXT.waitingFor, ...partners, rest > 0 ? say(TEXT.others, rest) : '') : null);
  }

  node.append(element('section', {class: 'unisson u-page', lang: LANGUAGE, 'aria-labelledby': 'u-campaigns-title'},
    element('header', {class: 'u-page-head'},
      element('div', {},
        element('h1', {id: 'u-campaigns-title'}, TEXT.campaigns),
        element('p', {class: 'u-page-lead'}, TEXT.lead)),
      element('button', {type: 'button', class: 'u-button', click: () => startCampaign(api, onStarted)}, TEXT.start)),
    notice, list, pages));
  setTitle();
  load();
}

/** Cockpit's own pages do this too; the service that keeps the title is also the one that fetches the person's name. */
function setTitle(title = TEXT.campaigns) {
  window.angular?.element(document.documentElement).injector()?.get('page').titleSet(title);
}

function goToCampaigns(instance) {
  justStarted = instance?.businessKey ?? '';
  window.location.hash = '#/campaigns';
}

export default [
  {
    id: 'campaigns',
    pluginPoint: 'cockpit.navigation',
    priority: 200,
    render: (node) => node.append(element('a', {href: '#/campaigns', lang: LANGUAGE}, TEXT.campaigns))
  },
  {
    id: 'unisson-page',
    pluginPoint: 'cockpit.route',
    properties: {path: '/campaigns'},
    render: campaignsPage
  },
  campaignRoute({element, ask, styles, say, language: LANGUAGE, setTitle}),
  {
    id: 'unisson-dashboard',
    pluginPoint: 'cockpit.dashboard',
    priority: 100,
    render: async (node, {api}) => {
      styles();
      try {
        await ask('/api/board/campaigns');
      } catch {
        return; // a card for coordinators only
      }
      node.append(element('section', {class: 'unisson u-card u-dashboard', lang: LANGUAGE, 'aria-labelledby': 'u-dashboard-title'},
        element('h2', {id: 'u-dashboard-title'}, TEXT.campaigns),
        element('p', {}, TEXT.startIntro),
        element('div', {class: 'u-card-foot'},
          element('button', {type: 'button', class: 'u-button', click: () => startCampaign(api, goToCampaigns)}, TEXT.start),
          element('a', {class: 'u-link', href: '#/campaigns'}, TEXT.campaigns))));
    }
  },
  {
    id: 'unisson-start',
    pluginPoint: 'cockpit.processDefinition.runtime.action',
    priority: 100,
    render: (node, {api, processDefinitionId}) => {
      if (processDefinitionId?.startsWith('campaign:')) {
        styles();
        node.append(element('button', {
          type: 'button', class: 'btn btn-default action-button', title: TEXT.start, 'aria-label': TEXT.start, lang: LANGUAGE,
          click: () => startCampaign(api, goToCampaigns)
        }, element('span', {class: 'glyphicon glyphicon-play', 'aria-hidden': 'true'})));
      }
    }
  }
];
