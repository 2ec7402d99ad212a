import '/js/dress.js';

export default [];
