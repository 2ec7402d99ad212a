/*
 * The plan of one campaign inside Cockpit: where, for whom and when something is promised, what nobody covers, who makes whom visible, and what
 * is pooled. The server answers in sentences and counts; this lays them out as tables, which need no picture to be read.
 */
const FRENCH = {
  title: 'Le plan dans son ensemble',
  loading: 'Chargement du plan…',
  failed: 'Le plan n’a pas pu être chargé.',
  again: 'Réessayer',
  needs: 'Ce dont la campagne a besoin',
  coverage: 'Où, pour qui, quand',
  about: 'Combien d’engagements explicites touchent chaque case. Une case vide est un angle mort, ou un choix.',
  rows: 'En lignes',
  columns: 'En colonnes',
  none: 'Aucun engagement explicite pour l’instant.',
  nobody: 'rien',
  also: 'aussi écrit : {0}',
  gaps: 'Ce que personne ne couvre',
  covered: 'Rien ne manque au plan.',
  unmatched: 'Ce que quelqu’un attend et que personne n’offre',
  unmatchedAbout: 'À mettre à l’ordre du jour de la prochaine session.',
  visibility: 'Qui montre qui',
  visibilityAbout: 'Chacun montre les autres à la mesure de son propre public : personne ne doit rien à personne.',
  giver: 'Montre',
  share: 'À la mesure de son public',
  shown: 'Qui il montre',
  shownNobody: 'Personne pour l’instant : à qui ouvrir une place ?',
  unseen: 'Personne ne montre encore {0} : une place est à offrir.',
  matrix: 'Voir le tableau croisé',
  yes: 'montre',
  no: 'ne montre pas encore',
  ledger: 'Ce qui est mis en commun',
  partner: 'Partenaire'
};

const ENGLISH = {
  title: 'The plan as a whole',
  loading: 'Loading the plan…',
  failed: 'The plan could not be loaded.',
  again: 'Try again',
  needs: 'What the campaign needs',
  coverage: 'Where, for whom, when',
  about: 'How many explicit commitments touch each cell. An empty cell is a blind spot, or a choice.',
  rows: 'In rows',
  columns: 'In columns',
  none: 'No explicit commitment yet.',
  nobody: 'nothing',
  also: 'also written: {0}',
  gaps: 'What nobody covers',
  covered: 'Nothing is missing from the plan.',
  unmatched: 'What somebody expects and nobody offers',
  unmatchedAbout: 'For the agenda of the next session.',
  visibility: 'Who shows whom',
  visibilityAbout: 'Each shows the others by the measure of its own public: nobody owes anything.',
  giver: 'Shows',
  share: 'By the measure of its public',
  shown: 'Whom it shows',
  shownNobody: 'Nobody yet: whom could there be room for?',
  unseen: 'Nobody shows {0} yet: there is room to offer.',
  matrix: 'See the cross table',
  yes: 'shows',
  no: 'does not show yet',
  ledger: 'What is pooled',
  partner: 'Partner'
};

/** More than this in one cell looks the same. */
const DARKEST = 4;

