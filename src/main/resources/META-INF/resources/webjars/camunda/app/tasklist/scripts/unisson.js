import '/js/forms.js';

export default [];
