package coop.unisson.workflow.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import coop.unisson.access.ReadyFilter;
import coop.unisson.campaign.Campaign;
import coop.unisson.partner.PersonId;
import coop.unisson.workflow.TasklistFilters;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.util.ContentCachingResponseWrapper;

/** The ready-made filters on their way through the engine's REST interface: their names, and the tasks they may show. */
@Component
class ReadyFilters {

    private static final String PROPERTIES = "properties";
    private static final List<String> NO_TASK = List.of("-");

    private final TasklistFilters filters;
    private final MessageSource messages;
    private final LocaleResolver locales;
    private final ObjectMapper json;

    ReadyFilters(TasklistFilters filters, MessageSource messages, LocaleResolver locales, ObjectMapper json) {
        this.filters = filters;
        this.messages = messages;
        this.locales = locales;
        this.json = json;
    }

    /** Answers the list of filters with their names in the reader's language, one more for each campaign of theirs. */
    void list(HttpServletRequest request, HttpServletResponse response, FilterChain chain, PersonId person)
            throws IOException, ServletException {
        ContentCachingResponseWrapper answer = new ContentCachingResponseWrapper(response);
        chain.doFilter(request, answer);
        JsonNode body = readable(answer);
        JsonNode rows = body == null || body.isArray() ? body : body.at("/_embedded/filter");
        if (rows instanceof ArrayNode list) {
            rename(list, person, locales.resolveLocale(request));
            answer.resetBuffer();
            json.writeValue(answer.getOutputStream(), body);
        }
        answer.copyBodyToResponse();
    }

    private @Nullable JsonNode readable(ContentCachingResponseWrapper answer) throws IOException {
        return answer.getStatus() == HttpServletResponse.SC_OK && answer.getContentSize() > 0
                ? json.readTree(answer.getContentAsByteArray())
                : null;
    }

    private void rename(ArrayNode list, PersonId person, Locale locale) {
        ObjectNode mine = null;
        for (int i = list.size() - 1; i >= 0; i--) {
            ObjectNode row = (ObjectNode) list.get(i);
            Optional<ReadyFilter> ready =
                    ReadyFilter.named(row.at("/properties/unisson").textValue());
            if (ready.isEmpty()) {
                continue;
            }
            if (ready.get() == ReadyFilter.TEAM && !filters.hasTeam(person)) {
                list.remove(i);
                continue;
            }
            row.put("name", messages.getMessage("tasklist.filter." + ready.get(), null, locale));
            if (ready.get() == ReadyFilter.MINE) {
                mine = row;
            }
        }
        if (mine != null) {
            int priority = ReadyFilter.values().length;
            for (Campaign campaign : filters.campaigns(person)) {
                ObjectNode one = mine.deepCopy();
                one.put("id", TasklistFilters.CAMPAIGN + campaign.id().value());
                one.put("name", campaign.title());
                ((ObjectNode) one.get(PROPERTIES)).put("priority", priority++);
                list.add(one);
            }
        }
    }

    /**
     * Puts a query to a filter.
     *
     * @param query what the reader adds to it, known to carry no expression
     */
    void ask(
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain,
            String filter,
            byte[] query,
            PersonId person)
            throws IOException, ServletException {
        TasklistFilters.Shown shown = filters.shown(filter, person).orElse(null);
        if (shown == null) {
            chain.doFilter(new BufferedRequest(request, query), response);
            return;
        }
        JsonNode asked = query.length == 0 ? json.createObjectNode() : json.readTree(query);
        ObjectNode only = shown.others() || !asked.isObject() ? orderOf(asked) : (ObjectNode) asked;
        only.set("taskIdIn", json.valueToTree(shown.tasks().isEmpty() ? NO_TASK : shown.tasks()));
        HttpServletRequest put = new FilterRequest(request, filter, shown.stored(), json.writeValueAsBytes(only));
        if (shown.others()) {
            unguarded(put, response, chain);
        } else {
            chain.doFilter(put, response);
        }
    }

    /** The order somebody wants a list in, and nothing else of what they ask. */
    private ObjectNode orderOf(JsonNode asked) {
        ObjectNode only = json.createObjectNode();
        ArrayNode sorting = only.putArray("sorting");
        for (JsonNode by : asked.path("sorting")) {
            sorting.addObject()
                    .put("sortBy", by.path("sortBy").asText())
                    .put("sortOrder", by.path("sortOrder").asText());
        }
        return only;
    }

    /** Reads what the domain has just said this person may read. */
    void unguarded(HttpServletRequest request, HttpServletResponse response, FilterChain chain) {
        filters.unguarded(() -> {
            chain.doFilter(request, response);
            return null;
        });
    }
}
