package coop.unisson.access;

/** What a person may do here. Each role is one group of the engine. */
public enum Role {
    COORDINATOR("coordinator"),
    PROCESS_OWNER("processOwner"),
    PARTNER("partner"),
    ADMINISTRATOR("camunda-admin");

    private final String group;

    Role(String group) {
        this.group = group;
    }

    /** The group's id in the engine, and the name of the granted authority. */
    public String group() {
        return group;
    }
}
