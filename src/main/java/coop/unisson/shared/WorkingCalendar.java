package coop.unisson.shared;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Year;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Working days: Monday to Friday without the public holidays of metropolitan France, as Jollyday keeps them. */
@Component
public class WorkingCalendar {

    private final HolidayManager holidays =
            HolidayManager.getInstance(ManagerParameters.create(HolidayCalendar.FRANCE));

    private final Map<Integer, Set<LocalDate>> holidaysOf = new ConcurrentHashMap<>();

    private Set<LocalDate> read(int year) {
        return holidays.getHolidays(Year.of(year)).stream()
                .map(Holiday::getDate)
                .collect(Collectors.toSet());
    }

    public boolean isWorkingDay(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY
                && day.getDayOfWeek() != DayOfWeek.SUNDAY
                && !holidaysOf.computeIfAbsent(day.getYear(), this::read).contains(day);
    }

    /**
     * The day that lies a number of working days before another; the day itself for none.
     *
     * @param workingDays not negative
     */
    public LocalDate minusWorkingDays(LocalDate day, int workingDays) {
        return step(day, workingDays, -1);
    }

    /**
     * The day that lies a number of working days after another; the day itself for none.
     *
     * @param workingDays not negative
     */
    public LocalDate plusWorkingDays(LocalDate day, int workingDays) {
        return step(day, workingDays, 1);
    }

    private LocalDate step(LocalDate day, int workingDays, int direction) {
        LocalDate reached = day;
        for (int left = workingDays; left > 0; ) {
            reached = reached.plusDays(direction);
            if (isWorkingDay(reached)) {
                left--;
            }
        }
        return reached;
    }

    /** How many working days lie after {@code from} until {@code to} inclusive; negative when {@code to} is earlier. */
    public int workingDaysBetween(LocalDate from, LocalDate to) {
        if (to.isBefore(from)) {
            return -workingDaysBetween(to, from);
        }
        return (int) from.plusDays(1)
                .datesUntil(to.plusDays(1))
                .filter(this::isWorkingDay)
                .count();
    }
}
