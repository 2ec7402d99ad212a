package coop.unisson.shared;

import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Working days: Monday to Friday without the public holidays of a whole country, as Jollyday keeps them. */
@Component
public class WorkingCalendar {

    private final Map<Country, HolidayManager> holidays = new EnumMap<>(Map.of(
            Country.FR, manager(HolidayCalendar.FRANCE),
            Country.DE, manager(HolidayCalendar.GERMANY),
            Country.BE, manager(HolidayCalendar.BELGIUM),
            Country.IT, manager(HolidayCalendar.ITALY)));

    private static HolidayManager manager(HolidayCalendar calendar) {
        return HolidayManager.getInstance(ManagerParameters.create(calendar));
    }

    public boolean isWorkingDay(LocalDate day, Country country) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY
                && day.getDayOfWeek() != DayOfWeek.SUNDAY
                && !Objects.requireNonNull(holidays.get(country)).isHoliday(day);
    }

    /**
     * The day that lies a number of working days after another; the day itself for none.
     *
     * @param workingDays not negative
     */
    public LocalDate plusWorkingDays(LocalDate day, int workingDays, Country country) {
        LocalDate later = day;
        for (int left = workingDays; left > 0; ) {
            later = later.plusDays(1);
            if (isWorkingDay(later, country)) {
                left--;
            }
        }
        return later;
    }

    /**
     * The day that lies a number of working days before another; the day itself for none.
     *
     * @param workingDays not negative
     */
    public LocalDate minusWorkingDays(LocalDate day, int workingDays, Country country) {
        LocalDate earlier = day;
        for (int left = workingDays; left > 0; ) {
            earlier = earlier.minusDays(1);
            if (isWorkingDay(earlier, country)) {
                left--;
            }
        }
        return earlier;
    }
}
