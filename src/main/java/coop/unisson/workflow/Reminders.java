package coop.unisson.workflow;

import coop.unisson.campaign.Campaign;
import coop.unisson.campaign.CampaignId;
import coop.unisson.campaign.CampaignService;
import coop.unisson.campaign.Ladder;
import coop.unisson.campaign.PersonReminded;
import coop.unisson.campaign.Rung;
import coop.unisson.commitment.CommitmentService;
import coop.unisson.commitment.NominationId;
import coop.unisson.engagement.Engagement;
import coop.unisson.engagement.EngagementService;
import coop.unisson.gate.GateService;
import coop.unisson.partner.PartnerService;
import coop.unisson.partner.Person;
import coop.unisson.partner.PersonId;
import coop.unisson.shared.Days;
import coop.unisson.shared.DaysOff;
import coop.unisson.shared.Delays;
import coop.unisson.shared.Delays.Delay;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Date;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.task.Task;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What every process does each working morning: looks at what waits in it and lets those know whose turn it is to hear. */
@Configuration(proxyBeanMethods = false)
class Reminders {

    private final ObjectProvider<TaskService> tasks;
    private final Facts facts;
    private final CampaignService campaigns;
    private final PartnerService partners;
    private final GateService gates;
    private final EngagementService engagements;
    private final CommitmentService commitments;
    private final Ladder ladder;
    private final Delays delays;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Reminders(
            ObjectProvider<TaskService> tasks,
            Facts facts,
            CampaignService campaigns,
            PartnerService partners,
            GateService gates,
            EngagementService engagements,
            CommitmentService commitments,
            Ladder ladder,
            Delays delays,
            ApplicationEventPublisher events,
            Clock clock) {
        this.tasks = tasks;
        this.facts = facts;
        this.campaigns = campaigns;
        this.partners = partners;
        this.gates = gates;
        this.engagements = engagements;
        this.commitments = commitments;
        this.ladder = ladder;
        this.delays = delays;
        this.events = events;
        this.clock = clock;
    }

    @Bean
    JavaDelegate remindPeople() {
        return execution -> {
            remind(execution);
            if (isCampaign(execution)) {
                gates.noteDeadline(new CampaignId(execution.getProcessBusinessKey()));
            }
        };
    }

    private static boolean isCampaign(DelegateExecution execution) {
        return ((ExecutionEntity) execution).getProcessDefinition().getKey().equals(CampaignProcess.KEY);
    }

    private void remind(DelegateExecution execution) {
        tasks.getObject()
                .createTaskQuery()
                .processInstanceId(execution.getProcessInstanceId())
                .active()
                .taskAssigned()
                .list()
                .forEach(task -> climb(execution, task));
    }

    private void climb(DelegateExecution execution, Task task) {
        if (task.getDueDate() == null) {
            return;
        }
        LocalDate due = day(task.getDueDate());
        LocalDate asked = day(task.getCreateTime());
        LocalDate today = Days.today(clock);
        DaysOff off = daysOff(execution);
        ladder.rung(asked, due, today, off).ifPresent(rung -> reach(execution, task, due, rung));
        if (isAcceptance(execution)
                && ladder.next(asked, due, today, off).isEmpty()
                && today.isAfter(delays.lastDay(Delay.AWAIT_ANSWER, due, off))) {
            commitments.noteSilence(new NominationId(execution.getProcessBusinessKey()));
        }
    }

    private static boolean isAcceptance(DelegateExecution execution) {
        return ((ExecutionEntity) execution).getProcessDefinition().getKey().equals(AcceptanceProcess.KEY);
    }

    private DaysOff daysOff(DelegateExecution execution) {
        String process = ((ExecutionEntity) execution).getProcessDefinition().getKey();
        return facts.engagementIn(process, execution.getProcessBusinessKey())
                .map(engagements::daysOff)
                .orElse(DaysOff.HOME);
    }

    private void reach(DelegateExecution execution, Task task, LocalDate due, Rung rung) {
        String process = ((ExecutionEntity) execution).getProcessDefinition().getKey();
        String key = execution.getProcessBusinessKey();
        Campaign campaign = campaigns.get(facts.campaignOf(process, key));
        PersonId asked = new PersonId(task.getAssignee());
        Optional<PersonId> reached =
                switch (rung) {
                    case BEFORE, TODAY -> Optional.of(asked);
                    case DEPUTY -> colleague(campaign, facts.engagementIn(process, key), asked);
                    case COORDINATOR -> Optional.of(campaign.coordinator()).filter(person -> !person.equals(asked));
                };
        String about = reached.filter(asked::equals).isPresent() ? "" : name(asked);
        reached.ifPresent(person -> events.publishEvent(
                new PersonReminded(rung, person, campaign.id(), task.getId(), task.getName(), due, about)));
    }

    /** Somebody else of the same team: the partner's, or the coordination's. */
    private static Optional<PersonId> colleague(Campaign campaign, Optional<Engagement> partner, PersonId asked) {
        return partner.map(engagement -> engagement.people().stream())
                .orElseGet(() -> Stream.of(campaign.deputy(), campaign.coordinator()))
                .filter(person -> !person.equals(asked))
                .findFirst();
    }

    private String name(PersonId id) {
        Person person = partners.person(id);
        return person.organisation()
                .map(organisation -> person.name() + " ("
                        + partners.organisation(organisation).name() + ")")
                .orElseGet(person::name);
    }

    private static LocalDate day(Date date) {
        return Days.of(date.toInstant());
    }
}
