package coop.unisson.access;

/** Nobody could ever administer this installation; starting it would leave the door to others. */
class NoAdministrator extends RuntimeException {

    NoAdministrator() {
        super("no administrator is configured and none exists");
    }
}
