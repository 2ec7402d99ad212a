package coop.unisson.engagement;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Several choices of one kind, kept as their names with a space between. */
final class Choices {

    private Choices() {}

    static String write(Collection<? extends Enum<?>> choices) {
        return choices.stream().distinct().map(Enum::name).collect(Collectors.joining(" "));
    }

    static <E extends Enum<E>> List<E> read(String written, Class<E> type) {
        return Arrays.stream(written.split(" "))
                .filter(name -> !name.isEmpty())
                .map(name -> Enum.valueOf(type, name))
                .toList();
    }
}
