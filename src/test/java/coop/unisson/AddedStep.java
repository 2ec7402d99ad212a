package coop.unisson;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A step a process owner drew into the campaign, of which our code knows nothing. */
public final class AddedStep {

    public static final String ID = "choose-the-poster";

    private AddedStep() {}

    /** The campaign's model with the step before its first one. */
    public static String inCampaign() throws IOException {
        String model = Files.readString(Path.of("processes/campaign.bpmn"));
        String flow =
                model.replaceFirst("(?s).*<bpmn:sequenceFlow id=\"([^\"]+)\"[^>]*targetRef=\"frame-mission\".*", "$1");
        if (flow.length() > 100) {
            throw new AssertionError("nothing leads to frame-mission");
        }
        return model.replaceFirst(
                        "(<bpmn:sequenceFlow id=\"" + flow + "\"[^>]*targetRef=\")frame-mission\"", "$1" + ID + "\"")
                .replaceFirst(
                        "(?s)(<bpmn:userTask id=\"frame-mission\".*?)<bpmn:incoming>" + flow + "<",
                        "$1<bpmn:incoming>added-flow<")
                .replace(
                        "<bpmn:userTask id=\"frame-mission\"",
                        "<bpmn:userTask id=\"" + ID + "\" name=\"Choisir l’affiche\""
                                + " camunda:assignee=\"${who.coordinator(execution)}\">"
                                + "<bpmn:documentation>Prenez celle qui se lit de loin.</bpmn:documentation>"
                                + "<bpmn:incoming>" + flow + "</bpmn:incoming>"
                                + "<bpmn:outgoing>added-flow</bpmn:outgoing></bpmn:userTask>"
                                + "<bpmn:sequenceFlow id=\"added-flow\" sourceRef=\"" + ID
                                + "\" targetRef=\"frame-mission\" />"
                                + "<bpmn:userTask id=\"frame-mission\"");
    }
}
