/*
 * What every form does in the browser, wherever it stands: Tasklist, a dialog in Cockpit, a page of its own. Rows are added
 * and removed, fields appear when they apply, flaws stand beside their fields, drafts are kept on the server. Without this
 * script a form still is a plain form post; documentOf and FormCodec.fromFields build the same document.
 */
(function (world) {
  'use strict';

  var STEP = /^([A-Za-z][A-Za-z0-9]*)(?:\[(\d{1,4})])?$/;
  // Java's String.isBlank, which unlike trim() keeps no-break spaces
  var BLANK = /^[\t-\r\u001c- \u1680\u2000-\u2006\u2008-\u200a\u2028\u2029\u205f\u3000]*$/;
  var CHECK_AFTER = 700;
  var SAVE_AFTER = 1500;

  /**
   * The document of a list of [name, value] pairs. Rows nobody filled in are dropped; `places` tells for each row of the
   * document under which name it stands in the page.
   */
  function documentOf(pairs) {
    var fields = new Map();
    pairs.forEach(function (pair) {
      if (pair[0].charAt(0) !== '_') {
        fields.set(pair[0], (fields.get(pair[0]) || []).concat(pair[1]));
      }
    });
    var origin = new Map();
    var root = {};
    Array.from(fields.keys()).sort().forEach(function (name) {
      put(root, name, fields.get(name), origin);
    });
    var places = {};
    tidy(root, '', origin, places);
    return {document: root, places: places};
  }

  function put(root, name, values, origin) {
    var node = root;
    var walked = '';
    var steps = name.split('.');
    steps.forEach(function (step, i) {
      var parts = STEP.exec(step);
      var last = i === steps.length - 1;
      if (!parts || (last && parts[2] !== undefined)) {
        throw new Error('malformed field name: ' + name);
      }
      walked += (walked ? '.' : '') + step;
      if (last) {
        node[parts[1]] = values.length === 1 ? values[0] : values;
      } else if (parts[2] === undefined) {
        node = node[parts[1]] = node[parts[1]] || {};
      } else {
        var rows = node[parts[1]] = node[parts[1]] || [];
        while (rows.length <= Number(parts[2])) {
          rows.push({});
        }
        node = rows[Number(parts[2])];
        origin.set(node, walked);
      }
    });
  }

  function tidy(node, path, origin, places) {
    if (Array.isArray(node)) {
      for (var i = node.length - 1; i >= 0; i--) {
        if (blank(node[i])) {
          node.splice(i, 1);
        }
      }
      node.forEach(function (row, index) {
        var at = path + '[' + index + ']';
        if (origin.has(row)) {
          places[at] = origin.get(row);
        }
        tidy(row, at, origin, places);
      });
    } else if (node !== null && typeof node === 'object') {
      Object.keys(node).forEach(function (key) {
        tidy(node[key], path ? path + '.' + key : key, origin, places);
      });
    }
  }

  function blank(node) {
    if (node !== null && typeof node === 'object') {
      return Object.keys(node).every(function (key) { return blank(node[key]); });
    }
    return node === null || BLANK.test(String(node));
  }

  /** The name in the page of a path in the document. */
  function nameIn(places, path) {
    for (var cut = path.length; cut > 0; cut = path.lastIndexOf(']', cut - 2) + 1) {
      if (places[path.slice(0, cut)]) {
        return places[path.slice(0, cut)] + path.slice(cut);
      }
    }
    return path;
  }

  /** Whether a condition such as `whenKind=WINDOW|PRESENCE & zero!=true` holds for what `valuesOf` answers. */
  function holds(condition, valuesOf) {
    return condition.split('&').every(function (term) {
      var parts = /^\s*([\w.[\]]+)\s*(!?=)\s*(.*?)\s*$/.exec(term);
      var wanted = parts[3].split('|');
      var among = valuesOf(parts[1]).some(function (value) { return wanted.indexOf(value) >= 0; });
      return parts[2] === '=' ? among : !among;
    });
  }

  function cookie(name) {
    var found = world.document.cookie.split('; ').find(function (one) { return one.indexOf(name + '=') === 0; });
    return found ? decodeURIComponent(found.slice(name.length + 1)) : '';
  }

  function say(text) {
    var args = arguments;
    return text.replace(/\{(\d)}/g, function (all, i) { return args[Number(i) + 1]; });
  }

  function later(wait, act) {
    var timer = null;
    function run() {
      timer = null;
      act();
    }
    return {
      soon: function () {
        world.clearTimeout(timer);
        timer = world.setTimeout(run, wait);
      },
      now: function () {
        if (timer !== null) {
          world.clearTimeout(timer);
          run();
        }
      },
      never: function () {
        world.clearTimeout(timer);
        timer = null;
      }
    };
  }

  /** Brings a form to life. `root` is its `.unisson-form` element; the answer is how its surroundings send it. */
  function attach(root, options) {
    options = options || {};
    var data = root.dataset;
    var touched = new Set();
    var closed = false;
    var query = new URLSearchParams();
    if (data.task) {
      query.set('taskId', data.task);
    } else if (data.subject) {
      query.set('subject', data.subject);
    }

    function url(action) {
      return '/forms/' + encodeURIComponent(data.form) + (action ? '/' + action : '') + '?' + query;
    }

    function headers() {
      return {'Content-Type': 'application/json', 'Accept': 'application/json', 'X-UNISSON-CSRF': cookie('UNISSON-CSRF')};
    }

    // ---- the document

    function inputs() {
      return Array.from(root.querySelectorAll('input[name], select[name], textarea[name]')).filter(function (input) {
        return !input.disabled && !input.closest('[hidden]');
      });
    }

    function read() {
      return documentOf(inputs().filter(function (input) {
        return (input.type !== 'checkbox' && input.type !== 'radio') || input.checked;
      }).map(function (input) {
        return [input.name, input.value];
      }));
    }

    // ---- fields that appear when they apply

    function valuesNamed(name) {
      return Array.from(root.querySelectorAll('[name]')).filter(function (input) {
        return input.name === name && ((input.type !== 'checkbox' && input.type !== 'radio') || input.checked);
      }).map(function (input) { return input.value; });
    }

    function showWhatApplies() {
      root.querySelectorAll('[data-show-if]').forEach(function (part) {
        var row = part.closest('[data-row]');
        var prefix = row ? prefixOf(row) + '.' : '';
        part.hidden = !holds(part.dataset.showIf, function (name) {
          var near = prefix && root.querySelector('[name="' + prefix + name + '"]');
          return valuesNamed(near ? prefix + name : name);
        });
      });
    }

    // ---- rows

    function rowsOf(list) {
      return Array.from(list.querySelectorAll('[data-row]')).filter(function (row) {
        return row.closest('[data-rows]') === list;
      });
    }

    function prefixOf(row) {
      var list = row.closest('[data-rows]');
      return list.dataset.rows + '[' + rowsOf(list).indexOf(row) + ']';
    }

    /** Gives everything in a row the names of another index. */
    function rename(row, list, from, to) {
      var before = list.dataset.rows + '[' + from + ']';
      var after = list.dataset.rows + '[' + to + ']';
      var stem = data.form + '-' + list.dataset.rows.replace(/[^A-Za-z0-9]+/g, '-');
      var idBefore = stem + '-' + from + '-';
      var idAfter = stem + '-' + to + '-';
      var checked = Array.from(row.querySelectorAll('input[type=radio]:checked'));
      [row].concat(Array.from(row.querySelectorAll('*'))).forEach(function (element) {
        ['name', 'data-field', 'data-rows'].forEach(function (attribute) {
          var value = element.getAttribute(attribute);
          if (value !== null && value.indexOf(before) === 0) {
            element.setAttribute(attribute, after + value.slice(before.length));
          }
        });
        ['id', 'for', 'aria-describedby'].forEach(function (attribute) {
          var value = element.getAttribute(attribute);
          if (value !== null) {
            element.setAttribute(attribute, value.split(' ').map(function (id) {
              return id.indexOf(idBefore) === 0 ? idAfter + id.slice(idBefore.length) : id;
            }).join(' '));
          }
        });
      });
      // renaming moves a radio between groups, which may untick it
      checked.forEach(function (radio) { radio.checked = true; });
      row.dataset.index = to;
    }

    function renumber(list) {
      rowsOf(list).forEach(function (row, i) {
        if (Number(row.dataset.index) !== i) {
          rename(row, list, Number(row.dataset.index), i);
        }
        row.querySelectorAll('[data-number]').forEach(function (number) { number.textContent = i + 1; });
        var remove = row.querySelector(':scope > .u-remove');
        if (remove) {
          remove.hidden = rowsOf(list).length === 1 || row.hasAttribute('data-kept');
          remove.setAttribute('aria-label', data.textRemove + ' – ' + say(data.textRow, i + 1));
        }
      });
    }

    function button(kind, text, act) {
      var made = world.document.createElement('button');
      made.type = 'button';
      made.className = 'u-quiet ' + kind;
      made.textContent = text;
      made.addEventListener('click', act);
      return made;
    }

    function empty(row) {
      row.removeAttribute('data-kept');
      row.querySelectorAll('[data-only-kept]').forEach(function (note) { note.remove(); });
      row.querySelectorAll('input, select, textarea').forEach(function (input) {
        if (input.type === 'checkbox' || input.type === 'radio') {
          input.checked = false;
        } else {
          input.value = '';
        }
        input.removeAttribute('aria-invalid');
      });
      row.querySelectorAll('.u-flaws').forEach(function (list) {
        list.replaceChildren();
        list.classList.add('u-none');
      });
      row.querySelectorAll('.u-typed').forEach(function (note) { note.remove(); });
      row.querySelectorAll('details').forEach(function (details) { details.open = false; });
    }

    function removable(list, row) {
      row.querySelectorAll(':scope > .u-remove').forEach(function (old) { old.remove(); });
      row.appendChild(button('u-remove', data.textRemove, function () {
        var at = rowsOf(list).indexOf(row);
        row.remove();
        renumber(list);
        var next = rowsOf(list)[Math.min(at, rowsOf(list).length - 1)];
        var first = next && next.querySelector('input:not([type=hidden]), select, textarea');
        if (first) {
          first.focus();
        }
        changed();
      }));
    }

    /** Another row like the last, with nothing in it. */
    function addRow(list) {
      var rows = rowsOf(list);
      var last = rows[rows.length - 1];
      var added = last.cloneNode(true);
      // out of the page while it is renamed, so that its radios never join the last row's group
      rename(added, list, Number(last.dataset.index), rows.length);
      empty(added);
      last.after(added);
      removable(list, added);
      renumber(list);
      showWhatApplies();
      return added;
    }

    /** A colleague's name typed in one row is offered in the others. */
    function offerAgain(event) {
      var input = event.target;
      if (!input.matches('input[type=text], input[type=email]')) {
        return;
      }
      var field = lastOf(input.name);
      var said = new Set(Array.from(event.currentTarget.querySelectorAll('input'))
        .filter(function (other) { return other !== input && lastOf(other.name) === field && other.value.trim(); })
        .map(function (other) { return other.value.trim(); }));
      var id = root.dataset.form + '-again-' + field;
      var offer = world.document.getElementById(id) || root.appendChild(world.document.createElement('datalist'));
      offer.id = id;
      offer.replaceChildren.apply(offer, Array.from(said, function (value) { return new Option(value, value); }));
      input.setAttribute('list', id);
    }

    function lastOf(name) {
      return name.replace(/^.*\]\./, '');
    }

    function prepareRows() {
      root.querySelectorAll('[data-rows]').forEach(function (list) {
        list.addEventListener('focusin', offerAgain);
        rowsOf(list).forEach(function (row, i) {
          row.dataset.index = i;
          removable(list, row);
        });
        list.appendChild(button('u-add', list.dataset.add || data.textAdd, function () {
          addRow(list).querySelector('input:not([type=hidden]), select, textarea').focus();
        }));
        renumber(list);
      });
    }

    /** What the page offers fills a row of its own: the last one when nothing stands in it, or one more. */
    function preparePicks() {
      root.querySelectorAll('[data-pick]').forEach(function (pick) {
        pick.addEventListener('click', function () {
          var list = root.querySelector('[data-rows="' + pick.dataset.pick + '"]');
          var rows = rowsOf(list);
          var last = rows[rows.length - 1];
          var bare = Array.from(last.querySelectorAll('[name]')).every(function (input) {
            return (input.type === 'checkbox' || input.type === 'radio') ? !input.checked : BLANK.test(input.value);
          });
          var prefix = prefixOf(bare ? last : addRow(list)) + '.';
          var offered = JSON.parse(pick.dataset.values);
          var values = {};
          Object.keys(offered).forEach(function (key) {
            if (offered[key] !== null && !Array.isArray(offered[key])) {
              values[prefix + key] = String(offered[key]);
            }
          });
          fill(values, {});
        });
      });
    }

    // ---- flaws

    function fieldNamed(name) {
      return Array.from(root.querySelectorAll('[data-field]')).find(function (field) {
        return field.dataset.field === name;
      });
    }

    function mark(field, flaws) {
      var list = field.querySelector('.u-flaws');
      list.replaceChildren.apply(list, flaws.map(function (flaw) {
        var item = world.document.createElement('li');
        item.className = {warn: 'u-warn', note: 'u-note'}[flaw.severity] || 'u-block';
        item.textContent = flaw.message;
        var act = flaw.suggestion && nextAct(flaw);
        if (act) {
          item.append(' ', act);
        }
        return item;
      }));
      var folded = flaws.length > 0 && field.closest('details');
      if (folded) {
        folded.open = true;
      }
      list.classList.toggle('u-none', flaws.length === 0);
      var blocked = flaws.some(function (flaw) { return flaw.severity === 'block'; });
      field.querySelectorAll('input, select, textarea').forEach(function (input) {
        if (blocked) {
          input.setAttribute('aria-invalid', 'true');
        } else {
          input.removeAttribute('aria-invalid');
        }
      });
    }

    /** What to do about a flaw: a tap that does it where the values are known, words otherwise. */
    function nextAct(flaw) {
      if (flaw.code === 'both-wrote') {
        return choice(flaw);
      }
      if (!flaw.fill) {
        var words = world.document.createElement('span');
        words.className = 'u-act';
        words.textContent = flaw.suggestion;
        return words;
      }
      return button('u-tap', flaw.suggestion, function () { fill(flaw.fill, flaw.places || {}); });
    }

    /** Puts values into their fields, and looks again. A series of days has one input each. */
    function fill(values, places) {
      var first = null;
      Object.keys(values).sort(function (a, b) {
        // what shows other fields comes first
        return /Kind$/.test(b) - /Kind$/.test(a);
      }).forEach(function (path) {
        var name = nameIn(places, path);
        write(name, values[path]);
        touched.add(name);
        first = first || named(name)[0];
        showWhatApplies();
      });
      if (first) {
        var folded = first.closest('details');
        if (folded) {
          folded.open = true;
        }
        (tickedOf(first) || first).focus();
      }
      changed();
    }

    function named(name) {
      return Array.from(root.querySelectorAll('[name]')).filter(function (input) { return input.name === name; });
    }

    /** Puts a value into its field; several are parted by spaces. */
    function write(name, value) {
      var inputs = named(name);
      var several = inputs.length > 1 && inputs[0].type === 'date' ? value.split(' ') : null;
      inputs.forEach(function (input, i) {
        if (input.type === 'checkbox' || input.type === 'radio') {
          input.checked = value.split(' ').indexOf(input.value) >= 0;
        } else {
          input.value = several ? several[i] || '' : value;
        }
      });
    }

    /** Of several radios the one that is ticked takes the focus. */
    function tickedOf(input) {
      return input.type === 'radio' && Array.from(root.querySelectorAll('[name]')).find(function (one) {
        return one.name === input.name && one.checked;
      });
    }

    /** How far the whole, or what stands under a field, has come, in words. */
    function note(flaws) {
      root.querySelectorAll('[data-note]').forEach(function (place) {
        var words = flaws.filter(function (flaw) {
          return flaw.severity === 'note' && flaw.field === place.dataset.note;
        }).map(function (flaw) { return flaw.message; }).join(' ');
        if (place.textContent !== words) {
          place.textContent = words;
        }
      });
    }

    /** A place that tells something whether or not anybody typed beside it, such as one that was mended in the rows of its list. */
    function says(field) {
      return field.hasAttribute('data-says') || !field.querySelector('.u-flaws').classList.contains('u-none');
    }

    /** Shows flaws beside their fields; those of fields nobody has left yet only when `all`. */
    function show(found, places, all) {
      note(found);
      var flaws = found.filter(function (flaw) { return flaw.severity !== 'note' || flaw.field; });
      flaws.forEach(function (flaw) { flaw.places = places; });
      var byField = new Map();
      var nowhere = [];
      flaws.forEach(function (flaw) {
        var name = nameIn(places, flaw.field);
        var field = name && fieldNamed(name);
        if (flaw.severity === 'note' ? !field : !field || field.closest('[hidden]')) {
          nowhere.push({flaw: flaw, field: null});
        } else if (all || touched.has(name) || says(field)) {
          byField.set(field, (byField.get(field) || []).concat(flaw));
        }
      });
      root.querySelectorAll('[data-field]').forEach(function (field) {
        if (all || touched.has(field.dataset.field) || says(field)) {
          mark(field, byField.get(field) || []);
        }
      });
      if (all) {
        var listed = nowhere.slice();
        root.querySelectorAll('[data-field]').forEach(function (field) {
          (byField.get(field) || []).forEach(function (flaw) { listed.push({flaw: flaw, field: field}); });
        });
        summarise(listed.filter(function (one) { return one.flaw.severity === 'block'; }));
      } else if (!root.querySelector('.u-flaws:not(.u-none) .u-block')) {
        summarise([]);
      }
    }

    function summarise(listed) {
      var box = root.querySelector('.u-summary');
      box.replaceChildren();
      box.classList.toggle('u-none', listed.length === 0);
      if (listed.length === 0) {
        return;
      }
      var title = world.document.createElement('p');
      title.className = 'u-summary-title';
      title.textContent = data.textSummary;
      var list = world.document.createElement('ul');
      listed.forEach(function (one) {
        var item = world.document.createElement('li');
        var label = one.field && one.field.querySelector('.u-label, .u-choice span');
        var text = (label ? label.textContent.trim() + ' – ' : '') + one.flaw.message;
        item.appendChild(one.field ? button('u-jump', text, function () { jump(one.field); }) : world.document.createTextNode(text));
        list.appendChild(item);
      });
      box.append(title, list);
    }

    function jump(field) {
      var target = field.querySelector('input:not([type=hidden]), select, textarea') || field;
      field.scrollIntoView({block: 'center'});
      target.focus({preventScroll: true});
    }

    /** Whoever wished to send hears from every field from now on, also of what only the mending of another brings up. */
    function showAll(flaws, places) {
      root.querySelectorAll('[data-field]').forEach(function (field) { touched.add(field.dataset.field); });
      show(flaws, places, true);
      var box = root.querySelector('.u-summary');
      if (!box.classList.contains('u-none')) {
        box.scrollIntoView({block: 'nearest'});
        box.focus({preventScroll: true});
      }
    }

    /** A date half typed has no value the server could see. */
    function halfTyped() {
      return inputs().filter(function (input) { return input.validity.badInput; }).map(function (input) {
        return {field: input.name, code: 'date', message: data.textTyped, severity: 'block'};
      });
    }

    function blocks(flaws) {
      return flaws.some(function (flaw) { return flaw.severity === 'block'; });
    }

    function notice(message) {
      return [{field: '', code: 'problem', message: message, severity: 'block'}];
    }

    // ---- several people on one form

    // what somebody else wrote in a field, by its name, until the writer has chosen
    var both = new Map();

    function undecided() {
      return Array.from(both.values());
    }

    /** What every field holds, by its name. */
    function values() {
      var held = new Map();
      inputs().forEach(function (input) {
        if ((input.type !== 'checkbox' && input.type !== 'radio') || input.checked) {
          held.set(input.name, (held.get(input.name) || []).concat(input.value || []));
        }
      });
      return held;
    }

    function held(all, name) {
      return (all.get(name) || []).join(' ');
    }

    /**
     * Brings the page up to date with what the server tells about a document sent with these values. What was typed since
     * stays; where somebody else wrote there too, both texts stand side by side until the writer has chosen.
     */
    function learn(told, places, sent) {
      var now = values();
      told.filter(function (flaw) { return flaw.code === 'both-wrote'; }).forEach(function (flaw) {
        var name = nameIn(places, flaw.field);
        both.set(name, {field: name, code: flaw.code, severity: 'block', message: flaw.message, suggestion: flaw.suggestion,
          theirs: flaw.fill[flaw.field]});
        touched.add(name);
      });
      told.filter(function (flaw) { return flaw.severity === 'note' && flaw.fill; }).forEach(function (note) {
        var gone = [];
        Object.keys(note.fill).sort().forEach(function (path) {
          var row = /^([A-Za-z]+)\[(\d+)](\.|$)/.exec(path);
          var list = row && root.querySelector('[data-rows="' + row[1] + '"]');
          var at = row && row[1] + '[' + row[2] + ']';
          if (list && !places[at]) {
            places[at] = prefixOf(addRow(list));
          }
          var name = nameIn(places, path);
          if (row && !row[3]) {
            gone.push(name);
          } else if (held(now, name) === held(sent, name)) {
            write(name, note.fill[path]);
          } else if (held(now, name) !== note.fill[path]) {
            both.set(name, {field: name, code: 'both-wrote', severity: 'block', message: note.message + ' «\u00a0' + note.fill[path]
              + '\u00a0»', theirs: note.fill[path], suggestion: note.fill[path] || '–'});
            touched.add(name);
          }
        });
        gone.forEach(function (name) {
          var row = Array.from(root.querySelectorAll('[data-row]')).find(function (one) { return prefixOf(one) === name; });
          var list = row && row.closest('[data-rows]');
          if (row && rowsOf(list).length > 1) {
            row.remove();
          } else if (row) {
            empty(row);
          }
        });
        root.querySelectorAll('[data-rows]').forEach(renumber);
      });
      showWhatApplies();
    }

    function choose(flaw, theirs) {
      both.delete(flaw.field);
      if (theirs) {
        write(flaw.field, flaw.theirs);
      }
      var field = fieldNamed(flaw.field);
      if (field) {
        mark(field, []);
        jump(field);
      }
      changed();
    }

    function choice(flaw) {
      var two = world.document.createElement('span');
      two.append(
        button('u-tap', flaw.suggestion, function () { choose(flaw, true); }), ' ',
        button('u-tap', data.textMine, function () { choose(flaw, false); }));
      return two;
    }

    // ---- the server

    var turn = 0;
    function check() {
      var now = ++turn;
      var form = read();
      world.fetch(url('check'), {method: 'POST', headers: headers(), body: JSON.stringify(form.document)})
        .then(function (answer) { return answer.ok ? answer.json() : null; })
        .then(function (answer) {
          if (answer && now === turn && !closed) {
            show(halfTyped().concat(undecided(), answer.flaws), form.places, false);
          }
        })
        .catch(function () { /* the check at submit says so */ });
    }

    var underWay = false;

    /** One at a time: what comes back says what the next one begins from. */
    function save() {
      if (underWay) {
        saving.soon();
        return;
      }
      underWay = true;
      var form = read();
      var sent = values();
      var body = JSON.stringify(form.document);
      var state = root.querySelector('.u-draft');
      world.fetch(url('draft'), {method: 'PUT', headers: headers(), body: body, keepalive: body.length < 60000})
        .then(function (answer) { return answer.status === 204 ? {ok: true} : answer.json().then(function (told) {
          told.ok = answer.ok;
          return told;
        }); })
        .then(function (told) {
          underWay = false;
          if (closed) {
            return;
          }
          var time = new Date().toLocaleTimeString(root.lang, {hour: '2-digit', minute: '2-digit'});
          state.textContent = told.ok ? say(data.textSaved, time) : told.message;
          if (told.flaws) {
            learn(told.flaws, form.places, sent);
            told.flaws.filter(function (flaw) { return flaw.code === 'merged'; }).forEach(function (flaw) {
              state.textContent = flaw.message;
            });
            if (both.size > 0) {
              show(undecided(), form.places, false);
            }
          }
        })
        .catch(function () {
          underWay = false;
          state.textContent = data.textUnsaved;
          if (!closed) {
            saving.soon();
          }
        });
    }

    var checking = later(CHECK_AFTER, check);
    var saving = later(SAVE_AFTER, save);

    function changed() {
      if (!closed) {
        showWhatApplies();
        checking.soon();
        saving.soon();
      }
    }

    /** Asks the server and waits: Tasklist wants the answer before its own handler returns. */
    function ask(document) {
      var request = new XMLHttpRequest();
      request.open('POST', url('check'), false);
      var sent = headers();
      Object.keys(sent).forEach(function (name) { request.setRequestHeader(name, sent[name]); });
      try {
        request.send(JSON.stringify(document));
      } catch (unreachable) {
        return notice(data.textOffline);
      }
      try {
        var answer = JSON.parse(request.responseText);
        return answer.flaws || notice(answer.message || data.textOffline);
      } catch (unreadable) {
        return notice(data.textOffline);
      }
    }

    /** The document to send, or null once the flaws that keep it back are shown. */
    function submission() {
      checking.never();
      turn++;
      var form = read();
      var flaws = halfTyped().concat(undecided());
      flaws = blocks(flaws) ? flaws : flaws.concat(ask(form.document));
      showAll(flaws, form.places);
      return blocks(flaws) ? null : form.document;
    }

    root.addEventListener('input', function (event) {
      var typed = event.target.closest('.u-field') && event.target.closest('.u-field').querySelector('.u-typed');
      if (typed) {
        typed.remove();
      }
      changed();
    });
    root.addEventListener('change', function (event) {
      var field = event.target.closest('[data-field]');
      if (field) {
        touched.add(field.dataset.field);
      }
      changed();
    });
    // Enter in a line of text would send a form of many fields half filled
    root.addEventListener('keydown', function (event) {
      if (event.key === 'Enter' && event.target.tagName === 'INPUT' && options.keepEnter !== true) {
        event.preventDefault();
      }
    });
    world.addEventListener('pagehide', function () { saving.now(); });

    prepareRows();
    preparePicks();
    showWhatApplies();
    return {
      submission: submission,
      document: function () { return read().document; },
      showFlaws: function (flaws) {
        var places = read().places;
        learn(flaws, places, values());
        showAll(flaws.filter(function (flaw) { return flaw.code !== 'both-wrote'; }).concat(undecided()), places);
      },
      showProblem: function (message) { showAll(notice(message), {}); },
      url: url,
      headers: headers,
      /** Nothing is saved or checked any more. */
      close: function () {
        closed = true;
        checking.never();
        saving.never();
      }
    };
  }

  /** A form in a page of its own is sent as the plain form post it is, once the server sees nothing to mend. */
  function attachPages() {
    world.document.querySelectorAll('form.u-page-form').forEach(function (form) {
      var door = attach(form.querySelector('.unisson-form'));
      form.addEventListener('submit', function (event) {
        if (door.submission() === null) {
          event.preventDefault();
          return;
        }
        door.close();
        form.querySelectorAll('[hidden] [name]').forEach(function (input) { input.disabled = true; });
        form.querySelectorAll('button[type=submit]').forEach(function (button) { button.disabled = true; });
      });
    });
  }

  world.Unisson = {attach: attach, documentOf: documentOf, nameIn: nameIn, holds: holds};
  if (world.document) {
    if (world.document.readyState === 'loading') {
      world.document.addEventListener('DOMContentLoaded', attachPages);
    } else {
      attachPages();
    }
  }
})(typeof window === 'undefined' ? globalThis : window);
