/*
 * What Tasklist says about a task beyond its name: campaign, partner and day on its card, and whose it is. The server answers in sentences; nothing here is markup.
 */
import '/js/dress.js';
import '/js/forms.js';

const ENGLISH = document.documentElement.lang === 'en';
const TEXT = ENGLISH
  ? {mine: 'My engagement', back: '← All tasks', failed: 'That did not work. Reload the page and try again.'}
  : {mine: 'Mon engagement', back: '← Toutes les tâches', failed: 'Cela n’a pas marché. Rechargez la page et réessayez.'};
const TOGETHER = 30; // ms: a page of cards asks once

let asked = null;

/** The card of a task, or nothing when it is not this reader's to know. Cards drawn at the same time are asked for together. */
function card(task) {
  if (!asked) {
    const ids = [];
    const answer = new Promise((resolve) => setTimeout(resolve, TOGETHER)).then(async () => {
      asked = null;
      const query = ids.map((id) => `id=${encodeURIComponent(id)}`).join('&');
      const response = await fetch(`/api/tasks/cards?${query}`, {headers: {Accept: 'application/json'}});
      return response.ok ? response.json() : [];
    }).catch(() => []);
    asked = {ids, answer};
  }
  asked.ids.push(task);
  return asked.answer.then((cards) => cards.find((one) => one.id === task));
}

function element(tag, className, text) {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = text;
  return made;
}

function lines(one) {
  return [
    one.about ? element('p', 'u-about', one.about) : null,
    element('p', 'u-where', one.where),
    element('p', one.late ? 'u-due u-late' : 'u-due', one.due),
    one.waits ? element('p', 'u-waits', one.waits) : null
  ].filter(Boolean);
}

/** The one press above a form that takes a task over or gives it back; what is shown afterwards is the task as it is then. */
async function move(event) {
  const button = event.target.closest('button[data-post]');
  if (!button) {
    return;
  }
  button.disabled = true;
  const token = document.cookie.split('; ').find((cookie) => cookie.startsWith('UNISSON-CSRF='))?.split('=')[1];
  const answer = await fetch(button.dataset.post, {method: 'POST', redirect: 'manual', headers: {'X-UNISSON-CSRF': token ?? ''}}).catch(() => null);
  if (answer?.type === 'opaqueredirect') {
    window.location.reload();
  } else {
    button.replaceWith(element('p', 'u-due u-late', TEXT.failed));
  }
}

document.addEventListener('click', move);

/** On a telephone one sees the list or the task, never half of both. */
function followAddress() {
  document.documentElement.classList.toggle('u-task-open', /[?&]task=[^&]/.test(window.location.hash));
}

window.addEventListener('hashchange', followAddress);
followAddress();

// what is due first comes first, until the reader asks for another order
if (!/[?&]sorting=/.test(window.location.hash)) {
  const order = encodeURIComponent(JSON.stringify([{sortBy: 'dueDate', sortOrder: 'asc'}]));
  const [path, query] = (window.location.hash || '#/').split('?');
  window.history.replaceState(null, '', `${path}?${query ? `${query}&` : ''}sorting=${order}`);
}

export default [
  {
    id: 'unisson-mine',
    pluginPoint: 'tasklist.navbar.action',
    priority: 200,
    render: (node) => {
      const link = element('a', '', TEXT.mine);
      link.href = '/mine';
      node.append(link);
    }
  },
  {
    id: 'unisson-card',
    pluginPoint: 'tasklist.card',
    priority: 100,
    render: async (node, {taskId}) => {
      const one = await card(taskId);
      if (one) {
        node.replaceChildren(...lines(one));
      }
    }
  },
  {
    id: 'unisson-back',
    pluginPoint: 'tasklist.task.action',
    priority: 100,
    render: (node) => {
      const back = element('a', 'u-back', TEXT.back);
      back.href = '#/';
      node.replaceChildren(back);
    }
  }
];
