package coop.unisson.commitment;

/** For what somebody is named in a promise. */
public enum Part {
    /** Does it. */
    OWNER,
    /** Does it when the owner cannot. */
    DEPUTY,
    /** Answers for another partner that promises it too. */
    CO_OWNER,
    /** Says for the partner whether it goes together with those who wait for it as it waits for them. */
    TOGETHER,
    /** Says for the partner whether it keeps the promise though what it waits for has not come. */
    REGARDLESS;

    /** Whether it is about what a promise waits for, and not about who keeps it. */
    public boolean isAboutCondition() {
        return this == TOGETHER || this == REGARDLESS;
    }
}
