package coop.unisson.board;

import java.util.Collection;
import java.util.Map;

/** Where campaigns and engagements run, for links into Cockpit. */
public interface Instances {

    /** The id of the process instance of each campaign or engagement, by its id; those that never ran are left out. */
    Map<String, String> of(Collection<String> businessKeys);
}
