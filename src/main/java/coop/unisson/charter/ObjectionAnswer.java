package coop.unisson.charter;

/** How the coordination answers an objection. */
public enum ObjectionAnswer {
    /** The charter says something else by now. */
    REVISED,
    /** The text stays as it is, and here is why. */
    WORDS
}
