package coop.unisson.commitment;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A series of days in one column. */
@Converter
class Dates implements AttributeConverter<List<LocalDate>, String> {

    @Override
    public String convertToDatabaseColumn(@Nullable List<LocalDate> dates) {
        return dates == null ? "" : dates.stream().map(LocalDate::toString).collect(Collectors.joining(","));
    }

    @Override
    public List<LocalDate> convertToEntityAttribute(@Nullable String column) {
        return column == null || column.isEmpty()
                ? List.of()
                : Stream.of(column.split(",")).map(LocalDate::parse).toList();
    }
}
