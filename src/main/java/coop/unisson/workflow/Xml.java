package coop.unisson.workflow;

import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.jspecify.annotations.Nullable;

/** Reads a model as the engine's parser hands it over. */
final class Xml {

    private Xml() {}

    /** An element and everything inside it, in the order of the file. */
    static Stream<Element> within(Element element) {
        return Stream.concat(Stream.of(element), element.elements().stream().flatMap(Xml::within));
    }

    static String id(Element element) {
        return String.valueOf(element.attribute("id"));
    }

    static boolean is(Element element, String... tags) {
        return Stream.of(tags).anyMatch(element.getTagName()::equals);
    }

    /** An attribute of Camunda's, in whichever of its namespaces it was written. */
    static @Nullable String camunda(Element element, String attribute) {
        return attributes(element, attribute).findFirst().orElse(null);
    }

    /** The values of all attributes with this name outside BPMN itself and the XML schema. */
    static Stream<String> attributes(Element element, String name) {
        return element.attributes().stream()
                .filter(key -> local(key).equals(name) && !key.contains("XMLSchema-instance"))
                .map(element::attribute);
    }

    static String local(String key) {
        return key.substring(key.lastIndexOf(':') + 1);
    }

    static Optional<Element> child(Element element, String tag) {
        return Optional.ofNullable(element.element(tag));
    }
}
