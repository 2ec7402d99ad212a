package coop.unisson.shared;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Year;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Working days: Monday to Friday without the public holidays of a whole country, as Jollyday keeps them, and without the
 * days on which an organisation's approvals stand still.
 */
@Component
public class WorkingCalendar {

    private final Map<Country, HolidayManager> managers = new EnumMap<>(Map.of(
            Country.FR, manager(HolidayCalendar.FRANCE),
            Country.DE, manager(HolidayCalendar.GERMANY),
            Country.BE, manager(HolidayCalendar.BELGIUM),
            Country.IT, manager(HolidayCalendar.ITALY)));

    private final Map<CountryYear, Set<LocalDate>> holidays = new ConcurrentHashMap<>();

    private record CountryYear(Country country, int year) {}

    private static HolidayManager manager(HolidayCalendar calendar) {
        return HolidayManager.getInstance(ManagerParameters.create(calendar));
    }

    public boolean isWorkingDay(LocalDate day, DaysOff off) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY
                && day.getDayOfWeek() != DayOfWeek.SUNDAY
                && !holidays.computeIfAbsent(new CountryYear(off.country(), day.getYear()), this::read)
                        .contains(day)
                && !off.isFrozen(day);
    }

    private Set<LocalDate> read(CountryYear of) {
        return Objects.requireNonNull(managers.get(of.country())).getHolidays(Year.of(of.year())).stream()
                .map(Holiday::getDate)
                .collect(Collectors.toSet());
    }

    /**
     * The day that lies a number of working days after another; the day itself for none.
     *
     * @param workingDays not negative
     */
    public LocalDate plusWorkingDays(LocalDate day, int workingDays, DaysOff off) {
        return step(day, workingDays, 1, off);
    }

    /**
     * The day that lies a number of working days before another; the day itself for none.
     *
     * @param workingDays not negative
     */
    public LocalDate minusWorkingDays(LocalDate day, int workingDays, DaysOff off) {
        return step(day, workingDays, -1, off);
    }

    private LocalDate step(LocalDate day, int workingDays, int direction, DaysOff off) {
        LocalDate reached = day;
        for (int left = workingDays; left > 0; ) {
            reached = reached.plusDays(direction);
            if (isWorkingDay(reached, off)) {
                left--;
            }
        }
        return reached;
    }

    /** How many working days lie after {@code from} until {@code to} inclusive; negative when {@code to} is earlier. */
    public int workingDaysBetween(LocalDate from, LocalDate to, DaysOff off) {
        if (to.isBefore(from)) {
            return -workingDaysBetween(to, from, off);
        }
        return (int) from.plusDays(1)
                .datesUntil(to.plusDays(1))
                .filter(day -> isWorkingDay(day, off))
                .count();
    }
}
