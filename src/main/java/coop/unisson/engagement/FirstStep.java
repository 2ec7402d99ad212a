package coop.unisson.engagement;

import coop.unisson.shared.Language;

/** The first thing a partner is asked. */
public interface FirstStep {

    /** What it is called, as the newest model says it. */
    String name(Language language);
}
