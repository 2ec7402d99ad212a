package coop.unisson.shared;

import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.DayOfWeek;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/** Working days: Monday to Friday without the public holidays of metropolitan France, as Jollyday keeps them. */
@Component
public class WorkingCalendar {

    private final HolidayManager holidays =
            HolidayManager.getInstance(ManagerParameters.create(HolidayCalendar.FRANCE));

    public boolean isWorkingDay(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY
                && day.getDayOfWeek() != DayOfWeek.SUNDAY
                && !holidays.isHoliday(day);
    }

    /**
     * The day that lies a number of working days after another; the day itself for none.
     *
     * @param workingDays not negative
     */
    public LocalDate plusWorkingDays(LocalDate day, int workingDays) {
        LocalDate later = day;
        for (int left = workingDays; left > 0; ) {
            later = later.plusDays(1);
            if (isWorkingDay(later)) {
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
    public LocalDate minusWorkingDays(LocalDate day, int workingDays) {
        LocalDate earlier = day;
        for (int left = workingDays; left > 0; ) {
            earlier = earlier.minusDays(1);
            if (isWorkingDay(earlier)) {
                left--;
            }
        }
        return earlier;
    }
}