export function planSection({element, ask, say, language}, id) {
  const text = language === 'en' ? ENGLISH : FRENCH;
  const content = element('div', {}, element('p', {role: 'status'}, text.loading));

  function heading(name) {
    return element('th', {scope: 'col'}, name);
  }

  /** A wide table that scrolls by itself, also by keyboard. */
  function wide(name, table) {
    return element('div', {class: 'u-scroll', role: 'region', tabindex: '0', 'aria-label': name}, table);
  }

  function list(sentences) {
    return element('ul', {class: 'u-plain'}, ...sentences.map((sentence) => element('li', {}, sentence)));
  }

  function choice(name, axes, chosen, change) {
    const select = element('select', {class: 'u-choose'}, ...axes.map((one) => {
      const option = element('option', {value: one.axis}, one.name);
      option.selected = one.axis === chosen;
      return option;
    }));
    select.addEventListener('change', () => change(select.value));
    return element('label', {class: 'u-axis'}, `${name} `, select);
  }

  function cell(count) {
    return element('td', {class: `u-heat u-heat-${Math.min(count, DARKEST)}`}, count === 0
      ? element('span', {class: 'u-sr'}, text.nobody)
      : String(count));
  }

  function mark(shown, oneself) {
    return oneself
      ? element('td', {class: 'u-heat'}, '–')
      : element('td', {class: shown ? 'u-heat u-heat-3' : 'u-heat'},
        shown ? '●' : null, element('span', {class: 'u-sr'}, shown ? text.yes : text.no));
  }

  function picture(coverage) {
    const choices = element('p', {class: 'u-axes'},
      choice(text.rows, coverage.axes, coverage.rows, (rows) => load(rows, coverage.columns, 'rows')),
      choice(text.columns, coverage.axes, coverage.columns, (columns) => load(coverage.rows, columns, 'columns')));
    if (coverage.lines.length === 0) {
      return [choices, element('p', {class: 'u-free'}, text.none)];
    }
    return [
      choices,
      wide(text.coverage, element('table', {class: 'u-grid'},
        element('thead', {}, element('tr', {}, element('td', {}), ...coverage.head.map(heading))),
        element('tbody', {}, ...coverage.lines.map((line) => element('tr', {},
          element('th', {scope: 'row'}, line.name, line.also ? element('span', {class: 'u-also'}, say(text.also, line.also)) : null),
          ...line.counts.map(cell)))))),
      coverage.leftOut ? element('p', {class: 'u-run'}, coverage.leftOut) : null
    ];
  }

  function visibility(plan) {
    const unseen = plan.partners.filter((one, column) => plan.visibility.every((giver) => !giver.shown[column]));
    return [
      element('p', {class: 'u-run'}, text.visibilityAbout),
      element('table', {class: 'u-table'},
        element('thead', {}, element('tr', {}, heading(text.giver), heading(text.share), heading(text.shown))),
        element('tbody', {}, ...plan.visibility.map((giver) => element('tr', {},
          element('th', {scope: 'row'}, giver.name),
          element('td', {}, giver.share),
          element('td', {}, giver.shows.length ? giver.shows.join(', ') : text.shownNobody))))),
      unseen.length ? list(unseen.map((one) => say(text.unseen, one.name))) : null,
      element('details', {},
        element('summary', {}, text.matrix),
        wide(text.visibility, element('table', {class: 'u-grid'},
          element('thead', {}, element('tr', {}, element('td', {}), ...plan.partners.map((one) => heading(one.name)))),
          element('tbody', {}, ...plan.visibility.map((giver, row) => element('tr', {},
            element('th', {scope: 'row'}, giver.name),
            ...giver.shown.map((shown, column) => mark(shown, row === column))))))))
    ];
  }

  function ledger(sums) {
    return wide(text.ledger, element('table', {class: 'u-grid u-sums'},
      element('thead', {}, element('tr', {}, heading(text.partner), ...sums.head.map(heading))),
      element('tbody', {}, ...sums.lines.map((line) => element('tr', {},
        element('th', {scope: 'row'}, line.name), ...line.cells.map((one) => element('td', {}, one))))),
      element('tfoot', {}, element('tr', {},
        element('th', {scope: 'row'}, sums.total.name), ...sums.total.cells.map((one) => element('td', {}, one))))));
  }

  function shown(plan) {
    return [
      element('h3', {}, text.needs), list(plan.needs),
      element('h3', {}, text.coverage), element('p', {class: 'u-run'}, text.about), ...picture(plan.coverage),
      element('h3', {}, text.gaps),
      plan.gaps.length
        ? element('ul', {class: 'u-plain'}, ...plan.gaps.map((gap) => element('li', {}, gap.sentence,
          gap.fits ? element('span', {class: 'u-also'}, gap.fits) : null)))
        : element('p', {class: 'u-free'}, text.covered),
      ...(plan.unmatched.length
        ? [element('h3', {}, text.unmatched), element('p', {class: 'u-run'}, text.unmatchedAbout), list(plan.unmatched)]
        : []),
      element('h3', {}, text.visibility), ...visibility(plan),
      element('h3', {}, text.ledger), ledger(plan.ledger)
    ];
  }

  async function load(rows, columns, focus) {
    try {
      const query = rows ? `?rows=${rows}&columns=${columns}` : '';
      const plan = await ask(`/api/board/campaigns/${encodeURIComponent(id)}/plan${query}`);
      content.replaceChildren(...shown(plan).filter(Boolean));
      if (focus) {
        content.querySelectorAll('select')[focus === 'rows' ? 0 : 1].focus();
      }
    } catch {
      content.replaceChildren(element('div', {role: 'alert'},
        element('p', {}, text.failed),
        element('button', {type: 'button', class: 'u-quiet', click: () => load(rows, columns)}, text.again)));
    }
  }

  load();
  return element('section', {class: 'u-card u-plan'}, element('h2', {}, text.title), content);
}
