package coop.unisson;

import static java.util.stream.Collectors.partitioningBy;

import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/**
 * What stands between double braces in a page.
 *
 * @param code what Tasklist’s AngularJS would run
 * @param text what it leaves alone, for it stands inside {@code ng-non-bindable}
 */
public record Braces(List<Element> code, List<Element> text) {

    public static Braces in(String html) {
        // closest and not a selector’s not(): that looks no higher than the element it is asked about
        Map<Boolean, List<Element>> read = Jsoup.parse(html).select(":containsOwn({{), [value*={{]").stream()
                .collect(partitioningBy(element -> element.closest("[ng-non-bindable]") == null));
        return new Braces(read.getOrDefault(true, List.of()), read.getOrDefault(false, List.of()));
    }
}
