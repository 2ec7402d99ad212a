/* Sends a chosen file as it is and goes where the look at it is; what the server says against it stands beside the field. */
(function () {
  'use strict';
  var form = document.getElementById('u-upload');
  var problem = document.getElementById('u-file-problem');
  var input = document.getElementById('u-file');
  var button = form.querySelector('button');
  form.hidden = false;

  function say(words) {
    problem.textContent = words;
    problem.hidden = words === '';
    if (words === '') {
      input.removeAttribute('aria-invalid');
    } else {
      input.setAttribute('aria-invalid', 'true');
    }
  }

  function token() {
    var found = document.cookie.match(/(?:^|; )UNISSON-CSRF=([^;]+)/);
    return found ? found[1] : '';
  }

  form.addEventListener('submit', function (event) {
    event.preventDefault();
    say('');
    button.disabled = true;
    fetch(form.dataset.address, {
      method: 'POST',
      headers: {'Content-Type': 'text/csv', 'X-UNISSON-CSRF': token(), Accept: 'application/json'},
      body: input.files[0]
    }).then(function (answer) {
      return answer.json().then(function (said) {
        if (answer.ok) {
          window.location.assign(said.address);
        } else {
          button.disabled = false;
          say(said.message);
        }
      });
    }).catch(function () {
      button.disabled = false;
      say(form.dataset.offline);
    });
  });
}());
